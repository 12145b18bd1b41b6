// Trains each workload on this project, Keras and plain tfjs-node, one repeat of each in turn, each at the number of
// threads at which a trial was faster.
import { join } from 'node:path';
import { availableParallelism } from 'node:os';
import type { Measured, Request } from '#test/bench/answer-requests.ts';
import { ends, median, milliseconds, table } from '#test/bench/spread.ts';
import { plainTarget, trainingWorkloads } from '#test/bench/training-workloads.ts';
import type { TrainingWorkload } from '#test/bench/training-workloads.ts';
import { startWorker } from '#test/bench/worker-process.ts';
import type { WorkerProcess } from '#test/bench/worker-process.ts';
import { writeWorkload } from '#test/bench/workload-files.ts';

export interface BenchSettings {
  readonly python: string;
  readonly folder: string;
  readonly repeats: number;
  readonly filter: string;
}

const sideNames = ['neuroloom', 'keras', 'tfjsNode'] as const;
type SideName = (typeof sideNames)[number];
type PerSide<T> = Record<SideName, T>;

export interface TrainingResult {
  readonly name: string;
  readonly ratioToKeras: number;
  readonly ratioToTfjsNode: number;
  readonly targets: { readonly ratioToKeras: number; readonly ratioToTfjsNode: number };
  /** Seconds per epoch after the first; of `predict`, of the whole prediction. */
  readonly medians: PerSide<number>;
  /** Least and most of the repeats, seconds. */
  readonly spread: PerSide<readonly [number, number]>;
  /** Seconds from before the network is built to the end of the first epoch: medians, and of each process' first run. */
  readonly firstEpoch?: PerSide<number>;
  readonly firstEpochCold?: PerSide<number>;
  readonly threads: PerSide<number>;
  /** Rows per call of a prediction. */
  readonly predictBatch?: Omit<PerSide<number>, 'neuroloom'>;
  /** Keras' prediction at its default of 32 rows a call, seconds. */
  readonly kerasDefaultBatch?: number;
  readonly eagerBecause?: string;
}

interface Side {
  readonly worker: WorkerProcess<Request, Measured>;
  readonly threads: number;
  readonly request: Request;
  readonly cold: number;
  readonly atDefaultBatch: number;
}

function start(name: SideName, python: string, path: string, threads: number): WorkerProcess<Request, Measured> {
  const here = import.meta.dirname;
  if (name === 'keras') return startWorker(python, [join(here, 'keras-worker.py'), path], threads);
  const file = name === 'neuroloom' ? 'neuroloom-worker.ts' : 'tfjs-worker.ts';
  return startWorker(process.execPath, [join(here, file), path], threads);
}

/** Of one repeat: the middle epoch after the first. */
function epochSeconds({ ends: times }: Measured): number {
  if (times.length === 1) return times[0] ?? Number.NaN;
  return median(times.slice(1).map((end, i) => end - (times[i] ?? 0)));
}

/** One process per number of threads; the better one stays. */
async function chooseThreads(name: SideName, workload: TrainingWorkload, python: string, path: string): Promise<Side> {
  let best: (Side & { readonly seconds: number }) | undefined;
  for (const threads of new Set([1, availableParallelism()])) {
    const worker = start(name, python, path, threads);
    const asked = name === 'tfjsNode' ? workload.plainEpochs : workload.epochs;
    const requests: Request[] =
      workload.work === 'predict' && name !== 'neuroloom'
        ? [32, 256, 2048, 8192].map((batch) => ({ epochs: 1, batch }))
        : [{ epochs: Math.max(2, Math.ceil(asked / 2)) }];
    let cold = Number.NaN;
    let atDefaultBatch = Number.NaN;
    let fastest = { seconds: Number.POSITIVE_INFINITY, request: requests[0] as Request };
    for (const request of requests) {
      if (workload.work === 'predict') await worker.ask(request);
      const measured = await worker.ask(request);
      const seconds = epochSeconds(measured);
      if (Number.isNaN(cold)) cold = measured.ends[0] ?? Number.NaN;
      if (request.batch === 32) atDefaultBatch = seconds;
      if (seconds < fastest.seconds) fastest = { seconds, request };
    }
    const kept = workload.work === 'predict' ? fastest.request : { epochs: asked };
    const side = { worker, threads, cold, atDefaultBatch, request: kept, seconds: fastest.seconds };
    const worse = !best || side.seconds < best.seconds ? best : side;
    if (worse !== side) best = side;
    await worse?.worker.end();
  }
  return best as Side;
}

