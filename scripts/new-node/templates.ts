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
  /** The function that makes the spec, and lines of what else spec and words take from files of the family. */
  readonly define: string;
  readonly imports?: string;
  readonly icon: string;
  /** The spec's line about Keras, where it has one. */
  readonly keras?: (names: Names) => string;
  /** The spec's lines about ports, where its family does not give them. */
  readonly ports?: string;
  readonly params: string;
  /** The file that computes: the runner, or for a layer or an optimizer its class. */
  readonly code: (names: Names) => string;
  readonly words: { readonly en: Words; readonly zh: Words };
}

interface Words {
  readonly summary: string;
  /** The line about parameters, where there are some. */
  readonly params?: string;
}

const head = ({ family, name, file }: Names, what: string): string => `// Runs ${family}.${name}: ${what}
import { ${name} as spec } from '#shared/nodes/${family}/${file}.ts';
import { defineRunner } from '#engine/values/runner.ts';
`;

const capital = (name: string): string => name.replace(/^./, (first) => first.toUpperCase());

/** A node that hands on what it is given. */
function passing(port: string, icon: string, en: string, zh: string): Template {
  return {
    define: 'defineNode',
    icon,
    ports: `  inputs: { ${port}: { type: '${port}' } },\n  outputs: { ${port}: { type: '${port}' } },\n`,
    params: '{}',
    code: (names) => `${head(names, `hands on its ${port}.`)}
export const ${names.name} = defineRunner<typeof spec>({
  spec,
  infer: ({ ${port} }) => ({ outputs: ${port} ? { ${port} } : {}, problems: [] }),
  run: async ({ ${port} }) => ({ ${port} }),
});
`,
    words: {
      en: { summary: `Hands on the ${en.toLowerCase()} as it is.` },
      zh: { summary: `原样传出${zh}。` },
    },
  };
}

const layer: Template = {
  define: 'defineLayerNode',
  icon: 'layers',
  params: '{}',
  keras: ({ name }) => `{ layer: '${capital(name)}' }`,
  code: ({ name }) => `// Keras' ${capital(name)}: hands on its numbers.
import { z } from 'zod';
import { defineLayer } from '#engine/network/layer.ts';

export const ${name} = defineLayer({
  className: '${capital(name)}',
  traits: { rowByRow: false, deepRule: 'none', output: 'new' },
  config: z.object({}),
  call: (_config, inputs) => inputs,
});
`,
  words: { en: { summary: 'A layer that hands on its numbers.' }, zh: { summary: '原样传出数值的层。' } },
};

const optimizer: Template = {
  define: 'defineOptimizerNode',
  imports: `import { rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { rate, stepWords } from '#shared/nodes/optimizer/step.words.ts';
`,
  icon: 'footprints',
  params: '{ ...rateParam, ...stepParams }',
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
    en: { summary: 'Steps against the gradient.', params: '{ ...rate.en, ...stepWords.en }' },
    zh: { summary: '沿梯度反方向更新。', params: '{ ...rate.zh, ...stepWords.zh }' },
  },
};

const text: Template = {
  define: 'defineNode',
  icon: 'sticky-note',
  ports: '  inputs: {},\n  outputs: {},\n',
  params:
    "{ markdown: { type: 'text', default: '', maxLength: 100_000, multiline: true, markdown: true, cosmetic: true } }",
  code: (names) => `${head(names, 'words alone, which change no result.')}
export const ${names.name} = defineRunner<typeof spec>({
  spec,
  infer: () => ({ outputs: {}, problems: [] }),
  run: async () => ({}),
});
`,
  words: {
    en: { summary: 'Words beside the nodes.', params: "{ markdown: { label: 'Text', help: 'Written in Markdown.' } }" },
    zh: { summary: '节点旁的文字。', params: "{ markdown: { label: '文字', help: '用 Markdown 书写。' } }" },
  },
};

const templates: Readonly<Record<Family, Template>> = {
  data: passing('dataset', 'database', 'Dataset', '数据集'),
  table: passing('table', 'grid', 'Table', '表格'),
  layer,
  optimizer,
  train: passing('model', 'play', 'Model', '模型'),
  evaluate: passing('predictions', 'clipboard-check', 'Predictions', '预测'),
  explain: passing('explanation', 'bar-chart', 'Explanation', '解释'),
  language: passing('wordVectors', 'language', 'Word vectors', '词向量'),
  text,
};

export function specText(names: Names): string {
  const { family, name, file } = names;
  const { define, imports = '', icon, keras, ports = '', params, words } = templates[family];
  const said = (['en', 'zh'] as const).map((language) => {
    const { summary, params: of } = words[language];
    return `  ${language}: {
    title: '${capital(file.replaceAll('-', ' '))}',
    summary: '${summary}',
    help: '${summary}',
${of ? `    params: ${of},\n` : ''}  },
`;
  });
  return `${imports}import { ${define} } from '#shared/spec/define-node.ts';

export const ${name} = ${define}({
  kind: '${family}.${name}',
${keras ? `  keras: ${keras(names)},\n` : ''}  icon: '${icon}',
${ports}  params: ${params},
})({
${said.join('')}});
`;
}

export const codeText = (names: Names): string => templates[names.family].code(names);
