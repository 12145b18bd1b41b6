// Changes that mend a problem, as patches for the studio to offer. Made with the same edits that a person has.
import type {
  NodeId,
  Patch,
  PipelineDocument,
  PipelineNode,
  PipelineWire,
  PortRef,
} from '#shared/document/document.ts';
import { addNode, connect, disconnect, isRefused } from '#shared/document/edits.ts';
import { wireId } from '#shared/document/document.ts';
import type { ParamValue } from '#shared/spec/param.ts';

export function setParamPatch(node: PipelineNode, param: string, value: ParamValue): Patch {
  const op = Object.hasOwn(node.params, param) ? 'replace' : 'add';
  return { op, path: ['nodes', node.id, 'params', param], value };
}

/** Puts a node behind an output and moves these wires to it; undefined when that cannot be done. */
export function insertBehind(
  document: PipelineDocument,
  kind: 'data.standardise' | 'data.prepare',
  source: PortRef,
  wires: readonly PipelineWire[],
): readonly Patch[] | undefined {
  const added = addNode(document, kind, placeAfter(document, source.node));
  const id = isRefused(added) ? undefined : added.created[0];
  if (isRefused(added) || id === undefined) return undefined;
  let { document: next, patches } = added;
  const apply = (edited: ReturnType<typeof connect>): boolean => {
    if (isRefused(edited)) return false;
    next = edited.document;
    patches = [...patches, ...edited.patches];
    return true;
  };
  apply(disconnect(next, wires.map(wireId)));
  const ends: readonly [PortRef, PortRef][] = [
    [source, { node: id, port: 'dataset' }],
    ...wires.map(({ to }): [PortRef, PortRef] => [{ node: id, port: 'dataset' }, to]),
  ];
  return ends.every(([from, to]) => apply(connect(next, from, to))) ? patches : undefined;
}

/** Up and to the right of a node: usually free, and close enough to be on screen. */
function placeAfter(document: PipelineDocument, id: NodeId): { readonly x: number; readonly y: number } {
  const place = document.layout[id] ?? { x: 0, y: 0 };
  return { x: place.x + 150, y: place.y - 190 };
}