const forEachSide = <T>(make: (name: SideName) => T): PerSide<T> =>
  Object.fromEntries(sideNames.map((name) => [name, make(name)])) as PerSide<T>;

async function measure(workload: TrainingWorkload, settings: BenchSettings): Promise<TrainingResult> {
  const path = writeWorkload(join(settings.folder, workload.name.replaceAll(/\W+/g, '-')), workload);
  const sides: Partial<PerSide<Side>> = {};
  try {
    for (const name of sideNames) sides[name] = await chooseThreads(name, workload, settings.python, path);
    const all = sides as PerSide<Side>;
    const runs = forEachSide((): Measured[] => []);
    for (let repeat = 0; repeat < settings.repeats; repeat++) {
      for (const name of sideNames) runs[name].push(await all[name].worker.ask(all[name].request));
    }
    const seconds = forEachSide((name) => runs[name].map(epochSeconds));
    const medians = forEachSide((name) => median(seconds[name]));
    const eagerBecause = runs.neuroloom.find((run) => run.eagerBecause !== undefined)?.eagerBecause;
    const { keras, tfjsNode } = all;
    return {
      name: workload.name,
      ratioToKeras: medians.neuroloom / medians.keras,
      ratioToTfjsNode: medians.neuroloom / medians.tfjsNode,
      targets: { ratioToKeras: workload.target, ratioToTfjsNode: plainTarget },
      medians,
      spread: forEachSide((name) => ends(seconds[name])),
      threads: forEachSide((name) => all[name].threads),
      ...(workload.work === 'predict'
        ? {
            predictBatch: { keras: keras.request.batch ?? 32, tfjsNode: tfjsNode.request.batch ?? 32 },
            kerasDefaultBatch: keras.atDefaultBatch,
          }
        : {
            firstEpoch: forEachSide((name) => median(runs[name].map((run) => run.ends[0] ?? Number.NaN))),
            firstEpochCold: forEachSide((name) => all[name].cold),
          }),
      ...(eagerBecause === undefined ? {} : { eagerBecause }),
    };
  } finally {
    for (const name of sideNames) await sides[name]?.worker.end();
  }
}

export async function benchTraining(settings: BenchSettings): Promise<TrainingResult[]> {
  const results: TrainingResult[] = [];
  for (const workload of trainingWorkloads) {
    if (!workload.name.includes(settings.filter)) continue;
    console.error(`bench: ${workload.name} …`);
    const result = await measure(workload, settings);
    const { ratioToKeras, ratioToTfjsNode } = result;
    console.error(
      `bench: ${workload.name}: ${ratioToKeras.toFixed(3)} × Keras, ${ratioToTfjsNode.toFixed(3)} × tfjs-node`,
    );
    results.push(result);
  }
  return results;
}

const verdict = (value: number, target: number): string =>
  `${value.toFixed(3)} (${value <= target ? 'within' : 'misses'} ${target})`;

export function trainingTable(results: readonly TrainingResult[]): string {
  const time = (result: TrainingResult, side: SideName): string => {
    const [min, max] = result.spread[side];
    const range = `${milliseconds(min)}-${milliseconds(max)}`;
    return `${milliseconds(result.medians[side])} (${range}) ×${result.threads[side]}`;
  };
  return table([
    [
      'ms per epoch, ×threads',
      'neuroloom',
      'keras',
      'tfjs-node',
      'of keras',
      'of tfjs-node',
      'first epoch',
      'its first ever',
    ],
    ...results.map((result) => [
      result.eagerBecause === undefined ? result.name : `${result.name} (EAGER: ${result.eagerBecause})`,
      time(result, 'neuroloom'),
      time(result, 'keras'),
      time(result, 'tfjsNode'),
      verdict(result.ratioToKeras, result.targets.ratioToKeras),
      verdict(result.ratioToTfjsNode, result.targets.ratioToTfjsNode),
      ...[result.firstEpoch, result.firstEpochCold].map((first) =>
        first ? `${milliseconds(first.neuroloom)} : ${milliseconds(first.keras)}` : '',
      ),
    ]),
  ]);
}
