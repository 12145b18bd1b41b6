// Builds what runs from out/: the studio's page with vite, the programs with esbuild, since Node needs twice as long to
// start from some six hundred files. A target is built only when the bytes of its sources changed, beside its place, and
// then moved there.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuildOptions } from 'esbuild';
import { rootDir } from './root-dir.ts';
import { withLock } from './set-up/lock.mjs';

interface Target {
  readonly name: string;
  /** The file whose absence means that this part of the project is not there. */
  readonly entry: string;
  /** Folders and files whose bytes decide whether the output is fresh. */
  readonly sources: readonly string[];
  readonly output: string;
  readonly make: (temporary: string) => Promise<void>;
}

/** Each program under the name that it has in out/main. The app and the host start the engine from beside them. */
const programs = {
  app: 'main/app/main.ts',
  cli: 'main/cli/main.ts',
  host: 'main/host/main.ts',
  'engine-process': 'main/engine/engine-process.ts',
} as const;

export const programFile = (name: keyof typeof programs) => join(rootDir, 'out', 'main', `${name}.js`);

async function bundle(options: BuildOptions): Promise<void> {
  const { build: make } = await import('esbuild');
  const common = { bundle: true, platform: 'node', target: 'node24', logLevel: 'warning' } as const;
  await make({ absWorkingDir: rootDir, ...common, ...options });
}

const targets: readonly Target[] = [
  {
    name: 'renderer',
    entry: 'renderer/vite.config.ts',
    sources: ['renderer', 'shared'],
    output: 'out/renderer',
    make: async (outDir) => {
      const { build } = await import('vite');
      await build({
        root: join(rootDir, 'renderer'),
        configFile: join(rootDir, 'renderer', 'vite.config.ts'),
        logLevel: 'warn',
        build: { outDir, emptyOutDir: true },
      });
    },
  },
  {
    name: 'main',
    entry: 'main/cli/main.ts',
    sources: ['main', 'shared'],
    output: 'out/main',
    // Packages are found in node_modules. Files of ours that are imported late lie apart, and are replaced by the next
    // build: a program may ask for them while it starts, not later.
    make: (outdir) =>
      bundle({
        entryPoints: programs,
        outdir,
        format: 'esm',
        splitting: true,
        packages: 'external',
        sourcemap: true,
      }),
  },
  {
    name: 'preload',
    entry: 'main/preload/preload.ts',
    sources: ['main/preload', 'shared'],
    output: 'out/preload/preload.cjs',
    // A sandboxed preload can require nothing but electron.
    make: (outfile) =>
      bundle({
        entryPoints: ['main/preload/preload.ts'],
        outfile,
        format: 'cjs',
        external: ['electron'],
        sourcemap: 'inline',
      }),
  },
];

/** A change in any of these rebuilds everything. */
const commonSources = ['package.json', 'package-lock.json', 'scripts/build.ts', 'tsconfig.base.json'];

function filesUnder(path: string): string[] {
  const full = join(rootDir, path);
  if (!existsSync(full)) return [];
  const entries = readdirSync(full, { withFileTypes: true });
  return entries
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)]))
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .toSorted();
}

function fingerprint(target: Target): string {
  const hash = createHash('sha256');
  for (const file of [...commonSources, ...target.sources.flatMap(filesUnder)]) {
    const full = join(rootDir, file);
    if (!existsSync(full)) continue;
    const bytes = readFileSync(full);
    hash.update(`${file} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

const stampOf = (target: Target) => join(rootDir, 'out', '.stamps', target.name);

function isFresh(target: Target, current: string): boolean {
  const stamp = stampOf(target);
  return existsSync(join(rootDir, target.output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === current;
}

async function make(target: Target): Promise<void> {
  const output = join(rootDir, target.output);
  const temporary = `${output}.${process.pid}.tmp`;
  const old = `${output}.${process.pid}.old.tmp`;
  mkdirSync(dirname(output), { recursive: true });
  try {
    await target.make(temporary);
    // A folder cannot be renamed over another one.
    if (existsSync(output)) renameSync(output, old);
    renameSync(temporary, output);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

/** Builds every target that is stale, or of these names, and says so on standard error; silent when all are fresh. */
export async function build(names: readonly string[] = targets.map(({ name }) => name)): Promise<void> {
  const chosen = targets.filter(({ name }) => names.includes(name));
  if (chosen.every((target) => isFresh(target, fingerprint(target)))) return;
  await withLock(join(rootDir, 'out', '.build.lock'), async () => {
    for (const target of chosen) {
      if (!existsSync(join(rootDir, target.entry))) {
        throw new Error(
          `Cannot build ${target.output}: ${target.entry} is not there. Bring it back with git checkout.`,
        );
      }
      const current = fingerprint(target);
      if (isFresh(target, current)) continue;
      const started = Date.now();
      await make(target);
      mkdirSync(dirname(stampOf(target)), { recursive: true });
      writeFileSync(stampOf(target), current);
      process.stderr.write(`build: ${target.output} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
    }
  });
}

if (import.meta.main) {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !targets.some((target) => target.name === name));
  if (unknown.length > 0) {
    process.stderr.write(
      `build: unknown target ${unknown.join(', ')}. Known: ${targets.map((t) => t.name).join(', ')}\n`,
    );
    process.exit(2);
  }
  try {
    await build(names.length === 0 ? undefined : names);
  } catch (error) {
    process.stderr.write(`build: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
