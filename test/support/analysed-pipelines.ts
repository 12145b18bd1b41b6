// Small pipelines, asked what their wires carry and what is wrong, for the tests of the analysis.
import { expect } from 'vitest';
import { emptyDocument } from '#shared/document/document.ts';
import type { PipelineDocument } from '#shared/document/document.ts';
import { addNode, applyRepair, connect, isRefused } from '#shared/document/edits.ts';
import { catalogue } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import { problemWordsIn } from '#shared/text/problem-words.ts';
import { translator } from '#shared/text/translate.ts';
import type { ParamValue } from '#shared/spec/param.ts';
import { binary, fakeInfer } from '#test/support/fake-infer.ts';
import type { FakeWorld } from '#test/support/fake-infer.ts';
import { inferPipeline } from '#engine/analyse/infer-pipeline.ts';
import type { InferMemo, InferredPipeline, InferRunner } from '#engine/analyse/infer-pipeline.ts';

export type Step = readonly [NodeKind, Readonly<Record<string, ParamValue>>?];

export function build(steps: readonly Step[], wires: readonly string[]): PipelineDocument {
  let document = emptyDocument();
  const take = (outcome: ReturnType<typeof connect>) => {
    if (isRefused(outcome)) throw new Error(JSON.stringify(outcome.problem));
    ({ document } = outcome);
  };
  for (const [kind, params] of steps) take(addNode(document, kind, { x: 0, y: 0 }, params));
  for (const wire of wires) {
    const [from, to] = wire.split('>').map((end) => ({ node: end.split('.')[0] ?? '', port: end.split('.')[1] ?? '' }));
    if (from && to) take(connect(document, from, to));
  }
  return document;
}

export const world: FakeWorld = { target: binary, shape: [4], rows: { train: 70, validation: 10, test: 20 } };

/** sample → target → standardise → input → dense → fit with adam, or another node that trains. */
export function network(
  last: Readonly<Record<string, ParamValue>> = {},
  training: Readonly<Record<string, ParamValue>> = {},
  optimizer: NodeKind = 'optimizer.adam',
  trainer: NodeKind = 'train.fit',
): PipelineDocument {
  const [name, id] = [optimizer, trainer].map((kind) =>
    (kind.split('.')[1] ?? '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  );
  return build(
    [
      ['data.sample'],
      ['data.target'],
      ['data.standardise'],
      ['layer.input'],
      ['layer.dense', { units: 1, activation: 'sigmoid', ...last }],
      [optimizer],
      [trainer, training],
    ],
    [
      'sample.table>target.table',
      'target.dataset>standardise.dataset',
      'standardise.dataset>input.dataset',
      'input.layer>dense.layer',
      `dense.layer>${id}.network`,
      `standardise.dataset>${id}.dataset`,
      ...(Object.hasOwn(catalogue[trainer].inputs, 'optimizer') ? [`${name}.optimizer>${id}.optimizer`] : []),
    ],
  );
}

export interface Asking {
  readonly world?: FakeWorld;
  readonly runners?: Readonly<Record<string, InferRunner>>;
  readonly memo?: InferMemo;
  readonly memoryBytes?: number;
  readonly dataBytes?: number;
}
export async function infer(document: PipelineDocument, asking: Asking = {}): Promise<InferredPipeline> {
  const inferred = await inferPipeline(document, {
    runners: asking.runners ?? fakeInfer(asking.world ?? world).runners,
    folder: null,
    signal: new AbortController().signal,
    memoryBytes: asking.memoryBytes ?? 8 * 2 ** 30,
    dataBytes: asking.dataBytes ?? 2 * 2 ** 30,
    memo: asking.memo ?? new Map(),
  });
  // Whatever is found has words in both languages.
  for (const problem of inferred.problems) {
    for (const language of ['en', 'zh'] as const) {
      expect(problemWordsIn(document, problem, translator(language)).message).not.toContain('{{');
    }
  }
  return inferred;
}
export const told = (problems: readonly Problem[]) =>
  problems.map(({ severity, node, code }) => `${severity} ${node} ${code}`);

/** Applies a problem's repair and expects that it is gone, with nothing new. */
export async function mended(document: PipelineDocument, code: string, asking: Asking = {}): Promise<PipelineDocument> {
  const { problems } = await infer(document, asking);
  const problem = problems.find((candidate) => candidate.code === code);
  const outcome = applyRepair(document, problem?.repair ?? []);
  if (!problem?.repair || isRefused(outcome)) throw new Error(`no repair for ${code} in ${told(problems).join()}`);
  const after = await infer(outcome.document, asking);
  expect(told(after.problems)).toEqual(told(problems.filter((candidate) => candidate !== problem)));
  return outcome.document;
}
