// What a run would do with each node now: cached, will run (and which edit is why), or blocked. Runs nothing.
import type { NodeId, PipelineDocument, PortRef } from '#shared/document/document.ts';
import { findCycle, graphOf, topologicalOrder } from '#shared/document/graph.ts';
import type { Graph } from '#shared/document/graph.ts';
import { makeProblem, saidOnce } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { NodePlan } from '#shared/protocol/run.ts';
import { createPace, nodesAtOnce } from '#engine/kernels/pace.ts';
import type { ErasedRunner, ParamValues, RunnerTable } from '#engine/values/erased-runner.ts';
import { hashOf, nodeKey, ownHash, paramsInForce } from '#engine/run/key.ts';
import type { LastRun, LastRuns } from '#engine/store/last-runs.ts';
import type { Store } from '#engine/store/store.ts';

export interface PlannedNode {
  readonly id: NodeId;
  readonly runner: ErasedRunner;
  readonly params: ParamValues;
  readonly sources: Readonly<Record<string, readonly PortRef[]>>;
  readonly key: string;
  readonly own: string;
  readonly inputs: string;
  /** Hashes of what it reads from outside the document, as its key has them. */
  readonly outside: readonly string[];
  /** Of a kind that leaves a file: the node as it is planned once the file is there. */
  readonly again?: () => Promise<PlannedNode>;
}

/** By which node, and what is wrong with it where it is the node itself. */
export interface Blocked {
  readonly by: NodeId;
  readonly problem?: Problem;
  /** The node's own fault, known before it starts: in a run it counts as failed. */
  readonly fails?: true;
}

export interface RunPlan {
  /** Every node that could run if asked, each after those that feed it. */
  readonly nodes: ReadonlyMap<NodeId, PlannedNode>;
  readonly blocked: ReadonlyMap<NodeId, Blocked>;
  readonly plan: Readonly<Record<NodeId, NodePlan>>;
  /** What the kept results say of the pipeline, each once, at the first node that says it. */
  readonly findings: readonly Problem[];
}

export interface PlanContext {
  readonly runners: RunnerTable;
  readonly store: Pick<Store, 'find'>;
  readonly lastRuns: Pick<LastRuns, 'read'>;
  readonly backend: string;
  readonly folder: string | null;
  /** Whose past counts; without it, that of the folder. */
  readonly pipeline?: string | undefined;
  readonly signal: AbortSignal;
  /** Faults that are known before the run, by node; such a node and what needs it are blocked. */
  readonly faults?: ReadonlyMap<NodeId, Problem>;
}

export async function planRun(document: PipelineDocument, context: PlanContext): Promise<RunPlan> {
  const graph = graphOf(document);
  const order = topologicalOrder(graph);
  const last = await context.lastRuns.read(context.pipeline ?? context.folder);
  const nodes = new Map<NodeId, PlannedNode>();
  const blocked = new Map<NodeId, Blocked>();
  const plan: Record<NodeId, NodePlan> = {};
  if (order.length < graph.nodes.length) {
    const path = (findCycle(graph) ?? []).join(' → ');
    const ordered = new Set(order);
    for (const id of graph.nodes)
      if (!ordered.has(id)) blocked.set(id, { by: id, problem: makeProblem('wire.cycle', { path }, { node: id }) });
  }

  const pace = createPace(context.signal, nodesAtOnce);
  for (const id of order) {
    await pace();
    const sources = sourcesOf(graph, id);
    const reason = whyBlocked(document, id, sources, blocked, context);
    if (reason) blocked.set(id, reason);
    else nodes.set(id, await planned(document, id, sources, nodes, context));
  }
  for (const [id, { by }] of blocked) plan[id] = { state: 'blocked', by };
  const findings: Problem[] = [];
  for (const node of nodes.values()) {
    const entry = await context.store.find(node.key);
    for (const { findings: own = [] } of Object.values(entry?.outputs ?? {}))
      findings.push(...own.map((finding) => ({ ...finding, node: node.id })));
    plan[node.id] = entry ? { state: 'cached', key: node.key } : willRun(node, last.get(node.id), plan);
  }
  return { nodes, blocked, plan, findings: saidOnce(findings) };
}

