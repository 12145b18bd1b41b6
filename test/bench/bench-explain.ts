// Explains the same rows of the same models with this project and with Python's shap, a part of the rows in turn, each
// side at the number of threads at which a trial was faster.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { BenchSettings } from '#test/bench/bench-training.ts';
import type { Explained, ExplainRequest } from '#test/bench/explain-worker.ts';
import { explainWorkloads, writeExplainWorkload } from '#test/bench/explain-workloads.ts';
import type { ExplainWorkload } from '#test/bench/explain-workloads.ts';
import { ends, median, milliseconds, table } from '#test/bench/spread.ts';
import { startWorker } from '#test/bench/worker-process.ts';
import type { WorkerProcess } from '#test/bench/worker-process.ts';

interface Pair<T> {
  readonly neuroloom: T;
  readonly shap: T;
}

export interface ExplainResult {
  readonly name: string;
  readonly timesFasterThanShap: number;
  readonly target: number;
  /** Seconds per explained row. */
  readonly medians: Pair<number>;
  readonly spread: Pair<readonly [number, number]>;
  /** Model rows per explained row, as each side counted them. */
  readonly evaluations: Pair<number>;
  readonly threads: Pair<number>;
}

interface Side {
  readonly worker: WorkerProcess<ExplainRequest, Explained>;
  readonly threads: number;
  readonly seconds: number;
}

const rowsExplained = 100;

/** A trial as long as a repeat, where that is quick: it has the same shapes, and the second finds everything prepared. */
const longestTrialSeconds = 4;

async function faster(start: (threads: number) => Side['worker'], count: number): Promise<Side> {
  let best: Side | undefined;
  for (const threads of new Set([1, availableParallelism()])) {
    const worker = start(threads);
    await worker.ask({ from: 0, count: 2 });
    let seconds = (await worker.ask({ from: 2, count: 3 })).seconds / 3;
    if (seconds * count < longestTrialSeconds) {
      for (let i = 0; i < 2; i++) seconds = (await worker.ask({ from: 0, count })).seconds / count;
    }
    if (best && best.seconds <= seconds) await worker.end();
    else {
      await best?.worker.end();
      best = { worker, threads, seconds };
    }
  }
  return best as Side;
}

async function measure(workload: ExplainWorkload, settings: BenchSettings): Promise<ExplainResult> {
  const here = import.meta.dirname;
  const insides = workload.method === 'deep' || workload.method === 'gradient';
  const ownWorker = insides ? 'attribution-worker.ts' : 'explain-worker.ts';
  const path = writeExplainWorkload(join(settings.folder, workload.name.replaceAll(/\W+/g, '-')), workload);
  const count = Math.floor(rowsExplained / settings.repeats);
  const side = (program: string, file: string) =>
    faster((threads) => startWorker(program, [join(here, file), path], threads), count);
  const ours = await side(process.execPath, ownWorker);
  const theirs = await side(settings.python, 'shap-worker.py');
  const runs = { neuroloom: [] as Explained[], shap: [] as Explained[] };
  for (let repeat = 0; repeat < settings.repeats; repeat++) {
    const request = { from: repeat * count, count };
    runs.neuroloom.push(await ours.worker.ask(request));
    runs.shap.push(await theirs.worker.ask(request));
  }
  await ours.worker.end();
  await theirs.worker.end();
  const each = <T>(make: (list: readonly Explained[]) => T): Pair<T> => ({
    neuroloom: make(runs.neuroloom),
    shap: make(runs.shap),
  });
  const medians = each((list) => median(list.map(({ seconds }) => seconds / count)));
  return {
    name: workload.name,
    timesFasterThanShap: medians.shap / medians.neuroloom,
    target: workload.target,
    medians,
    spread: each((list) => ends(list.map(({ seconds }) => seconds / count))),
    evaluations: each((list) => median(list.map(({ evaluations }) => evaluations / count))),
    threads: { neuroloom: ours.threads, shap: theirs.threads },
  };
}

export async function benchExplain(settings: BenchSettings): Promise<ExplainResult[]> {
  const results: ExplainResult[] = [];
  for (const workload of explainWorkloads) {
    if (!workload.name.includes(settings.filter)) continue;
    console.error(`bench: ${workload.name} …`);
    const result = await measure(workload, settings);
    console.error(`bench: ${workload.name}: ${result.timesFasterThanShap.toFixed(1)} times faster than shap`);
    results.push(result);
  }
  return results;
}

export function explainTable(results: readonly ExplainResult[]): string {
  const time = (result: ExplainResult, side: keyof Pair<number>): string => {
    const [min, max] = result.spread[side];
    const range = `${milliseconds(min)}-${milliseconds(max)}`;
    return `${milliseconds(result.medians[side])} (${range}) ×${result.threads[side]}`;
  };
  return table([
    ['ms per row, ×threads', 'neuroloom', 'shap', 'times faster', 'model rows, neuroloom : shap'],
    ...results.map((result) => {
      const verdict = result.timesFasterThanShap >= result.target ? 'within' : 'misses';
      return [
        result.name,
        time(result, 'neuroloom'),
        time(result, 'shap'),
        `${result.timesFasterThanShap.toFixed(1)} (${verdict} ${result.target})`,
        `${Math.round(result.evaluations.neuroloom)} : ${Math.round(result.evaluations.shap)}`,
      ];
    }),
  ]);
}
