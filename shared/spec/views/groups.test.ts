// Where views stand among those of a node: the map of titles names titles that exist, and no engine view is forgotten.
import { expect, test } from 'vitest';
import { viewGroup, viewSpec } from '#shared/spec/views.ts';
import type { ResultView } from '#shared/spec/views.ts';
import { hasWords } from '#shared/text/translate.ts';

const names = ['table', 'plot', 'confusion', 'explanation', 'words', 'metrics', 'images', 'network', 'text'] as const;
const viewOf = (view: string, title: string) => ({ view, title }) as unknown as ResultView;

test('every title that is put into a group has words', () => {
  const titles = names.flatMap((name) => Object.keys(viewSpec(viewOf(name, '')).groupOfTitle ?? {}));
  expect(titles.length).toBeGreaterThan(30);
  expect(titles.filter((title) => !hasWords('en', title))).toEqual([]);
});

test('a report is grouped by what is asked of it', () => {
  const groups = [
    ['metrics', 'view.metrics'],
    ['confusion', 'view.confusionMatrix'],
    ['plot', 'view.roc'],
    ['plot', 'view.residuals'],
    ['table', 'view.mistakes'],
    ['plot', 'view.beeswarm'],
    ['table', 'view.table'],
    ['text', 'view.how'],
  ].map(([view = '', title = '']) => viewGroup(viewOf(view, title)));
  expect(groups).toEqual(['quality', 'quality', 'curves', 'errors', 'errors', 'reasons', 'data', 'making']);
});
