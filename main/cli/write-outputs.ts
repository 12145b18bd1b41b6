// `run --out FOLDER`: what a run made, as files that other programs read, under each node's id.
import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import type { CellValue, ResultView } from '#shared/protocol/results.ts';
import { assertNever } from '#shared/spec/assert-never.ts';
import type { Translate } from '#shared/text/translate.ts';
import { writeExplanation } from '#engine/explain/explanation-file.ts';
import { explanationFigures } from '#engine/results/explanation-views.ts';
import { htmlReport } from '#engine/results/html-report.ts';
import { plotSvg } from '#engine/results/svg.ts';
import { probabilitiesFile, vectorsFile } from '#engine/results/word-files.ts';
import { viewsOf } from '#engine/kinds/kinds.ts';
import type { ReadTable } from '#engine/kinds/kind.ts';
import type { ModelValue } from '#engine/values/model.ts';
import type { WireValue } from '#engine/values/wire-value.ts';
import { tensorName, writeSafetensors } from '#engine/store/safetensors.ts';
import { openStore } from '#engine/store/store.ts';
import { tableFrom } from '#engine/kinds/kinds.ts';
import type { ValueTable } from '#engine/table/value-table.ts';
import { tableSlice } from '#engine/table/parquet-table.ts';
import type { NodeEnd } from '#main/cli/run-engine.ts';

export interface Pipeline {
  readonly document: PipelineDocument;
  /** What the report is called. */
  readonly title: string;
}

export async function writeOutputs(
  folder: string,
  nodes: ReadonlyMap<NodeId, NodeEnd>,
  pipeline: Pipeline,
  t: Translate,
): Promise<void> {
  const store = await openStore();
  const made = new Map<NodeId, Readonly<Record<string, WireValue>>>();
  for (const [id, { key }] of nodes) {
    const outputs = key === undefined ? undefined : await store.load(key);
    if (!outputs) continue;
    made.set(id, outputs);
    for (const value of Object.values(outputs)) await writeValue(join(folder, id), value, t);
  }
  const html = await htmlReport({ ...pipeline, outputs: made, readTable }, t);
  await writeFile(join(folder, 'report.html'), html);
}

const readTable: ReadTable = (table, offset, limit) => tableSlice(table.file, table, offset, limit);

async function writeValue(folder: string, value: WireValue, t: Translate): Promise<void> {
  const put = async (name: string, content: string | Uint8Array) => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, name), content);
  };
  switch (value.type) {
    case 'model':
      await put('weights.safetensors', weightsFile(value));
      await put('topology.json', jsonText(topologyOf(value)));
      break;
    case 'report': {
      const { scatter: _scatter, rows: _rows, cuts: _cuts, ...report } = value;
      await put('report.json', jsonText(report));
      break;
    }
    case 'predictions':
      await putTable(folder, 'predictions.csv', value);
      break;
    case 'explanation': {
      const { values: _values, data: _data, intervals: _intervals, tokens: _tokens, ...explanation } = value;
      await put('explanation.json', jsonText(explanation));
      await putTable(folder, 'explanation.csv', value);
      await put('explanation.safetensors', writeExplanation(value));
      await putPlots(explanationFigures(value, t), put);
      break;
    }
    case 'wordVectors':
      await put('vectors.vec', vectorsFile(value));
      await putTable(folder, 'vectors.csv', value);
      await put('probabilities.csv', probabilitiesFile(value));
      break;
    case 'table':
    case 'dataset':
    case 'layer':
    case 'optimizer':
      return;
    default:
      return assertNever(value);
  }
  await putPlots(await viewsOf(value, t, noTable), put);
}

async function putPlots(
  views: readonly ResultView[],
  put: (name: string, content: string) => Promise<void>,
): Promise<void> {
  for (const view of views) {
    if (view.view === 'plot') await put(`${view.id.replaceAll(/[^\w.-]+/g, '-')}.svg`, await plotSvg(view.spec));
    if (view.view === 'confusion') await put('confusion-matrix.svg', await plotSvg(view.spec));
  }
}

/** Only tables ask for pages, and those are not written. */
const noTable = () => Promise.reject(new Error('There is no table here'));

function weightsFile(model: ModelValue): Uint8Array {
  const tensors = model.weights.map((weight) => ({
    name: tensorName(weight),
    shape: weight.shape,
    values: weight.values,
  }));
  return writeSafetensors(tensors, { format: 'neuroloom' });
}

/** Everything of a model but its numbers; `weights` names them in the order of Keras' get_weights(). */
function topologyOf(model: ModelValue): unknown {
  const { weights, type: _, ...rest } = model;
  return {
    ...rest,
    weights: weights.map((weight) => ({
      tensor: tensorName(weight),
      layer: weight.layer,
      name: weight.name,
      shape: weight.shape,
      trainable: weight.trainable,
    })),
  };
}

/** Typed arrays as lists; what is no finite number is null. */
function jsonText(value: unknown): string {
  return `${JSON.stringify(value, (_key, item: unknown) => (ArrayBuffer.isView(item) ? Array.from(item as Float64Array) : item), 2)}\n`;
}

const rowsAtOnce = 5000;

async function putTable(folder: string, name: string, value: WireValue): Promise<void> {
  const table = tableFrom(value);
  if (!table) return;
  await mkdir(folder, { recursive: true });
  const file = await open(join(folder, name), 'w');
  try {
    await file.write(`${table.columns.map((column) => csvCell(column.name)).join(',')}\n`);
    for (let from = 0; from < table.rows; from += rowsAtOnce)
      await file.write(csvRows(table, from, Math.min(table.rows, from + rowsAtOnce)));
  } finally {
    await file.close();
  }
}

function csvRows(table: ValueTable, from: number, to: number): string {
  let text = '';
  for (let row = from; row < to; row += 1)
    text += `${table.columns.map((_, column) => csvCell(table.cell(column, row))).join(',')}\n`;
  return text;
}

/** RFC 4180; no value is an empty cell. */
function csvCell(cell: CellValue): string {
  if (cell === null || (typeof cell === 'number' && !Number.isFinite(cell))) return '';
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
