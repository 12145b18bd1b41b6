// Which kinds most likely come next at a port, from what is sensible, what the examples have, and what the person does.
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import { ancestors, graphOf } from '#shared/document/graph.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import { wireCounts } from '#shared/nodes/wire-counts.ts';
import type { PortType } from '#shared/spec/ports.ts';

/** What is sensible behind an output of a kind, or of a type where the kind has no list of its own; the likeliest first. */
const after: Partial<Record<NodeKind | PortType, readonly NodeKind[]>> = {
  table: [
    'data.target',
    'table.select',
    'table.filter',
    'table.dropMissing',
    'table.derive',
    'table.join',
    'table.sql',
  ],
  'data.target': ['data.split', 'data.windows', 'text.sequences', 'data.combine', 'evaluate.projection'],
  'data.split': ['data.prepare', 'data.standardise', 'data.encodeWords', 'layer.input', 'train.fit'],
  dataset: ['layer.input', 'train.fit', 'data.scaleTarget', 'evaluate.evaluate', 'explain.shap', 'evaluate.projection'],
  'data.images': ['data.split', 'layer.input', 'train.fit'],
  'layer.input': ['layer.dense', 'layer.conv2d', 'layer.flatten', 'layer.embedding', 'layer.lstm', 'layer.conv1d'],
  layer: ['layer.dense', 'train.fit', 'layer.dropout', 'layer.batchNormalization', 'layer.activation', 'layer.add'],
  'layer.conv2d': ['layer.maxPooling2d', 'layer.conv2d', 'layer.batchNormalization', 'layer.flatten'],
  'layer.conv1d': ['layer.maxPooling1d', 'layer.conv1d', 'layer.globalMaxPooling1d', 'layer.flatten'],
  'layer.lstm': ['layer.dense', 'layer.lstm', 'layer.dropout'],
  'layer.gru': ['layer.dense', 'layer.gru', 'layer.dropout'],
  'layer.transformerBlock': ['layer.transformerBlock', 'layer.globalAveragePooling1d', 'layer.dense'],
  optimizer: ['train.fit', 'evaluate.crossValidate', 'evaluate.learningCurve'],
  model: ['evaluate.evaluate', 'explain.shap', 'evaluate.predict', 'explain.permutationImportance', 'train.saveModel'],
  wordVectors: ['language.wordMap'],
};

/** What is sensible before an input of a type. */
const before: Partial<Record<PortType, readonly NodeKind[]>> = {
  table: ['data.csv', 'data.sample', 'data.excel', 'data.parquet', 'table.filter', 'table.select'],
  dataset: ['data.prepare', 'data.split', 'data.standardise', 'data.target', 'data.images'],
  layer: ['layer.dense', 'layer.input', 'layer.dropout', 'layer.conv2d', 'layer.flatten', 'layer.lstm'],
  optimizer: ['optimizer.adam', 'optimizer.sgd', 'optimizer.adamw', 'optimizer.rmsprop'],
  model: ['train.fit', 'data.openModel'],
  wordVectors: ['language.word2vec'],
};

/** They stand once on a way through a pipeline. */
const once: ReadonlySet<string> = new Set([
  'data.target',
  'data.split',
  'data.prepare',
  'data.standardise',
  'layer.input',
]);

export interface OpenEnd {
  readonly node: NodeId;
  readonly port: string;
  readonly side: 'input' | 'output';
}

/** How often a pair of ports, as `kind.port>kind.port`, was wired. */
export type WireCounts = Readonly<Record<string, number>>;

/** The pair of a wire that is in the document, as it is counted. */
export function pairOf(
  { nodes }: Pick<PipelineDocument, 'nodes'>,
  from: Omit<OpenEnd, 'side'>,
  to: Omit<OpenEnd, 'side'>,
): string {
  return `${nodes[from.node]?.kind}.${from.port}>${nodes[to.node]?.kind}.${to.port}`;
}

/** A habit of one's own tells more than an example does. */
const habitWeight = 3;
const countWeight = 1;
/** What other kinds have at a port of the same type says a little. */
const typeWeight = 0.1;
const firstWeight = 6;

/**
 * How likely each kind is at an open end; 0 = nothing speaks for it, negative = it stands there already. What fits the
 * port at all is not asked here.
 */
export function likelyNext(document: PipelineDocument, end: OpenEnd, habits: WireCounts): (kind: NodeKind) => number {
  const own = document.nodes[end.node]?.kind ?? '';
  const spec = specOf(own);
  const type = (end.side === 'output' ? spec?.outputs : spec?.inputs)?.[end.port]?.type;
  const weights = new Map<string, number>();
  const count = (counts: WireCounts, weight: number) => {
    for (const [pair, times] of Object.entries(counts)) {
      const [from = '', to = ''] = pair.split('>');
      const [here, there] = end.side === 'output' ? [from, to] : [to, from];
      const kind = kindIn(there);
      const factor = here === `${own}.${end.port}` ? 1 : typeAt(here, end.side) === type ? typeWeight : 0;
      if (factor > 0) weights.set(kind, (weights.get(kind) ?? 0) + weight * factor * times);
    }
  };
  count(wireCounts, countWeight);
  count(habits, habitWeight);
  const sensible = type && (end.side === 'output' ? (after[own as NodeKind] ?? after[type]) : before[type]);
  for (const [at, kind] of (sensible ?? []).entries())
    weights.set(kind, (weights.get(kind) ?? 0) + firstWeight / (1 + at));
  const upstream = ancestors(graphOf(document), [end.node]);
  const there = new Set([end.node, ...upstream].map((id) => document.nodes[id]?.kind));
  const forOwn = [...Object.keys(wireCounts), ...Object.keys(habits)].some(
    (pair) => kindIn(pair.split('>')[0] ?? '') === own && kindIn(pair.split('>')[1] ?? '') === own,
  );
  return (kind) => {
    if (end.side === 'output' && once.has(kind) && there.has(kind)) return -1;
    // Its own kind again wants a reason: a list of its own, or somebody who has done it.
    if (kind === own && !forOwn && !after[own as NodeKind]?.includes(kind)) return -1;
    return weights.get(kind) ?? 0;
  };
}

const kindIn = (port: string) => port.slice(0, port.lastIndexOf('.'));

function typeAt(place: string, side: 'input' | 'output'): PortType | undefined {
  const spec = specOf(kindIn(place));
  return (side === 'output' ? spec?.outputs : spec?.inputs)?.[place.slice(place.lastIndexOf('.') + 1)]?.type;
}
