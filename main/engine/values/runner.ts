// What a node kind does: `infer` before the run, `run` during it. Tied to its spec by types: a wrong port or parameter
// name does not compile. A runner never touches the document, the protocol or another runner.
import type { NodeSpec } from '#shared/spec/define-node.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import type { EpochLog, Live } from '#shared/protocol/run.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { SplitRows } from '#shared/protocol/wire-info.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import type { NodeId } from '#shared/document/document.ts';
import type { ValueOf, WireValue } from '#engine/values/wire-value.ts';

type PortValue<P, V> = P extends { many: true } ? readonly V[] : P extends { optional: true } ? V | undefined : V;

export type InputsOf<S extends NodeSpec> = {
  readonly [K in keyof S['inputs']]: PortValue<S['inputs'][K], ValueOf<S['inputs'][K]['type'] & WireValue['type']>>;
};
export type OutputsOf<S extends NodeSpec> = {
  readonly [K in keyof S['outputs']]: ValueOf<S['outputs'][K]['type'] & WireValue['type']>;
};
/** Before the run any input may still be unknown. */
export type InfosOf<S extends NodeSpec> = {
  readonly [K in keyof S['inputs']]: S['inputs'][K] extends { many: true }
    ? readonly InfoOf<S['inputs'][K]['type']>[]
    : InfoOf<S['inputs'][K]['type']> | undefined;
};

/** A problem as a node reports it; the caller adds the node's id. */
export type OwnProblem = Omit<Problem, 'node'>;

export interface InferContext {
  readonly node: NodeId;
  readonly signal: AbortSignal;
  /** Absolute folder that relative file parameters start from; undefined when the file has not been saved yet. */
  readonly folder: string | undefined;
}

export interface Inferred<S extends NodeSpec> {
  readonly outputs: { readonly [K in keyof S['outputs']]?: InfoOf<S['outputs'][K]['type']> };
  readonly problems: readonly OwnProblem[];
}

/** Where a long run writes what it needs to go on after a kill: the last whole writing is there, or nothing. */
export interface Checkpoint {
  /** What was written last for this key; undefined when there is none that is whole and at most `maxBytes` long. */
  read(maxBytes: number): Promise<Uint8Array | undefined>;
  /** The pieces one after the other, in place of what was there; each may be reused once the next is asked for. */
  write(pieces: Iterable<Uint8Array>): Promise<void>;
  remove(): Promise<void>;
}

/** A number of kernel threads, and the milliseconds of one update that were measured to find it. */
export interface ThreadChoice {
  readonly count: number;
  readonly measured: readonly { readonly threads: number; readonly milliseconds: number }[];
}

/** What is known of a piece of work on this machine. */
export interface KnownThreads {
  /** Trainings of at most so many updates were too quick to be measured. */
  readonly quickUpdates: number;
  readonly choice?: ThreadChoice | undefined;
}

/** Keeps how many kernel threads a piece of work got on this machine, so that it gets as many again. */
export interface ThreadMemory {
  recall(work: string): Promise<KnownThreads | undefined>;
  /** Lets no fault out. */
  keep(work: string, known: KnownThreads): Promise<void>;
}

export interface RunContext {
  readonly node: NodeId;
  readonly signal: AbortSignal;
  /** From the document's seed and the node's id, 0 … 2^32 − 1. */
  readonly seed: number;
  readonly folder: string | undefined;
  /** What `outside` answered for the node's key. */
  readonly outside?: readonly string[];
  /**
   * fraction 0 … 1, or null when it cannot be told. `note` is plain data such as "340 / 2000"; `live` is what there is
   * to see so far.
   */
  progress(fraction: number | null, note?: string, live?: Live): void;
  epoch(log: EpochLog): void;
  /** Absent where nothing is kept. It is removed by whoever keeps the results, once they are kept. */
  readonly checkpoint?: Checkpoint;
  /** Memory for the rows that a training learns from; more than that is read in blocks. Absent = all. */
  readonly dataBytes?: number;
  /** Absent where nothing is kept: nothing is then measured. */
  readonly threads?: ThreadMemory;
  /** Says that it goes on from a checkpoint, within the epoch after those of `history`. */
  resumed?(history: readonly EpochLog[], epochs: number): void;
  /** An absolute path for a file that belongs to this run's outputs. */
  newFile(name: string): string;
}

/** How a node trains what is wired to its ports `dataset`, `network` and, where there is one, `optimizer`. */
export interface TrainingChoice {
  readonly loss: string;
  readonly metrics?: readonly string[];
  readonly epochs?: number;
  readonly batchSize?: number | undefined;
  /** Some of its updates take all rows, whatever the optimizer. */
  readonly wholeBatch?: boolean;
  readonly shuffle?: boolean;
  readonly classWeights?: 'none' | 'balanced';
  readonly validate?: boolean;
  /** The truth is what the network takes, whatever the targets are. */
  readonly reconstructs?: true;
  /** It keeps the best weights beside the last. */
  readonly keepsBest?: boolean;
  /** It leaves checkpoints where results are kept. */
  readonly checkpoints?: boolean;
  /** Rows of an epoch: the training rows, unless said. */
  rowsLearnt?(rows: SplitRows): number;
}

export interface Runner<S extends NodeSpec> {
  readonly spec: S;
  /** It takes datasets whose rows are still in a file (SplitData.stored); others get them read. */
  readonly readsStored?: true;
  infer(inputs: InfosOf<S>, params: ParamsOf<S['params']>, context: InferContext): Inferred<S> | Promise<Inferred<S>>;
  /** Has network, data and settings checked together, before the run; undefined where it trains nothing. */
  trains?(params: ParamsOf<S['params']>): TrainingChoice | undefined;
  /**
   * It leaves a file of its own, which `outside` reads too: the node is kept under the key that it has once the file is
   * there, and is out of date when the file is gone or is another. Such a kind has no outputs.
   */
  readonly writes?: true;
  /** What it reads from outside the document, for the node's key: content hashes by file. */
  outside?(params: ParamsOf<S['params']>, context: InferContext): Promise<readonly string[]>;
  /** Throws Fault for what the person can mend; an AbortError (signal.throwIfAborted()) when cancelled. */
  run(inputs: InputsOf<S>, params: ParamsOf<S['params']>, context: RunContext): Promise<OutputsOf<S>>;
}

export function defineRunner<const S extends NodeSpec>(runner: Runner<S>): Runner<S> {
  return runner;
}
