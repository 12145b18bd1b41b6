// The state of a node over every combination of plan, run, pause and edit.
import { describe, expect, it } from 'vitest';
import { idleRun } from '#renderer/state/engine-store.ts';
import type { NodeRun, RunState } from '#renderer/state/engine-store.ts';
import { nodeStatus } from '#renderer/state/node-status.ts';
import type { Edited } from '#renderer/state/node-status.ts';
import { makeProblem } from '#shared/protocol/problem.ts';
import type { NodePlan } from '#shared/protocol/run.ts';

const problem = makeProblem('run.unexpected', { reason: 'no' }, { node: 'a' });
const ran = (state: RunState, key: string | null): NodeRun => ({
  ...idleRun,
  state,
  key,
  problem: state === 'failed' ? problem : null,
});
const plans: Readonly<Record<string, NodePlan | undefined>> = {
  unknown: undefined,
  cached: { state: 'cached', key: 'now' },
  new: { state: 'will-run', key: 'now', because: 'new', seconds: null },
  changed: { state: 'will-run', key: 'now', because: 'changed', seconds: 1 },
  upstream: { state: 'will-run', key: 'now', because: 'upstream', upstream: 'b', seconds: 1 },
  blocked: { state: 'blocked', by: 'b' },
};
const states: readonly RunState[] = ['idle', 'queued', 'running', 'done', 'cached', 'failed', 'blocked', 'cancelled'];
const runs: readonly (NodeRun | undefined)[] = [
  undefined,
  ...states.flatMap((state) => [ran(state, null), ran(state, 'now'), ran(state, 'old')]),
];
const edits: readonly Edited[] = [false, true].flatMap((sincePlan) =>
  [false, true].map((sinceRun) => ({ sincePlan, sinceRun, above: null })),
);

describe('one by one', () => {
  const plain: Edited = { sincePlan: false, sinceRun: false, above: null };
  const both: Edited = { sincePlan: true, sinceRun: true, above: null };
  const back: Edited = { sincePlan: true, sinceRun: false, above: null };
  it.each<[string, string, NodeRun | undefined, Edited, string, string | null]>([
    ['never run', 'new', undefined, plain, 'idle', null],
    ['run in an earlier session, edited since', 'changed', undefined, plain, 'stale', null],
    ['run in an earlier session, edited above', 'upstream', undefined, plain, 'stale', null],
    ['kept', 'cached', undefined, plain, 'cached', 'now'],
    ['just run', 'cached', ran('done', 'now'), plain, 'done', 'now'],
    ['run, and the plan has not heard of it', 'new', ran('done', 'now'), plain, 'done', 'now'],
    ['run with other settings', 'changed', ran('done', 'old'), plain, 'stale', 'old'],
    ['run, edited, the engine is busy', 'cached', ran('done', 'now'), both, 'stale', 'now'],
    ['run within a run that goes on, edited', 'new', ran('done', 'now'), both, 'stale', 'now'],
    ['that edit taken back', 'changed', ran('done', 'old'), back, 'done', 'old'],
    ['failed', 'new', ran('failed', 'now'), plain, 'failed', null],
    ['failed before it had a key', 'new', ran('failed', null), plain, 'failed', null],
    ['failed, and edited since', 'new', ran('failed', 'old'), plain, 'idle', null],
    [
      'failed before it had a key, edited since',
      'new',
      ran('failed', null),
      { ...plain, sinceRun: true },
      'idle',
      null,
    ],
    ['failed, edited, the engine is busy', 'new', ran('failed', 'now'), both, 'idle', null],
    ['failed, edited and back', 'changed', ran('failed', 'old'), back, 'failed', null],
    ['cancelled', 'changed', ran('cancelled', 'now'), plain, 'cancelled', null],
    ['a node above cannot run', 'blocked', ran('done', 'old'), plain, 'blocked', null],
    ['at work with older settings', 'cached', ran('running', 'old'), both, 'running', null],
    ['new, the engine not asked yet', 'unknown', undefined, both, 'idle', null],
    ['run, opened, the engine not asked yet', 'unknown', ran('done', 'old'), plain, 'done', 'old'],
  ])('%s', (_, plan, run, edited, status, key) => {
    expect(nodeStatus(plans[plan], run, false, undefined, edited)).toMatchObject({ status, key });
  });
});

it('keeps to its rules whatever comes together', () => {
  let seen = 0;
  for (const plan of Object.values(plans))
    for (const run of runs)
      for (const paused of [false, true])
        for (const edited of edits) {
          const { status, key, problem: told } = nodeStatus(plan, run, paused, undefined, edited);
          seen += 1;
          const isAtWork = run?.state === 'queued' || run?.state === 'running';
          expect(status === 'queued' || status === 'running').toBe(isAtWork);
          if (isAtWork) continue;
          expect(status === 'paused').toBe(paused);
          // Results are told of as current only under the key of these settings, or of a run of these settings.
          if (status === 'done' || status === 'cached') {
            const planned = plan && plan.state !== 'blocked' && !edited.sincePlan ? plan.key : undefined;
            expect(key).not.toBeNull();
            if (planned === undefined) {
              expect(edited.sinceRun).toBe(false);
              expect(key).toBe(run?.key);
            } else expect(key).toBe(planned);
          } else if (status !== 'stale') expect(key).toBeNull();
          if (told !== null) expect(status).toBe('failed');
          // What never gave anything and was never run before is not called stale.
          if (status === 'stale' && key === null) expect(plan).toMatchObject({ state: 'will-run' });
          if (status === 'stale' && key === null) expect(plan).not.toMatchObject({ because: 'new' });
        }
  expect(seen).toBe(6 * 25 * 2 * 4);
});
