// TensorFlow's C library in the cache: fetched by pip, unpacked, kept under the wheel's hash for all clones.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastLines, runCommand } from './commands.mjs';
import { bytesUnder } from './folder-size.mjs';
import { requirementLine } from './kernel-wheels.mjs';
import { withLock } from './lock.mjs';
import { cacheDir, readJson, temporaryBeside } from './places.mjs';
import { pipIsOffline } from './registry.mjs';
import { findPython } from './versions.mjs';
import { formatMegabytes, say, SetUpError } from './words.mjs';

const unpackScript = join(dirname(fileURLToPath(import.meta.url)), 'unpack-wheel.py');

async function hashFile(file) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}

const placeOf = (wheel) => join(cacheDir(), 'kernels', wheel.id);
const lockOf = (wheel) => join(cacheDir(), 'locks', `${wheel.id}.lock`);

function sizesFit(dir) {
  const files = readJson(join(dir, 'files.json'));
  if (!files) return false;
  return Object.entries(files).every(([name, { bytes }]) => {
    try {
      return statSync(join(dir, name)).size === bytes;
    } catch {
      return false;
    }
  });
}

async function hashesFit(dir) {
  if (!sizesFit(dir)) return false;
  for (const [name, { sha256 }] of Object.entries(readJson(join(dir, 'files.json')))) {
    if ((await hashFile(join(dir, name))) !== sha256) return false;
  }
  return true;
}

/** Removes the library from the cache, always or only when its bytes are not what was unpacked. */
export async function dropLibrary(wheel, { onlyIfDamaged }) {
  await withLock(lockOf(wheel), async () => {
    const dir = placeOf(wheel);
    if (onlyIfDamaged && (await hashesFit(dir))) return;
    await rm(dir, { recursive: true, force: true });
  });
}

function checkCLibrary() {
  if (process.platform !== 'linux') return;
  const glibc = process.report?.getReport().header.glibcVersionRuntime;
  if (glibc === undefined) {
    throw new SetUpError(
      "This Linux has no glibc (musl, as in Alpine), and TensorFlow's C library is published for glibc alone.",
      'Use a glibc-based system such as Debian, or go on with the wasm backend.',
    );
  }
}

async function download(wheel, python, dir) {
  if (await pipIsOffline(python, wheel.package)) {
    throw new SetUpError(
      "This machine is offline: the index that pip is set to does not answer, and TensorFlow's C library comes from there.",
      "Connect to the network, or check pip's index settings (pip config list), then run: npm run setup",
    );
  }
  const temporary = join(dir, 'pip');
  await mkdir(temporary, { recursive: true });
  const requirements = join(dir, 'requirements.txt');
  await writeFile(requirements, requirementLine(wheel));
  say(
    `fetching ${wheel.package} ${wheel.version} with pip (about ${formatMegabytes(wheel.bytes)}, once for all clones) …`,
  );
  const progress = setInterval(() => {
    const bytes = bytesUnder(dir);
    if (bytes > 0) say(`  ${formatMegabytes(Math.min(bytes, wheel.bytes))} of about ${formatMegabytes(wheel.bytes)}`);
  }, 5_000);
  // TMPDIR keeps pip's own copy on the cache's disk: /tmp is often small. Its http cache would be a second copy for ever.
  const env = { ...process.env, TMPDIR: temporary, PIP_REQUIRE_VIRTUALENV: '0', PIP_DISABLE_PIP_VERSION_CHECK: '1' };
  const fixed =
    '-m pip download --no-deps --only-binary=:all: --require-hashes --no-cache-dir --no-input --progress-bar=off ' +
    '--python-version=3.11 --implementation=cp --timeout=20 --retries=2';
  const args = [...fixed.split(' '), `--platform=${wheel.platform}`, `--dest=${dir}`, `--requirement=${requirements}`];
  const { code, output, timedOut } = await runCommand(python, args, { env, timeoutMs: 30 * 60_000 });
  clearInterval(progress);
  const file = readdirSync(dir).find((name) => name.endsWith('.whl'));
  if (code !== 0 || !file) {
    throw new SetUpError(
      timedOut
        ? 'pip was still downloading after half an hour.'
        : `pip could not fetch TensorFlow's C library:\n    ${lastLines(output, 6)}`,
      "Check the network connection (and pip's index settings), then run: npm run setup",
    );
  }
  return join(dir, file);
}

/** The wheel in the cache, kept only until it is unpacked: a set-up that is interrupted then need not fetch it again. */
async function wheelFile(wheel, python) {
  const kept = join(cacheDir(), 'downloads', `${wheel.id}.whl`);
  if (existsSync(kept)) {
    if ((await hashFile(kept)) === wheel.sha256) return kept;
    await rm(kept, { force: true });
  }
  const dir = temporaryBeside(kept);
  await mkdir(dir, { recursive: true });
  try {
    const fetched = await download(wheel, python, dir);
    const hash = await hashFile(fetched);
    if (hash !== wheel.sha256) {
      throw new SetUpError(
        `The file that pip fetched has the hash ${hash}, not the pinned ${wheel.sha256}.`,
        'Somebody changed it on the way: check the package index that pip uses.',
      );
    }
    await rename(fetched, kept);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
  return kept;
}

/** Left by set-ups that were killed. Only the holder of the lock calls this, so none of them is still being written. */
async function clearRemains(wheel) {
  for (const folder of ['kernels', 'downloads']) {
    const dir = join(cacheDir(), folder);
    if (!existsSync(dir)) continue;
    for (const name of readdirSync(dir)) {
      if (name.startsWith(wheel.id) && name.endsWith('.tmp'))
        await rm(join(dir, name), { recursive: true, force: true });
    }
  }
}

/** The folder in the cache that holds `lib/` and `include/`, filled when it is not there yet. */
export async function libraryFor(wheel) {
  const dir = placeOf(wheel);
  if (sizesFit(dir)) return dir;
  checkCLibrary();
  const python = await findPython();
  await withLock(
    lockOf(wheel),
    async () => {
      if (sizesFit(dir)) return;
      await clearRemains(wheel);
      const file = await wheelFile(wheel, python);
      say("unpacking TensorFlow's C library …");
      const staged = temporaryBeside(dir);
      await mkdir(staged, { recursive: true });
      try {
        const { code, output } = await runCommand(python, [
          unpackScript,
          file,
          staged,
          ...Object.values(wheel.libraries),
        ]);
        if (code !== 0) {
          throw new SetUpError(
            `TensorFlow's C library could not be unpacked:\n    ${lastLines(output, 6)}`,
            `Check that the disk of ${cacheDir()} has 1.5 GB free, then run: npm run setup`,
          );
        }
        await rm(dir, { recursive: true, force: true });
        await rename(staged, dir);
      } finally {
        await rm(staged, { recursive: true, force: true });
      }
      await rm(file, { force: true });
      await clearRemains(wheel);
    },
    () => say('another set-up is fetching the native kernels; waiting for it …'),
  );
  return dir;
}
