// The command line as a shell meets it: words, exit codes, files and signals, with the real engine behind it.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '#shared/nodes/catalogue.ts';
import { programFile } from '#scripts/build.ts';
import { rootDir } from '#scripts/root-dir.ts';
import { readSafetensors } from '#engine/values/safetensors.ts';

const iris = join(rootDir, 'resources', 'examples', 'iris.loom');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neuroloom-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
}

const started = new Set<ChildProcess>();
afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  started.clear();
});

function start(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): { child: ChildProcess; ended: Promise<Ended>; out(): string } {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', programFile('cli'), ...args], {
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C', NEUROLOOM_STORE: join(folder, 'store'), NODE_OPTIONS: '', VITEST: '', ...env },
  });
  started.add(child);
  let [out, err] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal, out, err })),
  );
  return { child, ended, out: () => out };
}

const cli = (...args: string[]): Promise<Ended> => start(args).ended;

interface RunJson {
  readonly status: string;
  readonly seconds: number;
  readonly nodes: Record<
    string,
    {
      status: string;
      seconds: number;
      outputs: Record<string, { type: string; summary: Record<string, unknown> }>;
      problem?: { code: string; message: string; hint: string; node?: string };
    }
  >;
}

async function runJson(...args: string[]): Promise<{ code: number | null; run: RunJson; err: string }> {
  const { code, out, err } = await cli('run', ...args, '--json');
  return { code, run: JSON.parse(out) as RunJson, err };
}

const statuses = (run: RunJson) =>
  Object.fromEntries(Object.entries(run.nodes).map(([id, { status }]) => [id, status]));

/** A pipeline of these nodes; `wires` as "a.x > b.y". */
async function pipeline(
  name: string,
  nodes: Record<string, [kind: string, params?: object]>,
  ...wires: string[]
): Promise<string> {
  const document = {
    formatVersion: 2,
    seed: 1,
    nodes: Object.entries(nodes).map(([id, [kind, params = {}]]) => ({ id, kind, kindVersion: 1, params })),
    wires: wires.map((wire) => ({ from: wire.split(' > ')[0], to: wire.split(' > ')[1] })),
  };
  const file = join(folder, `${name}.loom`);
  await writeFile(file, JSON.stringify(document));
  return file;
}

describe('words', () => {
  it('help, version and nodes, also as JSON and in Chinese', async () => {
    expect(await cli('--help')).toMatchObject({ code: 0, out: expect.stringContaining('Exit codes: 0 done') });
    expect((await cli()).out).toContain('Usage: npm start');
    const { version } = JSON.parse(await readFile(join(rootDir, 'package.json'), 'utf8')) as { version: string };
    expect((await cli('--version')).out).toBe(`${version}\n`);
    const { nodes } = JSON.parse((await cli('nodes', '--json')).out) as { nodes: { kind: string; title: string }[] };
    expect(nodes.map(({ kind }) => kind)).toEqual(Object.keys(catalogue));
    expect((await cli('nodes')).out).toContain('train.fit');
    expect((await start(['--help'], { LC_ALL: 'zh_CN.UTF-8' }).ended).out).toContain('退出码：0 完成');
  });

  it('new writes a template once and never over a file', async () => {
    expect((await cli('new')).out).toContain('first-network');
    expect(await cli('new', 'iris')).toMatchObject({ code: 0 });
    expect(await readFile(join(folder, 'iris.loom'), 'utf8')).toBe(await readFile(iris, 'utf8'));
    expect(await cli('new', 'iris')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('already') });
    expect(await cli('new', 'empty')).toMatchObject({ code: 0 });
    expect(await cli('check', 'empty.loom')).toMatchObject({ code: 0 });
    expect(await cli('new', '../evil')).toMatchObject({ code: 2 });
  });

  it.each([
    [['frobnicate'], 'frobnicate'],
    [['run'], 'FILE'],
    [['run', 'a.loom', 'b.loom'], 'b.loom'],
    [['check', 'a.loom', '--seed', '1'], '--seed'],
    [['check', 'a.loom', '--threads', '1'], '--threads'],
    [['run', 'a.loom', '--colour'], '--colour'],
    [['run', iris, '--set', 'fit'], 'NODE.PARAM=VALUE'],
    [['run', iris, '--set', 'nobody.epochs=1'], 'nobody'],
    [['run', iris, '--set', 'fit.nothing=1'], 'epochs'],
    [['run', iris, '--set', 'fit.epochs=many'], 'epochs'],
    [['run', iris, '--set', 'fit.epochs=0'], 'epochs'],
    [['run', iris, '--seed', '-1'], '--seed'],
    [['run', iris, '--threads', '0'], '--threads'],
    [['run', iris, '--threads', 'two'], '--threads'],
    [['run', iris, '--threads', '128'], '--threads'],
    [['run', iris, '--seed', '4294967296'], '--seed'],
    [['run', iris, '--only', 'nobody'], 'nobody'],
    [['run', 'missing.loom'], 'missing.loom'],
    [['run', iris, '--out', '/dev/null/x'], '/dev/null/x'],
  ])('%j is refused with 2 and the reason', async (args, reason) => {
    const { code, out, err } = await cli(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(reason);
  });

  it('a refusal is JSON where JSON was asked for', async () => {
    const { code, out, err } = await cli('run', 'missing.loom', '--json');
    expect([code, err]).toEqual([2, '']);
    expect(JSON.parse(out)).toMatchObject({
      problems: [{ code: 'cli.noFile', message: expect.any(String), hint: expect.any(String) }],
    });
  });
});

