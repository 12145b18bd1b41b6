// Whether the desktop window can be opened: Electron's program and a display. The program is fetched at most once, by its
// own script, with an end: without it the same studio is served on loopback.
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from './commands.mjs';
import { bytesUnder } from './folder-size.mjs';
import { withLock } from './lock.mjs';
import { cacheDir, hashText, modulesDir, readJson, temporaryBeside, writeAtomically } from './places.mjs';
import { projectNode } from './versions.mjs';
import { formatMegabytes, say } from './words.mjs';

const packageDir = join(modulesDir, 'electron');
const silentForMs = 15_000;
const atMostMs = 10 * 60_000;

export function hasDisplay(env = process.env, platform = process.platform) {
  return platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** The Electron program that is installed, or undefined. Never downloads. */
export function installedElectron(env = process.env) {
  const pathFile = join(packageDir, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : undefined;
  const program = env.ELECTRON_OVERRIDE_DIST_PATH
    ? join(env.ELECTRON_OVERRIDE_DIST_PATH, name ?? 'electron')
    : name && join(packageDir, 'dist', name);
  return program && existsSync(program) ? program : undefined;
}

/** Ends the download when nothing more arrives: a network that swallows connections would hold it for minutes. */
async function runWhileItGrows(folders, temporary) {
  const stop = new AbortController();
  let [bytes, grewAt] = [0, Date.now()];
  const watch = setInterval(() => {
    const now = folders.reduce((sum, folder) => sum + bytesUnder(folder), 0);
    if (now !== bytes) {
      [bytes, grewAt] = [now, Date.now()];
      say(`  ${formatMegabytes(bytes)}`);
    } else if (Date.now() - grewAt > silentForMs) stop.abort();
  }, 3_000);
  const env = { ...process.env, TMPDIR: temporary };
  // Its script compares what came with the hashes in the package, unless one of these asks for hashes from the network.
  for (const name of ['electron_use_remote_checksums', 'npm_config_electron_use_remote_checksums']) delete env[name];
  const { code } = await runCommand(projectNode(), [join(packageDir, 'install.js')], {
    env,
    timeoutMs: atMostMs,
    signal: stop.signal,
  });
  clearInterval(watch);
  return code === 0;
}

/** Fetches Electron's program once per version; a failure is remembered and not tried again at every start. */
export async function fetchElectronOnce(env = process.env) {
  const version = readJson(join(packageDir, 'package.json'))?.version;
  const tried = join(packageDir, '.neuroloom-tried.json');
  if (!version || env.CI === 'true' || readJson(tried)?.version === version) return;
  const lock = join(cacheDir(), 'locks', `electron-${hashText(packageDir).slice(0, 16)}.lock`);
  await withLock(lock, async () => {
    if (installedElectron(env)) return;
    const temporary = temporaryBeside(join(cacheDir(), 'electron'));
    await mkdir(temporary, { recursive: true });
    say(`fetching Electron ${version}, once …`);
    try {
      const done = await runWhileItGrows([temporary, join(packageDir, 'dist')], temporary);
      if (!done) {
        writeAtomically(tried, `${JSON.stringify({ version })}\n`);
        say(
          `Electron could not be fetched; the studio opens in your browser instead. To try again: node node_modules/electron/install.js`,
        );
      }
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  });
}
