// Values of type model: a trained network.
import type { ResultView } from '#shared/protocol/results.ts';
import type { Translate } from '#shared/text/translate.ts';
import type { ValueKind } from '#engine/kinds/kind.ts';
import { modelFindings } from '#engine/kinds/model-findings.ts';
import { numbersOf } from '#engine/kinds/numbers.ts';
import { modelInfo, parametersOf } from '#engine/network/model-info.ts';
import { networkView } from '#engine/results/network-view.ts';
import { historyViews, scaledView } from '#engine/results/report-views.ts';
import { trainingViews } from '#engine/results/training-views.ts';
import type { ModelValue } from '#engine/values/model.ts';

export const model: ValueKind<ModelValue> = {
  type: 'model',
  describe: modelInfo,
  summary: ({ history, weights, stopped, eagerBecause, threads, blocks }) => ({
    ...numbersOf(history.at(-1)?.logs ?? {}),
    epochs: history.length,
    parameters: parametersOf(weights),
    ...(trainableOf(weights) < parametersOf(weights) && { trainableParameters: trainableOf(weights) }),
    ...(stopped ? { stopped } : {}),
    ...(eagerBecause ? { notCompiled: eagerBecause } : {}),
    ...(threads && { threads: threads.count }),
    ...(threads?.measured && {
      millisecondsByThreads: Object.fromEntries(threads.measured.map((one) => [one.threads, one.milliseconds])),
    }),
    ...(blocks && { blocks: blocks.count, rowsPerBlock: blocks.rows }),
  }),
  findings: modelFindings,
  views: modelViews,
};

const trainableOf = (weights: ModelValue['weights']): number =>
  parametersOf(weights.filter(({ trainable }) => trainable));

function modelViews(model: ModelValue, t: Translate): ResultView[] {
  const { history, network, weights, targets } = model;
  const last = Object.entries(history.at(-1)?.logs ?? {}).map(([name, value]) => ({ name, value }));
  const size = { name: t('figure.parameters'), value: parametersOf(weights) };
  const learnt = trainableOf(weights);
  const epochs = { name: t('figure.epochs'), value: history.length };
  return [
    ...historyViews(history, t),
    ...scaledView(targets, t),
    {
      view: 'metrics',
      title: 'view.lastEpoch',
      metrics: [
        ...last,
        epochs,
        size,
        ...(learnt < size.value ? [{ name: t('figure.trainable'), value: learnt }] : []),
      ],
    },
    networkView(network),
    ...trainingViews(model, t),
  ];
}
