// What the engine has said: its connection, the latest analysis, and what happened to each node in the latest run.
// It never asks for anything itself (analysis.ts and runs/run.ts do), and decides nothing about what is stale
// (node-status.ts does, by comparing keys).
import { create } from 'zustand';
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import type { EngineDescription } from '#shared/protocol/engine-contract.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { Analysis, EpochLog, Live, RunEvent } from '#shared/protocol/run.ts';

export type Connection = 'connecting' | 'ready' | 'lost';
export type RunState = 'idle' | 'queued' | 'running' | 'done' | 'cached' | 'failed' | 'blocked' | 'cancelled';

/** What the latest run did with one node. */
export interface NodeRun {
  readonly state: RunState;
  /** 0 … 1; null = cannot be told. */
  readonly fraction: number | null;
  readonly note?: string;
  readonly live: Live;
  readonly epochs: readonly EpochLog[];
  /** The epoch at which it went on from an earlier run; absent when it began from the start. */
  readonly resumedAt?: number;
  /** The node's key in that run: what it did belongs to these settings and no others. */
  readonly key: string | null;
  /** The pipeline as it was run. */
  readonly of: PipelineDocument | null;
  readonly problem: Problem | null;
}

export interface Crash {
  /** The nodes that were running when the engine ended; empty when none was. */
  readonly nodes: readonly NodeId[];
}

export type RunOutcome = 'done' | 'failed' | 'cancelled' | 'crashed';

export interface EngineState {
  readonly connection: Connection;
  readonly description: EngineDescription | null;
  readonly analysis: Analysis | null;
  /** The pipeline that `analysis` speaks of; the one on screen may have been edited since. */
  readonly analysed: PipelineDocument | null;
  readonly runs: Readonly<Record<NodeId, NodeRun>>;
  /** By key, for as long as the studio is open: an undo brings them back. */
  readonly epochs: Readonly<Record<string, readonly EpochLog[]>>;
  /** From the press of Run, also while the engine is waited for. */
  readonly running: boolean;
  /** The pipeline of the run in progress or of the last one. */
  readonly runDocument: PipelineDocument | null;
  /** Nodes of the run in progress or of the last one, in order. */
  readonly runNodes: readonly NodeId[];
  /** performance.now() at the start of the run in progress or of the last one. */
  readonly runStartedAt: number | null;
  readonly lastRun: { readonly outcome: RunOutcome; readonly seconds: number } | null;
  readonly crash: Crash | null;
  setConnection(connection: Connection, description?: EngineDescription): void;
  setAnalysis(analysis: Analysis, analysed: PipelineDocument): void;
  beginRun(): void;
  /** What the run that began is of, once it is handed to the engine. */
  sendRun(document: PipelineDocument): void;
  takeEvents(events: readonly RunEvent[]): void;
  /** The run's stream broke off without `run.finished`. */
  breakRun(): void;
  clearCrash(): void;
  /** Another document was opened. */
  forget(): void;
}

export const idleRun: NodeRun = {
  state: 'idle',
  fraction: null,
  live: {},
  epochs: [],
  key: null,
  of: null,
  problem: null,
};

type RunPart = Pick<EngineState, 'runs' | 'epochs' | 'running' | 'runDocument' | 'runNodes' | 'lastRun'>;

