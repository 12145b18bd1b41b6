// Runs one of the project's TypeScript files, or another program, in the foreground: streams, signals and the exit code are
// those of the program, as if nobody stood between.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { cloneDir, modulesDir } from './set-up/places.mjs';
import { projectNode } from './set-up/versions.mjs';

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Runs a program to its end and answers `{ code, signal }`. */
export function runInForeground(program, args, env) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: 'inherit', env });
    const pass = (signal) => {
      // A terminal sends Ctrl-C to the child as well; a second one would read as impatience.
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    };
    for (const signal of passedOn) process.on(signal, pass);
    const over = () => {
      for (const signal of passedOn) process.off(signal, pass);
    };
    child.on('error', (error) => {
      over();
      fail(error);
    });
    child.on('close', (code, signal) => {
      over();
      done({ code, signal });
    });
  });
}

/**
 * The environment that programs get: options meant for another Node could stop this one. The types that Node takes out of
 * our files and the code that it makes of them are kept, for itself and its children: half of a command's start.
 */
export function cleanEnvironment() {
  const { NODE_OPTIONS: _dropped, ...env } = process.env;
  return { NODE_COMPILE_CACHE: join(modulesDir, '.cache', 'neuroloom-code'), ...env };
}

/** Runs a .ts file of the clone under the project's Node, from the folder that we were started in. */
export function runFile(file, args) {
  // Node 22 warns that type stripping is experimental; Node 24 does not.
  const nodeArgs = ['--disable-warning=ExperimentalWarning', resolve(cloneDir, file), ...args];
  return runInForeground(projectNode(), nodeArgs, cleanEnvironment());
}

/** Ends this process the way the program ended. */
export function endLike({ code, signal }) {
  if (signal) process.kill(process.pid, signal);
  else process.exitCode = code ?? 1;
}
