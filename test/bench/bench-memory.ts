// Trains ten networks, each run in a process of its own, and holds the memory that was predicted against what was taken.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { MemoryMeasured } from '#test/bench/memory-worker.ts';
import { memoryWorkloads } from '#test/bench/memory-workloads.ts';
import { ends, median, table } from '#test/bench/spread.ts';

/** Predicted and measured may be so many times each other. */
const largestRatio = 1.5;

export interface MemoryResult {
  readonly name: string;
  readonly predictedBytes: number;
  /** The middle, least and most of the runs. */
  readonly measuredBytes: number;
  readonly spread: readonly [number, number];
  /** Predicted to measured. */
  readonly ratio: number;
  readonly kept: boolean;
  readonly eagerBecause?: string;
}

/** On Linux alone: elsewhere the peak cannot be set back. */
export async function benchMemory(repeats: number, filter: string): Promise<MemoryResult[]> {
  const results: MemoryResult[] = [];
  for (const { name } of memoryWorkloads.filter((workload) => workload.name.includes(filter))) {
    const runs: MemoryMeasured[] = [];
    for (let repeat = 0; repeat < repeats; repeat += 1) runs.push(await measure(name));
    const bytes = runs.map(({ measuredBytes }) => measuredBytes);
    const { predictedBytes = Number.NaN, eagerBecause } = runs[0] ?? {};
    const ratio = predictedBytes / median(bytes);
    results.push({
      name,
      predictedBytes,
      measuredBytes: median(bytes),
      spread: ends(bytes),
      ratio,
      kept: ratio <= largestRatio && ratio >= 1 / largestRatio,
      ...(eagerBecause !== undefined && { eagerBecause }),
    });
  }
  return results;
}

async function measure(name: string): Promise<MemoryMeasured> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, 'memory-worker.ts'), name],
    {
      env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '3' },
    },
  );
  const line = stdout.split('\n').find((text) => text.startsWith('{')) ?? '';
  return JSON.parse(line) as MemoryMeasured;
}

export function memoryTable(results: readonly MemoryResult[]): string {
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);
  return table([
    ['memory, MB', 'predicted', 'measured', 'from', 'to', 'ratio', ''],
    ...results.map(({ name, predictedBytes, measuredBytes, spread, ratio, kept, eagerBecause }) => [
      name,
      ...[predictedBytes, measuredBytes, ...spread].map(megabytes),
      ratio.toFixed(2),
      `${kept ? '' : 'BEYOND '}${eagerBecause === undefined ? '' : 'EAGER'}`,
    ]),
  ]);
}
