// The one line beside Run: how the pipeline stands. Never "up to date" beside a failure, an error, a blocked node or an
// engine that is not there, and never a count of nothing.
import type { Connection, RunOutcome } from '#renderer/state/engine-store.ts';

export interface RunFacts {
  readonly connection: Connection;
  readonly running: boolean;
  /** Of the run in progress; 0 until the engine has said what belongs to it. */
  readonly total: number;
  readonly done: number;
  /** How the latest run of this pipeline ended; null = there was none. */
  readonly outcome: RunOutcome | null;
  /** The engine has looked at the pipeline. */
  readonly analysed: boolean;
  readonly nodes: number;
  /** Problems that are errors. */
  readonly errors: number;
  readonly blocked: number;
  /** Nodes that a run would run. */
  readonly toRun: number;
}

/** One thing that is the case; its words are `workbench.run.<says>`. */
export type RunSaying =
  | { readonly says: 'waits' | 'lost' | 'begins' | 'looks' | 'fresh' }
  | { readonly says: 'progress'; readonly done: number; readonly total: number }
  | { readonly says: RunOutcome }
  | { readonly says: 'problems' | 'blocked' | 'stale'; readonly count: number };

/** What is the case, the most urgent first; nothing of an empty pipeline. */
export function runLine(facts: RunFacts): readonly RunSaying[] {
  const { connection, running, total, outcome, analysed, nodes, errors, blocked, toRun } = facts;
  if (running) {
    if (total > 0) return [{ says: 'progress', done: Math.min(facts.done, total), total }];
    return [{ says: connection === 'ready' ? 'begins' : 'waits' }];
  }
  if (nodes === 0) return [];
  const engine: readonly RunSaying[] =
    connection === 'ready' ? [] : [{ says: connection === 'lost' ? 'lost' : 'waits' }];
  if (!analysed) return engine.length > 0 ? engine : [{ says: 'looks' }];
  const open: RunSaying[] = [];
  if (errors > 0) open.push({ says: 'problems', count: errors });
  // What is blocked is so by a problem, which says more; else by a pause.
  else if (blocked > 0) open.push({ says: 'blocked', count: blocked });
  if (toRun > 0) open.push({ says: 'stale', count: toRun });
  if (open.length > 0)
    return [...(outcome !== null && outcome !== 'done' ? [{ says: outcome }] : []), ...open, ...engine];
  if (engine.length > 0) return engine;
  return [{ says: 'fresh' }, ...(outcome === 'done' ? [{ says: outcome }] : [])];
}
