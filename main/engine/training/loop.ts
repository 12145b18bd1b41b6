// What every training does, whatever its updates are: begins, or resumes where its checkpoint left off, on as many kernel
// threads as suit it, and goes through its epochs: progress, checkpoints, cancel. What an update is, and what comes at the end
// of an epoch, is the user's: trainer.ts and train-words.ts.
import { threadsAreSet } from '#engine/kernels/threads.ts';
import { chooseThreads } from '#engine/training/choose-threads.ts';
import type { MeasuringPace, ThreadsInForce, ThreadWork } from '#engine/training/choose-threads.ts';
import type { EpochLog, Live } from '#shared/protocol/run.ts';
import { createPace, nowAndThen } from '#engine/kernels/pace.ts';
import { newTotals } from '#engine/training/checkpoint.ts';
import type { LoopState, Manner, Totals } from '#engine/training/checkpoint.ts';
import type { CheckpointWriter } from '#engine/training/checkpoint-writer.ts';
import type { Stepper } from '#engine/training/stepper.ts';
import type { ThreadMemory } from '#engine/values/runner.ts';

export interface LoopStart<Call, C extends Manner> {
  readonly work: ThreadWork<Call>;
  /** Lets it choose its threads by measuring. */
  readonly memory: ThreadMemory | undefined;
  readonly signal: AbortSignal | undefined;
  readonly pace?: MeasuringPace | undefined;
  readonly saved: C | undefined;
  /** A stepper at the start, on the threads of the process unless said. */
  fresh(threads?: number): Promise<Stepper<Call>>;
  /** One where the checkpoint left off; takes over what it needs of it. */
  restored(saved: C): Promise<Stepper<Call>>;
}

interface Started<Call, C> {
  readonly stepper: Stepper<Call>;
  /** Where they were measured or set. */
  readonly threads: ThreadsInForce | undefined;
  /** The checkpoint that it goes on from. */
  readonly from?: C;
}

/** A checkpoint whose updates this process would make otherwise is left alone: the numbers would not be those of one run. */
export async function startLoop<Call, C extends Manner>(start: LoopStart<Call, C>): Promise<Started<Call, C>> {
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

async function chosenThreads<Call, C extends Manner>(
  { work, signal, pace }: LoopStart<Call, C>,
  stepper: Stepper<Call>,
  memory: ThreadMemory,
): Promise<ThreadsInForce | undefined> {
  try {
    return await chooseThreads(stepper, work, memory, signal, pace);
  } catch (error) {
    stepper.dispose();
    throw error;
  }
}

async function resumedThreads<Call, C extends Manner>(
  { memory, work }: LoopStart<Call, C>,
  count: number,
): Promise<ThreadsInForce | undefined> {
  if (threadsAreSet) return memory && { count, set: true };
  const choice = (await memory?.recall(work.name))?.choice;
  if (!choice) return undefined;
  return choice.count === count ? choice : { count };
}

/** A training that can be gone through: what each kind of it does otherwise than the others. */
export interface LoopRun<Own> {
  readonly state: LoopState<Own>;
  readonly epochs: number;
  /** Batches of an epoch, or about as many where epochs differ. */
  readonly batches: number;
  readonly signal: AbortSignal | undefined;
  readonly checkpoints: { readonly writer: CheckpointWriter; pieces(): Iterable<Uint8Array> } | undefined;
  /** Of a checkpoint, nearly. */
  readonly stateBytes: number;
  /** The update with a batch of the epoch in progress, added to the totals; false where the epoch has none of that number. */
  step(batch: number): boolean | Promise<boolean>;
  logs(totals: Totals): Record<string, number>;
  /** Once an epoch's batches are behind: may add to its logs, and end the training. */
  endEpoch?(logs: Record<string, number>): Promise<'early' | 'cancelled' | undefined>;
  readonly onEpoch: ((log: EpochLog) => void) | undefined;
  readonly onProgress: ((fraction: number, note: string, live?: Live) => void) | undefined;
}

/** Bytes up to which a checkpoint is written when a person cancels, and waits for the end. */
const maxBytesAtCancel = 64 * 1024 * 1024;

/** Goes through the epochs that are left; why it ended before the last, if it did. An epoch cut short has no line. */
export async function runLoop<Own>(run: LoopRun<Own>): Promise<'early' | 'cancelled' | undefined> {
  const { state, epochs, checkpoints } = run;
  const write = () => checkpoints?.writer.write(checkpoints.pieces());
  // One for all epochs: many may pass before it is time.
  const pace = createPace();
  while (state.epoch < epochs) {
    const addElapsed = epochClock(state);
    const logs = (await runBatches(run, addElapsed, write, pace)) ? run.logs(state.totals) : undefined;
    const ended = logs ? await run.endEpoch?.(logs) : 'cancelled';
    addElapsed();
    if (!logs || ended === 'cancelled') {
      // Of a large training the last one that was due has to do: the person waits for the end. Before its first update it
      // may not have come to choose its threads.
      if (state.step > 0 && run.stateBytes <= maxBytesAtCancel) await write();
      return 'cancelled';
    }
    const log = epochLog(run, logs);
    state.history.push(log);
    run.onEpoch?.(log);
    state.epoch += 1;
    state.batch = 0;
    state.totals = newTotals(state.totals.values.length);
    state.seconds = 0;
    if (ended) return ended;
    if (state.epoch < epochs && checkpoints?.writer.due(state.step)) await write();
  }
  return undefined;
}

/** What is left of the epoch in progress; false when cancelled. */
async function runBatches<Own>(
  run: LoopRun<Own>,
  addElapsed: () => void,
  write: () => Promise<void> | undefined,
  pace: () => Promise<void>,
): Promise<boolean> {
  const { state, epochs, batches, signal, onProgress } = run;
  const isTime = nowAndThen();
  for (;;) {
    if (signal?.aborted) return false;
    try {
      if (!(await run.step(state.batch))) return true;
    } catch (error) {
      if (signal?.aborted) return false;
      throw error;
    }
    state.step += 1;
    state.batch += 1;
    const done = Math.min(state.batch, batches);
    let live: Live | undefined;
    if (onProgress && isTime()) {
      addElapsed();
      live = { soFar: epochLog(run, run.logs(state.totals)) };
    }
    onProgress?.((state.epoch + done / batches) / epochs, `${done} / ${batches}`, live);
    if (run.checkpoints?.writer.due(state.step)) {
      addElapsed();
      await write();
    }
    await pace();
  }
}

/** Of the epoch in progress. What is not finite is null. */
function epochLog<Own>({ state, epochs }: LoopRun<Own>, logs: Readonly<Record<string, number>>): EpochLog {
  const finite = Object.entries(logs).map(([name, value]) => [name, Number.isFinite(value) ? value : null]);
  return { epoch: state.epoch + 1, epochs, seconds: state.seconds, logs: Object.fromEntries(finite) };
}

/** Adds the time since it was made, or last called, to the seconds of the epoch in progress. */
function epochClock(state: { seconds: number }): () => void {
  let last = performance.now();
  return () => {
    const now = performance.now();
    state.seconds += (now - last) / 1000;
    last = now;
  };
}
