// A training on data many times as large as the memory for them stays within that memory, and leaves nothing behind.
import { execFile } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { StreamedMetrics } from '#test/pipelines/streamed-training.ts';

const program = fileURLToPath(new URL('streamed-training.ts', import.meta.url));
const mebibyte = 2 ** 20;
const features = 256;
const rows = 384 * 1024;
const memory = 32 * mebibyte;

/** Rows of any numbers: 384 MiB. */
function writeRows(file: string): void {
  const piece = Float32Array.from({ length: 4 * mebibyte }, (_, i) => Math.sin(i * 12.9898) * 2);
  const handle = openSync(file, 'w');
  for (let written = 0; written < rows * features; written += piece.length) writeSync(handle, piece);
  closeSync(handle);
}

test('384 MiB of rows are trained on in 32 MiB', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'neuroloom-streamed-'));
  try {
    const file = join(folder, 'rows');
    writeRows(file);
    const run = async (bytes: number): Promise<StreamedMetrics> => {
      const args = [program, file, rows, features, bytes, 2].map(String);
      const { stdout } = await promisify(execFile)(process.execPath, args, {
        // Freed blocks go back to the system at once: else glibc keeps some for later, on a busy machine up to twice the
        // memory under test, and the resident set tells of its habits.
        env: { ...process.env, NODE_OPTIONS: '', TMPDIR: folder, MALLOC_MMAP_THRESHOLD_: String(4 * mebibyte) },
      });
      return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as StreamedMetrics;
    };
    const streamed = await run(memory);
    expect(streamed.blocks).toBe(49);
    expect(streamed.seconds).toHaveLength(2);
    // Beside the blocks there are truths, orders of rows, the graph and what kernels work with.
    expect(streamed.most - streamed.before).toBeLessThan(memory + 80 * mebibyte);
    expect(readdirSync(folder)).toEqual(['rows']);
    // The measure measures: held as a whole it is more than the file.
    const held = await run(0);
    expect(held.blocks).toBeNull();
    expect(held.most - held.before).toBeGreaterThan(384 * mebibyte);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
