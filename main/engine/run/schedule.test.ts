import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase } from '#engine/table/database.ts';
import type { PipelineDocument } from '#shared/document/document.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { RunEvent } from '#shared/protocol/run.ts';
import { documentOf, fakeRunners, numberIn } from '#engine/run/fake-runners.ts';
import type { Strings } from '#engine/run/fake-runners.ts';
import { nodeSeed, partialKey } from '#engine/run/key.ts';
import { Lane } from '#engine/run/lane.ts';
import { planRun } from '#engine/run/plan.ts';
import type { RunPlan } from '#engine/run/plan.ts';
import { startRun } from '#engine/run/schedule.ts';
import { lastRuns } from '#engine/store/last-runs.ts';
import { openStore } from '#engine/store/store.ts';
import type { Store } from '#engine/store/store.ts';

let folder: string;
let store: Store;
let strings: Strings;
let runners: ReturnType<typeof fakeRunners>['runners'];
let mistakes: unknown[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neuroloom-run-'));
  store = await openStore({ folder });
  ({ runners, strings } = fakeRunners());
  mistakes = [];
});
afterEach(async () => {
  await closeDatabase();
  await rm(folder, { recursive: true, force: true });
});

interface RunOptions {
  readonly targets?: readonly string[];
  readonly useCache?: boolean;
  readonly signal?: AbortSignal;
  readonly faults?: ReadonlyMap<string, Problem>;
  readonly lanes?: { tensor: Lane; other: Lane };
  onEvent?(event: RunEvent): void;
}

const plan = (document: PipelineDocument, faults?: ReadonlyMap<string, Problem>): Promise<RunPlan> =>
  planRun(document, {
    runners,
    store,
    lastRuns: lastRuns(store.folder),
    backend: 'tensorflow',
    folder: null,
    signal: new AbortController().signal,
    ...(faults && { faults }),
  });

async function run(document: PipelineDocument, options: RunOptions = {}) {
  const { targets = [], useCache = true, signal = new AbortController().signal } = options;
  const events: RunEvent[] = [];
  const run = startRun(
    { document, folder: null, targets, useCache, plan: await plan(document, options.faults), signal },
    {
      store,
      lastRuns: lastRuns(store.folder),
      lanes: options.lanes ?? { tensor: new Lane(1), other: new Lane(2) },
      summarise: (value) => (value.type === 'report' ? { value: numberIn(value) } : {}),
      onUnexpected: (error) => mistakes.push(error),
    },
  );
  strings.ran.length = 0;
  for await (const event of run) {
    events.push(event);
    options.onEvent?.(event);
  }
  const outcomes: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const problems: Record<string, Problem> = {};
  const keys: Record<string, string | undefined> = {};
  for (const event of events) {
    if (event.event !== 'node.finished') continue;
    outcomes[event.node] = event.outcome;
    values[event.node] = event.outputs['out']?.summary['value'];
    keys[event.node] = event.key;
    if (event.problem) problems[event.node] = event.problem;
  }
  const last = events.at(-1);
  return { events, outcomes, values, problems, keys, outcome: last?.event === 'run.finished' ? last.outcome : 'not finished', ran: [...strings.ran] };
}

const diamond = documentOf({ a: '', b: 'a', c: { from: 'a', params: { add: 10 } }, d: 'b c' });
const edited = (id: string, params: Record<string, number | string>): PipelineDocument => ({
  ...diamond,
  nodes: { ...diamond.nodes, [id]: { ...diamond.nodes[id]!, params } },
});

