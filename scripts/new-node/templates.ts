// The files of a new node kind, by family: a node that works at once and does the least that its family can do. Its
// maker then changes what it does. Knows no files; new-node.ts writes them.
import type { Family } from '#shared/spec/define-node.ts';

export interface Names {
  readonly family: Family;
  /** The part of the kind behind the dot, which is also the name in code. */
  readonly name: string;
  /** The file's name without its ending. */
  readonly file: string;
}

interface Template {
  readonly icon: string;
  readonly inputs: string;
  readonly outputs: string;
  readonly params: string;
  /** The spec's line about Keras, where it has one. */
  readonly keras?: (names: Names) => string;
  /** Lines of what spec and words take from files of the family. */
  readonly imports?: { readonly spec: readonly string[]; readonly words: readonly string[] };
  /** The file that computes: the runner, or for a layer or an optimizer its class. */
  readonly code: (names: Names) => string;
  /** Words of ports and parameters, in the order of the languages. */
  readonly words: { readonly en: Words; readonly zh: Words };
}

interface Words {
  readonly summary: string;
  readonly inputs: string;
  readonly outputs: string;
  readonly params: string;
}

function head({ family, name, file }: Names, what: string, imports: readonly string[]): string {
  const lines = [
    `import { ${name} as spec } from '#shared/nodes/${family}/${file}.ts';`,
    ...imports,
    "import { defineRunner } from '#engine/values/runner.ts';",
  ];
  return `// Runs ${family}.${name}: ${what}\n${lines.join('\n')}\n`;
}

const lines = (texts: readonly string[] = []): string => texts.map((text) => `${text}\n`).join('');
const capital = (name: string): string => name.replace(/^./, (first) => first.toUpperCase());

/** A node that hands on what it is given. */
function passing(port: string, icon: string, en: string, zh: string): Template {
  return {
    icon,
    inputs: `{ ${port}: { type: '${port}' } }`,
    outputs: `{ ${port}: { type: '${port}' } }`,
    params: '{}',
    code: (names) => `${head(names, `hands on its ${port}.`, [])}
export const ${names.name} = defineRunner<typeof spec>({
  spec,
  infer: ({ ${port} }) => ({ outputs: ${port} ? { ${port} } : {}, problems: [] }),
  run: async ({ ${port} }) => ({ ${port} }),
});
`,
    words: {
      en: {
        summary: `Hands on the ${en.toLowerCase()} as it is.`,
        inputs: `{ ${port}: '${en}' }`,
        outputs: `{ ${port}: '${en}' }`,
        params: '{}',
      },
      zh: { summary: `原样传出${zh}。`, inputs: `{ ${port}: '${zh}' }`, outputs: `{ ${port}: '${zh}' }`, params: '{}' },
    },
  };
}

const layer: Template = {
  icon: 'layers',
  inputs: "{ layer: { type: 'layer' } }",
  outputs: "{ layer: { type: 'layer' } }",
  params: '{}',
  keras: ({ name }) => `{ layer: '${capital(name)}' }`,
  code: ({ name }) => `// Keras' ${capital(name)}: hands on its numbers.
import { z } from 'zod';
import { defineLayer } from '#engine/network/layer.ts';

export const ${name} = defineLayer({
  className: '${capital(name)}',
  traits: { rowByRow: false, deepRule: 'none', output: 'new', auxiliary: false, convolution: false },
  config: z.object({}),
  call: (_config, inputs) => inputs,
});
`,
  words: {
    en: {
      summary: 'A layer that hands on its numbers.',
      inputs: "{ layer: 'Layer' }",
      outputs: "{ layer: 'Layer' }",
      params: '{}',
    },
    zh: { summary: '原样传出数值的层。', inputs: "{ layer: '层' }", outputs: "{ layer: '层' }", params: '{}' },
  },
};

