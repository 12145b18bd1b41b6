import { defineNode } from '#shared/spec/define-node.ts';

export const note = defineNode({
  kind: 'text.note',
  icon: 'sticky-note',
  inputs: {},
  outputs: {},
  params: {
    markdown: { type: 'text', default: '', maxLength: 100_000, multiline: true, markdown: true, cosmetic: true },
  },
})({
  en: {
    title: 'Note',
    summary: 'Your own words, beside the nodes.',
    help: 'Text in Markdown: headings, lists, links, `code`. It changes no result.',
    params: { markdown: { label: 'Text', help: 'Written in Markdown.' } },
  },
  zh: {
    title: '便笺',
    summary: '写在节点旁边的文字。',
    help: '用 Markdown 写的文字：标题、列表、链接、`代码`。不影响任何结果。',
    params: { markdown: { label: '文字', help: '使用 Markdown 书写。' } },
  },
});
