// A store, invented runners and a scheduler put together for tests, and what a run of them did at a glance.
import type { PipelineDocument } from '#shared/document/document.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import { runEvent } from '#shared/protocol/run.ts';
import type { RunEvent } from '#shared/protocol/run.ts';
import { documentOf, fakeRunners, numberIn } from '#test/support/fake-runners.ts';
import type { Strings } from '#test/support/fake-runners.ts';
import { Lane } from '#engine/run/lane.ts';
import { planRun } from '#engine/run/plan.ts';
import type { RunPlan } from '#engine/run/plan.ts';
import { startRun } from '#engine/run/schedule.ts';
import { lastRuns } from '#engine/store/last-runs.ts';
import { openStore } from '#engine/store/store.ts';
import type { Store } from '#engine/store/store.ts';

export interface FakeRunOptions {
  readonly targets?: readonly string[];
  readonly useCache?: boolean;
  readonly signal?: AbortSignal;
  readonly faults?: ReadonlyMap<string, Problem>;
  readonly lanes?: { tensor: Lane; other: Lane };
  onEvent?(event: RunEvent): void;
}

export interface FakeRun {
  readonly events: readonly RunEvent[];
  readonly outcome: string;
  /** By node. */
  readonly outcomes: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: Readonly<Record<string, Problem>>;
  readonly keys: Readonly<Record<string, string | undefined>>;
  /** Nodes in the order in which they began. */
  readonly ran: readonly string[];
}

export interface RunBench {
  /** May be replaced by one that misbehaves. */
  store: Store;
  readonly strings: Strings;
  plan(document: PipelineDocument, faults?: ReadonlyMap<string, Problem>): Promise<RunPlan>;
  run(document: PipelineDocument, options?: FakeRunOptions): Promise<FakeRun>;
}

export async function openRunBench(folder: string): Promise<RunBench> {
  const { runners, strings } = fakeRunners();
  const bench: RunBench = {
    store: await openStore({ folder }),
    strings,
    plan: (document, faults) =>
      planRun(document, {
        runners,
        store: bench.store,
        lastRuns: lastRuns(bench.store.folder),
        backend: 'tensorflow',
        folder: null,
        signal: new AbortController().signal,
        ...(faults && { faults }),
      }),
    async run(document, options = {}) {
      const { targets = [], useCache = true, signal = new AbortController().signal } = options;
      const events: RunEvent[] = [];
      const running = startRun(
        { document, folder: null, targets, useCache, plan: await bench.plan(document, options.faults), signal },
        {
          store: bench.store,
          lastRuns: lastRuns(bench.store.folder),
          lanes: options.lanes ?? { tensor: new Lane(1), other: new Lane(2) },
          tell: (value) => ({ type: value.type, summary: value.type === 'report' ? { value: numberIn(value) } : {} }),
          onUnexpected: () => undefined,
        },
      );
      strings.ran.length = 0;
      for await (const event of running) {
        runEvent.parse(event);
        events.push(event);
        options.onEvent?.(event);
      }
      return seen(events, strings);
    },
  };
  return bench;
}

function seen(events: readonly RunEvent[], strings: Strings): FakeRun {
  const ends = events.filter((event) => event.event === 'node.finished');
  const last = events.at(-1);
  return {
    events,
    outcome: last?.event === 'run.finished' ? last.outcome : 'not finished',
    outcomes: Object.fromEntries(ends.map(({ node, outcome }) => [node, outcome])),
    values: Object.fromEntries(ends.map(({ node, outputs }) => [node, outputs['out']?.summary['value']])),
    problems: Object.fromEntries(ends.flatMap(({ node, problem }) => (problem ? [[node, problem]] : []))),
    keys: Object.fromEntries(ends.map(({ node, key }) => [node, key])),
    ran: [...strings.ran],
  };
}

/** a feeds b (adds 1) and c (adds 10), both feed d. */
export const diamond = documentOf({ a: '', b: 'a', c: { from: 'a', params: { add: 10 } }, d: 'b c' });

export function edited(id: string, params: Record<string, number | string>): PipelineDocument {
  const node = diamond.nodes[id];
  if (!node) throw new Error(`The diamond has no node ${id}`);
  return { ...diamond, nodes: { ...diamond.nodes, [id]: { ...node, params } } };
}
