// Starts a worker of the bench and asks it, one line of JSON after another. The number of kernel threads is read once per
// process, so it belongs to the start.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface WorkerProcess<Asked, Answer> {
  ask(request: Asked): Promise<Answer>;
  end(): Promise<void>;
}

/** `ask` rejects with the last words of a worker that ended. */
export function startWorker<Asked, Answer>(
  program: string,
  args: readonly string[],
  threads: number,
): WorkerProcess<Asked, Answer> {
  const child = spawn(program, [...args], {
    env: { ...process.env, TF_NUM_INTRAOP_THREADS: String(threads), TF_CPP_MIN_LOG_LEVEL: '3' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-2000);
  });
  let waiting: { resolve(answer: Answer): void; reject(error: Error): void } | undefined;
  const closed = new Promise<void>((resolve) => {
    child.on('error', (error) => waiting?.reject(error));
    child.on('close', (code) => {
      waiting?.reject(new Error(`${args[0] ?? program} ended with ${code}:\n${words}`));
      resolve();
    });
  });
  child.stdin.on('error', () => undefined);
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith('{')) return;
    waiting?.resolve(JSON.parse(line) as Answer);
    waiting = undefined;
  });
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (child.exitCode !== null) reject(new Error(`${args[0] ?? program} has ended:\n${words}`));
        waiting = { resolve, reject };
        child.stdin.write(`${JSON.stringify(request)}\n`);
      }),
    end: async () => {
      child.stdin.end();
      const late = setTimeout(() => child.kill('SIGKILL'), 5000);
      await closed;
      clearTimeout(late);
    },
  };
}