describe('a run', () => {
  it('runs every node once, each after what feeds it', async () => {
    const result = await run(diamond);
    expect(result.outcome).toBe('done');
    expect(result.values).toEqual({ a: 1, b: 2, c: 11, d: 14 });
    expect(result.outcomes).toEqual({ a: 'done', b: 'done', c: 'done', d: 'done' });
    expect(result.ran[0]).toBe('a');
    expect(result.ran[3]).toBe('d');
    expect(result.events[0]).toEqual({ event: 'run.started', nodes: ['a', 'b', 'c', 'd'] });
  });

  it('takes everything from the store the second time', async () => {
    await run(diamond);
    const result = await run(diamond);
    expect(result.ran).toEqual([]);
    expect(result.outcomes).toEqual({ a: 'cached', b: 'cached', c: 'cached', d: 'cached' });
    expect(result.values).toEqual({ a: 1, b: 2, c: 11, d: 14 });
    expect(result.outcome).toBe('done');
  });

  it('runs after an edit what it changes and no more, and an undo brings the results back', async () => {
    await run(diamond);
    const changed = await run(edited('c', { add: 20 }));
    expect(changed.ran).toEqual(['c', 'd']);
    expect(changed.values).toEqual({ a: 1, b: 2, c: 21, d: 24 });
    expect((await run(diamond)).ran).toEqual([]);
    expect((await run(edited('c', { add: 10, colour: 'red', unused: 3 }))).ran).toEqual([]);
  });

  it('runs the stale ancestors of a target and nothing beside them', async () => {
    const first = await run(diamond, { targets: ['b'] });
    expect(first.outcomes).toEqual({ a: 'done', b: 'done' });
    const second = await run(diamond, { targets: ['d'] });
    expect(second.ran).toEqual(['c', 'd']);
    expect(second.outcomes).toEqual({ a: 'cached', b: 'cached', c: 'done', d: 'done' });
  });

  it('computes everything anew when told not to use the store', async () => {
    await run(diamond);
    expect((await run(diamond, { useCache: false })).outcomes).toEqual({ a: 'done', b: 'done', c: 'done', d: 'done' });
  });

  it('blocks what a failure feeds and nothing else', async () => {
    const result = await run(edited('b', { mode: 'fail' }));
    expect(result.outcome).toBe('failed');
    expect(result.outcomes).toEqual({ a: 'done', b: 'failed', c: 'done', d: 'blocked' });
    expect(result.problems['b']).toEqual({ code: 'example.wrong', severity: 'error', node: 'b', param: 'add', facts: { received: 3 } });
    expect(result.problems['d']).toMatchObject({ code: 'run.needs', severity: 'info', facts: { by: 'b' } });
  });

  it('makes a problem of a mistake, without its stack, and of outputs that the spec does not have', async () => {
    const mistake = await run(documentOf({ a: { params: { mode: 'mistake' } } }));
    expect(mistake.problems['a']).toEqual({ code: 'run.unexpected', severity: 'error', node: 'a', facts: { reason: 'x is not a function' } });
    const wrong = await run(documentOf({ a: { params: { mode: 'wrong-output' } } }));
    expect(wrong.problems['a']).toMatchObject({ code: 'run.wrongOutput', facts: { port: 'out', expected: 'report', received: 'optimizer' } });
  });

  it('tells of nodes that cannot start', async () => {
    const faults = new Map([['bad', { code: 'param.range', severity: 'error', node: 'bad', facts: {} } as Problem]]);
    const result = await run(
      documentOf({
        paused: { paused: true },
        afterPaused: 'paused',
        unknown: { kind: 'data.martian' },
        bad: '',
        x: 'y',
        y: 'x',
        lonely: { kind: 'train.fake' },
        fine: '',
      }),
      { faults },
    );
    expect(result.outcomes).toEqual({
      paused: 'blocked',
      afterPaused: 'blocked',
      unknown: 'blocked',
      bad: 'failed',
      x: 'blocked',
      y: 'blocked',
      lonely: 'failed',
      fine: 'done',
    });
    const codes = Object.fromEntries(Object.entries(result.problems).map(([id, { code }]) => [id, code]));
    expect(codes).toEqual({
      paused: 'run.paused',
      afterPaused: 'run.needs',
      unknown: 'node.unknownKind',
      bad: 'param.range',
      x: 'wire.cycle',
      y: 'wire.cycle',
      lonely: 'port.missing',
    });
    expect(result.outcome).toBe('failed');
  });

  it('is not a failure when a node was only switched off', async () => {
    const result = await run(documentOf({ paused: { paused: true }, after: 'paused', fine: '' }));
    expect([result.outcome, result.outcomes]).toEqual(['done', { paused: 'blocked', after: 'blocked', fine: 'done' }]);
  });

  it('makes a lost entry again, its ancestors too, without a word to the person', async () => {
    await run(documentOf({ a: '', b: 'a' }));
    const longer = documentOf({ a: '', b: 'a', c: 'b' });
    const { verify } = store;
    // Both are whole when the run begins and gone when it reads them.
    store = { ...store, load: () => Promise.resolve(undefined) };
    let verified = 0;
    store = { ...store, verify: (key) => (++verified > 2 ? Promise.resolve(undefined) : verify(key)) };
    const result = await run(longer, { targets: ['c'] });
    expect(result.values['c']).toBe(3);
    expect(result.outcome).toBe('done');
    expect(result.ran).toContain('a');
  });

  it('keeps its results for the nodes that wait when the disk is full', async () => {
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    store = { ...store, save: () => Promise.reject(full) };
    const result = await run(diamond);
    expect(result.values).toEqual({ a: 1, b: 2, c: 11, d: 14 });
    expect(result.problems['d']).toMatchObject({ code: 'store.notKept', severity: 'warning', facts: { reason: 'ENOSPC' } });
    expect(result.outcome).toBe('done');
  });

  it('converts a wire that is read as a table', async () => {
    const result = await run(documentOf({ a: '', reader: { kind: 'data.tableReader', from: 'a' } }));
    expect(result.problems).toEqual({});
    // A report with one metric is a table of one row.
    expect(result.values['reader']).toBe(1);
  });

  it('leaves nothing behind in the staging folder', async () => {
    await run(edited('b', { mode: 'fail' }));
    expect(await readdir(join(store.folder, 'staging'))).toEqual([]);
    expect(await readdir(join(store.folder, 'pins'))).toEqual([]);
  });
});

