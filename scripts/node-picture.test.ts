import sax from 'sax';
import { expect, test } from 'vitest';
import { nodePicture } from '#scripts/node-picture.ts';
import { catalogue } from '#shared/nodes/catalogue.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';
import { languages } from '#shared/text/language.ts';
import type { Language } from '#shared/text/language.ts';
import { translator } from '#shared/text/translate.ts';

const drawn = (spec: NodeSpec, language: Language) =>
  nodePicture({ spec, t: translator(language), comma: language === 'en' ? ', ' : '，' });

/** The texts of a picture, as a strict reader of XML sees them. */
function textsOf(svg: string): readonly string[] {
  const texts: string[] = [];
  const parser = sax.parser(true);
  let isText = false;
  parser.onopentag = ({ name }) => {
    isText = name === 'text';
  };
  parser.onclosetag = () => {
    isText = false;
  };
  parser.ontext = (text) => {
    if (isText) texts.push(text);
  };
  parser.onerror = (error) => {
    throw error;
  };
  parser.write(svg).close();
  return texts;
}

const specs: readonly NodeSpec[] = Object.values(catalogue);

test.each(languages)('a picture of each kind is small, reads as XML and says its title (%s)', (language) => {
  const t = translator(language);
  for (const spec of specs) {
    const svg = drawn(spec, language);
    expect(new TextEncoder().encode(svg).length, spec.kind).toBeLessThanOrEqual(6000);
    expect(textsOf(svg)[0], spec.kind).toBe(t(`nodes.${spec.kind}.title`));
  }
});

test('ports, everyday settings and their defaults are on it; folded settings are not', () => {
  expect(textsOf(drawn(catalogue['layer.conv2d'], 'en')).join('; ')).toBe(
    'Convolution 2D; Layer; Layer; Filters; 32; Window; 3 × 3; Step; 1 × 1; Padding; Valid; Activation; Linear',
  );
  expect(textsOf(drawn(catalogue['train.fit'], 'en')).at(-1)).toMatch(/^\+ \d+$/);
  expect(textsOf(drawn(catalogue['layer.multiHeadAttention'], 'en'))).toContain('Looked at (optional)');
});

test('what a label has that XML reserves is no markup', () => {
  const spec = { ...catalogue['layer.add'], inputs: {}, outputs: {} };
  const t = ((key: string) => (key.endsWith('.title') ? 'a < b & "c"' : key)) as ReturnType<typeof translator>;
  expect(textsOf(nodePicture({ spec, t, comma: ', ' }))).toEqual(['a < b & "c"']);
});
