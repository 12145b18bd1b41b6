// A text in Markdown.
import { defineView, inBoth } from '#shared/spec/views/view.ts';

export interface TextResult {
  readonly view: 'text';
  readonly title: string;
  readonly markdown: string;
}

export const text = defineView<TextResult>({
  view: 'text',
  words: inBoth({ en: { words: {} }, zh: { words: {} } }),
  page: ({ markdown }, page) => page.markdown(markdown),
});
