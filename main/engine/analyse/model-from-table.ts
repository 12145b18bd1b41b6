// A whole pipeline from a table: target, split, preparing, a network sized to the data, training with an early stop,
// evaluation and an explanation, as one change. What the analysis then finds wrong is mended by its own repairs, so that
// the last layer suits the target, whatever it is.
import type { NodeId, Patch, PipelineDocument, PortRef } from '#shared/document/document.ts';
import { addNode, applyRepair, connect, isRefused, moveNodes } from '#shared/document/edits.ts';
import { nodeSize } from '#shared/document/node-size.ts';
import { rowLayout, rowLayoutGap } from '#shared/document/row-layout.ts';
import { subDocument } from '#shared/document/selection.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import type { ParamValue } from '#shared/spec/param.ts';
import { Change } from '#engine/analyse/change.ts';
import { guessTarget } from '#shared/nodes/guess-target.ts';
import type { InferredPipeline } from '#engine/analyse/infer-pipeline.ts';

type Part = readonly [kind: NodeKind, params?: Readonly<Record<string, ParamValue>>];

/** Repairs may each open the way to the next. */
const mostRepairs = 8;

/**
 * Patches that add the pipeline behind an output with a table, its ids, and the column that it predicts. Faults:
 * modelOf.noTable where the table is not known yet; edit.limit.
 */
export async function modelFromTable(
  document: PipelineDocument,
  from: PortRef,
  analyse: (document: PipelineDocument) => Promise<InferredPipeline>,
): Promise<{ readonly patches: Patch[]; readonly created: string[]; readonly target: string }> {
  const table = (await analyse(document)).wires[from.node]?.[from.port];
  const target = table?.type === 'table' ? guessTarget(table.columns) : undefined;
  if (table?.type !== 'table' || target === undefined) throw new Fault('modelOf.noTable');
  const { units, batchSize } = sized(table.rows ?? 1000, table.columns.length);
  const parts: Readonly<Record<string, Part>> = {
    target: ['data.target', { target }],
    split: ['data.split'],
    prepare: ['data.prepare'],
    input: ['layer.input'],
    first: ['layer.dense', { units, activation: 'relu' }],
    second: ['layer.dense', { units: units / 2, activation: 'relu' }],
    last: ['layer.dense', { units: 1, activation: 'sigmoid' }],
    adam: ['optimizer.adam'],
    fit: ['train.fit', { epochs: 300, patience: 20, batchSize }],
    evaluate: ['evaluate.evaluate'],
    shap: ['explain.shap'],
  };
  const change = new Change(document);
  const ids: Record<string, string> = {};
  for (const [name, [kind, params = {}]] of Object.entries(parts))
    ids[name] = change.take(addNode(change.now, kind, { x: 0, y: 0 }, params)).created[0] ?? '';
  const end = (text: string): PortRef => {
    const [name = '', port = ''] = text.split('.');
    return { node: ids[name] ?? '', port };
  };
  change.take(connect(change.now, from, end('target.table')));
  for (const [one, other] of wires) change.take(connect(change.now, end(one), end(other)));
  const created = Object.values(ids);
  for (let round = 0; round < mostRepairs; round += 1) {
    const { problems } = await analyse(change.now);
    const mended = problems.find(
      ({ node, repair, severity }) => repair && severity !== 'info' && node !== undefined && created.includes(node),
    );
    const edited = mended?.repair && applyRepair(change.now, mended.repair);
    if (!edited || isRefused(edited)) break;
    change.take(edited);
  }
  const made = Object.keys(change.now.nodes).filter((id) => !Object.hasOwn(document.nodes, id));
  change.take(moveNodes(change.now, placesBelow(document, from.node, rowLayout(subDocument(change.now, made)))));
  return { patches: change.patches, created: made, target };
}

const wires = [
  ['target.dataset', 'split.dataset'],
  ['split.dataset', 'prepare.dataset'],
  ['prepare.dataset', 'input.dataset'],
  ['input.layer', 'first.layer'],
  ['first.layer', 'second.layer'],
  ['second.layer', 'last.layer'],
  ['last.layer', 'fit.network'],
  ['prepare.dataset', 'fit.dataset'],
  ['adam.optimizer', 'fit.optimizer'],
  ['fit.model', 'evaluate.model'],
  ['prepare.dataset', 'evaluate.dataset'],
  ['fit.model', 'shap.model'],
  ['prepare.dataset', 'shap.dataset'],
] as const;

/** Below all that is there, beginning where the table does. */
function placesBelow(
  { nodes, layout }: PipelineDocument,
  table: NodeId,
  places: Readonly<Record<NodeId, Point>>,
): Readonly<Record<NodeId, Point>> {
  const bottoms = Object.values(nodes).map(
    (node) => (layout[node.id]?.y ?? 0) + nodeSize(node, layout[node.id]).height,
  );
  const [left, top] = [layout[table]?.x ?? 0, Math.max(...bottoms) + rowLayoutGap.y];
  return Object.fromEntries(Object.entries(places).map(([id, { x, y }]) => [id, { x: left + x, y: top + y }]));
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** More units for more rows and columns; batches that give an epoch some tens of updates. */
function sized(rows: number, columns: number): { readonly units: number; readonly batchSize: number } {
  const byRows = rows < 500 ? 32 : rows < 10_000 ? 64 : 128;
  const units = columns > 200 ? Math.min(128, byRows * 2) : byRows;
  const batchSize = rows < 1000 ? 16 : rows < 20_000 ? 32 : rows < 200_000 ? 128 : 512;
  return { units, batchSize };
}
