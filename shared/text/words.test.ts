import { expect, test } from 'vitest';
import { compareText } from '#shared/document/graph.ts';
import { catalogue } from '#shared/nodes/catalogue.ts';
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';
import type { ProblemCode } from '#shared/text/problem-code.ts';
import { hasWords, translator } from '#shared/text/translate.ts';
import { languageOf, languages } from '#shared/text/language.ts';
import { words } from '#shared/text/words.ts';
import type { WordTree } from '#shared/text/merge-areas.ts';
import { mergeAreas } from '#shared/text/merge-areas.ts';
import { problemWords, problemWordsIn } from '#shared/text/problem-words.ts';

function leaves(tree: WordTree, path: readonly string[] = []): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[[...path, key].join('.'), value] as [string, string]] : leaves(value, [...path, key]),
  );
}
const gaps = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name = '']) => name).toSorted(compareText);
const english = new Map(leaves(words.en));
const chinese = new Map(leaves(words.zh));

test('both languages have the same keys', () => {
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  expect(english.size).toBeGreaterThan(300);
});

test('every kind has exactly the words that its spec asks for', () => {
  const asked = Object.values(catalogue).flatMap((spec: NodeSpec) => [
    ...['title', 'summary', 'help'].map((part) => `nodes.${spec.kind}.${part}`),
    ...(['inputs', 'outputs'] as const).flatMap((side) =>
      Object.keys(spec[side]).map((port) => `nodes.${spec.kind}.${side}.${port}`),
    ),
    ...Object.entries(spec.params).flatMap(([name, param]) =>
      ['label', 'help', ...('options' in param ? param.options.map((option) => `options.${option}`) : [])].map(
        (part) => `nodes.${spec.kind}.params.${name}.${part}`,
      ),
    ),
  ]);
  expect([...english.keys()].filter((key) => key.startsWith('nodes.')).toSorted(compareText)).toEqual(
    asked.toSorted(compareText),
  );
});

test('no word is empty', () => {
  expect([...english, ...chinese].filter(([, text]) => text.trim() === '')).toEqual([]);
});

test('both languages have the same gaps', () => {
  const differing = [...english].filter(([key, text]) => gaps(text).join() !== gaps(chinese.get(key) ?? '').join());
  expect(differing).toEqual([]);
});