describe('side by side', () => {
  const wide = documentOf({ a: '', b: '', c: '', d: '' });

  it('runs as many as the lane is wide', async () => {
    // Nobody leaves before three are in; a fourth has every chance to come in too.
    strings.gate = () => expect.poll(() => strings.most).toBe(3);
    await run(wide, { lanes: { tensor: new Lane(1), other: new Lane(3) } });
    expect(strings.most).toBe(3);
  });

  it('runs one tensor node at a time, and others beside it', async () => {
    const together = new Set<string>();
    strings.gate = async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      together.add([...strings.running].toSorted().join(' '));
    };
    const document = documentOf({
      a: '',
      t1: { kind: 'train.fake', from: 'a' },
      t2: { kind: 'train.fake', from: 'a', params: { add: 5 } },
      b: { from: 'a', params: { add: 2 } },
    });
    await run(document, { lanes: { tensor: new Lane(1), other: new Lane(2) } });
    expect([...together].filter((names) => names.includes('t1') && names.includes('t2'))).toEqual([]);
    expect([...together].filter((names) => /b t[12]/.test(names))).not.toEqual([]);
  });
});

describe('seeds', () => {
  it('are the node’s own and follow the document’s', async () => {
    const random = documentOf({ a: { kind: 'data.random' }, b: { kind: 'data.random' }, n: '' });
    const first = await run(random);
    expect(strings.seeds.get('a')).toBe(nodeSeed(1, 'a'));
    expect(strings.seeds.get('a')).not.toBe(strings.seeds.get('b'));
    expect(first.keys['a']).not.toBe(first.keys['b']);
    const reseeded = await run({ ...random, seed: 2 });
    expect(reseeded.outcomes).toEqual({ a: 'done', b: 'done', n: 'cached' });
  });

  it('give each layer node a key of its own, since layers are named after nodes', async () => {
    const { keys } = await run(documentOf({ a: { kind: 'layer.fake' }, b: { kind: 'layer.fake' } }));
    expect(keys['a']).not.toBe(keys['b']);
  });
});

