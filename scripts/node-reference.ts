// The reference of all node kinds as Markdown, one page a family and language, with a picture of each kind, from the specs
// and their words. Pure: prints.ts writes the files, and holds them to the sources.
import { catalogue } from '#shared/nodes/catalogue.ts';
import { assertNever } from '#shared/spec/assert-never.ts';
import { families } from '#shared/spec/define-node.ts';
import type { Family, NodeSpec } from '#shared/spec/define-node.ts';
import { rangeText } from '#shared/spec/param.ts';
import type { ParamSpec } from '#shared/spec/param.ts';
import type { InputPort, OutputPort } from '#shared/spec/ports.ts';
import { languages } from '#shared/text/language.ts';
import type { Language } from '#shared/text/language.ts';
import { groupDigits } from '#shared/text/number-text.ts';
import { defaultText } from '#scripts/default-text.ts';
import { nodePicture } from '#scripts/node-picture.ts';
import { translator } from '#shared/text/translate.ts';
import type { Translate } from '#shared/text/translate.ts';

export interface Page {
  readonly file: string;
  readonly text: string;
}

interface PageWords {
  readonly title: string;
  readonly made: string;
  readonly other: (file: string) => string;
  readonly random: string;
  readonly kept: string;
  readonly ports: readonly [kind: string, port: string, name: string, type: string];
  readonly input: string;
  readonly output: string;
  readonly optional: string;
  readonly many: string;
  readonly params: readonly [label: string, name: string, values: string, standard: string, help: string];
  readonly when: (label: string, values: string) => string;
  readonly or: string;
  readonly comma: string;
  readonly colon: string;
  readonly brackets: (inner: string) => string;
  readonly most: (count: string) => string;
  readonly entries: (min: number, most: number) => string;
  readonly columnOf: (port: string) => string;
  readonly types: { readonly [T in ParamSpec['type']]: string };
}

const pageWords: Readonly<Record<Language, PageWords>> = {
  en: {
    title: 'Nodes',
    made: 'Made by `npm run prints` from the node kinds and their words.',
    other: (file) => `[简体中文](../zh/${file})`,
    random: 'It draws random numbers: same seed, same result.',
    kept: 'A cancel keeps what there is so far.',
    ports: ['', 'port', 'name in files', 'type'],
    input: 'input',
    output: 'output',
    optional: 'optional',
    many: 'any number of wires',
    params: ['setting', 'name in files', 'values', 'default', ''],
    when: (label, values) => `Only where “${label}” is ${values}.`,
    or: ' or ',
    comma: ', ',
    colon: ': ',
    brackets: (inner) => ` (${inner})`,
    most: (count) => `at most ${count} characters`,
    entries: (min, most) => (min === most ? `${min} of them` : `${min} to ${most} of them`),
    columnOf: (port) => `of what arrives at “${port}”`,
    types: {
      integer: 'whole number',
      number: 'number',
      boolean: 'on or off',
      choice: 'one of',
      choices: 'any of',
      text: 'text',
      integers: 'whole numbers',
      column: 'a column',
      columns: 'columns',
      file: 'a file',
      folder: 'a folder',
    },
  },
  zh: {
    title: '节点',
    made: '由 `npm run prints` 根据节点种类及其文字生成。',
    other: (file) => `[English](../en/${file})`,
    random: '使用随机数：种子相同，结果相同。',
    kept: '取消时保留到目前为止的结果。',
    ports: ['', '端口', '文件中的名称', '类型'],
    input: '输入',
    output: '输出',
    optional: '可选',
    many: '可接任意多条连线',
    params: ['设置', '文件中的名称', '取值', '默认值', ''],
    when: (label, values) => `仅当“${label}”为${values}时有效。`,
    or: '或',
    comma: '，',
    colon: '：',
    brackets: (inner) => `（${inner}）`,
    most: (count) => `最多 ${count} 个字符`,
    entries: (min, most) => (min === most ? `${min} 个` : `${min} 到 ${most} 个`),
    columnOf: (port) => `来自输入“${port}”`,
    types: {
      integer: '整数',
      number: '数值',
      boolean: '开或关',
      choice: '其中之一',
      choices: '其中任意几项',
      text: '文本',
      integers: '整数列表',
      column: '一列',
      columns: '多列',
      file: '文件',
      folder: '文件夹',
    },
  },
};

const specs: readonly NodeSpec[] = Object.values(catalogue);
const kindsOf = (family: Family) => specs.filter(({ kind }) => kind.startsWith(`${family}.`));
/** Beside the page of its family. */
const pictureFile = ({ kind }: NodeSpec) => `pictures/${kind}.svg`;
const nameOf = ({ kind }: NodeSpec) => kind.slice(kind.indexOf('.') + 1);

/** A cell of a table is one line, and a bar would end it. */
const cell = (text: string) => text.replaceAll('|', String.raw`\|`).replaceAll('\n', ' ');
const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return rows.length === 0 ? [] : [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line), ''];
}

interface Of {
  readonly spec: NodeSpec;
  readonly t: Translate;
  readonly words: PageWords;
}

function portRows({ spec, t, words }: Of): readonly (readonly string[])[] {
  const row = (side: 'inputs' | 'outputs', name: string, port: InputPort & OutputPort) => [
    side === 'inputs' ? words.input : words.output,
    t(`nodes.${spec.kind}.${side}.${name}`),
    `\`${name}\``,
    [
      t(`portTypes.${port.type}`),
      ...(port.optional === true ? [words.optional] : []),
      ...(port.many === true ? [words.many] : []),
    ].join(words.comma),
  ];
  return [
    ...Object.entries(spec.inputs).map(([name, port]) => row('inputs', name, port)),
    ...Object.entries(spec.outputs).map(([name, port]) => row('outputs', name, port)),
  ];
}

