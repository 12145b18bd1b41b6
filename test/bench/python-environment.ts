// The virtual environment with Keras and shap that the bench compares with: made once per set of pins, in the cache that
// set-up uses, and used again. Chooses no registry: that is pip's own configuration.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir, hashText } from '#scripts/set-up/places.mjs';
import { withLock } from '#scripts/set-up/lock.mjs';

const requirements = join(import.meta.dirname, 'python-requirements.txt');

const say = (text: string): void => console.error(`bench: ${text}`);

/** The path of its Python; throws with pip's own words when it cannot be made. */
export async function pythonEnvironment(): Promise<string> {
  const version = execFileSync('python3', ['--version'], { encoding: 'utf8' }).trim();
  const key = hashText(readFileSync(requirements, 'utf8'), version).slice(0, 16);
  const home = join(cacheDir(), 'bench-python', key);
  const python = join(home, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const stamp = join(home, 'complete');
  if (existsSync(stamp)) return python;
  return withLock(join(cacheDir(), 'locks', `bench-python-${key}.lock`), async () => {
    if (existsSync(stamp)) return python;
    say('making a virtual environment for Keras and shap (once; about 1.5 GB) …');
    rmSync(home, { recursive: true, force: true });
    mkdirSync(join(cacheDir(), 'bench-python'), { recursive: true });
    await run('python3', ['-m', 'venv', home]);
    await run(python, ['-m', 'pip', 'install', '--no-input', '--disable-pip-version-check', '-r', requirements]);
    writeFileSync(stamp, '');
    say('the virtual environment is ready');
    return python;
  });
}

/** Runs pip or venv; its lines of progress go to standard error. */
function run(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let tail = '';
    const take = (chunk: Buffer): void => {
      const text = chunk.toString();
      tail = (tail + text).slice(-4000);
      for (const line of text.split('\n'))
        if (/^(Collecting|Installing|Successfully)/.test(line)) say(line.slice(0, 100));
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ${args.slice(0, 3).join(' ')} ended with ${code}:\n${tail}`));
    });
  });
}
