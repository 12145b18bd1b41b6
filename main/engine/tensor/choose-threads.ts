// Chooses how many kernel threads a training takes, by measuring its own compiled step. Work that is over in seconds is
// not measured. What was chosen is kept by the caller's memory: another number of threads rounds otherwise, so the same
// work has to get the same number again.
import type { ThreadChoice, ThreadMemory } from '#engine/run/runner.ts';
import { createPace } from '#engine/tensor/pace.ts';
import type { StepCall, Stepper, Trial } from '#engine/tensor/stepper.ts';
import { processThreads, threadCandidates, threadsAreSet } from '#engine/tensor/threads.ts';

export interface ThreadWork {
  /** Of what the speed depends on: network, loss, optimizer, rows of a batch. */
  readonly name: string;
  /** Updates of the whole training. */
  readonly updates: number;
  /** An update like those to come. */
  readonly call: StepCall;
}

/** The number of threads in force, and what was measured to find it. */
export interface ThreadsInForce {
  readonly count: number;
  readonly measured?: ThreadChoice['measured'];
  /** A person set it. */
  readonly set?: true;
}

export interface MeasuringPace {
  /** Work below this is not worth it. */
  readonly leastSeconds: number;
  /** Each number has its turn in each round, so that a busy moment of the machine hits them alike. */
  readonly rounds: number;
  readonly roundMs: number;
}

const usualPace: MeasuringPace = { leastSeconds: 5, rounds: 3, roundMs: 50 };
/** Another number than the usual one has to take at most this share of its time: differences below are noise. */
const worthIt = 0.9;
/** Work that takes less than this share of `leastSeconds` cannot be mistaken for longer work another time. */
const surelyQuick = 0.2;

/** Undefined when cancelled: nothing is then kept. Leaves the stepper's state as it was. */
export async function chooseThreads(
  stepper: Stepper,
  { name, updates, call }: ThreadWork,
  memory: ThreadMemory,
  signal: AbortSignal | undefined,
  pace: MeasuringPace = usualPace,
): Promise<ThreadsInForce | undefined> {
  if (threadsAreSet) return { count: processThreads, set: true };
  const usual = { count: stepper.threads };
  if (stepper.trial === undefined) return usual;
  const known = await memory.recall(name);
  if (known && updates <= known.quickUpdates) return usual;
  if (known?.choice) return known.choice;
  const seconds = (stepper.updateMs * updates) / 1000;
  if (seconds < pace.leastSeconds) {
    if (seconds > pace.leastSeconds * surelyQuick) await memory.keep(name, { quickUpdates: updates });
    return usual;
  }
  const measured = await measure(stepper.trial, call, signal, pace);
  if (!measured) return undefined;
  // Nothing to choose among: one core, or a binding without session-threads.cc.
  if (measured.length < 2) return usual;
  const choice = { count: fastest(measured), measured };
  await memory.keep(name, { quickUpdates: known?.quickUpdates ?? 0, choice });
  return choice;
}

function fastest(measured: ThreadChoice['measured']): number {
  const usual = measured.find(({ threads }) => threads === processThreads);
  const best = measured.toSorted((a, b) => a.milliseconds - b.milliseconds)[0];
  if (!usual || !best) return processThreads;
  return best.milliseconds <= usual.milliseconds * worthIt ? best.threads : usual.threads;
}

/** Milliseconds of one update for each number that could be had; undefined when cancelled. */
async function measure(
  start: NonNullable<Stepper['trial']>,
  call: StepCall,
  signal: AbortSignal | undefined,
  { rounds, roundMs }: MeasuringPace,
): Promise<ThreadChoice['measured'] | undefined> {
  const breathe = createPace();
  const trials: { readonly threads: number; readonly trial: Trial; readonly times: number[] }[] = [];
  try {
    for (const threads of new Set([processThreads, ...threadCandidates()])) {
      if (signal?.aborted) return undefined;
      const trial = start(threads);
      if (trial.threads !== threads) {
        trial.dispose();
        continue;
      }
      trials.push({ threads, trial, times: [] });
      // The first runs prepare kernels.
      for (let i = 0; i < 2; i += 1) trial.update(call);
      await breathe();
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const { trial, times } of trials) {
        // Its threads slept while the others had their turn.
        trial.update(call);
        const until = performance.now() + roundMs;
        do {
          if (signal?.aborted) return undefined;
          const before = performance.now();
          trial.update(call);
          times.push(performance.now() - before);
          await breathe();
        } while (performance.now() < until);
      }
    }
    return trials.map(({ threads, times }) => ({ threads, milliseconds: median(times) }));
  } finally {
    for (const { trial } of trials) trial.dispose();
  }
}

function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
  return Number(middle.toPrecision(3));
}
