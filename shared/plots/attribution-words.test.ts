// That the numbers of every method have a name, in both languages, and that only Shapley values are named so.
import { expect, it } from 'vitest';
import { attribution } from '#shared/nodes/explain/attribution.ts';
import { shap } from '#shared/nodes/explain/shap.ts';
import { attributionWords } from '#shared/plots/attribution-words.ts';
import { translator } from '#shared/text/translate.ts';

it.each(['en', 'zh'] as const)('names what each method gives, in %s', (language) => {
  const t = translator(language);
  const named = (method: string): boolean => {
    const said = Object.values(attributionWords(method)).map((key) => t(key, { output: 'seven' }));
    expect(said[0]).toContain('seven');
    expect(said[2]).toContain('seven');
    return said.every((words) => words.includes('Shapley'));
  };
  for (const method of attribution.params.method.options) expect(named(method), method).toBe(false);
  for (const method of shap.params.method.options) expect(named(method), method).toBe(method !== 'partition');
});
