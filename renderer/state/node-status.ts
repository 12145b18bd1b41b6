// What a node shows: the plan for the settings on screen, joined with what the latest run did under the same key.
// The rule that keeps results honest is here: a result whose key is not the plan's key is stale.
import { useDocument } from '#renderer/state/document-store.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import type { NodeRun, RunState } from '#renderer/state/engine-store.ts';
import type { NodeId } from '#shared/document/document.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { EpochLog, Live, NodePlan } from '#shared/protocol/run.ts';

export type Status = RunState | 'stale' | 'paused';

export interface NodeStatus {
  readonly status: Status;
  readonly fraction: number | null;
  readonly note: string | null;
  /** What a running node has to show. */
  readonly live: Live;
  readonly epochs: readonly EpochLog[];
  /** Where a running training went on from an earlier run. */
  readonly resumedAt?: number;
  /** Where results can be read from; of older settings while the status is `stale`. null = there are none. */
  readonly key: string | null;
  /** Set when the node's latest run failed under the settings on screen. */
  readonly problem: Problem | null;
  /** Why it is stale or blocked: an upstream node. */
  readonly upstream: NodeId | null;
}

const nothing: NodeStatus = {
  status: 'idle',
  fraction: null,
  note: null,
  live: {},
  epochs: [],
  key: null,
  problem: null,
  upstream: null,
};

/** Joins plan and run. `known` is the epochs of the plan's key in this session, or without a plan of the run's. */
export function nodeStatus(
  plan: NodePlan | undefined,
  run: NodeRun | undefined,
  paused: boolean,
  known: readonly EpochLog[] | undefined,
): NodeStatus {
  const state = run?.state;
  if (run && (state === 'queued' || state === 'running')) {
    const { fraction, note = null, epochs, resumedAt } = run;
    const resumed = resumedAt === undefined ? {} : { resumedAt };
    return { ...nothing, status: state, fraction, note, epochs, live: run.live, ...resumed };
  }
  if (paused) return { ...nothing, status: 'paused' };
  const finished = (key: string, status: 'done' | 'cached') => ({ ...nothing, status, key, epochs: known ?? [] });
  if (plan?.state === 'cached')
    return finished(plan.key, run?.key === plan.key && run.state === 'done' ? 'done' : 'cached');
  if (plan?.state === 'blocked') return { ...nothing, status: 'blocked', upstream: plan.by };
  if (!run || run.state === 'idle') {
    return plan?.state === 'will-run' && plan.because !== 'new'
      ? { ...nothing, status: 'stale', upstream: plan.upstream ?? null }
      : nothing;
  }
  const sameSettings = plan === undefined || run.key === null || run.key === plan.key;
  if (sameSettings) {
    if (run.state === 'done' || run.state === 'cached')
      return run.key === null ? nothing : finished(run.key, run.state);
    if (run.state === 'blocked') return { ...nothing, status: 'blocked' };
    return {
      ...nothing,
      status: run.state === 'failed' ? 'failed' : 'cancelled',
      epochs: run.epochs,
      problem: run.problem,
    };
  }
  const upstream = plan?.upstream ?? null;
  const old = run.key !== null && (run.state === 'done' || run.state === 'cached') ? run.key : null;
  if (old === null) return { ...nothing, status: plan?.because === 'new' ? 'idle' : 'stale', upstream };
  return { ...nothing, status: 'stale', key: old, epochs: run.epochs, upstream };
}

/** The status of one node, as it changes. */
export function useNodeStatus(node: NodeId): NodeStatus {
  const plan = useEngine((state) => state.analysis?.plan[node]);
  const run = useEngine((state) => state.runs[node]);
  const key = plan !== undefined && plan.state !== 'blocked' ? plan.key : run?.key;
  const known = useEngine((state) => (key == null ? undefined : state.epochs[key]));
  const paused = useDocument((state) => state.document.nodes[node]?.paused === true);
  return nodeStatus(plan, run, paused, known);
}
