// Writes a workload's numbers to files that every side reads, so that all train on the same rows. Seeded.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generator } from '#engine/tensor/random.ts';
import type { TrainingWorkload } from '#test/bench/training-workloads.ts';

/** What a worker reads: the workload, and where its rows are (little-endian; x is int32 with `words`, y always float32). */
export interface WorkloadFile extends TrainingWorkload {
  readonly x: string;
  readonly y: string;
}

/** Rows that repeat after this many are as good for a timing, and a hundred million normal numbers take long. */
const drawnNumbers = 1_000_000;

/** The path of the description; x.bin and y.bin lie beside it. */
export function writeWorkload(folder: string, workload: TrainingWorkload): string {
  mkdirSync(folder, { recursive: true });
  const random = generator(7);
  const { rows, classes, words } = workload;
  const numbers = rows * workload.shape.reduce((product, size) => product * size, 1);
  const drawn = Float32Array.from({ length: Math.min(numbers, drawnNumbers) }, () =>
    words === undefined ? random.normal() : Math.floor(random.next() * words),
  );
  const x = words === undefined ? new Float32Array(numbers) : new Int32Array(numbers);
  for (let at = 0; at < numbers; at += drawn.length) x.set(drawn.subarray(0, numbers - at), at);
  const y = Float32Array.from({ length: rows }, () => Math.floor(random.next() * Math.max(2, classes)));
  const file: WorkloadFile = { ...workload, x: join(folder, 'x.bin'), y: join(folder, 'y.bin') };
  writeFileSync(file.x, x);
  writeFileSync(file.y, y);
  const path = join(folder, 'workload.json');
  writeFileSync(path, JSON.stringify(file));
  return path;
}
