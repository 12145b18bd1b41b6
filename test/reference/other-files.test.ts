// Case files of suites that do not exist yet: nothing of them runs, and the line that tells so is printed.
import { readdirSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { CaseCount, caseFiles, loadCases } from '#test/reference/load-cases.ts';

const suites = readdirSync(import.meta.dirname).flatMap((name) =>
  name.endsWith('.test.ts') ? [name.slice(0, -'.test.ts'.length)] : [],
);
const others = caseFiles().filter((file) => !suites.some((suite) => file.startsWith(suite)));

test('every suite that has cases has its file of tests', () => {
  expect(suites).toEqual(
    expect.arrayContaining(['keras-forward', 'keras-training', 'gradient-descent', 'metrics', 'shap', 'word2vec']),
  );
});

const counts = others.map((file) => {
  const suite = file.slice(0, -'.json'.length);
  const count = new CaseCount(suite);
  const ids = loadCases(suite).flatMap(({ cases }) => cases.map(({ id }) => id));
  for (const _ of ids) count.skipped(`method ${suite}`);
  return { file, count, ids };
});
afterAll(() => counts.forEach(({ count }) => count.print(0)));

for (const { file, ids } of counts) {
  describe(file, () => {
    for (const id of ids) test.skipIf(true)(id, () => undefined);
  });
}
