import type { note } from '#shared/nodes/text/note.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const noteWords = {
  en: {
    title: 'Note',
    summary: 'Your own words, beside the nodes.',
    help: 'Text in Markdown: headings, lists, links, `code`. It changes no result.',
    inputs: {},
    outputs: {},
    params: { markdown: { label: 'Text', help: 'Written in Markdown.' } },
  },
  zh: {
    title: '便笺',
    summary: '写在节点旁边的文字。',
    help: '用 Markdown 写的文字：标题、列表、链接、`代码`。不影响任何结果。',
    inputs: {},
    outputs: {},
    params: { markdown: { label: '文字', help: '使用 Markdown 书写。' } },
  },
} satisfies KindWords<typeof note>;
