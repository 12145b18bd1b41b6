// Runs a planned document: the stale ancestors of the targets and nothing else, side by side where that helps. A failure
// blocks what needs it and nothing else. Everything that happens is an event; nothing is thrown out.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { FinishedOutput, NodeOutcome, RunEvent } from '#shared/protocol/run.ts';
import { EventFeed } from '#engine/run/event-feed.ts';
import { executeNode } from '#engine/run/execute-node.ts';
import type { Executed, Values } from '#engine/run/execute-node.ts';
import { gatherInputs } from '#engine/run/gather-inputs.ts';
import { nodeSeed, partialKey } from '#engine/run/key.ts';
import { isForeseen, problemOfNode } from '#engine/run/node-problem.ts';
import type { Lane } from '#engine/run/lane.ts';
import type { PlannedNode, RunPlan } from '#engine/run/plan.ts';
import { sampleHistory } from '#engine/run/sample-history.ts';
import type { WireValue } from '#engine/values/wire-value.ts';
import type { LastRun, LastRuns } from '#engine/store/last-runs.ts';
import type { Staging, Store } from '#engine/store/store.ts';

export interface Lanes {
  /** Training, evaluating, explaining: kernels use the cores by themselves, so one at a time. */
  readonly tensor: Lane;
  /** Everything else, beside it. */
  readonly other: Lane;
}

export interface RunRequest {
  readonly document: PipelineDocument;
  readonly folder: string | null;
  /** Whose past it becomes; without it, that of the folder. */
  readonly pipeline?: string | undefined;
  /** Empty = every node. */
  readonly targets: readonly NodeId[];
  readonly useCache: boolean;
  readonly plan: RunPlan;
  readonly signal: AbortSignal;
}

export interface RunServices {
  readonly store: Store;
  readonly lastRuns: LastRuns;
  readonly lanes: Lanes;
  /** What is told of a finished output. */
  tell(value: WireValue): FinishedOutput;
  /** For the log: a mistake of ours that is no node's fault. */
  onUnexpected(error: unknown): void;
}

/** How a node came out, and a way to its values while someone may still need them. */
interface Settled {
  readonly outcome: NodeOutcome;
  readonly problem?: Problem;
  values(): Promise<Values>;
}

/** Of a node that ran in this run: the values at hand. */
interface Computed extends Settled {
  readonly outputs?: Values;
}

/** Starts at once; the events are those of one run, `run.started` first and `run.finished` last. */
export function startRun(request: RunRequest, services: RunServices): AsyncIterable<RunEvent> {
  const feed = new EventFeed();
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  new Run(request, services, feed)
    .run()
    .then(
      (outcome) => feed.push({ event: 'run.finished', outcome, seconds: seconds() }),
      (error: unknown) => {
        if (!request.signal.aborted) services.onUnexpected(error);
        feed.push({
          event: 'run.finished',
          outcome: request.signal.aborted ? 'cancelled' : 'failed',
          seconds: seconds(),
        });
      },
    )
    .finally(() => feed.end());
  return feed;
}

/** What lives as long as one run. */
class Run {
  readonly #request: RunRequest;
  readonly #services: RunServices;
  readonly #feed: EventFeed;
  readonly #id = randomUUID();
  readonly #settled = new Map<NodeId, Promise<Settled>>();
  readonly #stagings: Staging[] = [];
  readonly #remember = new Map<NodeId, LastRun>();
  /** Nodes that still have to read a node's values. */
  readonly #readers = new Map<NodeId, number>();
  readonly #held = new Map<NodeId, Promise<Values>>();

  constructor(request: RunRequest, services: RunServices, feed: EventFeed) {
    this.#request = request;
    this.#services = services;
    this.#feed = feed;
  }

