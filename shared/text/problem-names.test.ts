// What a problem names, a person must find: each name in “…” is a word of the studio, and each option or variable exists.
import { expect, test } from 'vitest';
import type { Language } from '#shared/text/language.ts';
import { languages } from '#shared/text/language.ts';
import type { WordTree } from '#shared/text/merge-areas.ts';
import { words } from '#shared/text/words.ts';

/** Names in quotes that are not ours: a format of spreadsheets, and a key of the pipeline file. */
const foreign: ReadonlySet<string> = new Set(['CSV UTF-8', 'formatVersion']);
/** What has a capital inside an English sentence without being a name on the screen. */
const proper =
  /\b(?:Neuroloom|NEUROLOOM_[A-Z_]+|UTF-8|CSV|JSON|PNG|JPEG|WebP|GiB|MiB|GB|MB|R²|Shapley|Grad-CAM|Python|Excel|LibreOffice|NODE\.PARAM=VALUE)\b/g;

function leaves(tree: WordTree, path: readonly string[] = []): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[[...path, key].join('.'), value] as [string, string]] : leaves(value, [...path, key]),
  );
}

interface Told {
  /** Of each problem's message and hint. */
  readonly problems: ReadonlyMap<string, string>;
  /** Where a word of the studio stands, by the word. */
  readonly keysOf: ReadonlyMap<string, ReadonlySet<string>>;
}

function tell(language: Language): Told {
  const all = leaves(words[language]);
  const keysOf = new Map<string, Set<string>>();
  for (const [key, text] of all) {
    if (key.startsWith('problems.') || /\.(?:help|summary)$/.test(key)) continue;
    keysOf.set(text, (keysOf.get(text) ?? new Set()).add(key));
  }
  return { problems: new Map(all.filter(([key]) => key.startsWith('problems.'))), keysOf };
}

/** What stands in quotes and is no fact. */
const quoted = (text: string): string[] =>
  [...text.matchAll(/“([^”]*)”/g)].map(([, name = '']) => name).filter((name) => !name.includes('{{'));

const told: Readonly<Record<Language, Told>> = { en: tell('en'), zh: tell('zh') };

test.each(languages)('each name that a problem mentions is a word of the studio (%s)', (language) => {
  const { problems, keysOf } = told[language];
  const lost = [...problems].flatMap(([key, text]) =>
    quoted(text)
      .filter((name) => !keysOf.has(name) && !foreign.has(name))
      .map((name) => `${key}: ${name}`),
  );
  expect(lost).toEqual([]);
  expect([...problems.values()].flatMap(quoted).length).toBeGreaterThan(100);
});

test('both languages name the same things', () => {
  const keysIn = (language: Language, name: string) => told[language].keysOf.get(name) ?? new Set([name]);
  const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].some((key) => b.has(key));
  const differing = [...told.en.problems].filter(([key, english]) => {
    const chinese = quoted(told.zh.problems.get(key) ?? '');
    const left = quoted(english).filter((name) => {
      const place = chinese.findIndex((other) => meet(keysIn('en', name), keysIn('zh', other)));
      if (place >= 0) chinese.splice(place, 1);
      return place < 0;
    });
    return left.length > 0 || chinese.length > 0;
  });
  expect(differing).toEqual([]);
});

test('a name on the screen stands in quotes: no other word has a capital inside a sentence', () => {
  const loose = [...told.en.problems].flatMap(([key, text]) => {
    const bare = text.replaceAll(/“[^”]*”|`[^`]*`|"[^"]*"|\{\{[^}]*\}\}|\$t\([^)]*\)/g, '_').replaceAll(proper, '_');
    return [...bare.matchAll(/(?<![.:!?] )(?<!^)(?<![\w-])[A-Z]\w+/g)].map(([word]) => `${key}: ${word}`);
  });
  expect(loose).toEqual([]);
});

test.each([
  ['en', /\b(?:split|standardise|input|output|target|flatten|dense|embedding) nodes?\b/i],
  ['zh', /(?:划分|拆分|标准化|输入|输出|展平|全连接层|目标)节点/],
] as const)('a node is called by its title, in quotes (%s)', (language, bare) => {
  expect([...told[language].problems].filter(([, text]) => bare.test(text))).toEqual([]);
});

test.each(languages)('each option of the command line that a problem mentions is one (%s)', (language) => {
  const { cli } = words[language] as { readonly cli: { readonly usage: string } };
  const options = (text: string): string[] => text.match(/(?<![\w-])--[a-z][a-z-]*/g) ?? [];
  // The one of the loopback server.
  const known = new Set([...options(cli.usage), '--workspace']);
  expect([...told[language].problems.values()].flatMap(options).filter((option) => !known.has(option))).toEqual([]);
});
