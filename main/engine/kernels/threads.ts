// How many threads the kernels take: one number a process for single operations, which TensorFlow reads once, and a
// number of its own for each compiled program (program.ts). Measuring and choosing is choose-threads.ts's.
import { availableParallelism } from 'node:os';

/** A program's number has to fit into the message that session-options.cc writes. */
export const maxThreads = 127;

/** What a person has set: NEUROLOOM_THREADS, or TensorFlow's own TF_NUM_INTRAOP_THREADS; undefined = free to choose. */
export function setThreads(env: NodeJS.ProcessEnv = process.env): number | undefined {
  for (const name of ['NEUROLOOM_THREADS', 'TF_NUM_INTRAOP_THREADS']) {
    const count = Number(env[name]);
    if (Number.isInteger(count) && count >= 1 && count <= maxThreads) return count;
  }
  return undefined;
}

/** Small ops pay more for a second thread than they gain (measured); on larger machines two threads break even. */
export function usualThreads(cores = availableParallelism()): number {
  return cores <= 4 ? 1 : 2;
}

// Read before the kernels are opened, which then find the number in this process' environment.
const set = setThreads();

/** Whether a person chose the number: then nothing is measured. */
export const threadsAreSet = set !== undefined;

/** Of single operations, and of programs that are given no number of their own. */
export const processThreads = set ?? usualThreads();

/** Tells TensorFlow, which asks once, while it is loaded: to be called before, and what it answers after. */
export function announceThreads(env: NodeJS.ProcessEnv = process.env): () => void {
  const name = 'TF_NUM_INTRAOP_THREADS';
  const before = env[name];
  env[name] = String(processThreads);
  // Each program gets threads of its own instead of those of the process.
  env['TF_OVERRIDE_GLOBAL_THREADPOOL'] ??= '1';
  return () => {
    // A process that is started from here would take it for a person's choice.
    if (before === undefined) delete env[name];
    else env[name] = before;
  };
}

/** Numbers worth a benchmark: 1, 2, 4, … and all cores. */
export function threadCandidates(cores = availableParallelism()): readonly number[] {
  const max = Math.min(cores, maxThreads);
  const powers = Array.from({ length: 8 }, (_, i) => 2 ** i).filter((count) => count < max);
  return [...powers, max];
}
