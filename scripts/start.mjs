// `npm start`: the studio, in its desktop window or, where there is none, served on loopback; `npm start -- run FILE` and
// the other words are the command line.
import { existsSync } from 'node:fs';
import { cleanEnvironment, endLike, runFile, runInForeground } from './run-file.mjs';
import { setUpOrExit } from './set-up.mjs';
import { fetchElectronOnce, hasDisplay, installedElectron } from './set-up/electron.mjs';
import { cloneDir, isStarted } from './set-up/places.mjs';
import { say } from './set-up/words.mjs';

/** Whether these arguments are for the command line. A new command needs no change here: any bare word is one. */
export function isForCommandLine(args) {
  const [first] = args;
  if (first === undefined) return false;
  if (['--help', '-h', '--version', '-v', '--json'].includes(first)) return true;
  return /^[a-z][a-z-]*$/.test(first) && !existsSync(first);
}

async function openStudio(args) {
  if (hasDisplay() && !installedElectron()) await fetchElectronOnce();
  const built = await runFile('scripts/build.ts', []);
  if (built.code !== 0) return built;
  const electron = hasDisplay() ? installedElectron() : undefined;
  if (!electron) {
    say('no desktop window here (no display, or no Electron program); serving the studio on this machine instead');
    return runFile('out/main/host.js', args);
  }
  // Chromium refuses to run its sandbox as root.
  const rootArgs = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return runInForeground(electron, [...rootArgs, cloneDir, ...args], cleanEnvironment());
}

if (isStarted(import.meta.url)) {
  const args = process.argv.slice(2);
  await setUpOrExit();
  endLike(isForCommandLine(args) ? await runFile('scripts/command.ts', args) : await openStudio(args));
}