test('Chinese sentences are Chinese, with full-width punctuation', () => {
  const untranslated = [...english].filter(
    ([key, text]) => text.split(/\s+/).length > 3 && !/[㐀-鿿]/.test(chinese.get(key) ?? ''),
  );
  expect(untranslated).toEqual([]);
  const prose = (text: string) => text.replaceAll(/`[^`]*`/g, '``');
  expect([...chinese].filter(([, text]) => /[㐀-鿿][,;:?!]|[,;:][㐀-鿿]/.test(prose(text)))).toEqual([]);
});

test('every problem code has a message and a hint', () => {
  const areas = words.en['problems'] as WordTree;
  const incomplete = Object.entries(areas).flatMap(([area, codes]) =>
    Object.entries(codes as WordTree)
      .filter(([, of]) => typeof of === 'string' || Object.keys(of).sort().join() !== 'hint,message')
      .map(([what]) => `${area}.${what}`),
  );
  expect(incomplete).toEqual([]);
});

test('a code without words does not compile', () => {
  // @ts-expect-error -- the code of a file that is not chosen is dataFile.notChosen
  const code: ProblemCode = 'file.notChosen';
  expect(hasWords('en', `problems.${code}.message`)).toBe(false);
});

test('a gap without its fact, or a fact without a gap, does not compile', () => {
  // @ts-expect-error -- the words ask for {{bytes}}, too
  makeProblem('document.tooLarge', { limit: 1 });
  // @ts-expect-error -- the gap is called {{id}}
  void new Fault('wire.unknownNode', { node: 'a' });
  // @ts-expect-error -- there is a gap
  void new Fault('wire.unknownNode');
  // @ts-expect-error -- what is to blame stands behind the facts
  const fault = new Fault('split.afterFitting', { param: 'test' });
  const { problem } = new Fault('split.afterFitting', {}, { param: 'test' });
  expect([problem, fault.problem]).toEqual([
    { code: 'split.afterFitting', severity: 'error', facts: {}, param: 'test' },
    { code: 'split.afterFitting', severity: 'error', facts: { param: 'test' } },
  ]);
});

test('a missing key or fact throws in tests', () => {
  for (const language of languages) {
    const t = translator(language);
    expect(() => t('nodes.data.nothing')).toThrow('nodes.data.nothing');
    expect(() => t('nodes.data')).toThrow('nodes.data');
    expect(() => t('problems.wire.type.message', {})).toThrow('No fact for');
  }
});

test('translators stand side by side and fill gaps; numbers are written as people write them', () => {
  const [en, zh] = [translator('en'), translator('zh')];
  expect(en('nodes.layer.dense.title')).toBe('Dense');
  expect(zh('nodes.layer.dense.title')).toBe('全连接层');
  expect(en('nodes.layer.dense.title')).toBe('Dense');
  expect(
    problemWords({ code: 'document.tooLarge', facts: { bytes: 20_000_000, limit: 16_000_000 } }, en, undefined).message,
  ).toContain('20,000,000');
});

test('areas may share branches but not leaves', () => {
  expect(mergeAreas([{ a: { b: '1' } }, { a: { c: '2' } }])).toEqual({ a: { b: '1', c: '2' } });
  expect(() => mergeAreas([{ a: { b: '1' } }, { a: { b: '2' } }])).toThrow('a.b');
});

test('a locale finds its language', () => {
  expect(['zh-CN', 'zh', 'zh-Hans', 'en-GB', 'de', ''].map(languageOf)).toEqual(['zh', 'zh', 'zh', 'en', 'en', 'en']);
});

test('what stands in a fact is shown, never evaluated', () => {
  const id = '$t(nodes.data.csv.title) {{id}} <b>';
  expect(
    problemWords({ code: 'node.unknownKind', facts: { kind: id } }, translator('en'), undefined).message,
  ).toContain(id);
});

test('facts that are names of ours are put into the language; a parameter goes by its label', () => {
  const problem = { code: 'wire.type', facts: { from: 'table', to: 'layer' } } as const;
  expect(problemWords(problem, translator('zh'), 'layer.dense').message).toBe('表格类型的输出不能连到层类型的输入。');
  const units = { code: 'param.range', facts: { param: 'units', expected: '≥ 1', received: '-3' } } as const;
  expect(problemWords(units, translator('en'), 'layer.dense').message).toBe('“Units” must be ≥ 1, but is -3.');
  expect(problemWords(units, translator('en'), undefined).message).toBe('“units” must be ≥ 1, but is -3.');
  const output = { code: 'run.wrongOutput', facts: { port: 'layer', expected: 'layer', received: 'table' } } as const;
  expect(problemWords(output, translator('zh'), 'layer.concatenate').message).toContain('“层”');
  const empty = { code: 'explain.noRows', facts: { split: 'validation' } } as const;
  expect(problemWords(empty, translator('zh'), undefined).message).toContain('“验证集”');
});

test('the words of a problem take the kind from the node that it blames, else from the one whose it is', () => {
  const nodes = { a: { id: 'a', kind: 'train.fit', kindVersion: 1, params: {} } };
  const missing = { code: 'port.missing', facts: { port: 'dataset', type: 'dataset' } } as const;
  const zh = translator('zh');
  const labelled = '输入“数据集”没有连线，它需要数据集。';
  expect(problemWordsIn({ nodes }, { ...missing, node: 'a' }, zh).message).toBe(labelled);
  expect(problemWordsIn({ nodes }, missing, zh, 'a').message).toBe(labelled);
  expect(problemWordsIn({ nodes }, { ...missing, node: 'gone' }, zh, 'a').message).toContain('dataset');
});
