// Ends this process when its parent is gone, even while a kernel holds the main thread: a thread of its own looks.
import { Worker } from 'node:worker_threads';

const everyMs = 250;

/** Runs in the thread. Where a process keeps the number of a dead parent (Windows), asking for that number tells. */
const look = `
  const parent = process.ppid;
  const isThere = () => {
    if (process.ppid !== parent) return false;
    try {
      process.kill(parent, 0);
      return true;
    } catch (error) {
      return error.code === 'EPERM';
    }
  };
  setInterval(() => isThere() || process.kill(process.pid, 'SIGKILL'), ${everyMs});
`;

/** The parent as it is now. Does not keep the process alive by itself. */
export function endWithParent(): void {
  new Worker(look, { eval: true, stdin: false, resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();
}