describe('check', () => {
  it('prints the problems of a file that is no pipeline as JSON and ends with 2', async () => {
    await writeFile(join(folder, 'bad.loom'), '{"formatVersion": 2,\n "nodes": [}');
    for (const args of [['bad.loom'], ['bad.loom', '--json']]) {
      const { code, out } = await cli('check', ...args);
      expect(code).toBe(2);
      expect(JSON.parse(out)).toMatchObject({
        problems: [
          { code: 'document.notJson', place: { line: 2 }, message: expect.any(String), hint: expect.any(String) },
        ],
      });
    }
    expect(await readFile(join(folder, 'bad.loom'), 'utf8')).toBe('{"formatVersion": 2,\n "nodes": [}');
  });

  it('ends with 1 when a node could not run, and names it', async () => {
    const file = await pipeline('unwired', { split: ['data.split'] });
    const { code, out } = await cli('check', file, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      problems: [{ code: 'port.missing', severity: 'error', node: 'split', port: 'dataset' }],
    });
    expect((await start(['check', file], { LC_ALL: 'zh_CN.UTF-8' }).ended).out).toContain('输入“数据集”没有连线');
    expect((await cli('check', iris)).code).toBe(0);
  });
});

describe('run', () => {
  it('tells the epochs and a summary, and keeps what came out', async () => {
    const first = await cli('run', iris, '--set', 'fit.epochs=3', '--out', 'out');
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/^fit {2}epoch 3\/3 {2}loss [\d.]+ {2}accuracy [\d.]+/m);
    expect(first.out).toMatch(/^Done in [\d.]+ s\.$/m);
    expect((await readdir(join(folder, 'out', 'fit'))).toSorted()).toEqual(
      expect.arrayContaining(['report.json', 'topology.json', 'weights.safetensors']),
    );
    expect(await readFile(join(folder, 'out', 'fit', 'curve-loss.svg'), 'utf8')).toMatch(/^<svg /);
    const topology = JSON.parse(await readFile(join(folder, 'out', 'fit', 'topology.json'), 'utf8')) as {
      weights: { tensor: string; shape: number[] }[];
    };
    const { tensors } = readSafetensors(await readFile(join(folder, 'out', 'fit', 'weights.safetensors')));
    expect(tensors.map(({ name, shape }) => ({ tensor: name, shape }))).toEqual(
      topology.weights.map(({ tensor, shape }) => ({ tensor, shape })),
    );
    const predictions = (await readFile(join(folder, 'out', 'predict', 'predictions.csv'), 'utf8'))
      .trimEnd()
      .split('\n');
    expect(predictions).toHaveLength(31);
    expect(await readFile(join(folder, 'out', 'shap', 'explanation.json'), 'utf8')).toContain('"additivityError"');

    const report = await readFile(join(folder, 'out', 'report.html'), 'utf8');
    expect(report).toContain('<h1>iris</h1>');
    expect(report.match(/<figure><svg/g)?.length).toBeGreaterThan(8);
    // A saved explanation says the same without model and data.
    const saved = await pipeline('saved', {
      kept: ['data.openExplanation', { file: 'out/shap/explanation.safetensors' }],
    });
    const again = await runJson(saved, '--out', 'again');
    expect([again.code, again.run.status]).toEqual([0, 'done']);
    for (const file of ['explanation.csv', 'explanation.safetensors', 'beeswarm-1.svg', 'waterfall.svg'])
      expect(await readFile(join(folder, 'again', 'kept', file)), file).toEqual(
        await readFile(join(folder, 'out', 'shap', file)),
      );

    const { code, run, err } = await runJson(iris, '--set', 'fit.epochs=3');
    expect([code, err, run.status]).toEqual([0, '', 'done']);
    expect(new Set(Object.values(statuses(run)))).toEqual(new Set(['cached']));
    expect(Object.keys(run)).toEqual(['status', 'seconds', 'nodes']);
    expect(run.nodes['fit']?.outputs['model']).toMatchObject({
      type: 'model',
      summary: { loss: expect.any(Number), accuracy: expect.any(Number) },
    });
    expect(run.nodes['shap']?.outputs['explanation']?.summary['largestAdditivityError']).toBeLessThan(1e-4);

    const changed = await runJson(iris, '--set', 'fit.epochs=4');
    expect(statuses(changed.run)).toMatchObject({ sample: 'cached', dense: 'cached', fit: 'done', evaluate: 'done' });
  });

  it('gives the same bytes for the same seed and others for another', async () => {
    const weights = async (seed: string, out: string) => {
      const { code } = await cli(
        'run',
        iris,
        '--set',
        'fit.epochs=2',
        '--seed',
        seed,
        '--only',
        'fit',
        '--no-cache',
        '--out',
        out,
      );
      expect(code).toBe(0);
      return readFile(join(folder, out, 'fit', 'weights.safetensors'));
    };
    const [one, again, other] = [
      await weights('7', 'seed-a'),
      await weights('7', 'seed-b'),
      await weights('8', 'seed-c'),
    ];
    expect(one.equals(again)).toBe(true);
    expect(one.equals(other)).toBe(false);
  });

  it('names node, cause and cure, and runs what it can', async () => {
    const file = await pipeline(
      'faulty',
      {
        missing: ['data.csv', { file: 'nowhere.csv' }],
        target: ['data.target', { target: 'y' }],
        fine: ['data.sample', { name: 'wine' }],
        huge: ['layer.dense', { units: 1e9 }],
        alien: ['data.alien'],
      },
      'missing.table > target.table',
    );
    const { code, run } = await runJson(file);
    expect([code, run.status]).toEqual([1, 'failed']);
    expect(statuses(run)).toEqual({
      missing: 'failed',
      target: 'blocked',
      fine: 'done',
      huge: 'failed',
      alien: 'blocked',
    });
    expect(run.nodes['missing']?.problem).toMatchObject({
      code: 'dataFile.missing',
      node: 'missing',
      message: expect.stringContaining('nowhere.csv'),
      hint: expect.any(String),
    });
    expect(run.nodes['target']?.problem).toMatchObject({
      code: 'run.needs',
      message: expect.stringContaining('missing'),
    });
    expect(run.nodes['huge']?.problem?.node).toBe('huge');
    const text = await cli('run', file);
    expect(text.out).toContain('nowhere.csv');
    expect(text.code).toBe(1);
  });

  it('blames the node whose wire the file had wrong', async () => {
    const file = await pipeline(
      'wrong-wire',
      { adam: ['optimizer.adam'], split: ['data.split'] },
      'adam.optimizer > split.dataset',
    );
    const { code, run } = await runJson(file);
    expect(code).toBe(1);
    expect(run.nodes['split']).toMatchObject({ status: 'failed', problem: { code: 'wire.type', port: 'dataset' } });
    expect(run.nodes['adam']?.status).toBe('done');
  });

  it('refuses a file of which it cannot be told what it means', async () => {
    const file = await pipeline('dangling', { a: ['optimizer.adam'] }, 'nobody.x > a.y');
    const { code, out } = await cli('run', file, '--json');
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ problems: [{ code: 'wire.unknownNode' }] });
  });
});

