// Installs the npm packages when what is installed is not what package-lock.json asks for.
// No install script ever runs: no package here needs one, and the kernels' own one downloads, often in vain.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './commands.mjs';
import { cloneDir, modulesDir, readJson } from './places.mjs';
import { npmIsOffline } from './registry.mjs';
import { checkNpm, npmCommand } from './versions.mjs';
import { say, SetUpError } from './words.mjs';

/**
 * What differs between the lock file and what npm wrote down as installed, as one sentence; undefined when nothing does.
 * A package that is optional may be absent: it is for another machine.
 */
export function installDifference(wanted, installed, isThere) {
  if (!installed?.packages) return 'nothing is installed yet';
  for (const [path, want] of Object.entries(wanted.packages)) {
    if (path === '' || want.link) continue;
    const have = installed.packages[path];
    if (!have) {
      if (want.optional || want.devOptional || want.peer) continue;
      return `${path} is missing`;
    }
    if (have.version !== want.version) return `${path} is ${have.version}, not ${want.version}`;
    if (have.integrity !== want.integrity) return `${path} is not the pinned file`;
    if (!isThere(path)) return `${path} was deleted`;
  }
  for (const path of Object.keys(installed.packages)) {
    if (!wanted.packages[path]) return `${path} is no longer asked for`;
  }
  return undefined;
}

function currentDifference() {
  const wanted = readJson(join(cloneDir, 'package-lock.json'));
  if (!wanted?.packages) {
    throw new SetUpError(
      'package-lock.json is missing or cannot be read.',
      'Bring it back with: git checkout package-lock.json',
    );
  }
  const installed = readJson(join(modulesDir, '.package-lock.json'));
  return installDifference(wanted, installed, (path) => existsSync(join(cloneDir, path, 'package.json')));
}

function runNpm(...command) {
  const [program, ...args] = npmCommand();
  const always = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  return runCommand(program, [...args, ...command, ...always], { cwd: cloneDir });
}

/** npm ends with pages of usage; what went wrong stands first. */
function firstErrors(output) {
  const errors = output.split('\n').filter((line) => /^npm (error|ERR!) ?\S/.test(line));
  return (errors.length > 0 ? errors : output.split('\n')).slice(0, 8).join('\n    ');
}

/** Makes node_modules what package-lock.json says. Answers whether it had to. */
export async function installPackages() {
  const difference = currentDifference();
  if (difference === undefined) return false;
  await checkNpm();
  say(`installing the npm packages (${difference}) …`);
  const started = Date.now();
  const offline = await npmIsOffline({ cwd: cloneDir });
  // What npm has kept from before may be all that is needed.
  if (offline) say('the registry that npm is set to does not answer; trying with what npm has kept …');
  const kept = offline ? ['--offline'] : [];
  let { code, output } = await runNpm('ci', ...kept);
  if (code !== 0 && output.includes('EUSAGE')) {
    // npm ci wants the lock file to name the builds for every machine, also those that a registry mirror does not carry.
    // npm install takes the same lock file without that; what it installed is compared with the lock file below.
    say('npm ci does not accept this lock file; trying npm install with it …');
    ({ code, output } = await runNpm('install', '--no-save', ...kept));
  }
  if (code !== 0 && offline) {
    throw new SetUpError(
      `This machine is offline: the registry that npm is set to does not answer, and npm has not kept every package (${difference}).`,
      'Connect to the network, or check npm config get registry and proxy, and run this again: nothing half done is left to clear away.',
    );
  }
  if (code !== 0) {
    throw new SetUpError(
      `npm could not install the packages (exit code ${code}):\n    ${firstErrors(output)}`,
      "Read npm's words above. Without a network connection, connect and run this again: nothing half done is left to clear away.",
    );
  }
  const left = currentDifference();
  if (left !== undefined) {
    throw new SetUpError(
      `npm ended well, and yet ${left}.`,
      'Check that package.json and package-lock.json belong together (git status), then run this again.',
    );
  }
  say(`npm packages installed in ${Math.round((Date.now() - started) / 1000)} s`);
  return true;
}
