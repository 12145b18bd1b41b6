// What a person sees of an output: a few generic views chosen by type, the most telling first. Plots come from
// shared/plots, pages of rows from main/engine/table; words through the translator of whoever looks.
import { assertNever } from '#shared/spec/assert-never.ts';
import type { CellValue, ResultView, TableSlice } from '#shared/protocol/results.ts';
import type { Translate } from '#shared/text/translate.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { elements } from '#engine/network/layer.ts';
import { sliceOf, tableFrom } from '#engine/table/as-table.ts';
import { explanationViews } from '#engine/results/explanation-views.ts';
import { imageView } from '#engine/results/image-view.ts';
import { predictionViews } from '#engine/results/prediction-views.ts';
import { optimizerViews } from '#engine/results/optimizer-views.ts';
import { wordViews } from '#engine/results/word-views.ts';
import { historyViews, reportViews } from '#engine/results/report-views.ts';
import type { DatasetValue } from '#engine/values/dataset.ts';
import type { NetworkData } from '#engine/values/layer.ts';
import type { ModelValue } from '#engine/values/model.ts';
import type { TableValue } from '#engine/values/table.ts';
import type { WireValue } from '#engine/values/wire-value.ts';

/** Reads a page of a stored table; the reader of main/engine/table, handed in so that this stays pure. */
export type ReadTable = (table: TableValue, offset: number, limit: number) => Promise<TableSlice>;

/** Rows of a table view; `result.rows` brings the others. */
const firstRows = 20;

/** Every view of a value, in order; at least one. */
export async function viewsOf(value: WireValue, t: Translate, readTable: ReadTable): Promise<readonly ResultView[]> {
  switch (value.type) {
    case 'table':
      return [{ view: 'table', title: 'view.table', slice: await readTable(value, 0, firstRows) }];
    case 'dataset':
      return [...datasetViews(value, t), ...tableViews(value)];
    case 'layer':
      return [networkView(value.network)];
    case 'optimizer':
      return optimizerViews(value, t);
    case 'model':
      return modelViews(value, t);
    case 'report':
      return [...reportViews(value, t), ...(value.history ? tableViews(value) : [])];
    case 'predictions':
      return [...predictionViews(value, t), ...tableViews(value)];
    case 'explanation':
      return [...explanationViews(value, t), ...tableViews(value)];
    case 'wordVectors':
      return [...wordViews(value, t), ...trainingViews(value, t), ...tableViews(value)];
    default:
      return assertNever(value);
  }
}

/** The first rows of a value that can be read as a table. */
function tableViews(value: WireValue): ResultView[] {
  const table = tableFrom(value);
  return table ? [{ view: 'table', title: 'view.table', slice: sliceOf(table, 0, firstRows) }] : [];
}

function datasetViews(value: DatasetValue, t: Translate): ResultView[] {
  const { train, validation, test } = value.splits;
  const classes = value.target.classes.length;
  const metrics = [
    { name: t('figure.trainingRows'), value: train.rows },
    { name: t('figure.validationRows'), value: validation.rows },
    { name: t('figure.testRows'), value: test.rows },
    { name: t('figure.features'), value: elements(value.shape) },
    ...(classes > 0 ? [{ name: t('figure.classes'), value: classes }] : []),
  ];
  const images = imageView(value);
  return [
    ...(images ? [images] : []),
    { view: 'metrics', title: 'view.splits', metrics },
    ...(classes > 0 ? [classTable(value)] : []),
  ];
}

/** Rows per class and split: a class that is absent from a split shows here. */
function classTable({ target, splits }: DatasetValue): ResultView {
  const names = ['train', 'validation', 'test'] as const;
  const counts = names.map((name) => {
    const perClass = target.classes.map(() => 0);
    for (const index of splits[name].y) perClass[index] = (perClass[index] ?? 0) + 1;
    return perClass;
  });
  const rows: CellValue[][] = target.classes.map((name, k) => [name, ...counts.map((perClass) => perClass[k] ?? 0)]);
  const columns = [
    { name: target.name, type: 'text' as const },
    ...names.map((name) => ({ name, type: 'integer' as const })),
  ];
  return { view: 'table', title: 'view.classes', slice: { columns, rows, offset: 0, total: rows.length } };
}

function networkView(data: NetworkData): ResultView {
  const network = buildNetwork(data);
  const layers = network.layers.map((layer) => ({
    name: layer.name,
    kind: layer.layer.className,
    shape: layer.calls[0]?.outputShapes[0] ?? [],
    parameters: layer.weights.reduce((sum, weight) => sum + elements(weight.shape), 0),
  }));
  return { view: 'network', title: 'view.network', layers };
}

/** Lines on how a model was trained, where there is something to tell. */
function trainingViews(
  { eagerBecause, threads, blocks }: Pick<ModelValue, 'eagerBecause' | 'threads' | 'blocks'>,
  t: Translate,
): ResultView[] {
  const count = (of: number) => (of === 1 ? t('text.oneThread') : t('text.manyThreads', { count: of }));
  const lines = [
    eagerBecause === undefined ? [] : t('text.notCompiled', { reason: eagerBecause }),
    threads?.set ? t('text.threadsSet', { threads: count(threads.count) }) : [],
    threads?.measured
      ? t('text.threadsMeasured', {
          threads: count(threads.count),
          measured: threads.measured
            .map((one) => t('text.threadTime', { threads: count(one.threads), milliseconds: one.milliseconds }))
            .join(t('text.listComma')),
        })
      : [],
    blocks ? t('text.blocks', { count: blocks.count, rows: blocks.rows }) : [],
  ];
  const told = lines.flat();
  return told.length === 0 ? [] : [{ view: 'text', title: 'view.training', markdown: told.join('\n\n') }];
}

function modelViews(model: ModelValue, t: Translate): ResultView[] {
  const { history, network, weights } = model;
  const last = Object.entries(history.at(-1)?.logs ?? {}).map(([name, value]) => ({ name, value }));
  const size = { name: t('figure.parameters'), value: weights.reduce((sum, weight) => sum + weight.values.length, 0) };
  const epochs = { name: t('figure.epochs'), value: history.length };
  return [
    ...historyViews(history, t),
    { view: 'metrics', title: 'view.lastEpoch', metrics: [...last, epochs, size] },
    networkView(network),
    ...trainingViews(model, t),
  ];
}
