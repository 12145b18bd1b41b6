// Runs other programs for set-up: output collected, never a shell, always an end.
import { spawn } from 'node:child_process';

const children = new Set();

/**
 * Runs a program and waits for it. Never throws: a program that cannot be started answers code 127.
 * `timeoutMs` or `signal` ends it with SIGKILL; after `timeoutMs` the answer has `timedOut`. With `startsWithinMs`, the
 * time counts from the first words of the program, which have so long to come: a busy machine may be slow to load it.
 */
export function runCommand(program, args, { cwd, env, timeoutMs, startsWithinMs, signal } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let timedOut = false;
    let timer;
    const endIn = (ms) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        timedOut = true;
        child.kill('SIGKILL');
      }, ms);
    };
    const take = (chunk) => {
      if (startsWithinMs && output === '') endIn(timeoutMs);
      output = (output + chunk.toString()).slice(-200_000);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    signal?.addEventListener('abort', () => child.kill('SIGKILL'), { once: true });
    if (timeoutMs) endIn(startsWithinMs ?? timeoutMs);
    let answered = false;
    const answer = (code) => {
      if (answered) return;
      answered = true;
      clearTimeout(timer);
      children.delete(child);
      resolve({ code, output: output.trim(), timedOut });
    };
    children.add(child);
    child.on('error', (error) => {
      output += `\n${error.message}`;
      answer(127);
    });
    child.on('close', (code, endedBy) => answer(code ?? (endedBy ? 128 : 1)));
  });
}

/** Ends what is still running; for a set-up that was itself told to stop. */
export function endChildren() {
  for (const child of children) child.kill('SIGTERM');
}

export function lastLines(text, count = 12) {
  return text.split('\n').slice(-count).join('\n    ');
}