describe('a cancel', () => {
  const cancelOn = (event: RunEvent['event']) => {
    const controller = new AbortController();
    let at = 0;
    return {
      signal: controller.signal,
      onEvent: (seen: RunEvent) => {
        if (seen.event !== event || controller.signal.aborted) return;
        at = performance.now();
        controller.abort();
      },
      tookMs: () => performance.now() - at,
    };
  };

  it.each(['hang', 'deaf'])('is obeyed within 200 ms by a runner that would %s', async (mode) => {
    const cancel = cancelOn('node.started');
    const result = await run(documentOf({ a: '', b: { from: 'a', params: { mode } }, c: 'b' }), {
      ...cancel,
      onEvent: (event) => event.event === 'node.started' && event.node === 'b' && cancel.onEvent(event),
    });
    expect(cancel.tookMs()).toBeLessThan(200);
    expect(result.outcome).toBe('cancelled');
    expect(result.outcomes).toEqual({ a: 'done', b: 'cancelled', c: 'cancelled' });
  });

  it('keeps the model so far, where a whole run will not find it', async () => {
    const document = documentOf({ a: '', t: { kind: 'train.fake', from: 'a', params: { mode: 'hang' } } });
    const cancel = cancelOn('node.progressed');
    const result = await run(document, cancel);
    expect(result.outcomes).toEqual({ a: 'done', t: 'cancelled' });
    const key = (await plan(document)).nodes.get('t')!.key;
    expect(result.keys['t']).toBe(partialKey(key));
    expect((await store.load(partialKey(key)))?.['model']).toMatchObject({ stopped: 'cancelled' });
    expect((await plan(document)).plan['t']).toMatchObject({ state: 'will-run' });
  });

  it('before the run starts nothing', async () => {
    const result = await run(diamond, { signal: AbortSignal.abort() });
    expect(result.outcome).toBe('cancelled');
    expect(result.ran).toEqual([]);
  });

  it('leaves the lane closed until a deaf runner has really ended', async () => {
    const lanes = { tensor: new Lane(1), other: new Lane(1) };
    const cancel = cancelOn('node.started');
    await run(documentOf({ a: { params: { mode: 'deaf' } } }), { ...cancel, lanes });
    const second = new AbortController();
    const next = run(documentOf({ b: '' }), { lanes, signal: second.signal });
    setTimeout(() => second.abort(), 30);
    expect((await next).outcomes).toEqual({ b: 'cancelled' });
  });
});

describe('progress', () => {
  it('is thinned, and epochs never are', async () => {
    const { events } = await run(documentOf({ a: { params: { mode: 'epochs' } } }));
    const epochs = events.flatMap((event) => (event.event === 'epoch.finished' ? [event.epoch] : []));
    expect(epochs).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    expect(events.filter((event) => event.event === 'node.progressed').length).toBeLessThan(5);
  });
});

describe('the plan', () => {
  it('says what is cached, what will run and which edit is why', async () => {
    expect((await plan(diamond)).plan['a']).toMatchObject({ state: 'will-run', because: 'new', seconds: null });
    await run(diamond);
    expect(Object.values((await plan(diamond)).plan).map(({ state }) => state)).toEqual(['cached', 'cached', 'cached', 'cached']);
    const { plan: after } = await plan(edited('b', { add: 7 }));
    expect(after['a']).toMatchObject({ state: 'cached' });
    expect(after['b']).toMatchObject({ state: 'will-run', because: 'changed' });
    expect(after['c']).toMatchObject({ state: 'cached' });
    expect(after['d']).toMatchObject({ state: 'will-run', because: 'upstream', upstream: 'b' });
    expect(after['d']).toHaveProperty('seconds', expect.any(Number));
  });

  it('names who blocks', async () => {
    const { plan: blocked } = await plan(documentOf({ a: { paused: true }, b: 'a', c: 'b' }));
    expect(blocked).toEqual({ a: { state: 'blocked', by: 'a' }, b: { state: 'blocked', by: 'a' }, c: { state: 'blocked', by: 'a' } });
  });

  it('answers for 300 nodes in good time', async () => {
    const chain = documentOf(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`n${i}`, i === 0 ? '' : `n${i - 1}`])));
    await plan(chain);
    const started = performance.now();
    await plan(chain);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
