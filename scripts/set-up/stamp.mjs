// What the last set-up left behind, so that the next one can tell in a few milliseconds that nothing is to do.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { sessionOptionsFile } from './kernel-binding.mjs';
import { bindingFile } from './kernels.mjs';
import { cloneDir, hashText, modulesDir, readJson, readTextOr, writeAtomically } from './places.mjs';

const stampFile = join(modulesDir, '.neuroloom-set-up.json');
const stampVersion = 1;
/** A machine that had no network gets its kernels soon after it has one, without a download tried at every start. */
const retryWasmAfterMs = 10 * 60_000;

function fingerprint() {
  const texts = ['package.json', 'package-lock.json'].map((name) => readTextOr(join(cloneDir, name), ''));
  return hashText(
    ...texts,
    readTextOr(sessionOptionsFile, ''),
    `${process.platform}-${process.arch}`,
    String(stampVersion),
  );
}

function bindingMark() {
  try {
    const { size, mtimeMs } = statSync(bindingFile);
    return `${size} ${mtimeMs}`;
  } catch {
    return 'none';
  }
}

export function writeStamp(kernels) {
  const stamp = { fingerprint: fingerprint(), kernels, binding: bindingMark(), at: Date.now() };
  writeAtomically(stampFile, `${JSON.stringify(stamp, null, 2)}\n`);
}

/** The stamp when everything is still as it says, else undefined. */
export function freshStamp({ retryWasm }) {
  const stamp = readJson(stampFile);
  if (!stamp || stamp.fingerprint !== fingerprint() || stamp.binding !== bindingMark()) return undefined;
  if (stamp.kernels.source === 'wasm' && (retryWasm || Date.now() - stamp.at > retryWasmAfterMs)) return undefined;
  return stamp;
}
