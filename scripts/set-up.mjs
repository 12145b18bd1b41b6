// Brings a fresh clone to where every npm script works: packages, native kernels, a Node that runs TypeScript.
// Plain Node built-ins, because it runs before anything is installed. Safe to interrupt and to run again, and to run twice
// at once; says nothing when nothing is to do.
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { endChildren } from './set-up/commands.mjs';
import { prepareKernels } from './set-up/kernels.mjs';
import { withLock } from './set-up/lock.mjs';
import { installPackages } from './set-up/packages.mjs';
import { cacheDir, cloneDir, hashText, isStarted } from './set-up/places.mjs';
import { freshStamp, writeStamp } from './set-up/stamp.mjs';
import { checkNode, projectNode } from './set-up/versions.mjs';
import { say, SetUpError } from './set-up/words.mjs';

export { projectNode } from './set-up/versions.mjs';

const sourceWords = {
  present: 'native kernels: already there',
  wheel: 'native kernels: from the Python wheel',
};

function sayWasm(problem) {
  say('no native kernels: Neuroloom will use the wasm backend. It computes the same, several times slower.');
  for (const line of problem.split('\n')) say(`  ${line}`);
}

/** Sets up what is missing. `byHand` also tries again for native kernels that could not be had a moment ago. */
export async function setUp({ byHand = false } = {}) {
  checkNode();
  const stamp = freshStamp({ retryWasm: byHand });
  if (stamp) {
    projectNode();
    return stamp.kernels;
  }
  const lock = join(cacheDir(), 'locks', `clone-${hashText(realpathSync(cloneDir)).slice(0, 16)}.lock`);
  return withLock(
    lock,
    async (waited) => {
      const done = waited ? freshStamp({ retryWasm: false }) : undefined;
      if (done) return done.kernels;
      const started = Date.now();
      await installPackages();
      projectNode();
      const kernels = await prepareKernels();
      writeStamp(kernels);
      if (kernels.source === 'wasm') sayWasm(kernels.problem);
      else say(`${sourceWords[kernels.source]} (TensorFlow ${kernels.tensorflow})`);
      say(`ready after ${((Date.now() - started) / 1000).toFixed(1)} s`);
      return kernels;
    },
    () => say('another set-up is at work in this clone; waiting for it …'),
  );
}

/** Runs set-up, or ends this process with the words that say what is wrong and what to do. */
export async function setUpOrExit(options) {
  const stop = (signal) => {
    endChildren();
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    return await setUp(options);
  } catch (error) {
    process.stderr.write(`set-up: ${error instanceof SetUpError ? error.message : error.stack}\n`);
    process.exit(1);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

if (isStarted(import.meta.url)) {
  const kernels = await setUpOrExit({ byHand: true });
  say(
    `everything is set up (${kernels.source === 'wasm' ? 'wasm backend' : `TensorFlow ${kernels.tensorflow}`}; Node at ${projectNode()})`,
  );
}
