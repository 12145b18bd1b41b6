// One set-up at a time per clone and per cache entry. A lock is a file that its owner touches every two seconds;
// a lock whose owner is gone, or has not touched it for a minute (another machine, a reused process id), is broken.
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';

const touchEveryMs = 2_000;
const pollEveryMs = 250;
const silentAfterMs = 60_000;
const breakingAfterMs = 10_000;

function createExclusively(file, text) {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function ageMs(file) {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Whether the owner of this lock file can no longer give it back. */
export function isStale(file) {
  const age = ageMs(file);
  if (age === undefined) return false;
  if (age > silentAfterMs) return true;
  let owner;
  try {
    owner = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Half written: its owner has either died or is about to finish the line.
    return age > breakingAfterMs;
  }
  return owner.host === hostname() && !isAlive(owner.pid);
}

function breakStale(file) {
  // Only the holder of the second file may remove the first, so nobody removes a lock that was just retaken.
  const breaking = `${file}.breaking`;
  if (!createExclusively(breaking, '')) {
    if ((ageMs(breaking) ?? 0) > breakingAfterMs) rmSync(breaking, { force: true });
    return;
  }
  try {
    if (isStale(file)) rmSync(file, { force: true });
  } finally {
    rmSync(breaking, { force: true });
  }
}

/** Waits for the lock, runs `work`, gives the lock back. `onWait` is called once when somebody else holds it. */
export async function withLock(file, work, onWait) {
  mkdirSync(dirname(file), { recursive: true });
  const mine = JSON.stringify({ pid: process.pid, host: hostname() });
  let waited = false;
  while (!createExclusively(file, mine)) {
    if (isStale(file)) {
      breakStale(file);
      continue;
    }
    if (!waited) onWait?.();
    waited = true;
    await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
  }
  const release = () => rmSync(file, { force: true });
  const touch = setInterval(() => {
    const now = new Date();
    try {
      utimesSync(file, now, now);
    } catch {
      // The cache was deleted under us; what is being built ends in an atomic rename, so nothing breaks.
    }
  }, touchEveryMs);
  process.on('exit', release);
  try {
    return await work(waited);
  } finally {
    clearInterval(touch);
    process.off('exit', release);
    release();
  }
}