/** Input port → sources, in the order of their ids. */
function sourcesOf(graph: Graph, id: NodeId): Record<string, PortRef[]> {
  const sources: Record<string, PortRef[]> = {};
  for (const { from, to } of graph.into.get(id) ?? []) {
    if (Object.hasOwn(sources, to.port)) sources[to.port]?.push(from);
    else sources[to.port] = [from];
  }
  return sources;
}

function whyBlocked(
  document: PipelineDocument,
  id: NodeId,
  sources: Readonly<Record<string, readonly PortRef[]>>,
  blocked: ReadonlyMap<NodeId, Blocked>,
  { runners, faults }: PlanContext,
): Blocked | undefined {
  const node = document.nodes[id];
  if (!node || !Object.hasOwn(runners, node.kind)) {
    return {
      by: id,
      problem: faults?.get(id) ?? makeProblem('node.unknownKind', { kind: node?.kind ?? '' }, { node: id }),
    };
  }
  if (node.paused) return { by: id, problem: makeProblem('run.paused', {}, { node: id, severity: 'info' }) };
  const fault = faults?.get(id);
  if (fault) return { by: id, problem: fault, fails: true };
  for (const source of Object.values(sources).flat()) {
    const above = blocked.get(source.node);
    if (above) return { by: above.by };
  }
  const spec = runners[node.kind]?.spec;
  for (const [port, input] of Object.entries(spec?.inputs ?? {})) {
    const count = Object.hasOwn(sources, port) ? (sources[port]?.length ?? 0) : 0;
    if (count === 0 && !input.optional && !input.many) {
      const problem = makeProblem('port.missing', { port, type: input.type }, { node: id, port });
      return { by: id, problem, fails: true };
    }
  }
  return undefined;
}

async function planned(
  document: PipelineDocument,
  id: NodeId,
  sources: Readonly<Record<string, readonly PortRef[]>>,
  nodes: ReadonlyMap<NodeId, PlannedNode>,
  { runners, backend, folder, signal }: PlanContext,
): Promise<PlannedNode> {
  const node = document.nodes[id];
  const runner = node && runners[node.kind];
  if (!node || !runner) throw new Error(`No runner for node ${id}`);
  const params = paramsInForce(runner.spec, node.params);
  const used = Object.fromEntries(Object.entries(sources).filter(([port]) => Object.hasOwn(runner.spec.inputs, port)));
  const inputs = Object.fromEntries(
    Object.entries(used).map(([port, refs]) => [port, refs.map((ref) => `${nodes.get(ref.node)?.key}.${ref.port}`)]),
  );
  const now = async (): Promise<PlannedNode> => {
    const outside = (await runner.outside?.(params, { node: id, signal, folder: folder ?? undefined })) ?? [];
    const own = ownHash({ spec: runner.spec, params, seed: document.seed, node: id, outside, backend });
    const planned = {
      id,
      runner,
      params,
      sources: used,
      key: nodeKey(own, inputs),
      own,
      inputs: hashOf(inputs),
      outside,
    };
    return runner.writes ? { ...planned, again: now } : planned;
  };
  return now();
}

/** Names the nearest edit: the node's own, else that of the node upstream that made it stale. */
function willRun(node: PlannedNode, last: LastRun | undefined, plan: Readonly<Record<NodeId, NodePlan>>): NodePlan {
  const seconds = last?.seconds ?? null;
  const { key } = node;
  if (!last) return { state: 'will-run', key, because: 'new', seconds };
  if (last.own !== node.own) return { state: 'will-run', key, because: 'changed', seconds };
  if (last.inputs === node.inputs) return { state: 'will-run', key, because: 'new', seconds };
  for (const source of Object.values(node.sources).flat()) {
    const above = plan[source.node];
    if (above?.state === 'will-run')
      return { state: 'will-run', key, because: 'upstream', upstream: above.upstream ?? source.node, seconds };
  }
  // Its wires lead elsewhere, or an edit upstream was undone or run already.
  return { state: 'will-run', key, because: 'changed', seconds };
}
