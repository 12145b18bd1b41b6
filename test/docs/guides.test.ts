// The user guides name buttons, nodes and settings in bold: each is on the screen under that name, in that language, and
// both languages name the same things. Their keys are those of the actions.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { micromark } from 'micromark';
import { describe, expect, test, vi } from 'vitest';
import { keyText } from '#renderer/actions/keys.ts';
import { rootDir } from '#scripts/root-dir.ts';
import { languages } from '#shared/text/language.ts';
import type { Language } from '#shared/text/language.ts';
import type { WordTree } from '#shared/text/merge-areas.ts';
import { translator } from '#shared/text/translate.ts';
import { words } from '#shared/text/words.ts';

interface Action {
  readonly label: string;
  readonly keys: readonly string[];
}

// Not by an import: the types of the canvas' layout package hold for a bundler alone, and the tests have none.
const { allActions } = await vi.importActual<{ readonly allActions: readonly Action[] }>(
  '#renderer/actions/all-actions.ts',
);

const guide = (language: Language) => readFileSync(join(rootDir, 'docs', 'guide', `${language}.md`), 'utf8');

/** As it is rendered, since beside a Chinese character not every pair of asterisks makes bold. */
const namesIn = (text: string) => [
  ...new Set([...micromark(text).matchAll(/<strong>(.+?)<\/strong>/gs)].map(([, name = '']) => name)),
];
const bare = (text: string) => micromark(text).replaceAll(/<(pre|code)>.*?<\/\1>/gs, '');

/** The keys of each text, but for those of the command line and of problems, which are no names. */
function keysByText(language: Language): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const collect = (tree: WordTree, path: readonly string[]): void => {
    for (const [name, below] of Object.entries(tree)) {
      if (typeof below !== 'string') collect(below, [...path, name]);
      else found.set(below, (found.get(below) ?? new Set()).add([...path, name].join('.')));
    }
  };
  const { cli: _said, problems: _told, ...screen } = words[language];
  collect(screen, []);
  return found;
}

const onScreen = { en: keysByText('en'), zh: keysByText('zh') };

describe.each(languages)('the guide in %s', (language) => {
  const text = guide(language);

  test('names what is on the screen, as it is called there', () => {
    const names = namesIn(text);
    expect(names.length).toBeGreaterThan(120);
    expect(bare(text)).not.toContain('**');
    expect(names.filter((name) => !onScreen[language].has(name))).toEqual([]);
  });

  test('tells the keys that the actions have', () => {
    const t = translator(language);
    const rows = [...text.matchAll(/^\| \*\*(.+?)\*\* \| (\S+) \|$/gm)].map(([, name = '', keys = '']) => [name, keys]);
    expect(rows.length).toBeGreaterThan(20);
    const wrong = rows.filter(
      ([name, keys]) =>
        !allActions.some(
          (action) => t(action.label) === name && action.keys.some((own) => keyText(own, false) === keys),
        ),
    );
    expect(wrong).toEqual([]);
  });

  test('has the parts of the other', () => {
    const headings = (one: string) => [...one.matchAll(/^#+ /gm)].map(([marks]) => marks);
    expect(headings(text)).toEqual(headings(guide(language === 'en' ? 'zh' : 'en')));
  });

  test('names all that the other names', () => {
    const other = language === 'en' ? 'zh' : 'en';
    const named = new Set(namesIn(text).flatMap((name) => [...(onScreen[language].get(name) ?? [])]));
    const missing = namesIn(guide(other)).filter(
      (name) => ![...(onScreen[other].get(name) ?? [])].some((key) => named.has(key)),
    );
    expect(missing).toEqual([]);
  });
});