/** Applies one event of a run. Pure, so that it can be tested event by event. */
export function applyRunEvent(state: RunPart, event: RunEvent): RunPart {
  const change = (node: NodeId, run: Partial<NodeRun>): RunPart['runs'] => ({
    ...state.runs,
    [node]: { ...(state.runs[node] ?? idleRun), ...run, of: state.runDocument },
  });
  switch (event.event) {
    case 'run.started': {
      const runs = { ...state.runs };
      for (const node of event.nodes) runs[node] = { ...idleRun, state: 'queued', of: state.runDocument };
      return { ...state, runs, runNodes: event.nodes, running: true };
    }
    case 'node.started':
      return { ...state, runs: change(event.node, { ...idleRun, state: 'running', key: event.key }) };
    case 'node.progressed': {
      const { node, fraction, note, bars, soFar } = event;
      const { live, epochs } = state.runs[node] ?? idleRun;
      // Thinned progress may come after its epoch's end.
      const open = soFar && soFar.epoch > (epochs.at(-1)?.epoch ?? 0);
      const now: Live = { ...live, ...(bars && { bars }), ...(open && { soFar }) };
      return { ...state, runs: change(node, { fraction, ...(note === undefined ? {} : { note }), live: now }) };
    }
    case 'node.resumed':
      return { ...state, runs: change(event.node, { epochs: event.history, resumedAt: event.epoch }) };
    case 'epoch.finished': {
      const { event: _, node, ...log } = event;
      const before = state.runs[node] ?? idleRun;
      const { soFar: _over, ...live } = before.live;
      return { ...state, runs: change(node, { epochs: [...before.epochs, log], live }) };
    }
    case 'node.finished': {
      const before = state.runs[event.node] ?? idleRun;
      const key = event.key ?? before.key;
      const known = key === null ? undefined : state.epochs[key];
      const epochs = before.epochs.length > 0 ? before.epochs : (known ?? []);
      const run: NodeRun = {
        state: event.outcome,
        fraction: event.outcome === 'done' || event.outcome === 'cached' ? 1 : null,
        live: {},
        epochs,
        key,
        of: state.runDocument,
        problem: event.problem ?? null,
      };
      const keep = key !== null && (event.outcome === 'done' || event.outcome === 'cached');
      return {
        ...state,
        runs: { ...state.runs, [event.node]: run },
        epochs: keep ? { ...state.epochs, [key]: epochs } : state.epochs,
      };
    }
    case 'run.finished':
      return {
        ...state,
        runs: settle(state.runs, 'cancelled'),
        running: false,
        lastRun: { outcome: event.outcome, seconds: event.seconds },
      };
  }
}

/** Whatever still waits or runs when the run is over has ended without a word. */
function settle(runs: RunPart['runs'], state: 'cancelled' | 'failed'): RunPart['runs'] {
  const settled: Record<NodeId, NodeRun> = {};
  for (const [node, run] of Object.entries(runs)) {
    settled[node] =
      run.state === 'running' ? { ...run, state, fraction: null, live: {} } : run.state === 'queued' ? idleRun : run;
  }
  return settled;
}

export const useEngine = create<EngineState>()((set, get) => ({
  connection: 'connecting',
  description: null,
  analysis: null,
  analysed: null,
  runs: {},
  epochs: {},
  running: false,
  runDocument: null,
  runNodes: [],
  runStartedAt: null,
  lastRun: null,
  crash: null,
  setConnection: (connection, description) =>
    set(description === undefined ? { connection } : { connection, description }),
  setAnalysis: (analysis, analysed) => set({ analysis, analysed }),
  beginRun: () => set({ running: true, runNodes: [], lastRun: null, crash: null, runStartedAt: performance.now() }),
  sendRun: (runDocument) => set({ runDocument }),
  takeEvents: (events) => {
    let part: RunPart = get();
    for (const event of events) part = applyRunEvent(part, event);
    const { runs, epochs, running, runNodes, lastRun } = part;
    set({ runs, epochs, running, runNodes, lastRun });
  },
  breakRun: () => {
    const { runs, runStartedAt } = get();
    const nodes = Object.keys(runs).filter((node) => runs[node]?.state === 'running');
    set({
      runs: settle(runs, 'failed'),
      running: false,
      crash: { nodes },
      lastRun: { outcome: 'crashed', seconds: runStartedAt === null ? 0 : (performance.now() - runStartedAt) / 1000 },
    });
  },
  clearCrash: () => set({ crash: null }),
  forget: () =>
    set({
      analysis: null,
      analysed: null,
      runs: {},
      running: false,
      runDocument: null,
      runNodes: [],
      lastRun: null,
      crash: null,
    }),
}));
