// What a node shows: the plan for the settings on screen, joined with what the latest run did under the same key.
// The rule that keeps results honest is here: a result whose key is not the plan's key is stale. Until a busy engine has
// answered an edit there is no plan for what is on screen: then settings are compared instead of keys.
import { changedNodes } from '#renderer/state/changed-nodes.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import type { EngineState, NodeRun, RunState } from '#renderer/state/engine-store.ts';
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
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

/** Whether a node's settings, or those of a node above, are others on screen than they were for the plan, or the run. */
export interface Edited {
  readonly sincePlan: boolean;
  readonly sinceRun: boolean;
  /** The node above that was edited since the plan; null where that was the node itself. */
  readonly above: NodeId | null;
}

const unedited: Edited = { sincePlan: false, sinceRun: false, above: null };

/** Joins plan and run. `known` is the epochs of the plan's key in this session, or without a plan of the run's. */
export function nodeStatus(
  plan: NodePlan | undefined,
  run: NodeRun | undefined,
  paused: boolean,
  known: readonly EpochLog[] | undefined,
  edited: Edited = unedited,
): NodeStatus {
  const state = run?.state;
  if (run && (state === 'queued' || state === 'running')) {
    const { fraction, note = null, epochs, resumedAt } = run;
    const resumed = resumedAt === undefined ? {} : { resumedAt };
    return { ...nothing, status: state, fraction, note, epochs, live: run.live, ...resumed };
  }
  if (paused) return { ...nothing, status: 'paused' };
  const finished = (key: string, status: 'done' | 'cached') => ({ ...nothing, status, key, epochs: known ?? [] });
  if (edited.sincePlan) return withoutPlan(plan, run, edited);
  if (plan?.state === 'cached')
    return finished(plan.key, run?.key === plan.key && run.state === 'done' ? 'done' : 'cached');
  if (plan?.state === 'blocked') return { ...nothing, status: 'blocked', upstream: plan.by };
  if (!run || run.state === 'idle') {
    return plan?.state === 'will-run' && plan.because !== 'new'
      ? { ...nothing, status: 'stale', upstream: plan.upstream ?? null }
      : nothing;
  }
  const sameSettings = plan === undefined || run.key === null ? !edited.sinceRun : run.key === plan.key;
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
  if (old === null)
    return { ...nothing, status: plan === undefined || plan.because === 'new' ? 'idle' : 'stale', upstream };
  return { ...nothing, status: 'stale', key: old, epochs: run.epochs, upstream };
}

/** The plan is of other settings: what the run did with those on screen counts, all else is older. */
function withoutPlan(plan: NodePlan | undefined, run: NodeRun | undefined, edited: Edited): NodeStatus {
  const ended = run?.state === 'done' || run?.state === 'cached' ? run : undefined;
  if (run && !edited.sinceRun) {
    if (ended && ended.key !== null) return { ...nothing, status: run.state, key: ended.key, epochs: ended.epochs };
    if (run.state === 'failed' || run.state === 'cancelled')
      return { ...nothing, status: run.state, epochs: run.epochs, problem: run.problem };
  }
  const key = plan?.state === 'cached' ? plan.key : (ended?.key ?? null);
  const upstream = edited.above;
  if (key !== null)
    return { ...nothing, status: 'stale', key, epochs: ended?.key === key ? ended.epochs : [], upstream };
  if (plan?.state === 'blocked') return { ...nothing, status: 'blocked', upstream: plan.by };
  return plan?.state === 'will-run' && plan.because !== 'new' ? { ...nothing, status: 'stale', upstream } : nothing;
}

type Told = Pick<EngineState, 'analysis' | 'analysed' | 'runs'>;

/** How the node was edited since the engine looked at it, and since it ran. */
export function editedSince(document: PipelineDocument, { analysed, runs }: Told, node: NodeId): Edited {
  const ran = runs[node]?.of ?? null;
  const by = analysed === null ? undefined : changedNodes(analysed, document).get(node);
  return editedBy(by, node, ran !== null && changedNodes(ran, document).has(node));
}

/** The status of every node as the stores have it; epochs are left out. */
export function allStatuses(document: PipelineDocument, told: Told): Readonly<Record<NodeId, NodeStatus>> {
  return Object.fromEntries(
    Object.values(document.nodes).map(({ id, paused }) => [
      id,
      nodeStatus(told.analysis?.plan[id], told.runs[id], paused === true, undefined, editedSince(document, told, id)),
    ]),
  );
}

/** The status of one node, as it changes. */
export function useNodeStatus(node: NodeId): NodeStatus {
  const plan = useEngine((state) => state.analysis?.plan[node]);
  const run = useEngine((state) => state.runs[node]);
  const key = plan !== undefined && plan.state !== 'blocked' ? plan.key : run?.key;
  const known = useEngine((state) => (key == null ? undefined : state.epochs[key]));
  const paused = useDocument((state) => state.document.nodes[node]?.paused === true);
  const analysed = useEngine((state) => state.analysed);
  const ran = run?.of ?? null;
  const by = useDocument((state) => (analysed === null ? undefined : changedNodes(analysed, state.document).get(node)));
  const sinceRun = useDocument((state) => ran !== null && changedNodes(ran, state.document).has(node));
  return nodeStatus(plan, run, paused, known, editedBy(by, node, sinceRun));
}

const editedBy = (by: NodeId | undefined, node: NodeId, sinceRun: boolean): Edited => ({
  sincePlan: by !== undefined,
  sinceRun,
  above: by === undefined || by === node ? null : by,
});
