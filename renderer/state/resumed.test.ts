// A training that goes on from an earlier run shows its whole curve and where it took up again.
import { expect, it } from 'vitest';
import { applyRunEvent, idleRun } from '#renderer/state/engine-store.ts';
import { nodeStatus } from '#renderer/state/node-status.ts';
import type { EpochLog, RunEvent } from '#shared/protocol/run.ts';

const log = (epoch: number): EpochLog => ({ epoch, epochs: 9, seconds: 1, logs: { loss: 1 / epoch } });

it('keeps the epochs that lie before, adds those that follow, and forgets where it resumed with the next run', () => {
  const events: RunEvent[] = [
    { event: 'run.started', nodes: ['fit'] },
    { event: 'node.started', node: 'fit', key: 'k' },
    { event: 'node.resumed', node: 'fit', epoch: 3, epochs: 9, history: [log(1), log(2)] },
    { event: 'epoch.finished', node: 'fit', ...log(3) },
  ];
  const empty = { runs: { fit: idleRun }, epochs: {}, running: false, runDocument: null, runNodes: [], lastRun: null };
  const state = events.reduce(applyRunEvent, empty);
  const status = nodeStatus(undefined, state.runs['fit'], false, undefined);
  expect(status).toMatchObject({ status: 'running', resumedAt: 3, epochs: [log(1), log(2), log(3)] });
  const next = events.slice(0, 2).reduce(applyRunEvent, state);
  expect(nodeStatus(undefined, next.runs['fit'], false, undefined)).not.toHaveProperty('resumedAt');
});
