// The views that people see of results: a few generic ones. A new one is a file in views/ and a line here, and its record in
// renderer/results/views.
import { z } from 'zod';
import { confusion } from '#shared/spec/views/confusion.ts';
import { explanation } from '#shared/spec/views/explanation.ts';
import { images } from '#shared/spec/views/images.ts';
import { metrics } from '#shared/spec/views/metrics.ts';
import { network } from '#shared/spec/views/network.ts';
import { plot } from '#shared/spec/views/plot.ts';
import { table } from '#shared/spec/views/table.ts';
import { text } from '#shared/spec/views/text.ts';
import type { ViewGroup, ViewSpec } from '#shared/spec/views/view.ts';
import { words } from '#shared/spec/views/words.ts';
import type { WordTree } from '#shared/text/merge-areas.ts';

const list = [table, plot, confusion, explanation, words, metrics, images, network, text] as const;

type Described = (typeof list)[number] extends infer S ? (S extends ViewSpec<infer V> ? V : never) : never;

/** What a node's output looks like to a person. */
export type ResultView = Described;
export const resultView = z.union(list.map(({ schema }) => schema)) as unknown as z.ZodType<ResultView>;
export type ViewName = ResultView['view'];
export type ViewOf<N> = Extract<ResultView, { readonly view: N }>;

const views = Object.fromEntries(list.map((spec) => [spec.view, spec])) as {
  readonly [N in ViewName]: ViewSpec<ViewOf<N>>;
};

/** What is known of a view without showing it. */
export const viewSpec = (view: ResultView): ViewSpec<ResultView> => views[view.view] as unknown as ViewSpec<ResultView>;

/** Where a view stands among those of a node. */
export function viewGroup(view: ResultView): ViewGroup {
  const { group, groupOfTitle } = viewSpec(view);
  return groupOfTitle?.[view.title] ?? group;
}

type Language = 'en' | 'zh';

/** `view.<title>`: the titles that one view alone has; `views.<view>`: the words of its halves. */
export function viewWords(language: Language): readonly WordTree[] {
  return list.map(({ view, words: { [language]: said } }) => ({
    view: said.titles ?? {},
    views: { [view]: said.words },
  }));
}
