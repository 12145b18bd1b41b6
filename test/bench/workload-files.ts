// Writes a workload's numbers to files that every side reads, so that all train on the same rows. Seeded.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generator } from '#engine/kernels/random.ts';
import { lineEnd } from '#engine/language/read-tokens.ts';
import { examplesOf } from '#engine/language/examples.ts';
import { cumulative, negativeProbabilities } from '#engine/language/vocabulary.ts';
import type { BenchText, TrainingWorkload } from '#test/bench/training-workloads.ts';

/** What a worker reads: the workload, and where its rows are (little-endian; x is int32 with `words`, y always float32). */
export interface WorkloadFile extends TrainingWorkload {
  readonly x: string;
  readonly y: string;
  /** Of a text: its words by number, int32, −1 after each line; and for each pair the word near, then those drawn. */
  readonly tokens?: string;
  readonly candidates?: string;
}

/** Rows that repeat after this many are as good for a timing, and a hundred million normal numbers take long. */
const drawnNumbers = 1_000_000;

/** The path of the description; x.bin and y.bin lie beside it. */
export function writeWorkload(folder: string, workload: TrainingWorkload): string {
  mkdirSync(folder, { recursive: true });
  if (workload.text) return writeText(folder, workload, workload.text);
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

/** Words by Zipf's law: the n-th is drawn in proportion to 1 / n. */
function writeText(folder: string, workload: TrainingWorkload, text: BenchText): string {
  const random = generator(7);
  const drawn = (ends: Float32Array): number => {
    const value = random.next();
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) > value) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const counts = Float64Array.from({ length: text.vocabulary }, (_, i) => 1 / (i + 1));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const ends = cumulative(counts.map((count) => count / total));
  const each = text.wordsPerLine + 1;
  const tokens = Int32Array.from({ length: text.lines * each }, (_, i) =>
    (i + 1) % each === 0 ? lineEnd : drawn(ends),
  );
  const { inputs, targets, count } = examplesOf(tokens, text.window, 'pair');
  if (count !== workload.rows) throw new Error(`${count} pairs, not ${workload.rows}`);
  const others = cumulative(negativeProbabilities(counts));
  const candidates = Int32Array.from({ length: count * (text.negatives + 1) }, (_, i) =>
    i % (text.negatives + 1) === 0 ? (targets[i / (text.negatives + 1)] ?? 0) : drawn(others),
  );
  const path = (name: string): string => join(folder, name);
  const files = { x: 'x.bin', y: 'y.bin', tokens: 'tokens.bin', candidates: 'candidates.bin' };
  writeFileSync(path(files.x), inputs);
  writeFileSync(path(files.y), Float32Array.from(targets));
  writeFileSync(path(files.tokens), tokens);
  writeFileSync(path(files.candidates), candidates);
  const description: WorkloadFile = {
    ...workload,
    x: path(files.x),
    y: path(files.y),
    tokens: path(files.tokens),
    candidates: path(files.candidates),
  };
  writeFileSync(path('workload.json'), JSON.stringify(description));
  return path('workload.json');
}
