// A confusion matrix whose cells open their rows. Of two classes with a threshold that can be moved: matrix, metrics and
// cost follow at once, from counts that came with the evaluation.
import '#renderer/results/views/confusion.css';
import { useMemo, useState } from 'react';
import { CellRows } from '#renderer/results/CellRows.tsx';
import type { Cell } from '#renderer/results/cell-rows.ts';
import { MetricsView } from '#renderer/results/views/metrics.tsx';
import { cheapestThreshold, decisionAt, decisionOf, matrixOf, metricsAt } from '#renderer/results/threshold-metrics.ts';
import type { Costs } from '#renderer/results/threshold-metrics.ts';
import { VegaPlot } from '#renderer/results/VegaPlot.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { percent } from '#renderer/ui/format.ts';
import { groupDigits } from '#shared/text/number-text.ts';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import { Slider } from '#renderer/ui/Slider.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import type { ShownView, ViewProps } from '#renderer/results/views/view.ts';
import type { ConfusionResult, CutsView } from '#shared/spec/views/confusion.ts';

/** Above this cells show their counts alone. */
const maxRoomyClasses = 5;
/** Above this the cells would be too small to press; the plot is drawn instead. */
const maxButtons = 20;

export function ConfusionView({ view }: { readonly view: ConfusionResult }) {
  const t = useText();
  const { classes, cuts, rows } = view;
  const [threshold, setThreshold] = useState(cuts?.threshold ?? 0.5);
  const [costs, setCosts] = useState<Costs>(cuts?.costs ?? { falsePositive: 1, falseNegative: 1 });
  const [cell, setCell] = useState<Cell | null>(null);
  const isMoved = cuts !== undefined && threshold !== cuts.threshold;
  const decision = isMoved ? decisionAt(cuts, threshold) : decisionOf(view.counts);
  const counts = isMoved ? matrixOf(decision) : view.counts;
  const open = rows ? setCell : undefined;
  return (
    <div className="confusion ui-column">
      <div className="confusion-top ui-wrap">
        {classes.length > maxButtons ? (
          <VegaPlot
            spec={view.spec}
            title={t(view.title)}
            {...(open && {
              onPick: (datum) => {
                const [truth, predicted] = [datum['truth'], datum['predicted']].map((name) =>
                  classes.indexOf(String(name)),
                );
                if (truth !== undefined && predicted !== undefined && truth >= 0 && predicted >= 0)
                  open({ truth, predicted });
              },
            })}
          />
        ) : (
          <Matrix classes={classes} counts={counts} chosen={cell} {...(open && { onOpen: open })} />
        )}
        {cuts ? (
          <div className="confusion-controls ui-column">
            <ThresholdControls
              cuts={cuts}
              positive={classes[1] ?? ''}
              threshold={threshold}
              costs={costs}
              onThreshold={setThreshold}
              onCosts={setCosts}
            />
            <div role="group" aria-label={t('views.confusion.figures')}>
              <MetricsView metrics={metricsAt(decision, costs)} />
            </div>
          </div>
        ) : null}
      </div>
      {rows && cell ? (
        <CellRows
          rows={rows}
          cell={cell}
          classes={classes}
          count={counts[cell.truth]?.[cell.predicted] ?? 0}
          threshold={isMoved ? threshold : undefined}
          onClose={() => setCell(null)}
        />
      ) : rows ? (
        <p className="result-note">{t('views.confusion.selectHint')}</p>
      ) : null}
    </div>
  );
}

interface ThresholdControlsProps {
  readonly cuts: CutsView;
  readonly positive: string;
  readonly threshold: number;
  readonly costs: Costs;
  onThreshold(threshold: number): void;
  onCosts(costs: Costs): void;
}

