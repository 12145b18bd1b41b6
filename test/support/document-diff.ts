// What differs between two documents, by meaning: a moved node is not a changed one.
import type { NodeId, PipelineDocument, PipelineNode } from '#shared/document/document.ts';
import { compareText } from '#shared/document/graph.ts';

export interface NodeChange {
  readonly id: NodeId;
  /** Names of the parameters whose values differ, sorted. */
  readonly params: readonly string[];
  readonly fields: readonly ('kind' | 'kindVersion' | 'label' | 'paused')[];
}

export interface DocumentDiff {
  readonly added: readonly NodeId[];
  readonly removed: readonly NodeId[];
  readonly changed: readonly NodeChange[];
  readonly moved: readonly NodeId[];
  /** By wireId. */
  readonly wiresAdded: readonly string[];
  readonly wiresRemoved: readonly string[];
  readonly seed?: { readonly before: number; readonly after: number };
}

export function diffDocuments(before: PipelineDocument, after: PipelineDocument): DocumentDiff {
  const kept = keysOf(before.nodes).filter((id) => Object.hasOwn(after.nodes, id));
  return {
    added: missing(after.nodes, before.nodes),
    removed: missing(before.nodes, after.nodes),
    changed: kept.flatMap((id) => nodeChange(before.nodes[id], after.nodes[id])),
    moved: kept.filter((id) => !same(before.layout[id], after.layout[id])),
    wiresAdded: missing(after.wires, before.wires),
    wiresRemoved: missing(before.wires, after.wires),
    ...(before.seed === after.seed ? {} : { seed: { before: before.seed, after: after.seed } }),
  };
}

function nodeChange(before: PipelineNode | undefined, after: PipelineNode | undefined): readonly NodeChange[] {
  if (!before || !after || before === after) return [];
  const names = [...new Set([...Object.keys(before.params), ...Object.keys(after.params)])].sort(compareText);
  const params = names.filter((name) => !same(before.params[name], after.params[name]));
  const fields = (['kind', 'kindVersion', 'label', 'paused'] as const).filter(
    (field) => before[field] !== after[field],
  );
  return params.length + fields.length === 0 ? [] : [{ id: before.id, params, fields }];
}

const keysOf = (map: Readonly<Record<string, unknown>>) => Object.keys(map).sort(compareText);
const missing = (from: Readonly<Record<string, unknown>>, others: Readonly<Record<string, unknown>>) =>
  keysOf(from).filter((id) => !Object.hasOwn(others, id));

function same(one: unknown, two: unknown): boolean {
  if (Object.is(one, two)) return true;
  if (typeof one !== 'object' || typeof two !== 'object' || one === null || two === null) return false;
  const [ones, twos] = [Object.entries(one), Object.entries(two)];
  return (
    ones.length === twos.length && ones.every(([key, value]) => same(value, (two as Record<string, unknown>)[key]))
  );
}
