// Chooses how many kernel threads a training takes, by measuring its own compiled step. Work that is over in seconds is
// not measured. What was chosen is kept by the caller's memory: another number of threads rounds otherwise, so the same
// work has to get the same number again.
import type { ThreadChoice, ThreadMemory } from '#engine/values/runner.ts';
import { createPace } from '#engine/kernels/pace.ts';
import { processThreads, threadCandidates, threadsAreSet } from '#engine/kernels/threads.ts';

/** The same updates by a program of its own. */
export interface Benchmark<Call> {
  /** Those of the process where programs cannot have their own. */
  readonly threads: number;
  update(call: Call): void;
  dispose(): void;
}

/** What threads are chosen for: a stepper before its first step. */
export interface TimedStepper<Call> {
  readonly threads: number;
  /** Of one update, roughly. */
  readonly updateMs: number;
  /** Absent where nothing can be chosen. */
  benchmark?(threads: number): Benchmark<Call>;
}

export interface ThreadWork<Call> {
  /** Of what the speed depends on: network, loss, optimizer, rows of a batch. */
  readonly name: string;
  /** Updates of the whole training. */
  readonly updates: number;
  /** An update like those to come. */
  readonly call: Call;
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
  readonly minSeconds: number;
  /** Each number has its turn in each round, so that a busy moment of the machine hits them alike. */
  readonly rounds: number;
  readonly roundMs: number;
  /** For tests. */
  now?(): number;
}

const usualPace: MeasuringPace = { minSeconds: 10, rounds: 3, roundMs: 50 };
/** Another number has to take at most this fraction of the usual one's time, in each round: what is less may be noise. */
const maxTimeRatio = 0.9;
/** After the first round, numbers that took this many times as long as the quickest have no further turns. */
const maxSlowdown = 1.5;
/** Below this fraction of `minSeconds` work is quick under any load, and need not be remembered as quick. */
const quickFraction = 0.2;

/** Undefined when cancelled: nothing is then kept. Leaves the stepper's state as it was. */
export async function chooseThreads<Call>(
  stepper: TimedStepper<Call>,
  { name, updates, call }: ThreadWork<Call>,
  memory: ThreadMemory,
  signal: AbortSignal | undefined,
  pace: MeasuringPace = usualPace,
): Promise<ThreadsInForce | undefined> {
  if (threadsAreSet) return { count: processThreads, set: true };
  const usual = { count: stepper.threads };
  if (stepper.benchmark === undefined) return usual;
  const known = await memory.recall(name);
  if (known && updates <= known.quickUpdates) return usual;
  if (known?.choice) return known.choice;
  const seconds = (stepper.updateMs * updates) / 1000;
  if (seconds < pace.minSeconds) {
    if (seconds > pace.minSeconds * quickFraction) await memory.keep(name, { quickUpdates: updates });
    return usual;
  }
  const timed = await measure(stepper.benchmark, call, signal, pace);
  if (!timed) return undefined;
  // Nothing to choose among: one core, or a binding without session-options.cc.
  if (timed.length < 2) return usual;
  const measured = timed
    .toSorted((a, b) => a.threads - b.threads)
    .map(({ threads, rounds }) => ({ threads, milliseconds: Number(median(rounds).toPrecision(3)) }));
  const choice = { count: fastest(timed), measured };
  await memory.keep(name, { quickUpdates: known?.quickUpdates ?? 0, choice });
  return choice;
}

/** What one number of threads took: the median of each round, in milliseconds. */
interface Timed {
  readonly threads: number;
  readonly rounds: readonly number[];
}

function fastest(timed: readonly Timed[]): number {
  const usual = timed.find(({ threads }) => threads === processThreads);
  // Those that missed a round are left out.
  const better = timed.filter(({ rounds }) =>
    usual?.rounds.every((ms, round) => (rounds[round] ?? Number.POSITIVE_INFINITY) <= ms * maxTimeRatio),
  );
  const [best] = better.toSorted((a, b) => median(a.rounds) - median(b.rounds));
  return best?.threads ?? processThreads;
}

/** One for each number that could be had; undefined when cancelled. */
async function measure<Call>(
  start: NonNullable<TimedStepper<Call>['benchmark']>,
  call: Call,
  signal: AbortSignal | undefined,
  { rounds, roundMs, now = () => performance.now() }: MeasuringPace,
): Promise<readonly Timed[] | undefined> {
  const yieldToEventLoop = createPace();
  const benchmarks: { readonly benchmark: Benchmark<Call>; readonly rounds: number[] }[] = [];
  /** Milliseconds of an update; undefined when cancelled. */
  const timed = async (benchmark: Benchmark<Call>): Promise<number | undefined> => {
    await yieldToEventLoop();
    if (signal?.aborted) return undefined;
    const before = now();
    benchmark.update(call);
    return now() - before;
  };
  try {
    for (const threads of new Set([processThreads, ...threadCandidates()])) {
      const benchmark = start(threads);
      if (benchmark.threads !== threads) {
        benchmark.dispose();
        continue;
      }
      benchmarks.push({ benchmark, rounds: [] });
      // The first runs prepare kernels.
      for (let i = 0; i < 2; i += 1) if ((await timed(benchmark)) === undefined) return undefined;
    }
    for (let round = 0; round < rounds; round += 1) {
      const quickest = Math.min(...benchmarks.map(({ rounds: [first = 0] }) => first));
      for (const { benchmark, rounds: medians } of benchmarks) {
        const [first = 0] = medians;
        if (benchmark.threads !== processThreads && first > quickest * maxSlowdown) continue;
        // Its threads slept while the others had their turn.
        if ((await timed(benchmark)) === undefined) return undefined;
        const times: number[] = [];
        const until = now() + roundMs;
        do {
          const ms = await timed(benchmark);
          if (ms === undefined) return undefined;
          times.push(ms);
        } while (now() < until);
        medians.push(median(times));
      }
    }
    return benchmarks.map(({ benchmark, rounds: medians }) => ({ threads: benchmark.threads, rounds: medians }));
  } finally {
    for (const { benchmark } of benchmarks) benchmark.dispose();
  }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** Milliseconds that work takes undisturbed; three runs of quick work, one of slow. It has been run before. */
export function quickest(work: () => unknown): number {
  let [min, all] = [Number.POSITIVE_INFINITY, 0];
  for (let runs = 0; runs < 3 && all < 20; runs += 1) {
    const before = performance.now();
    work();
    const ms = performance.now() - before;
    min = Math.min(min, ms);
    all += ms;
  }
  return min;
}
