// The pipeline document in memory: structure, parameters and references; no rows, results, secrets or absolute paths.
// On disk it is a .loom file (read.ts, write.ts); every change to it goes through edits.ts.
import type { ParamValue } from '#shared/spec/param.ts';

export type NodeId = string & { readonly brand?: 'NodeId' };

export interface PipelineNode {
  readonly id: NodeId;
  readonly kind: string;
  readonly kindVersion: number;
  /** Only values that differ from nothing: every parameter of the kind is written out, by name. */
  readonly params: Readonly<Record<string, ParamValue>>;
  /** What the person called it; absent = the kind's title. */
  readonly label?: string;
  /** Switched off: it and what needs it do not run. */
  readonly paused?: true;
}

/** One end of a wire. Written `node.port` in the file. */
export interface PortRef {
  readonly node: NodeId;
  readonly port: string;
}

export interface PipelineWire {
  readonly from: PortRef;
  readonly to: PortRef;
}

export interface NodePlace {
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly height?: number;
  readonly collapsed?: true;
}

export interface Frame {
  readonly id: string;
  readonly title: string;
  readonly nodes: readonly NodeId[];
}

/** Format 2. Maps are keyed by id in memory; the file holds lists in the order of the ids. */
export interface PipelineDocument {
  readonly formatVersion: 2;
  /** All random streams of a run derive from it, 0 … 2^32 − 1. */
  readonly seed: number;
  readonly nodes: Readonly<Record<NodeId, PipelineNode>>;
  /** Keyed by wireId(). */
  readonly wires: Readonly<Record<string, PipelineWire>>;
  /** Reading order of the notebook view. */
  readonly cells: readonly NodeId[];
  readonly frames: Readonly<Record<string, Frame>>;
  readonly layout: Readonly<Record<NodeId, NodePlace>>;
}

/** One change by path, as immer makes and applies them (RFC 6902 operations with the path as a list). */
export interface Patch {
  readonly op: 'add' | 'remove' | 'replace';
  readonly path: readonly (string | number)[];
  readonly value?: unknown;
}

export const currentFormat = 2;

export function wireId(wire: PipelineWire): string {
  return `${wire.from.node}.${wire.from.port}>${wire.to.node}.${wire.to.port}`;
}

export function emptyDocument(seed = 1): PipelineDocument {
  return { formatVersion: currentFormat, seed, nodes: {}, wires: {}, cells: [], frames: {}, layout: {} };
}
