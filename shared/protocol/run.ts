// What a run is asked for and what it tells while it goes on.
import type { NodeId } from '#shared/document/document.ts';
import type { PortType, WireInfo } from '#shared/spec/ports.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { OutputSummary } from '#shared/protocol/results.ts';

export type NodeOutcome = 'done' | 'cached' | 'failed' | 'blocked' | 'cancelled';

/** How a run would treat a node now. `stale` says which edit made it so: an own change, or a node upstream. */
export type NodePlan =
  | { readonly state: 'cached'; readonly key: string }
  | {
      readonly state: 'will-run';
      readonly key: string;
      readonly because: 'new' | 'changed' | 'upstream';
      readonly upstream?: NodeId;
      readonly seconds: number | null;
    }
  | { readonly state: 'blocked'; readonly by: NodeId };

export interface Analysis {
  readonly problems: readonly Problem[];
  readonly plan: Readonly<Record<NodeId, NodePlan>>;
  /** node → output port → what it carries; absent when it cannot be told. */
  readonly wires: Readonly<Record<NodeId, Readonly<Record<string, WireInfo>>>>;
  /** node that trains → the bytes that it takes at its peak; absent when that cannot be told. */
  readonly memory: Readonly<Record<NodeId, number>>;
}

export interface FinishedOutput {
  readonly type: PortType;
  readonly summary: OutputSummary;
}

/** Metric names as Keras reports them: loss, accuracy, val_loss, …; numbers that are not finite are null. */
export interface EpochLog {
  readonly epoch: number;
  readonly epochs: number;
  readonly seconds: number;
  readonly logs: Readonly<Record<string, number | null>>;
}

/** A bar of an estimate in progress: its size so far, and half of its 95 % interval where that is known. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly half: number | null;
}

/** What there is to see of a node before it has finished. */
export interface Live {
  /** What an estimate comes to so far, the largest first. */
  readonly bars?: readonly Bar[];
  /** The epoch in progress: means over its batches so far, without validation. */
  readonly soFar?: EpochLog;
}

export type RunEvent =
  | { readonly event: 'run.started'; readonly nodes: readonly NodeId[] }
  | { readonly event: 'node.started'; readonly node: NodeId; readonly key: string }
  | ({
      readonly event: 'node.progressed';
      readonly node: NodeId;
      readonly fraction: number | null;
      readonly note?: string;
    } & Live)
  | {
      /** It goes on from a checkpoint of an earlier run, within `epoch`; `history` is what lies before, thinned when it is long. */
      readonly event: 'node.resumed';
      readonly node: NodeId;
      readonly epoch: number;
      readonly epochs: number;
      readonly history: readonly EpochLog[];
    }
  | ({ readonly event: 'epoch.finished'; readonly node: NodeId } & EpochLog)
  | {
      readonly event: 'node.finished';
      readonly node: NodeId;
      readonly outcome: NodeOutcome;
      readonly seconds: number;
      /** Where its results are kept; absent when it has none. */
      readonly key?: string;
      readonly outputs: Readonly<Record<string, FinishedOutput>>;
      readonly problem?: Problem;
    }
  | { readonly event: 'run.finished'; readonly outcome: 'done' | 'failed' | 'cancelled'; readonly seconds: number };
