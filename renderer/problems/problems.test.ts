import { expect, it } from 'vitest';
import { allProblems } from '#renderer/problems/use-problems.ts';
import { idleRun } from '#renderer/state/engine-store.ts';
import { emptyDocument } from '#shared/document/document.ts';
import type { PipelineDocument } from '#shared/document/document.ts';
import type { Analysis } from '#shared/protocol/run.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { ProblemCode } from '#shared/text/problem-code.ts';

const document: PipelineDocument = {
  ...emptyDocument(),
  nodes: {
    a: { id: 'a', kind: 'data.csv', kindVersion: 1, params: {} },
    b: { id: 'b', kind: 'train.fit', kindVersion: 1, params: {} },
  },
};
const problem = (code: ProblemCode, severity: Problem['severity'], node?: string): Problem => ({
  code,
  severity,
  facts: {},
  ...(node === undefined ? {} : { node }),
});
const analysis = (problems: readonly Problem[], key = 'now'): Analysis => ({
  problems,
  plan: { b: { state: 'will-run', key, because: 'changed', seconds: null } },
  wires: {},
  memory: {},
});
const failed = (key: string) => ({
  b: { ...idleRun, state: 'failed' as const, key, problem: problem('run.unexpected', 'error', 'b') },
});

it('lists the gravest first, and leaves out nodes that are gone', () => {
  const found = [
    problem('csv.repeatedColumns', 'info', 'a'),
    problem('param.unknown', 'warning'),
    problem('param.range', 'error', 'a'),
    problem('param.choice', 'error', 'gone'),
  ];
  expect(allProblems(document, analysis(found), {}).map(({ code }) => code)).toEqual([
    'param.range',
    'param.unknown',
    'csv.repeatedColumns',
  ]);
});

it('adds what stopped a node, as long as its settings are the same', () => {
  expect(allProblems(document, analysis([]), failed('now')).map(({ code }) => code)).toEqual(['run.unexpected']);
  expect(allProblems(document, analysis([], 'later'), failed('now'))).toEqual([]);
});

it('lists once what run and analysis both found', () => {
  expect(allProblems(document, analysis([problem('run.unexpected', 'error', 'b')]), failed('now'))).toHaveLength(1);
});
