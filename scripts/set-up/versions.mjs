// Which versions set-up can work with, and which Node runs the project's own TypeScript files.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './commands.mjs';
import { modulesDir } from './places.mjs';
import { SetUpError } from './words.mjs';

/** The oldest Node whose npm installs every package here: the linters' own builds ask for it. */
export const oldestNode = '20.19.0';
/** The oldest Node that runs .ts files as they are. */
export const oldestProjectNode = '22.18.0';
const oldestNpm = '9.0.0';
const oldestPip = '20.3.0';

/** Whether `version` is `oldest` or newer; both as `1.2.3`, whatever follows is left out of account. */
export function isAtLeast(version, oldest) {
  const numbers = (text) => (text.match(/\d+/g) ?? []).slice(0, 3).map(Number);
  const [have, want] = [numbers(version), numbers(oldest)];
  for (let i = 0; i < want.length; i += 1) {
    if ((have[i] ?? 0) !== want[i]) return (have[i] ?? 0) > want[i];
  }
  return true;
}

export function checkNode(version = process.versions.node) {
  if (isAtLeast(version, oldestNode)) return;
  throw new SetUpError(
    `Node ${version} is too old: Neuroloom needs Node ${oldestNode} or newer.`,
    'Install Node 24 (or any Node from 20.19 on), open a new terminal, and run this again.',
  );
}

/** How to start npm: the very npm that started us when there is one, else the one on PATH. */
export function npmCommand(env = process.env) {
  const script = env.npm_execpath;
  if (script && /npm-cli\.[cm]?js$/.test(script) && existsSync(script)) return [process.execPath, script];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

export async function checkNpm() {
  const [program, ...args] = npmCommand();
  const { code, output } = await runCommand(program, [...args, '--version'], { timeoutMs: 60_000 });
  const version = output.split('\n').at(-1) ?? '';
  if (code !== 0) {
    throw new SetUpError(
      `npm could not be started (${output || `exit code ${code}`}).`,
      'Install npm (it comes with Node; on Debian: apt-get install npm) and run this again.',
    );
  }
  if (!isAtLeast(version, oldestNpm)) {
    throw new SetUpError(
      `npm ${version} is too old: Neuroloom needs npm ${oldestNpm} or newer.`,
      'Run: npm install --global npm@11',
    );
  }
}

/** A Python with pip, or a SetUpError that says which of the two is missing. */
export async function findPython() {
  for (const program of process.platform === 'win32' ? ['python', 'py'] : ['python3', 'python']) {
    const python = await runCommand(program, ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))'], {
      timeoutMs: 30_000,
    });
    if (python.code !== 0) continue;
    const pip = await runCommand(program, ['-m', 'pip', '--version'], { timeoutMs: 60_000 });
    const version = /pip (\d[\d.]*)/.exec(pip.output)?.[1];
    if (pip.code !== 0 || !version) {
      throw new SetUpError(
        `${program} has no pip, and pip is what fetches TensorFlow's C library.`,
        'Install pip (on Debian: apt-get install python3-pip; elsewhere: python3 -m ensurepip) and run: npm run setup',
      );
    }
    if (!isAtLeast(version, oldestPip)) {
      throw new SetUpError(
        `pip ${version} is too old.`,
        `Run: ${program} -m pip install --upgrade pip, then: npm run setup`,
      );
    }
    return program;
  }
  throw new SetUpError(
    "Python 3.8 or newer was not found; its pip is what fetches TensorFlow's C library.",
    'Install it (on Debian: apt-get install python3 python3-pip) and run: npm run setup',
  );
}

/** A C++ compiler: CXX when set, else the usual names. */
export async function findCompiler(env = process.env) {
  const names = env.CXX ? [env.CXX] : process.platform === 'darwin' ? ['clang++', 'c++'] : ['g++', 'c++', 'clang++'];
  for (const name of names) {
    const { code } = await runCommand(name, ['--version'], { timeoutMs: 30_000 });
    if (code === 0) return name;
  }
  throw new SetUpError(
    `No C++ compiler was found (looked for ${names.join(', ')}); it compiles the small bridge to TensorFlow's C library.`,
    'Install one (on Debian: apt-get install g++; on macOS: xcode-select --install) and run: npm run setup',
  );
}

/** The Node that runs the project: this one when it is new enough, else the one that came with the packages. */
export function projectNode() {
  if (isAtLeast(process.versions.node, oldestProjectNode)) return process.execPath;
  const brought = join(modulesDir, `node-linux-${process.arch}`, 'bin', 'node');
  if (process.platform === 'linux' && existsSync(brought)) return brought;
  throw new SetUpError(
    `Node ${process.versions.node} cannot run this project's TypeScript, and no newer one came with the packages for ${process.platform}-${process.arch}.`,
    `Install Node 24 (or any Node from ${oldestProjectNode} on) and run this again.`,
  );
}
