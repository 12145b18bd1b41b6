// A long training holds no more memory at its end than at its hundredth epoch, and nothing of it is left.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { MemoryMetrics } from '#test/pipelines/long-training.ts';

const program = fileURLToPath(new URL('long-training.ts', import.meta.url));

test.each(['', 'validate'])('memory is flat over 1,000 epochs %s', async (validate) => {
  const temporary = mkdtempSync(join(tmpdir(), 'neuroloom-memory-'));
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [program, validate], {
      env: { ...process.env, NODE_OPTIONS: '', TMPDIR: temporary, TF_NUM_INTRAOP_THREADS: '1' },
    });
    const figures = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as MemoryMetrics;
    expect(figures.eagerBecause).toBeNull();
    const [first = 0] = figures.resident;
    expect(first).toBeGreaterThan(0);
    expect(Math.max(...figures.resident) / first).toBeLessThan(1.05);
    expect(Math.min(...figures.resident) / first).toBeGreaterThan(0.95);
    expect(new Set(figures.tensors).size).toBe(1);
    expect(new Set(figures.nativeTensors).size).toBe(1);
    expect(figures.left).toEqual({ tensors: 0, nativeTensors: 0, sessions: 0 });
    expect(readdirSync(temporary)).toEqual([]);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
});
