// Finds the browser that the end-to-end tests drive, and a font for its Chinese, or brings them where that takes one command.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function onPath(name: string, path = process.env['PATH'] ?? ''): string | undefined {
  for (const dir of path.split(delimiter)) {
    const file = join(dir, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

function installed(): string | undefined {
  const named = process.env['CHROMIUM'];
  if (named) return existsSync(named) ? named : undefined;
  return names.map((name) => onPath(name)).find((file) => file !== undefined);
}

const canInstall = (): boolean =>
  process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get') !== undefined;

function install(name: string, size: string): void {
  process.stderr.write(`tests: installing ${name} with apt-get (${size}) …\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = ['-y', '--no-install-recommends', '-o', 'Acquire::Retries=2', '-o', 'DPkg::Lock::Timeout=120'];
  for (const args of [['update'], ['install', ...options, name]]) {
    const { status, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8', timeout: 10 * 60_000 });
    if (status !== 0) process.stderr.write(`tests: apt-get ${args[0]} failed:\n${stderr.trim()}\n`);
  }
}

/** So that pictures show Chinese and not empty squares; where it cannot be had they are taken without. */
export function bringChineseFont(): void {
  const hasOne = () => spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).stdout?.trim() !== '';
  if (process.platform !== 'linux' || hasOne()) return;
  if (canInstall()) install('fonts-wqy-microhei', 'about 2 MB');
  if (!hasOne()) process.stderr.write('tests: no Chinese font was found; pictures show squares in its place.\n');
}

/** The path of a Chromium. Throws an error that says what to install when there is none. */
export function findChromium(): string {
  const there = installed();
  if (there !== undefined) return there;
  if (process.env['CHROMIUM']) {
    throw new Error(
      `CHROMIUM names ${process.env['CHROMIUM']}, and there is no such file. Name a Chromium, or unset it.`,
    );
  }
  if (canInstall()) {
    install('chromium', 'about 125 MB');
    const now = installed();
    if (now !== undefined) return now;
  }
  throw new Error(
    'No Chromium was found (looked for the CHROMIUM variable and for ' +
      `${names.join(', ')} on PATH). Install one (on Debian: apt-get install chromium) or set CHROMIUM to its path.`,
  );
}
