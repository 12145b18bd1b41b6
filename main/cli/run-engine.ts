// One run on an engine of its own: hands its events on, cancels it, and says what became of every node even when the
// engine dies on the way.
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import type { EngineContract } from '#shared/protocol/engine-contract.ts';
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import { connect } from '#shared/protocol/rpc.ts';
import type { RunEvent } from '#shared/protocol/run.ts';
import { forkEngine } from '#engine/fork-engine.ts';
import type { EngineProcess } from '#engine/fork-engine.ts';

export type NodeEnd = Omit<Extract<RunEvent, { event: 'node.finished' }>, 'event' | 'node'>;

export interface RunResult {
  readonly status: 'done' | 'failed' | 'cancelled';
  readonly seconds: number;
  readonly nodes: ReadonlyMap<NodeId, NodeEnd>;
}

export interface RunOptions {
  readonly document: PipelineDocument;
  readonly folder: string;
  readonly problems: readonly Problem[];
  readonly targets: readonly NodeId[];
  readonly useCache: boolean;
  readonly signal: AbortSignal;
  onEvent(event: RunEvent): void;
  onWasm(): void;
}

/** Throws a Fault when the engine refuses the run as a whole. */
export async function runOnEngine(options: RunOptions, engine: EngineProcess = forkEngine()): Promise<RunResult> {
  const { onEvent, onWasm, signal, ...input } = options;
  const started = performance.now();
  const client = connect<EngineContract>(engine.open());
  const nodes = new Map<NodeId, NodeEnd>();
  const waiting = new Set<NodeId>();
  const running = new Set<NodeId>();
  let finished: { status: RunResult['status']; seconds: number } | undefined;
  try {
    void client['engine.describe']({}).then(
      ({ backend }) => backend === 'wasm' && onWasm(),
      // The run itself tells when the engine is gone.
      () => undefined,
    );
    for await (const event of client['run.start'](
      { ...input, targets: [...input.targets], problems: [...input.problems] },
      { signal },
    )) {
      if (event.event === 'run.started') for (const id of event.nodes) waiting.add(id);
      if (event.event === 'node.started') running.add(event.node);
      if (event.event === 'node.finished') {
        const { event: _event, node, ...end } = event;
        nodes.set(node, end);
        waiting.delete(node);
        running.delete(node);
      }
      if (event.event === 'run.finished') finished = { status: event.outcome, seconds: event.seconds };
      onEvent(event);
    }
  } catch (error) {
    if (!signal.aborted && !(error instanceof Fault && error.problem.code === 'protocol.closed')) throw error;
  } finally {
    client.close();
    await engine.stop();
  }
  const seconds = finished?.seconds ?? (performance.now() - started) / 1000;
  if (!finished) await settleOrphans(engine, nodes, waiting, running, signal.aborted);
  return { status: finished?.status ?? (signal.aborted ? 'cancelled' : 'failed'), seconds, nodes };
}

/** Outcomes after the engine died: what ran has failed, what waited is blocked. */
async function settleOrphans(
  engine: EngineProcess,
  nodes: Map<NodeId, NodeEnd>,
  waiting: ReadonlySet<NodeId>,
  running: ReadonlySet<NodeId>,
  cancelled: boolean,
): Promise<void> {
  const { code, signal } = await engine.ended;
  const [by] = running;
  for (const id of waiting) {
    const nothing = { seconds: 0, outputs: {} };
    if (cancelled) nodes.set(id, { outcome: 'cancelled', ...nothing });
    else if (running.has(id)) {
      const problem = makeProblem('run.engineDied', { reason: signal ?? `exit ${code}` }, { node: id });
      nodes.set(id, { outcome: 'failed', ...nothing, problem });
    } else {
      const problem = makeProblem('run.needs', { by: by ?? id }, { node: id, severity: 'info' });
      nodes.set(id, { outcome: 'blocked', ...nothing, problem });
    }
  }
}
