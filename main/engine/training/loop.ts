// What every training does, whatever its updates are: begins, or resumes where its checkpoint left off, on as many kernel
// threads as suit it; and adds up the time of its epochs. Going through the batches is trainer.ts's and train-words.ts's.
import { threadsAreSet } from '#engine/kernels/threads.ts';
import { chooseThreads } from '#engine/training/choose-threads.ts';
import type { Measurable, MeasuringPace, ThreadsInForce, ThreadWork } from '#engine/training/choose-threads.ts';
import type { ThreadMemory } from '#engine/values/runner.ts';

export interface LoopStepper<Call> extends Measurable<Call> {
  /** Why it is eager; absent when it is compiled. */
  readonly eagerBecause?: string;
  dispose(): void;
}

/** What a checkpoint says of how its updates were made: single ops, or another number of threads, round otherwise. */
interface Saved {
  readonly compiled: boolean;
  readonly threads: number;
}

export interface LoopStart<Call, S extends LoopStepper<Call>, C extends Saved> {
  readonly work: ThreadWork<Call>;
  /** Lets it choose its threads by measuring. */
  readonly memory: ThreadMemory | undefined;
  readonly signal: AbortSignal | undefined;
  readonly pace?: MeasuringPace | undefined;
  readonly saved: C | undefined;
  /** A stepper at the start, on the threads of the process unless said. */
  fresh(threads?: number): S | Promise<S>;
  /** One where the checkpoint left off; takes over what it needs of it. */
  restored(saved: C): S | Promise<S>;
}

interface Started<S, C> {
  readonly stepper: S;
  /** Where they were measured or set. */
  readonly threads: ThreadsInForce | undefined;
  /** The checkpoint that it goes on from. */
  readonly from?: C;
}

/** A checkpoint whose updates this process would make otherwise is left alone: the numbers would not be those of one run. */
export async function startLoop<Call, S extends LoopStepper<Call>, C extends Saved>(
  start: LoopStart<Call, S, C>,
): Promise<Started<S, C>> {
  const { saved } = start;
  if (saved) {
    const stepper = await start.restored(saved);
    if ((stepper.eagerBecause === undefined) === saved.compiled && stepper.threads === saved.threads)
      return { stepper, threads: await resumedThreads(start, saved.threads), from: saved };
    stepper.dispose();
  }
  const stepper = await start.fresh();
  if (!start.memory) return { stepper, threads: undefined };
  const chosen = await chosenThreads(start, stepper, start.memory);
  const threads = chosen?.measured || chosen?.set ? chosen : undefined;
  if (!chosen || chosen.count === stepper.threads) return { stepper, threads };
  stepper.dispose();
  return { stepper: await start.fresh(chosen.count), threads };
}

async function chosenThreads<Call, S extends LoopStepper<Call>, C extends Saved>(
  { work, signal, pace }: LoopStart<Call, S, C>,
  stepper: S,
  memory: ThreadMemory,
): Promise<ThreadsInForce | undefined> {
  try {
    return await chooseThreads(stepper, work, memory, signal, pace);
  } catch (error) {
    stepper.dispose();
    throw error;
  }
}

async function resumedThreads<Call, S extends LoopStepper<Call>, C extends Saved>(
  { memory, work }: LoopStart<Call, S, C>,
  count: number,
): Promise<ThreadsInForce | undefined> {
  if (threadsAreSet) return memory && { count, set: true };
  const choice = (await memory?.recall(work.name))?.choice;
  if (!choice) return undefined;
  return choice.count === count ? choice : { count };
}

/** Bytes up to which a checkpoint is written when a person cancels, and waits for the end. */
export const maxBytesAtCancel = 64 * 1024 * 1024;

/** Adds the time since it was made, or last called, to the seconds of the epoch in progress. */
export function epochClock(state: { seconds: number }): () => undefined {
  let last = performance.now();
  return () => {
    const now = performance.now();
    state.seconds += (now - last) / 1000;
    last = now;
  };
}
