// Two runs at once: in two engines on one store, as two commands of the command line make them, and in one engine where
// the second waits its turn at the kernels.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EngineContract } from '#shared/protocol/engine-contract.ts';
import { connect } from '#shared/protocol/rpc.ts';
import { runOnEngine } from '#main/cli/run-engine.ts';
import type { RunResult } from '#main/cli/run-engine.ts';
import { forkEngine } from '#engine/fork-engine.ts';
import { programFile } from '#scripts/build.ts';
import type { EngineProcess } from '#engine/fork-engine.ts';
import { Lane } from '#engine/run/lane.ts';
import { openStore } from '#engine/store/store.ts';
import { csvText, smallPipeline } from '#test/pipelines/small-pipeline.ts';
import { openWorkbench, withParams } from '#test/pipelines/workbench.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'neuroloom-two-runs-'));
  writeFileSync(join(folder, 'rows.csv'), csvText());
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** Long enough that two of them, begun together, meet. */
const long = (seed: number) => withParams(smallPipeline(seed), 'fit', { epochs: 120 });

/** Ready to run; both write their checkpoints as often as they can. */
async function openEngine(store: string): Promise<EngineProcess> {
  const engine = forkEngine({
    file: programFile('engine-process'),
    env: { ...process.env, NEUROLOOM_STORE: join(folder, store), NEUROLOOM_CHECKPOINT_SECONDS: '0.01' },
  });
  const client = connect<EngineContract>(engine.open());
  await client['engine.describe']({});
  client.close();
  return engine;
}

async function runAtOnce(store: string, seeds: readonly number[], happened: string[] = []): Promise<RunResult[]> {
  mkdirSync(join(folder, store), { recursive: true });
  const engines = await Promise.all(seeds.map(() => openEngine(store)));
  return Promise.all(
    engines.map((engine, i) =>
      runOnEngine(
        {
          document: long(seeds[i] ?? 0),
          folder,
          problems: [],
          targets: [],
          useCache: true,
          signal: new AbortController().signal,
          onEvent: ({ event }) => happened.push(event),
          onWasm: () => undefined,
        },
        engine,
      ),
    ),
  );
}

/** What the training and all that comes behind it came to, without what depends on the clock. */
async function resultsOf(store: string, { nodes }: RunResult): Promise<unknown> {
  const kept = await openStore({ folder: join(folder, store) });
  const outputs = async (id: string) =>
    (await kept.load(nodes.get(id)?.key ?? ''))?.[id === 'fit' ? 'model' : (port[id] ?? '')];
  const model = await outputs('fit');
  if (model?.type !== 'model') throw new Error('The training kept no model');
  const others = await Promise.all(Object.keys(port).map(outputs));
  return { weights: model.weights, history: model.history.map(({ logs }) => logs), others };
}
const port: Readonly<Record<string, string>> = { evaluate: 'report', predict: 'predictions', shap: 'explanation' };

const keysOf = ({ nodes }: RunResult) => Object.fromEntries([...nodes].map(([id, { key }]) => [id, key]));

test.each([
  ['the same seed', [1, 1]],
  ['different seeds', [1, 2]],
] as const)('two engines on one store, of %s, come to what each comes to alone', async (_, seeds) => {
  const happened: string[] = [];
  const together = await runAtOnce('shared', seeds, happened);
  // They met: both had begun before one of them was through.
  expect(happened.filter((event) => event === 'run.started' || event === 'run.finished').slice(0, 2)).toEqual([
    'run.started',
    'run.started',
  ]);
  for (const [i, result] of together.entries()) {
    expect(result.status).toBe('done');
    const [alone] = await runAtOnce(`alone-${i}`, [seeds[i] ?? 0]);
    if (!alone) throw new Error('There was no run');
    expect(keysOf(result)).toEqual(keysOf(alone));
    expect(await resultsOf('shared', result)).toEqual(await resultsOf(`alone-${i}`, alone));
  }
  const left = ['staging', 'pins', 'checkpoints'].flatMap((name) => readdirSync(join(folder, 'shared', 'v1', name)));
  expect(left).toEqual([]);
  for (const { nodes } of await runAtOnce('shared', seeds))
    expect(new Set([...nodes.values()].map(({ outcome }) => outcome))).toEqual(new Set(['cached']));
});

test('a run that waits for the kernels of another can be cancelled while it waits', async () => {
  const bench = await openWorkbench();
  try {
    bench.file('rows.csv', csvText());
    const training = (epochs: number) => withParams(smallPipeline(), 'fit', { epochs });
    // All but the training is there already, so that nothing else asks for its turn.
    await bench.run(training(4));

    const holds = Promise.withResolvers<void>();
    const waits = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const { enter } = Lane.prototype;
    let asked = 0;
    vi.spyOn(Lane.prototype, 'enter').mockImplementation(async function ask(this: Lane, signal) {
      asked += 1;
      const own = asked;
      const turn = enter.call(this, signal);
      if (own === 1) holds.resolve();
      if (own === 2) waits.resolve();
      const leave = await turn;
      // The first has its turn, and is as busy as the test wants it.
      if (own === 1) await gate.promise;
      return leave;
    });
    const first = bench.run(training(5));
    await holds.promise;
    const cancel = new AbortController();
    const second = bench.run(training(6), { signal: cancel.signal });
    await waits.promise;
    cancel.abort();
    const cancelled = await second;
    expect(cancelled.outcome).toBe('cancelled');
    const behind = { evaluate: 'cancelled', predict: 'cancelled', shap: 'cancelled' };
    expect(cancelled.outcomes).toMatchObject({ standardise: 'cached', fit: 'cancelled', ...behind });
    expect(cancelled.events.filter(({ event }) => event === 'node.started')).toEqual([]);

    // The first is none the worse for it, and the turn goes to who comes then.
    gate.resolve();
    const all = { fit: 'done', evaluate: 'done', predict: 'done', shap: 'done' };
    expect((await first).outcomes).toMatchObject(all);
    expect((await bench.run(training(6))).outcomes).toMatchObject(all);
  } finally {
    await bench.dispose();
  }
});
