// Brings TensorFlow's native kernels to where @tensorflow/tfjs-node looks for them, in this order: what is there and
// loads; the C library in the pinned Python wheel; none (the studio then uses wasm). The package's own install script is
// never run: nobody publishes a hash of what it downloads.
import { existsSync } from 'node:fs';
import { copyFile, cp, link, mkdir, readdir, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bindingFor } from './kernel-binding.mjs';
import { dropLibrary, libraryFor } from './kernel-library.mjs';
import { kernelWheel } from './kernel-wheels.mjs';
import { lastLines, runCommand } from './commands.mjs';
import { cloneDir, kernelPackageDir, temporaryBeside } from './places.mjs';
import { projectNode } from './versions.mjs';
import { say, SetUpError } from './words.mjs';

/** Where the package looks for its binding; the number is the newest Node-API version that the package knows. */
export const bindingFile = join(kernelPackageDir, 'lib', 'napi-v8', 'tfjs_binding.node');

const probeFile = join(dirname(fileURLToPath(import.meta.url)), 'probe.mjs');

/** Loads the kernels in a child process: `{ tensorflow, sessionOptions }` when they work, else `{ problem }`. */
export async function probeKernels() {
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: '3' };
  delete env.NODE_OPTIONS;
  const { code, output, timedOut } = await runCommand(projectNode(), [probeFile], {
    cwd: cloneDir,
    env,
    timeoutMs: 60_000,
  });
  const line = output.split('\n').find((text) => text.startsWith('{"backend"'));
  if (code === 0 && line) {
    const { tensorflow, sessionOptions } = JSON.parse(line);
    return { tensorflow, sessionOptions };
  }
  return { problem: timedOut ? 'loading them took longer than a minute' : lastLines(output, 6) };
}

async function linkOrCopy(from, to) {
  try {
    await link(from, to);
  } catch {
    // Another file system, or one without hard links.
    await symlink(from, to).catch(() => copyFile(from, to));
  }
}

/** Puts library and binding into the package; the binding last, since its presence means that the rest is there. */
async function placeInPackage(wheel, library, binding) {
  const deps = join(kernelPackageDir, 'deps');
  for (const name of await readdir(kernelPackageDir)) {
    // Left by a set-up that was killed; the clone's lock is ours.
    if (name.endsWith('.tmp')) await rm(join(kernelPackageDir, name), { recursive: true, force: true });
  }
  const staged = temporaryBeside(deps);
  await mkdir(join(staged, 'lib'), { recursive: true });
  for (const name of Object.values(wheel.libraries))
    await linkOrCopy(join(library, 'lib', name), join(staged, 'lib', name));
  await symlink(wheel.libraries.main, join(staged, 'lib', wheel.linkNames.main));
  await cp(join(library, 'include'), join(staged, 'include'), { recursive: true });
  await rm(bindingFile, { force: true });
  await rm(deps, { recursive: true, force: true });
  await rename(staged, deps);
  await mkdir(dirname(bindingFile), { recursive: true });
  const stagedBinding = temporaryBeside(bindingFile);
  await copyFile(binding, stagedBinding);
  await rename(stagedBinding, bindingFile);
}

async function fromWheel(wheel) {
  let problem;
  // The second round is for a cache that was damaged, or filled by a machine with another C library.
  for (const round of [1, 2]) {
    const library = await libraryFor(wheel);
    const binding = await bindingFor(wheel, library, { fresh: round === 2 });
    await placeInPackage(wheel, library, binding);
    const probe = await probeKernels();
    if (probe.tensorflow) return { source: 'wheel', tensorflow: probe.tensorflow, library: wheel.id };
    problem = probe.problem;
    if (round === 1) await dropLibrary(wheel, { onlyIfDamaged: true });
  }
  throw new SetUpError(
    `TensorFlow's C library was fetched but does not load here:\n    ${problem}`,
    'On Linux it needs glibc 2.27 or newer and a processor with AVX. Everything still works on the wasm backend, more slowly.',
  );
}

/**
 * Prepares the kernels and says which source it took. Answers `{ source, tensorflow?, problem? }`; source `wasm` means
 * that no native kernels could be had, and `problem` then holds the words for the person.
 */
export async function prepareKernels() {
  const wheel = kernelWheel();
  let present;
  if (existsSync(bindingFile)) {
    const probe = await probeKernels();
    present = probe.tensorflow && { source: 'present', tensorflow: probe.tensorflow };
    // A binding of an older version works, but does not hear how a program is to be run.
    if (present && (probe.sessionOptions || !wheel)) return present;
    say(
      `the native kernels that are there ${present ? 'are of an older version' : 'do not load'}; preparing them anew`,
    );
  }
  try {
    if (!wheel) {
      throw new SetUpError(
        `No TensorFlow wheel is published for ${process.platform}-${process.arch}.`,
        'Nothing: the wasm backend is used.',
      );
    }
    return await fromWheel(wheel);
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    if (present && existsSync(bindingFile)) return present;
    return { source: 'wasm', problem: error.message };
  }
}
