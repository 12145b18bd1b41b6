// The command line on bad days: disks that refuse, files of the future, and files whose text is meant for the terminal.
import { execFile, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programFile } from '#scripts/build.ts';

const flags = ['--disable-warning=ExperimentalWarning', programFile('cli')];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neuroloom-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const environment = (env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  LC_ALL: 'C',
  NEUROLOOM_STORE: join(folder, 'store'),
  NODE_OPTIONS: '',
  VITEST: '',
  ...env,
});

function cli(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...flags, ...args],
      { cwd: folder, env: environment(env) },
      (_error, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

interface Told {
  readonly status?: string;
  readonly nodes?: Readonly<Record<string, { readonly status: string }>>;
  readonly problems?: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
    readonly node?: string;
  }[];
}

const told = ({ out }: Ended): Told => JSON.parse(out) as Told;
const stack = /\n\s+at |Node\.js v/;

/** Two small nodes: rows and their description. */
async function pipeline(
  name: string,
  more: object = {},
  csv = 'x,y,label\n1,2,a\n2,3,b\n3,4,a\n4,6,b\n',
): Promise<string> {
  await writeFile(join(folder, `${name}.csv`), csv);
  const nodes = [
    { id: 'data', kind: 'data.csv', kindVersion: 1, params: { file: `${name}.csv` } },
    { id: 'target', kind: 'data.target', kindVersion: 1, params: { target: 'label' } },
  ];
  const wires = [{ from: 'data.table', to: 'target.table' }];
  await writeFile(join(folder, `${name}.loom`), JSON.stringify({ formatVersion: 2, nodes, wires, ...more }));
  return `${name}.loom`;
}

describe('a disk that refuses', () => {
  it('at --out: the run is told, what could be written is there, and the exit code says that something failed', async () => {
    const file = join(import.meta.dirname, '..', '..', 'resources', 'examples', 'iris.loom');
    await mkdir(join(folder, 'out', 'report.html'), { recursive: true });
    await writeFile(join(folder, 'out', 'fit'), 'in the way');
    const args = ['run', file, '--set', 'fit.epochs=1', '--out', 'out'];
    const json = await cli([...args, '--json']);
    expect(json.code).toBe(1);
    const { status, nodes, problems } = told(json);
    expect(status).toBe('done');
    expect(new Set(Object.values(nodes ?? {}).map((node) => node.status))).toEqual(new Set(['done']));
    expect(problems?.map(({ code, node }) => [code, node])).toEqual([
      ['cli.notWritten', 'fit'],
      ['cli.notWritten', undefined],
    ]);
    expect(JSON.parse(await readFile(join(folder, 'out', 'evaluate', 'report.json'), 'utf8'))).toBeTypeOf('object');
    const words = await cli(args);
    expect(words.code).toBe(1);
    expect(words.out).toMatch(/could not be written \(EEXIST\)[^]*could not be written \(EISDIR\)/);
    expect(words.out).toContain('fit');
    expect(words.out + words.err).not.toMatch(stack);
  });

  it('at the store: nothing runs, and the problem names the folder and the cure', async () => {
    const file = await pipeline('nostore');
    await writeFile(join(folder, 'plain'), '');
    const env = { NEUROLOOM_STORE: join(folder, 'plain', 'store') };
    for (const command of ['run', 'check', 'plan']) {
      const json = await cli([command, file, '--json'], env);
      expect([command, json.code, told(json).problems?.map(({ code }) => code)]).toEqual([
        command,
        2,
        ['store.notOpened'],
      ]);
      const words = await cli([command, file], env);
      expect([command, words.code]).toEqual([command, 2]);
      expect(words.err).toContain(env.NEUROLOOM_STORE);
      expect(words.err).toContain('NEUROLOOM_STORE');
      expect(words.out + words.err).not.toMatch(stack);
    }
  });

  it('at what is remembered of the last runs: nobody hears of it', async () => {
    const file = await pipeline('forgetful');
    const store = join(folder, 'forgetful');
    await mkdir(join(store, 'v1'), { recursive: true });
    await writeFile(join(store, 'v1', 'last-runs'), 'in the way');
    const { code, out, err } = await cli(['run', file], { NEUROLOOM_STORE: store });
    expect([code, err]).toEqual([0, '']);
    expect(out).not.toMatch(stack);
  });

  it.runIf(process.platform === 'linux')('at standard output: told on standard error', async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [...flags, 'nodes'], {
      cwd: folder,
      env: environment(),
      stdio: ['ignore', full, 'pipe'],
    });
    let err = '';
    child.stderr?.on('data', (part: Buffer) => (err += part.toString()));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect([code, err]).toEqual([1, expect.stringContaining('standard output') as string]);
    expect(err).toContain('ENOSPC');
    expect(err).not.toMatch(stack);
  });
});

describe('a file in a newer format', () => {
  it('is neither run, planned nor called fine', async () => {
    const file = await pipeline('newer', { formatVersion: 99 });
    for (const command of ['run', 'check', 'plan']) {
      const { code, out, err } = await cli([command, file]);
      expect([command, code]).toEqual([command, 2]);
      expect(out + err).toMatch(/format 99/);
      expect(err).toMatch(/^error /);
      const json = await cli([command, file, '--json']);
      expect([command, json.code, told(json).problems?.[0]?.severity]).toEqual([command, 2, 'error']);
    }
  });
});

describe('text from a file', () => {
  const evil = 'evil\u001b]0;PWNED\u0007\u001b[2J\u009b31m\u202eabc\u2066\r';
  /** Everything that a terminal obeys, but the ends of our own lines. */
  const obeyed = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
  const shown = (text: string) => text.replaceAll('\n', '');

  it('is shown by the terminal, never obeyed: kinds, files, columns, classes, options', async () => {
    const kind = await pipeline('kind', { nodes: [{ id: 'a', kind: evil, kindVersion: 1, params: {} }], wires: [] });
    const named = await pipeline('named', {
      nodes: [{ id: 'data', kind: 'data.csv', kindVersion: 1, params: { file: `${evil}.csv` } }],
      wires: [],
    });
    const classes = await pipeline(
      'classes',
      {},
      `x,${evil.replaceAll('\r', '')}y,label\n1,2,a${evil}\n2,3,b\n3,4,a${evil}\n4,5,b\n`.replaceAll('\r', ''),
    );
    const commands = [
      ['check', kind],
      ['run', kind],
      ['check', named],
      ['run', classes],
      ['run', classes, '--json'],
      ['run', classes, '--set', `data.${evil}=1`],
      ['run', `${evil}.loom`],
      [evil, '--json'],
    ];
    for (const args of commands) {
      const { out, err } = await cli(args);
      expect(shown(out) + shown(err)).not.toMatch(obeyed);
    }
    expect((await cli(['check', kind])).out).toContain('\\x1b]0;PWNED\\x07');
    const json = told(await cli(['check', kind, '--json']));
    expect(json.problems?.some(({ message }) => message.includes(evil))).toBe(true);
  }, 120_000);
});

it('refuses a pipeline file that is not UTF-8, with the place', async () => {
  const file = join(folder, 'latin.loom');
  await writeFile(file, Buffer.from('{\n"name": "caf\u00e9"}', 'latin1'));
  const ended = await cli(['check', file, '--json']);
  expect(ended.code).toBe(2);
  expect(told(ended).problems).toMatchObject([{ code: 'document.notUtf8', severity: 'error' }]);
});
