import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase } from '#engine/table/database.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { RunEvent } from '#shared/protocol/run.ts';
import { documentOf } from '#test/support/fake-runners.ts';
import { nodeSeed } from '#engine/run/key.ts';
import { Lane } from '#engine/run/lane.ts';
import { diamond, edited, openRunBench } from '#test/support/run-harness.ts';
import type { RunBench } from '#test/support/run-harness.ts';
import { withinOnTheClock } from '#test/support/clock.ts';

let folder: string;
let bench: RunBench;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neuroloom-run-'));
  bench = await openRunBench(folder);
});
afterEach(async () => {
  await closeDatabase();
  await rm(folder, { recursive: true, force: true });
});

describe('a run', () => {
  it('runs every node once, each after what feeds it', async () => {
    const result = await bench.run(diamond);
    expect(result.outcome).toBe('done');
    expect(result.values).toEqual({ a: 1, b: 2, c: 11, d: 14 });
    expect(result.outcomes).toEqual({ a: 'done', b: 'done', c: 'done', d: 'done' });
    expect(result.ran[0]).toBe('a');
    expect(result.ran[3]).toBe('d');
    expect(result.events[0]).toEqual({ event: 'run.started', nodes: ['a', 'b', 'c', 'd'] });
  });

  it('takes everything from the store the second time', async () => {
    await bench.run(diamond);
    const result = await bench.run(diamond);
    expect(result.ran).toEqual([]);
    expect(result.outcomes).toEqual({ a: 'cached', b: 'cached', c: 'cached', d: 'cached' });
    expect(result.values).toEqual({ a: 1, b: 2, c: 11, d: 14 });
    expect(result.outcome).toBe('done');
  });

  it('runs after an edit what it changes and no more, and an undo brings the results back', async () => {
    await bench.run(diamond);
    const changed = await bench.run(edited('c', { add: 20 }));
    expect(changed.ran).toEqual(['c', 'd']);
    expect(changed.values).toEqual({ a: 1, b: 2, c: 21, d: 24 });
    expect((await bench.run(diamond)).ran).toEqual([]);
    expect((await bench.run(edited('c', { add: 10, colour: 'red', unused: 3 }))).ran).toEqual([]);
  });

  it('runs the stale ancestors of a target and nothing beside them', async () => {
    const first = await bench.run(diamond, { targets: ['b'] });
    expect(first.outcomes).toEqual({ a: 'done', b: 'done' });
    const second = await bench.run(diamond, { targets: ['d'] });
    expect(second.ran).toEqual(['c', 'd']);
    expect(second.outcomes).toEqual({ a: 'cached', b: 'cached', c: 'done', d: 'done' });
  });

  it('computes everything anew when told not to use the store', async () => {
    await bench.run(diamond);
    expect((await bench.run(diamond, { useCache: false })).outcomes).toEqual({
      a: 'done',
      b: 'done',
      c: 'done',
      d: 'done',
    });
  });

  it('blocks what a failure feeds and nothing else', async () => {
    const result = await bench.run(edited('b', { mode: 'fail' }));
    expect(result.outcome).toBe('failed');
    expect(result.outcomes).toEqual({ a: 'done', b: 'failed', c: 'done', d: 'blocked' });
    expect(result.problems['b']).toEqual({
      code: 'param.range',
      severity: 'error',
      node: 'b',
      param: 'add',
      facts: { param: 'add', expected: 2, received: 3 },
    });
    expect(result.problems['d']).toMatchObject({ code: 'run.needs', severity: 'info', facts: { by: 'b' } });
  });

  it('makes a problem of a mistake, without its stack, and of outputs that the spec does not have', async () => {
    const mistake = await bench.run(documentOf({ a: { params: { mode: 'mistake' } } }));
    expect(mistake.problems['a']).toEqual({
      code: 'run.unexpected',
      severity: 'error',
      node: 'a',
      facts: { reason: 'x is not a function' },
    });
    const wrong = await bench.run(documentOf({ a: { params: { mode: 'wrong-output' } } }));
    expect(wrong.problems['a']).toMatchObject({
      code: 'run.wrongOutput',
      facts: { port: 'out', expected: 'report', received: 'optimizer' },
    });
  });

  it('tells of nodes that cannot start', async () => {
    const faults = new Map([['bad', { code: 'param.range', severity: 'error', node: 'bad', facts: {} } as Problem]]);
    const result = await bench.run(
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
    const result = await bench.run(documentOf({ paused: { paused: true }, after: 'paused', fine: '' }));
    expect([result.outcome, result.outcomes]).toEqual(['done', { paused: 'blocked', after: 'blocked', fine: 'done' }]);
  });

  it('makes a lost entry again, its ancestors too, without a word to the person', async () => {
    await bench.run(documentOf({ a: '', b: 'a' }));
    const longer = documentOf({ a: '', b: 'a', c: 'b' });
    const { verify } = bench.store;
    // Both are whole when the run begins and gone when it reads them.
    bench.store = { ...bench.store, load: () => Promise.resolve(undefined) };
    let verified = 0;
    bench.store = { ...bench.store, verify: (key) => (++verified > 2 ? Promise.resolve(undefined) : verify(key)) };
    const result = await bench.run(longer, { targets: ['c'] });
    expect(result.values['c']).toBe(3);
    expect(result.outcome).toBe('done');
    expect(result.ran).toContain('a');
  });

  it('keeps its results for the nodes that wait when the disk is full', async () => {
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    bench.store = { ...bench.store, save: () => Promise.reject(full) };
    const result = await bench.run(diamond);
    expect(result.values).toEqual({ a: 1, b: 2, c: 11, d: 14 });
    expect(result.problems['d']).toMatchObject({
      code: 'store.notKept',
      severity: 'warning',
      facts: { reason: 'ENOSPC' },
    });
    expect(result.outcome).toBe('done');
  });

  it('converts a wire that is read as a table', async () => {
    const result = await bench.run(documentOf({ a: '', reader: { kind: 'data.tableReader', from: 'a' } }));
    expect(result.problems).toEqual({});
    // A report with one metric is a table of one row.
    expect(result.values['reader']).toBe(1);
  });

  it('leaves nothing behind in the staging folder', async () => {
    await bench.run(edited('b', { mode: 'fail' }));
    expect(await readdir(join(bench.store.folder, 'staging'))).toEqual([]);
    expect(await readdir(join(bench.store.folder, 'pins'))).toEqual([]);
  });
});

describe('side by side', () => {
  const wide = documentOf({ a: '', b: '', c: '', d: '' });

  it('runs as many as the lane is wide', async () => {
    // Nobody leaves before three are in; a fourth has every chance to come in too.
    bench.strings.gate = () => expect.poll(() => bench.strings.most).toBe(3);
    await bench.run(wide, { lanes: { tensor: new Lane(1), other: new Lane(3) } });
    expect(bench.strings.most).toBe(3);
  });

  it('runs one tensor node at a time, and others beside it', async () => {
    const together = new Set<string>();
    bench.strings.gate = async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      together.add([...bench.strings.running].toSorted().join(' '));
    };
    const document = documentOf({
      a: '',
      t1: { kind: 'train.fake', from: 'a' },
      t2: { kind: 'train.fake', from: 'a', params: { add: 5 } },
      b: { from: 'a', params: { add: 2 } },
    });
    await bench.run(document, { lanes: { tensor: new Lane(1), other: new Lane(2) } });
    expect([...together].filter((names) => names.includes('t1') && names.includes('t2'))).toEqual([]);
    expect([...together].filter((names) => /b t[12]/.test(names))).not.toEqual([]);
  });
});

