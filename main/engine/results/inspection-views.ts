// Plots of a report that inspects a model: importances, dependence, local effects, changes, rule trees, paths down a
// loss surface.
import { dependenceLines, dependencePoints } from '#shared/plots/dependence-lines.ts';
import { importanceBars } from '#shared/plots/importance-bars.ts';
import { lineChart } from '#shared/plots/line-chart.ts';
import { pointMap } from '#shared/plots/point-map.ts';
import { ruleTree } from '#shared/plots/rule-tree.ts';
import { surfaceMap } from '#shared/plots/surface-map.ts';
import { assertNever } from '#shared/spec/assert-never.ts';
import type { ResultView } from '#shared/protocol/results.ts';
import type { PlotResult } from '#shared/spec/views/plot.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import type { Translate } from '#shared/text/translate.ts';
import { metricWords } from '#shared/text/metric-words.ts';
import type { ReportPlot, ReportValue } from '#engine/values/report.ts';

export function inspectionViews({ plots = [], target }: ReportValue, t: Translate): ResultView[] {
  return plots.flatMap((drawn, i) => viewsOfPlot(drawn, target, i, t));
}

function viewsOfPlot(drawn: ReportPlot, target: TargetInfo | undefined, i: number, t: Translate): ResultView[] {
  const view = (id: string, title: string, spec: PlotResult['spec']) =>
    ({ view: 'plot', id: i === 0 ? id : `${id}-${i + 1}`, title: `view.${title}`, spec }) as const;
  switch (drawn.plot) {
    case 'importance': {
      const bars = drawn.features.map((feature, k) => ({
        feature,
        value: drawn.mean[k] ?? 0,
        deviation: drawn.deviation[k] ?? 0,
      }));
      const value = t('plot.scoreLost', { score: metricWords(drawn.score, t) });
      return [view('importance', 'importance', importanceBars(bars, { value, deviation: t('column.deviation') }))];
    }
    case 'dependence': {
      const y = answerWords(drawn.outputs, target, t);
      const words = { x: drawn.feature, y: drawn.centred ? t('plot.changeOf', { answer: y }) : y };
      const draw = drawn.words ? dependencePoints : dependenceLines;
      return [view('dependence', 'partialDependence', draw(drawn, words))];
    }
    case 'dependencePair': {
      const { x, y, values, features, output, words: names } = drawn;
      const words = {
        x: features[0],
        y: features[1],
        value: answerWords([output], target, t),
        rank: '',
        step: '',
      };
      return [view('dependence-pair', 'dependencePair', surfaceMap({ x, y, values, words: names }, [], words, false))];
    }
    case 'localEffects': {
      const { x, effects, outputs, feature } = drawn;
      const lines = outputs.map((output, k) => ({
        name: outputs.length > 1 ? output : '',
        x,
        y: effects.subarray(k * x.length, (k + 1) * x.length),
      }));
      const words = { x: feature, y: t('plot.effectOn', { answer: answerWords(outputs, target, t) }) };
      return [view('local-effects', 'localEffects', lineChart(lines, words, { points: x.length <= 60 }))];
    }
    case 'changes': {
      const bars = drawn.features.map((feature, k) => ({ feature, value: drawn.rows[k] ?? 0, deviation: 0 }));
      const spec = importanceBars(bars, { value: t('plot.rowsChanged'), deviation: '' });
      return bars.length > 0 ? [view('changes', 'changedFeatures', spec)] : [];
    }
    case 'pictures': {
      const { plot: _, ...pictures } = drawn;
      return [{ view: 'images', title: 'view.neighbours', ...pictures }];
    }
    case 'map': {
      const { method, explained } = drawn;
      const axis = (k: 0 | 1): string =>
        method === 'pca'
          ? t('plot.component', { number: k + 1, percent: `${Math.round(100 * (explained?.[k] ?? 0))} %` })
          : t(`plot.${method}Axis`, { number: k + 1 });
      const words = { x: axis(0), y: axis(1), target: target?.name ?? '', row: t('plot.row') };
      return [view('point-map', 'pointMap', pointMap(drawn, target?.classes ?? [], words))];
    }
    case 'tree': {
      const words = {
        rows: t('column.rows'),
        prediction: t('column.prediction'),
        question: t('column.rule'),
        share: t('column.shareOfRows'),
      };
      return [view('rule-tree', 'ruleTree', ruleTree(drawn.nodes, words))];
    }
    case 'descent': {
      const { x, y, loss, paths, axes } = drawn;
      const named = paths.map((path) => ({ ...path, name: t(`plot.${path.optimizer}`), values: path.loss }));
      const [one, two] = axes === 'components' ? [t('plot.firstDirection'), t('plot.secondDirection')] : axes;
      const words = { x: one, y: two, value: t('plot.loss'), rank: t('plot.loss'), step: t('column.update') };
      const trajectories = {
        last: Math.max(0, ...paths.map(({ steps }) => steps.at(-1) ?? 0)),
        paths: named.map(({ name, steps, values }) => ({ name, steps, values })),
      };
      const curves = named.map((path) => ({
        name: path.name,
        x: Float64Array.from(path.steps),
        y: path.loss,
      }));
      return [
        {
          ...view('loss-surface', 'lossSurface', surfaceMap({ x, y, values: loss }, named, words, true)),
          walk: trajectories,
        },
        view('loss-by-update', 'lossByUpdate', lineChart(curves, { x: t('column.update'), y: t('plot.loss') })),
      ];
    }
    default:
      return assertNever(drawn);
  }
}

/** What the numbers of an output are: the probability of a class, or the target's own. */
function answerWords(outputs: readonly string[], target: TargetInfo | undefined, t: Translate): string {
  const [output = ''] = outputs;
  if (!target || target.kind === 'number') return t('plot.predictedOf', { name: output });
  return outputs.length === 1 ? t('plot.probabilityOf', { output }) : t('plot.probability');
}
