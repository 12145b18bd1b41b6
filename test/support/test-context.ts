// For the tests of the data nodes: a context to infer and run in, with a folder of its own that is gone afterwards.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '#shared/protocol/problem.ts';
import type { InferContext, RunContext } from '#engine/values/runner.ts';
import type { OneDataset, OneSplit } from '#test/support/one-input.ts';

export interface TestContext extends InferContext, RunContext {
  readonly folder: string;
  dispose(): void;
}

export function testContext(seed = 1, signal: AbortSignal = new AbortController().signal): TestContext {
  const folder = mkdtempSync(join(tmpdir(), 'neuroloom-data-'));
  let files = 0;
  return {
    node: 'node',
    signal,
    seed,
    folder,
    progress: () => undefined,
    epoch: () => undefined,
    newFile: (name) => join(folder, `${(files += 1)}-${name}`),
    dispose: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The problem that work ends with: its code, parameter and facts in one; undefined when it succeeds. */
export async function faultOf(work: Promise<unknown>): Promise<Record<string, unknown> | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { code, param, facts } = error.problem;
    return { code, ...(param !== undefined && { param }), ...facts };
  }
}

/** A dataset of training rows alone, from rows of features and their targets. */
export function datasetOf(
  rows: readonly (readonly number[])[],
  y: readonly number[],
  classes: readonly string[],
): OneDataset {
  const width = rows[0]?.length ?? 0;
  const empty: OneSplit = { rows: 0, x: new Float32Array(0), y: new Float32Array(0), source: new Int32Array(0) };
  const train: OneSplit = {
    rows: rows.length,
    x: Float32Array.from(rows.flat()),
    y: Float32Array.from(y),
    source: Int32Array.from(rows.keys()),
  };
  const kind = classes.length === 0 ? 'number' : classes.length === 2 ? 'binary' : 'classes';
  return {
    shape: [width],
    features: Array.from({ length: width }, (_, i) => `x${i + 1}`),
    target: { name: 'target', kind, classes },
    preprocessing: [],
    splits: { train, validation: empty, test: empty },
  };
}
