// A text in Markdown.
import { z } from 'zod';
import type { Sent } from '#shared/protocol/sent.ts';
import { defineView } from '#shared/spec/views/view.ts';
import { inBoth } from '#shared/text/in-both.ts';

const schema = z.strictObject({ view: z.literal('text'), title: z.string(), markdown: z.string() });
export type TextResult = Sent<typeof schema>;

export const text = defineView({
  schema,
  view: 'text',
  group: 'making',
  words: inBoth({ en: { words: {} }, zh: { words: {} } }),
  page: ({ markdown }, page) => page.markdown(markdown),
});
