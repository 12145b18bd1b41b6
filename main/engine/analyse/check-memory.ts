// Whether a network fits into memory, before a single weight is made.
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import type { Graph } from '#shared/document/graph.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { WireInfo } from '#shared/spec/ports.ts';
import type { OutputInfos } from '#engine/analyse/wires.ts';

/** Four bytes each for the weight, its gradient and the two slots of Adam, the optimizer with the largest state. */
const bytesPerParameter = 16;
/** An output and its gradient, in four bytes each, for the rows of a usual batch. */
const bytesPerOutput = 8 * 32;

/** shape.tooLarge, blamed on the first layer along each path that goes beyond `limit` bytes. */
export function checkMemory(
  document: PipelineDocument,
  graph: Graph,
  wires: Readonly<Record<NodeId, OutputInfos>>,
  limit: number,
): readonly Problem[] {
  const bytes = (id: NodeId) => Math.max(0, ...Object.values(wires[id] ?? {}).map(bytesOf));
  return graph.nodes.flatMap((id): readonly Problem[] => {
    const needed = bytes(id);
    const before = (graph.into.get(id) ?? []).some((wire) => bytes(wire.from.node) > limit);
    if (needed <= limit || before) return [];
    const param = ['units', 'filters'].find((name) => Object.hasOwn(document.nodes[id]?.params ?? {}, name));
    const facts = { parameters: parametersOf(wires[id]), needed: sizeText(needed), limit: sizeText(limit) };
    return [{ code: 'shape.tooLarge', severity: 'error', node: id, facts, ...(param === undefined ? {} : { param }) }];
  });
}

function bytesOf(info: WireInfo): number {
  if (info.type !== 'layer') return 0;
  const outputs = (info.shape ?? []).reduce((product, size) => product * size, 1);
  return info.parameters * bytesPerParameter + outputs * bytesPerOutput;
}

function parametersOf(outputs: OutputInfos | undefined): number {
  return Math.max(0, ...Object.values(outputs ?? {}).map((info) => (info.type === 'layer' ? info.parameters : 0)));
}

/** 1536 → 1.5 KiB; three digits, the same in every language. */
export function sizeText(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  const value = bytes / 1024 ** power;
  return `${value >= 100 ? Math.round(value) : Number(value.toPrecision(3))} ${units[power]}`;
}