function ThresholdControls({ cuts, positive, threshold, costs, onThreshold, onCosts }: ThresholdControlsProps) {
  const t = useText();
  const cheapest = useMemo(() => cheapestThreshold(cuts, costs), [cuts, costs]);
  const cost = (name: keyof Costs, label: string) => (
    <NumberField
      label={label}
      value={costs[name]}
      min={0}
      max={1e9}
      check={(value) =>
        value !== null && value >= 0 && value <= 1e9 ? undefined : t('studio.fault.notANumber', { text: '' })
      }
      onCommit={(value) => onCosts({ ...costs, [name]: value ?? 0 })}
    />
  );
  return (
    <div className="ui-stack">
      <Slider
        label={t('views.confusion.threshold', { positive })}
        value={threshold}
        min={0}
        max={1}
        step={0.001}
        mark={cheapest}
        shown={thresholdText(threshold)}
        onChange={(value) => onThreshold(Math.round(value * 1000) / 1000)}
      />
      <div className="confusion-costs">
        {cost('falsePositive', t('views.confusion.costFalsePositive'))}
        {cost('falseNegative', t('views.confusion.costFalseNegative'))}
      </div>
      <div className="confusion-jumps ui-wrap">
        <Button size="small" icon="crosshair" onPress={() => onThreshold(cheapest)}>
          {t('views.confusion.cheapest', { threshold: thresholdText(cheapest) })}
        </Button>
        <Button
          size="small"
          icon="reset"
          isDisabled={threshold === cuts.threshold}
          onPress={() => onThreshold(cuts.threshold)}
        >
          {t('views.confusion.original', { threshold: thresholdText(cuts.threshold) })}
        </Button>
      </div>
    </div>
  );
}

const thresholdText = (threshold: number): string => String(Number(threshold.toFixed(3)));

interface MatrixProps {
  readonly classes: readonly string[];
  readonly counts: readonly (readonly number[])[];
  readonly chosen: Cell | null;
  onOpen?(cell: Cell): void;
}

function Matrix({ classes, counts, chosen, onOpen }: MatrixProps) {
  const t = useText();
  return (
    <div className="confusion-scroll">
      <table
        className="confusion-matrix"
        data-dense={classes.length > maxRoomyClasses || undefined}
        aria-label={t('views.confusion.matrix')}
      >
        <thead>
          <tr>
            <td className="confusion-corner">{t('views.confusion.corner')}</td>
            {classes.map((name) => (
              <th key={name} scope="col" title={name}>
                <span className="ui-clip">{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map((truth, i) => {
            const total = (counts[i] ?? []).reduce((sum, count) => sum + count, 0);
            return (
              <tr key={truth}>
                <th scope="row" title={truth}>
                  <span className="ui-clip">{truth}</span>
                </th>
                {classes.map((predicted, j) => {
                  const count = counts[i]?.[j] ?? 0;
                  const fraction = total > 0 ? count / total : 0;
                  const box = {
                    className: 'confusion-cell ui-column ui-center',
                    style: { '--share': fraction } as React.CSSProperties,
                  };
                  const shown = (
                    <>
                      <b>{groupDigits(count)}</b>
                      <small>{percent(fraction)}</small>
                    </>
                  );
                  return (
                    <td key={predicted} data-right={i === j || undefined} data-none={count === 0 || undefined}>
                      {onOpen ? (
                        <button
                          type="button"
                          {...box}
                          data-cell={`${i}-${j}`}
                          aria-pressed={chosen?.truth === i && chosen.predicted === j}
                          onClick={() => onOpen({ truth: i, predicted: j })}
                        >
                          <span className="visually-hidden">{t('views.confusion.cell', { truth, predicted })}</span>
                          {shown}
                        </button>
                      ) : (
                        <span {...box}>{shown}</span>
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function ConfusionContent({ view, compact, glance }: ViewProps<ConfusionResult>) {
  const t = useText();
  if (!compact && !glance) return <ConfusionView view={view} />;
  return <VegaPlot spec={view.spec} title={t(view.title)} compact={compact} />;
}

export const confusion: ShownView<ConfusionResult> = { Content: ConfusionContent, atAGlance: 'picture' };
