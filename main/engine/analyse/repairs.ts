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
import type { Edited, Refused } from '#shared/document/edits.ts';
import { wireId } from '#shared/document/document.ts';
import { catalogue, specOf } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import type { ParamValue } from '#shared/spec/param.ts';
import type { PortType } from '#shared/spec/ports.ts';

export function setParamPatch(node: PipelineNode, param: string, value: ParamValue): Patch {
  const op = Object.hasOwn(node.params, param) ? 'replace' : 'add';
  return { op, path: ['nodes', node.id, 'params', param], value };
}

/** Edits one after the other as one change; undefined when one of them cannot be done. */
export function inOneStep(
  document: PipelineDocument,
  ...edits: readonly ((now: PipelineDocument) => Edited | Refused)[]
): readonly Patch[] | undefined {
  let now = document;
  const patches: Patch[] = [];
  for (const edit of edits) {
    const edited = edit(now);
    if (isRefused(edited)) return undefined;
    now = edited.document;
    patches.push(...edited.patches);
  }
  return patches;
}

/** Puts a node behind an output and moves these wires of it to the new one; undefined when that cannot be done. */
export function insertBehind(
  document: PipelineDocument,
  kind: NodeKind,
  source: PortRef,
  wires: readonly PipelineWire[],
): readonly Patch[] | undefined {
  const added = addNode(document, kind, placeAfter(document, source.node));
  const id = isRefused(added) ? undefined : added.created[0];
  const { inputs, outputs } = catalogue[kind];
  const [into, outOf] = [Object.keys(inputs)[0], Object.keys(outputs)[0]];
  if (id === undefined || into === undefined || outOf === undefined) return undefined;
  return inOneStep(
    document,
    () => added,
    (now) => disconnect(now, wires.map(wireId)),
    (now) => connect(now, source, { node: id, port: into }),
    ...wires.map(
      ({ to }) =>
        (now: PipelineDocument) =>
          connect(now, { node: id, port: outOf }, to),
    ),
  );
}

/** Puts a node without inputs before a port. */
export function addBefore(document: PipelineDocument, kind: NodeKind, to: PortRef): readonly Patch[] | undefined {
  const place = document.layout[to.node] ?? { x: 0, y: 0 };
  const added = addNode(document, kind, { x: place.x - 290, y: place.y + 190 });
  const id = isRefused(added) ? undefined : added.created[0];
  const port = Object.keys(catalogue[kind].outputs)[0];
  if (id === undefined || port === undefined) return undefined;
  return inOneStep(
    document,
    () => added,
    (now) => connect(now, { node: id, port }, to),
  );
}

/** Outputs of a type among these nodes. */
export function outputsOf(document: PipelineDocument, ids: Iterable<NodeId>, type: PortType): readonly PortRef[] {
  return [...ids].flatMap((node) => {
    const outputs = specOf(document.nodes[node]?.kind ?? '')?.outputs ?? {};
    return Object.entries(outputs).flatMap(([port, output]) => (output.type === type ? [{ node, port }] : []));
  });
}

/** Up and to the right of a node: usually free, and close enough to be on screen. */
function placeAfter(document: PipelineDocument, id: NodeId): { readonly x: number; readonly y: number } {
  const place = document.layout[id] ?? { x: 0, y: 0 };
  return { x: place.x + 150, y: place.y - 190 };
}
