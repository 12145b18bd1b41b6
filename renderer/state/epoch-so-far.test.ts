// The epoch in progress is shown until it is done, and never after.
import { expect, it } from 'vitest';
import { applyRunEvent, idleRun } from '#renderer/state/engine-store.ts';
import { nodeStatus } from '#renderer/state/node-status.ts';
import type { EpochLog, RunEvent } from '#shared/protocol/run.ts';

const log = (epoch: number): EpochLog => ({ epoch, epochs: 9, seconds: 1, logs: { loss: 1 / epoch } });
const progressed = (soFar?: EpochLog): RunEvent => ({
  event: 'node.progressed',
  node: 'fit',
  fraction: 0.1,
  ...(soFar && { soFar }),
});

it('shows what the epoch comes to so far, until its end', () => {
  const started: RunEvent[] = [
    { event: 'run.started', nodes: ['fit'] },
    { event: 'node.started', node: 'fit', key: 'k' },
  ];
  const empty = { runs: { fit: idleRun }, epochs: {}, running: false, runDocument: null, runNodes: [], lastRun: null };
  const after = (...events: RunEvent[]) => {
    const state = [...started, ...events].reduce(applyRunEvent, empty);
    return nodeStatus(undefined, state.runs['fit'], false, undefined).live;
  };
  expect(after(progressed())).toEqual({});
  expect(after(progressed(log(1)))).toEqual({ soFar: log(1) });
  // Progress without it says nothing against it.
  expect(after(progressed(log(1)), progressed())).toEqual({ soFar: log(1) });
  const ended: RunEvent = { event: 'epoch.finished', node: 'fit', ...log(1) };
  expect(after(progressed(log(1)), ended)).toEqual({});
  // Thinned progress may come late.
  expect(after(ended, progressed(log(1)))).toEqual({});
  expect(after(ended, progressed(log(2)))).toEqual({ soFar: log(2) });
});