const label = (name: string, { spec, t }: Of) => t(`nodes.${spec.kind}.params.${name}.label`);
const optionText = (name: string, option: string, { spec, t, words }: Of) =>
  t(`nodes.${spec.kind}.params.${name}.options.${option}`) + words.brackets(`\`${option}\``);

/** What may be chosen or typed: the type, then its bounds. */
function valuesText(name: string, param: ParamSpec, of: Of): string {
  const { spec, t, words } = of;
  const type = words.types[param.type];
  const { comma, colon } = words;
  switch (param.type) {
    case 'integer':
    case 'number': {
      const unit = param.unit === undefined ? '' : words.brackets(t(`units.${param.unit}`));
      return [type + unit, rangeText(param), ...(param.optional === true ? [words.optional] : [])].join(comma);
    }
    case 'choice':
    case 'choices':
      return type + colon + param.options.map((option) => optionText(name, option, of)).join(comma);
    case 'text':
      return type + comma + words.most(groupDigits(param.maxLength));
    case 'integers':
      return [type, words.entries(param.minLength, param.maxLength), rangeText(param)].join(comma);
    case 'column':
    case 'columns':
      return `${type} ${words.columnOf(t(`nodes.${spec.kind}.inputs.${param.of}`))}`;
    case 'file':
      return type + colon + param.extensions.map((extension) => `.${extension}`).join(comma);
    case 'boolean':
    case 'folder':
      return type;
    default:
      return assertNever(param);
  }
}

function conditionText({ when }: ParamSpec, of: Of): string {
  if (when === undefined) return '';
  const controller = of.spec.params[when.param];
  const value = (one: string | number | boolean): string => {
    if (typeof one === 'boolean') return of.t(one ? 'studio.common.on' : 'studio.common.off');
    return controller?.type === 'choice'
      ? `“${of.t(`nodes.${of.spec.kind}.params.${when.param}.options.${one}`)}”`
      : String(one);
  };
  return ` ${of.words.when(label(when.param, of), when.in.map(value).join(of.words.or))}`;
}

const paramRow = ([name, param]: readonly [string, ParamSpec], of: Of) => [
  label(name, of),
  `\`${name}\``,
  valuesText(name, param, of),
  defaultText(param, {
    t: of.t,
    comma: of.words.comma,
    option: (option) => optionText(name, option, of),
    typed: (typed) => `\`${typed}\``,
  }),
  of.t(`nodes.${of.spec.kind}.params.${name}.help`) + conditionText(param, of),
];

function nodeLines(of: Of): readonly string[] {
  const { spec, t, words } = of;
  const title = t(`nodes.${spec.kind}.title`);
  return [
    `<a id="${nameOf(spec)}"></a>`,
    '',
    `## ${title}`,
    '',
    `\`${spec.kind}\` · ${t(`nodes.${spec.kind}.summary`)}`,
    '',
    `![${title}](${pictureFile(spec)})`,
    '',
    t(`nodes.${spec.kind}.help`),
    '',
    ...(spec.random === true ? [words.random, ''] : []),
    ...(spec.handsOverWhenCancelled === true ? [words.kept, ''] : []),
    ...table(words.ports, portRows(of)),
    ...table(
      words.params,
      Object.entries(spec.params).map((entry) => paramRow(entry, of)),
    ),
  ];
}

const text = (lines: readonly string[]) => `${lines.join('\n').trimEnd()}\n`;

function familyPage(family: Family, language: Language): Page {
  const [t, words] = [translator(language), pageWords[language]];
  const kinds = kindsOf(family);
  const contents = kinds.map((spec) => [
    `[${t(`nodes.${spec.kind}.title`)}](#${nameOf(spec)})`,
    t(`nodes.${spec.kind}.summary`),
  ]);
  return {
    file: `docs/nodes/${language}/${family}.md`,
    text: text([
      `# ${t(`families.${family}`)}`,
      '',
      `${words.made} ${words.other(`${family}.md`)}`,
      '',
      ...table(['', ''], contents),
      ...kinds.flatMap((spec) => nodeLines({ spec, t, words })),
    ]),
  };
}

/** What leads to the pages, in both languages. */
function contentsPage(): Page {
  const part = (language: Language) => {
    const t = translator(language);
    const rows = families.map((family) => [
      `[${t(`families.${family}`)}](${language}/${family}.md)`,
      kindsOf(family)
        .map((spec) => `[${t(`nodes.${spec.kind}.title`)}](${language}/${family}.md#${nameOf(spec)})`)
        .join(' · '),
    ]);
    return [`## ${pageWords[language].title}`, '', ...table(['', ''], rows), pageWords[language].made, ''];
  };
  return { file: 'docs/nodes/README.md', text: text(['# Nodes · 节点', '', ...languages.flatMap(part)]) };
}

const pictureOf = (spec: NodeSpec, language: Language): Page => ({
  file: `docs/nodes/${language}/${pictureFile(spec)}`,
  text: nodePicture({ spec, t: translator(language), comma: pageWords[language].comma }),
});

export function nodeReference(): readonly Page[] {
  return [
    contentsPage(),
    ...languages.flatMap((language) => [
      ...families.map((family) => familyPage(family, language)),
      ...specs.map((spec) => pictureOf(spec, language)),
    ]),
  ];
}