describe('seeds', () => {
  it('are the node’s own and follow the document’s', async () => {
    const random = documentOf({ a: { kind: 'data.random' }, b: { kind: 'data.random' }, n: '' });
    const first = await bench.run(random);
    expect(bench.strings.seeds.get('a')).toBe(nodeSeed(1, 'a'));
    expect(bench.strings.seeds.get('a')).not.toBe(bench.strings.seeds.get('b'));
    expect(first.keys['a']).not.toBe(first.keys['b']);
    const reseeded = await bench.run({ ...random, seed: 2 });
    expect(reseeded.outcomes).toEqual({ a: 'done', b: 'done', n: 'cached' });
  });

  it('give each layer node a key of its own, since layers are named after nodes', async () => {
    const { keys } = await bench.run(documentOf({ a: { kind: 'layer.fake' }, b: { kind: 'layer.fake' } }));
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
    const result = await bench.run(documentOf({ a: '', b: { from: 'a', params: { mode } }, c: 'b' }), {
      ...cancel,
      onEvent: (event) => event.event === 'node.started' && event.node === 'b' && cancel.onEvent(event),
    });
    withinOnTheClock(cancel.tookMs(), 200);
    expect(result.outcome).toBe('cancelled');
    expect(result.outcomes).toEqual({ a: 'done', b: 'cancelled', c: 'cancelled' });
  });

  it('keeps the model so far, where a whole run will not find it', async () => {
    const document = documentOf({ a: '', t: { kind: 'train.fake', from: 'a', params: { mode: 'hang' } } });
    const cancel = cancelOn('node.progressed');
    const result = await bench.run(document, cancel);
    expect(result.outcomes).toEqual({ a: 'done', t: 'cancelled' });
    const key = (await bench.plan(document)).nodes.get('t')?.key ?? '';
    const kept = result.keys['t'] ?? '';
    expect(kept).not.toBe(key);
    expect((await bench.store.load(kept))?.['model']).toMatchObject({ stopped: 'cancelled' });
    expect((await bench.plan(document)).plan['t']).toMatchObject({ state: 'will-run' });
  });

  it('before the run starts nothing', async () => {
    const result = await bench.run(diamond, { signal: AbortSignal.abort() });
    expect(result.outcome).toBe('cancelled');
    expect(result.ran).toEqual([]);
  });

  it('leaves the lane closed until a deaf runner has really ended', async () => {
    const lanes = { tensor: new Lane(1), other: new Lane(1) };
    const cancel = cancelOn('node.started');
    await bench.run(documentOf({ a: { params: { mode: 'deaf' } } }), { ...cancel, lanes });
    const second = new AbortController();
    const next = bench.run(documentOf({ b: '' }), { lanes, signal: second.signal });
    setTimeout(() => second.abort(), 30);
    expect((await next).outcomes).toEqual({ b: 'cancelled' });
  });
});

describe('progress', () => {
  it('is thinned, and epochs never are', async () => {
    const { events } = await bench.run(documentOf({ a: { params: { mode: 'epochs' } } }));
    const epochs = events.flatMap((event) => (event.event === 'epoch.finished' ? [event.epoch] : []));
    expect(epochs).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    expect(events.filter((event) => event.event === 'node.progressed').length).toBeLessThan(5);
  });
});
