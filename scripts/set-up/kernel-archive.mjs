// The package's own install script, for machines without a wheel or where the wheel could not be had. It works in a copy
// of the package, so that a script that is refused, hangs or dies leaves nothing half done in the real one.
import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { request } from 'node:https';
import { dirname, join } from 'node:path';
import { lastLines, runCommand } from './commands.mjs';
import { kernelPackageDir, modulesDir, readJson, temporaryBeside } from './places.mjs';
import { say, SetUpError } from './words.mjs';

const answerWithinMs = 8_000;

/** Whether the package's download host answers at all; asked first because the script itself waits for ever. */
function hostAnswers(address) {
  return new Promise((resolve) => {
    const asked = request(address, { method: 'HEAD', timeout: answerWithinMs }, (response) => {
      response.resume();
      resolve(true);
    });
    const giveUp = setTimeout(() => asked.destroy(new Error('no answer')), answerWithinMs);
    asked.on('timeout', () => asked.destroy(new Error('no answer')));
    asked.on('error', () => resolve(false));
    asked.on('close', () => clearTimeout(giveUp));
    asked.end();
  });
}

/** Tries the package's own archive; a SetUpError when it cannot be had. */
export async function installOwnArchive(probeKernels) {
  const manifest = readJson(join(kernelPackageDir, 'package.json'));
  const host = manifest?.binary?.host;
  say("trying the archive of the kernels' own package …");
  if (!host || !(await hostAnswers(host))) {
    throw new SetUpError(
      "The download host of the kernels' own package does not answer.",
      'Check the network connection, then run: npm run setup',
    );
  }
  // Inside node_modules, so that the script finds the packages that it needs.
  const staged = temporaryBeside(join(modulesDir, '.tfjs-node'));
  try {
    await cp(kernelPackageDir, staged, { recursive: true, filter: (path) => !/[\\/](deps|lib)$/.test(path) });
    const { code, output } = await runCommand(process.execPath, [join('scripts', 'install.js')], {
      cwd: staged,
      timeoutMs: 5 * 60_000,
    });
    const binding = join(staged, 'lib', 'napi-v8', 'tfjs_binding.node');
    if (code !== 0 || !existsSync(binding)) {
      throw new SetUpError(
        `The install script of the kernels' own package failed:\n    ${lastLines(output, 4)}`,
        'Nothing was changed. Check the network connection, then run: npm run setup',
      );
    }
    for (const folder of ['deps', 'lib']) {
      const target = join(kernelPackageDir, folder);
      await rm(target, { recursive: true, force: true });
      await mkdir(dirname(target), { recursive: true });
      await rename(join(staged, folder), target);
    }
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
  const probe = await probeKernels();
  if (probe.tensorflow) return { source: 'archive', tensorflow: probe.tensorflow };
  await rm(join(kernelPackageDir, 'lib'), { recursive: true, force: true });
  throw new SetUpError(
    `The kernels of the package's own archive do not load:\n    ${probe.problem}`,
    'The wasm backend is used.',
  );
}