  async run(): Promise<'done' | 'failed' | 'cancelled'> {
    const { plan, targets, document, folder, pipeline, signal } = this.#request;
    const wanted =
      targets.length === 0 ? Object.keys(document.nodes) : targets.filter((id) => Object.hasOwn(document.nodes, id));
    const keys = [...plan.nodes.values()].map((node) => node.key);
    // On a full disk the run goes on without.
    const unpin = await this.#services.store.pin(keys).catch(() => () => Promise.resolve());
    try {
      const { nodes, cached } = await this.#needed(wanted);
      this.#feed.push({ event: 'run.started', nodes });
      for (const id of nodes) {
        const node = plan.nodes.get(id);
        this.#settled.set(id, node ? this.#settle(node, cached.get(id)) : this.#blocked(id));
      }
      const outcomes = await Promise.all(nodes.flatMap((id) => this.#settled.get(id) ?? []));
      // Losing it, on a full disk say, costs only words of the plan.
      await this.#services.lastRuns.remember(pipeline ?? folder, this.#remember).catch(() => undefined);
      if (outcomes.some((settled) => settled?.outcome === 'cancelled') || signal.aborted) return 'cancelled';
      return outcomes.some(
        (settled) =>
          settled?.outcome === 'failed' || (settled?.outcome === 'blocked' && settled.problem?.severity === 'error'),
      )
        ? 'failed'
        : 'done';
    } finally {
      await unpin();
      await Promise.all(this.#stagings.map((staging) => staging.discard().catch(() => undefined)));
    }
  }

  /** The targets, what is stale above them, and the cached results that these read; in the order of the plan. */
  async #needed(
    wanted: readonly NodeId[],
  ): Promise<{ nodes: NodeId[]; cached: Map<NodeId, Readonly<Record<string, FinishedOutput>>> }> {
    const { plan, useCache } = this.#request;
    const cached = new Map<NodeId, Readonly<Record<string, FinishedOutput>>>();
    const seen = new Set<NodeId>();
    const left = [...wanted];
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      const node = plan.nodes.get(id);
      const by = plan.blocked.get(id)?.by;
      // Nothing above a blocked node is run for its sake, but the reason is told.
      if (by !== undefined) left.push(by);
      const entry = node && useCache ? await this.#services.store.verify(node.key) : undefined;
      if (entry) cached.set(id, entry.outputs);
      else if (node) {
        for (const source of Object.values(node.sources).flat()) {
          left.push(source.node);
          this.#readers.set(source.node, (this.#readers.get(source.node) ?? 0) + 1);
        }
      }
    }
    const inOrder = [...plan.nodes.keys()].filter((id) => seen.has(id));
    return { nodes: [...inOrder, ...[...plan.blocked.keys()].filter((id) => seen.has(id))], cached };
  }

  #blocked(id: NodeId): Promise<Settled> {
    const reason = this.#request.plan.blocked.get(id);
    const needs = () => makeProblem('run.needs', { by: reason?.by ?? id }, { node: id, severity: 'info' });
    const problem = reason?.problem ?? needs();
    return Promise.resolve(this.#finish(id, { outcome: reason?.fails ? 'failed' : 'blocked', problem, seconds: 0 }));
  }

  async #settle(node: PlannedNode, cached: Readonly<Record<string, FinishedOutput>> | undefined): Promise<Settled> {
    if (!cached) {
      // Only what waits for the values keeps them, not the record of how the node came out.
      const { outputs: _, ...settled } = await this.#compute(node);
      return settled;
    }
    this.#remember.set(node.id, {
      own: node.own,
      inputs: node.inputs,
      seconds: (await this.#services.store.find(node.key))?.seconds ?? null,
    });
    this.#feed.push({
      event: 'node.finished',
      node: node.id,
      outcome: 'cached',
      seconds: 0,
      key: node.key,
      outputs: cached,
    });
    return { outcome: 'cached', values: () => this.#hold(node.id, () => this.#reload(node)) };
  }

  async #compute(node: PlannedNode): Promise<Computed> {
    const { signal } = this.#request;
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    try {
      const by = await this.#missingInput(node);
      if (signal.aborted) return this.#finish(node.id, { outcome: 'cancelled', seconds: 0 });
      if (by !== undefined) {
        const problem = makeProblem('run.needs', { by }, { node: node.id, severity: 'info' });
        return this.#finish(node.id, { outcome: 'blocked', problem, seconds: 0 });
      }
      const { staging, executed, took } = await this.#execute(node);
      if (executed.outcome === 'failed') return this.#finish(node.id, { ...executed, seconds: took });
      if (!executed.outputs) return this.#finish(node.id, { outcome: 'cancelled', seconds: took });
      // A file that it left is part of what its key stands for from now on.
      const left = executed.outcome === 'done' ? ((await node.again?.()) ?? node) : node;
      return await this.#keep(left, staging, executed.outcome, executed.outputs, took);
    } catch (error) {
      if (signal.aborted) return this.#finish(node.id, { outcome: 'cancelled', seconds: seconds() });
      if (!isForeseen(error)) this.#services.onUnexpected(error);
      return this.#finish(node.id, { outcome: 'failed', problem: problemOfNode(error, node.id), seconds: seconds() });
    } finally {
      for (const source of Object.values(node.sources).flat()) this.#doneReading(source.node);
    }
  }

  /** Waits for everything that feeds the node; answers the first that has nothing to give. */
  async #missingInput(node: PlannedNode): Promise<NodeId | undefined> {
    for (const source of Object.values(node.sources).flat()) {
      const above = await this.#settledOf(source.node);
      if (above && above.outcome !== 'done' && above.outcome !== 'cached') return source.node;
    }
    return undefined;
  }

  /** Nodes above a cached one are not part of the run until its entry turns out to be lost. */
  #settledOf(id: NodeId): Promise<Settled> | undefined {
    const known = this.#settled.get(id);
    if (known) return known;
    const node = this.#request.plan.nodes.get(id);
    if (!node) return undefined;
    const settled = this.#services.store.verify(node.key).then((entry) => this.#settle(node, entry?.outputs));
    this.#settled.set(id, settled);
    return settled;
  }

  async #execute(node: PlannedNode): Promise<{ staging: Staging; executed: Executed; took: number }> {
    const { signal, document, folder } = this.#request;
    const staging = await this.#services.store.stage();
    this.#stagings.push(staging);
    const valuesOf = async (id: NodeId) => {
      const above = await this.#settledOf(id);
      if (!above) throw new Fault('run.needs', { by: id });
      return above.values();
    };
    // Before the lane: an input that was lost has to be made again, in that same lane.
    const inputs = await gatherInputs(node, valuesOf, join(staging.folder, 'inputs'), signal);
    const leave = await (node.runner.spec.usesKernels ? this.#services.lanes.tensor : this.#services.lanes.other).enter(
      signal,
    );
    const started = performance.now();
    this.#feed.push({ event: 'node.started', node: node.id, key: node.key });
    let earlierSeconds = 0;
    const checkpoint = this.#services.store.checkpoint(node.key);
    if (!this.#request.useCache) await checkpoint.remove();
    const executed = await executeNode(node, inputs, {
      signal,
      seed: nodeSeed(document.seed, node.id),
      folder,
      files: join(staging.folder, 'files'),
      progress: (fraction, note, live) =>
        this.#feed.push({
          event: 'node.progressed',
          node: node.id,
          fraction,
          ...(note !== undefined && { note }),
          ...live,
        }),
      epoch: (log) => this.#feed.push({ event: 'epoch.finished', node: node.id, ...log }),
      checkpoint,
      threads: this.#services.store.threads,
      dataBytes: this.#services.store.dataBytes,
      resumed: (history, epochs) => {
        earlierSeconds = history.reduce((sum, { seconds }) => sum + seconds, 0);
        const epoch = history.length + 1;
        this.#feed.push({ event: 'node.resumed', node: node.id, epoch, epochs, history: sampleHistory(history) });
      },
      onEnded: leave,
    });
    return {
      staging: { ...staging, folder: join(staging.folder, 'files') },
      executed,
      // What the result cost, so that the plan does not take a resumed training for a quick one.
      took: earlierSeconds + (performance.now() - started) / 1000,
    };
  }

  async #keep(
    node: PlannedNode,
    staging: Staging,
    outcome: 'done' | 'cancelled',
    outputs: Values,
    seconds: number,
  ): Promise<Computed> {
    const finished = Object.fromEntries(
      Object.entries(outputs).map(([port, value]) => [port, this.#services.tell(value)]),
    );
    const key = outcome === 'done' ? node.key : partialKey(node.key, this.#id);
    const info = { kind: node.runner.spec.kind, seconds, outputs: finished };
    try {
      const kept = await this.#services.store.save(key, outputs, info, staging);
      if (outcome === 'done') {
        this.#remember.set(node.id, { own: node.own, inputs: node.inputs, seconds });
        // Not before the results are kept: until then a kill would cost the whole run.
        await this.#services.store.checkpoint(node.key).remove();
      }
      const settled = this.#finish(node.id, { outcome, seconds, key, outputs: finished });
      if ((this.#readers.get(node.id) ?? 0) > 0) this.#held.set(node.id, Promise.resolve(kept));
      return { ...settled, outputs: kept, values: () => this.#hold(node.id, () => this.#reload(node)) };
    } catch (error) {
      // A full disk takes no result away from the nodes that wait for it.
      const reason = (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error));
      const problem = makeProblem('store.notKept', { reason }, { node: node.id, severity: 'warning' });
      return {
        ...this.#finish(node.id, { outcome, seconds, outputs: finished, problem }),
        outputs,
        values: () => Promise.resolve(outputs),
      };
    }
  }

  async #reload(node: PlannedNode): Promise<Values> {
    const kept = await this.#services.store.load(node.key);
    if (kept) return kept;
    // Lost since the run began (a broken disk, a store emptied by hand): made again from what it was made of.
    const again = await this.#compute(node);
    if (again.outcome !== 'done' || !again.outputs) throw new Fault('run.needs', { by: node.id });
    return again.outputs;
  }

  /** One copy for all readers, until the last has read. */
  #hold(id: NodeId, read: () => Promise<Values>): Promise<Values> {
    const held = this.#held.get(id) ?? read();
    this.#held.set(id, held);
    return held;
  }

  #doneReading(id: NodeId): void {
    const left = (this.#readers.get(id) ?? 0) - 1;
    this.#readers.set(id, left);
    if (left <= 0) this.#held.delete(id);
  }

  #finish(
    node: NodeId,
    end: {
      outcome: NodeOutcome;
      seconds: number;
      key?: string;
      outputs?: Readonly<Record<string, FinishedOutput>>;
      problem?: Problem;
    },
  ): Settled {
    const { outcome, seconds, key, outputs = {}, problem } = end;
    this.#feed.push({
      event: 'node.finished',
      node,
      outcome,
      seconds,
      outputs,
      ...(key !== undefined && { key }),
      ...(problem && { problem }),
    });
    return {
      outcome,
      ...(problem && { problem }),
      values: () => Promise.reject(new Fault('run.needs', { by: node })),
    };
  }
}