describe('a run that does not reach its end', () => {
  const long = ['run', iris, '--set', 'fit.epochs=1000000', '--no-cache'];
  const training = (run: { out(): string }) => expect.poll(run.out, { timeout: 120_000 }).toContain('epoch 3/');
  const children = async (pid: number | undefined): Promise<number[]> =>
    (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8'))
      .trim()
      .split(/\s+/)
      .filter((text) => text !== '')
      .map(Number);
  const isGone = (pid: number) => {
    try {
      process.kill(pid, 0);
      return false;
    } catch {
      return true;
    }
  };

  it('is cancelled cleanly by Ctrl+C, with the model so far', async () => {
    const run = start([...long, '--out', 'cancelled']);
    await training(run);
    const pids = await children(run.child.pid);
    run.child.kill('SIGINT');
    const { code, out, err } = await run.ended;
    expect(code).toBe(130);
    expect(out).toMatch(/^fit +stopped/m);
    expect(out).toContain('Stopped after');
    expect(err).toContain('Ctrl+C again');
    expect(JSON.parse(await readFile(join(folder, 'cancelled', 'fit', 'topology.json'), 'utf8'))).toMatchObject({
      stopped: 'cancelled',
    });
    expect(pids.filter((pid) => !isGone(pid))).toEqual([]);
  });

  it('ends at once with the second Ctrl+C, and leaves no process', async () => {
    const run = start(long);
    await training(run);
    const pids = await children(run.child.pid);
    expect(pids).toHaveLength(1);
    run.child.kill('SIGINT');
    run.child.kill('SIGINT');
    expect((await run.ended).code).toBe(130);
    await expect.poll(() => pids.filter((pid) => !isGone(pid)), { timeout: 120_000 }).toEqual([]);
  });

  it('says which node was running when the engine dies, and ends with 1', async () => {
    const run = start([...long]);
    await training(run);
    const [engine] = await children(run.child.pid);
    process.kill(engine ?? 0, 'SIGKILL');
    const { code, out } = await run.ended;
    expect(code).toBe(1);
    expect(out).toMatch(/^fit +failed/m);
    expect(out).toContain('SIGKILL');
    expect(out).toMatch(/^evaluate +not run/m);
    expect(out).toMatch(/^sample +done/m);
  });
});