const optimizer: Template = {
  icon: 'footprints',
  inputs: '{}',
  outputs: "{ optimizer: { type: 'optimizer' } }",
  params: '{ ...rateParam, ...stepParams }',
  imports: {
    spec: ["import { rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';"],
    words: ["import { optimizerPorts, rate, stepParams } from '#shared/nodes/optimizer/step.words.ts';"],
  },
  keras: ({ name }) => `{ optimizer: '${capital(name)}' }`,
  code: ({ name }) => `// ${capital(name)}: steps against the gradient.
import { z } from 'zod';
import { defineOptimizer, fields, onlyRate } from '#engine/training/optimizers/optimizer.ts';

export const ${name} = defineOptimizer({
  className: '${capital(name)}',
  config: z.object(fields(0.001)),
  slots: () => [],
  feeds: onlyRate,
  update: ({ mul }, _config, { gradient, feed }) => ({ move: mul(gradient, feed('rate')), slots: [] }),
});
`,
  words: {
    en: {
      summary: 'Steps against the gradient.',
      inputs: 'optimizerPorts.en.inputs',
      outputs: 'optimizerPorts.en.outputs',
      params: '{ ...rate.en, ...stepParams.en }',
    },
    zh: {
      summary: '沿梯度反方向更新。',
      inputs: 'optimizerPorts.zh.inputs',
      outputs: 'optimizerPorts.zh.outputs',
      params: '{ ...rate.zh, ...stepParams.zh }',
    },
  },
};

const text: Template = {
  icon: 'sticky-note',
  inputs: '{}',
  outputs: '{}',
  params:
    "{ markdown: { type: 'text', default: '', maxLength: 100_000, multiline: true, markdown: true, cosmetic: true } }",
  code: (names) => `${head(names, 'words alone, which change no result.', [])}
export const ${names.name} = defineRunner<typeof spec>({
  spec,
  infer: () => ({ outputs: {}, problems: [] }),
  run: async () => ({}),
});
`,
  words: {
    en: {
      summary: 'Words beside the nodes.',
      inputs: '{}',
      outputs: '{}',
      params: "{ markdown: { label: 'Text', help: 'Written in Markdown.' } }",
    },
    zh: {
      summary: '节点旁的文字。',
      inputs: '{}',
      outputs: '{}',
      params: "{ markdown: { label: '文字', help: '用 Markdown 书写。' } }",
    },
  },
};

const templates: Readonly<Record<Family, Template>> = {
  data: passing('dataset', 'database', 'Dataset', '数据集'),
  layer,
  optimizer,
  train: passing('model', 'play', 'Model', '模型'),
  evaluate: passing('predictions', 'clipboard-check', 'Predictions', '预测'),
  explain: passing('explanation', 'bar-chart', 'Explanation', '解释'),
  language: passing('wordVectors', 'language', 'Word vectors', '词向量'),
  text,
};

export function specText(names: Names): string {
  const { family, name } = names;
  const { icon, imports, keras, inputs, outputs, params } = templates[family];
  return `${lines(imports?.spec)}import { defineNode } from '#shared/spec/define-node.ts';

export const ${name} = defineNode({
  kind: '${family}.${name}',
${keras ? `  keras: ${keras(names)},\n` : ''}  icon: '${icon}',
  inputs: ${inputs},
  outputs: ${outputs},
  params: ${params},
});
`;
}

export function codeText(names: Names): string {
  return templates[names.family].code(names);
}

export function wordsText({ family, name, file }: Names): string {
  const title = capital(file.replaceAll('-', ' '));
  const texts = (['en', 'zh'] as const).map((language) => {
    const { summary, inputs, outputs, params } = templates[family].words[language];
    return `  ${language}: {
    title: '${title}',
    summary: '${summary}',
    help: '${summary}',
    inputs: ${inputs},
    outputs: ${outputs},
    params: ${params},
  },
`;
  });
  return `import type { ${name} } from '#shared/nodes/${family}/${file}.ts';
${lines(templates[family].imports?.words)}import type { KindWords } from '#shared/spec/kind-words.ts';

export const ${name}Words = {
${texts.join('')}} satisfies KindWords<typeof ${name}>;
`;
}
