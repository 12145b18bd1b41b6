import { expect, test } from 'vitest';
import { noteInLanguage, noteTexts } from '#shared/text/note-language.ts';

test.each([
  ['two languages, the first in English', '# Iris\n\nFlowers.\n\n---\n\n花。\n', '# Iris\n\nFlowers.', '花。'],
  ['two languages, the first in Chinese', '花。\n---\nFlowers.', 'Flowers.', '花。'],
  ['one language with a rule', 'One.\n---\nTwo.', 'One.\n---\nTwo.', 'One.\n---\nTwo.'],
  ['two languages without a rule', 'Flowers. 花。', 'Flowers. 花。', 'Flowers. 花。'],
  ['three parts', 'A\n---\nB\n---\n花', 'A\n---\nB\n---\n花', 'A\n---\nB\n---\n花'],
  ['nothing', '', '', ''],
])('a note of %s', (_, markdown, en, zh) => {
  expect([noteInLanguage(markdown, 'en'), noteInLanguage(markdown, 'zh')]).toEqual([en, zh]);
  expect(noteTexts(markdown)).toEqual([...new Set([en, zh])]);
});
