import { expect, it } from 'vitest';
import { allProblems } from '#renderer/problems/use-problems.ts';
import { idleRun } from '#renderer/state/engine-store.ts';
import { emptyDocument } from '#shared/document/document.ts';
import type { PipelineDocument } from '#shared/document/document.ts';
import type { Analysis } from '#shared/protocol/run.ts';
import type { Problem } from '#shared/protocol/problem.ts';

const document: PipelineDocument = {
  ...emptyDocument(),
  nodes: {
    a: { id: 'a', kind: 'data.csv', kindVersion: 1, params: {} },
    b: { id: 'b', kind: 'train.fit', kindVersion: 1, params: {} },
  },
};
const problem = (code: string, severity: Problem['severity'], node?: string): Problem => ({
  code,
  severity,
  facts: {},
  ...(node === undefined ? {} : { node }),
});
const analysis = (problems: readonly Problem[], key = 'now'): Analysis => ({
  problems,
  plan: { b: { state: 'will-run', key, because: 'changed', seconds: null } },
  wires: {},
});
const failed = (key: string) => ({
  b: { ...idleRun, state: 'failed' as const, key, problem: problem('run.failed', 'error', 'b') },
});

it('lists the gravest first, and leaves out nodes that are gone', () => {
  const found = [
    problem('x.note', 'info', 'a'),
    problem('x.warning', 'warning'),
    problem('x.error', 'error', 'a'),
    problem('x.gone', 'error', 'gone'),
  ];
  expect(allProblems(document, analysis(found), {}).map(({ code }) => code)).toEqual([
    'x.error',
    'x.warning',
    'x.note',
  ]);
});

it('adds what stopped a node, as long as its settings are the same', () => {
  expect(allProblems(document, analysis([]), failed('now')).map(({ code }) => code)).toEqual(['run.failed']);
  expect(allProblems(document, analysis([], 'later'), failed('now'))).toEqual([]);
});

it('lists once what run and analysis both found', () => {
  expect(allProblems(document, analysis([problem('run.failed', 'error', 'b')]), failed('now'))).toHaveLength(1);
});
