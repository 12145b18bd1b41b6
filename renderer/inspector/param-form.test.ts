import { describe, expect, it } from 'vitest';
import { faultWords, optionLabel, paramLabel, valueText } from '#renderer/inspector/node-words.ts';
import { columnsAt, formFields, problemOf } from '#renderer/inspector/param-form.ts';
import { pathBelow } from '#renderer/inspector/relative-path.ts';
import { wireFacts } from '#shared/spec/ports.ts';
import { emptyDocument, wireId } from '#shared/document/document.ts';
import type { PipelineDocument, PipelineNode } from '#shared/document/document.ts';
import { catalogue, defaultParams } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import type { Analysis } from '#shared/protocol/run.ts';
import type { ParamSpec, ParamValue } from '#shared/spec/param.ts';
import { translator } from '#shared/text/translate.ts';

function node(
  kind: NodeKind,
  params: Readonly<Record<string, ParamValue>> = {},
  id = kind.replace('.', '-'),
): PipelineNode {
  return { id, kind, kindVersion: 1, params: { ...defaultParams(catalogue[kind]), ...params } };
}
const names = (nodes: readonly PipelineNode[]) => formFields(nodes).map((field) => field.name);

describe('the form of one node', () => {
  it('has a field for every parameter in force, in the order of the spec', () => {
    expect(names([node('optimizer.adam')])).toEqual([
      'learningRate',
      'beta1',
      'beta2',
      'epsilon',
      'amsgrad',
      'schedule',
      'weightDecay',
      'clip',
    ]);
    const cosine = names([node('optimizer.adam', { schedule: 'cosine', clip: 'norm' })]);
    expect(cosine.slice(5)).toEqual([
      'schedule',
      'decaySteps',
      'endShare',
      'warmupSteps',
      'weightDecay',
      'clip',
      'clipAt',
    ]);
  });

  it('leaves out what another value rules out', () => {
    expect(names([node('data.synthetic')])).toContain('classes');
    expect(names([node('data.synthetic', { task: 'regression' })])).not.toContain('classes');
    expect(names([node('layer.dense', { useBias: false })])).not.toContain('biasInitializer');
  });

  it('tells defaults from changed values, and fills in what a file left out', () => {
    const bare: PipelineNode = { ...node('optimizer.sgd'), params: { momentum: 0.9 } };
    expect(formFields([bare]).map(({ name, value, isDefault }) => [name, value, isDefault])).toEqual([
      ['learningRate', 0.01, true],
      ['momentum', 0.9, false],
      ['nesterov', false, true],
      ['schedule', 'constant', true],
      ['weightDecay', 0, true],
      ['clip', 'none', true],
    ]);
  });

  it('is empty for a kind that this version does not know', () => {
    expect(formFields([{ id: 'x', kind: 'layer.future', kindVersion: 1, params: { units: 3 } }])).toEqual([]);
  });
});

describe('the form of several nodes', () => {
  it('has what they share, and says where values differ', () => {
    const fields = formFields([node('layer.dense', { units: 8 }, 'a'), node('layer.dense', { units: 9 }, 'b')]);
    expect(fields.find(({ name }) => name === 'units')).toMatchObject({ mixed: true, isDefault: false });
    expect(fields.find(({ name }) => name === 'activation')).toMatchObject({ mixed: false, isDefault: true });
  });

  it('joins kinds only where type and limits are alike', () => {
    expect(names([node('layer.dense'), node('layer.conv2d')])).toEqual([
      'activation',
      'useBias',
      'kernelInitializer',
      'biasInitializer',
      'kernelL1',
      'kernelL2',
      'kernelConstraint',
      'biasPenalty',
      'biasConstraint',
    ]);
    expect(names([node('optimizer.adam'), node('layer.dense')])).toEqual([]);
  });

  it('leaves columns to one node, since each has a table of its own', () => {
    expect(names([node('data.target', {}, 'a'), node('data.target', {}, 'b')])).toEqual([
      'task',
      'positive',
      'inputName',
      'shape',
    ]);
  });
});

describe.each(['en', 'zh'] as const)('words in %s', (language) => {
  const t = translator(language);
  it('exist for every parameter, option and default of the catalogue, whatever its type', () => {
    const types = new Set<ParamSpec['type']>();
    for (const [kind, { params }] of Object.entries(catalogue)) {
      for (const [name, spec] of Object.entries(params as Readonly<Record<string, ParamSpec>>)) {
        types.add(spec.type);
        expect(paramLabel(kind, name, t)).not.toBe('');
        expect(t(`nodes.${kind}.params.${name}.help`)).not.toBe('');
        expect(valueText(kind, name, spec, spec.default as ParamValue, t)).not.toBe('');
        expect(faultWords(spec, spec.default as ParamValue, t)).toBeUndefined();
        if ('options' in spec)
          for (const option of spec.options) expect(optionLabel(kind, name, option, t)).not.toBe('');
        if ('unit' in spec && spec.unit !== undefined) expect(t(`units.${spec.unit}`)).not.toBe('');
      }
    }
    expect(types.size).toBeGreaterThanOrEqual(10);
  });
});

describe('what is wrong with a value', () => {
  const t = translator('en');
  const { units } = catalogue['layer.dense'].params;
  const { rate } = catalogue['layer.dropout'].params;
  const { patience } = catalogue['train.fit'].params;
  it.each<[string, ParamSpec, ParamValue, string | undefined]>([
    ['too small', units, 0, 'Must be ≥ 1, ≤ 1000000000.'],
    ['not whole', units, 1.5, 'Must be a whole number.'],
    ['empty', units, null, 'A value is needed here.'],
    ['empty where that is allowed', patience, null, undefined],
    ['at an open limit', rate, 1, 'Must be ≥ 0, < 1.'],
    ['legal', rate, 0.25, undefined],
  ])('%s', (_, spec, value, words) => {
    expect(faultWords(spec, value, t)).toBe(words);
  });
});

describe('columns to choose from', () => {
  const wire = { from: { node: 'source', port: 'table' }, to: { node: 'target', port: 'table' } };
  const document: PipelineDocument = { ...emptyDocument(), wires: { [wireId(wire)]: wire } };
  const analysis = (info: Analysis['wires'][string][string]): Analysis => ({
    problems: [],
    plan: {},
    memory: {},
    wires: { source: { table: info } },
  });
  it('are those of the table that arrives', () => {
    const columns = [{ name: 'age', type: 'integer' as const }];
    expect(columnsAt(document, analysis({ type: 'table', columns, rows: 3 }), 'target', 'table')).toBe(columns);
  });
  it('are features and target where a dataset is read as a table', () => {
    const target = { name: 'kind', kind: 'binary' as const, classes: ['a', 'b'] };
    const info = {
      type: 'dataset' as const,
      inputs: [{ name: '', shape: [1], features: ['x'], standardised: false }],
      targets: [target],
      rows: null,
    };
    expect(columnsAt(document, analysis(info), 'target', 'table')).toEqual([
      { name: 'x', type: 'number' },
      { name: 'kind', type: 'text' },
    ]);
    expect(wireFacts(info, translator('en'))).toEqual([
      ['Shape', '1'],
      ['Target', 'kind (two classes)'],
      ['Classes', 'a, b'],
      ['Train / validation / test', 'not known yet'],
      ['Standardised', 'No'],
    ]);
  });
  it('are unknown without a wire or an analysis', () => {
    expect(columnsAt(document, null, 'target', 'table')).toBeUndefined();
    expect(
      columnsAt(emptyDocument(), analysis({ type: 'table', columns: [], rows: 0 }), 'target', 'table'),
    ).toBeUndefined();
  });
});

it('shows the gravest problem of a parameter', () => {
  const base = { facts: {}, node: 'a', param: 'units' };
  const warning = { ...base, code: 'param.unknown', severity: 'warning' } as const;
  const error = { ...base, code: 'param.range', severity: 'error' } as const;
  expect(problemOf([warning, error], 'a', 'units')).toBe(error);
  expect(problemOf([warning, error], 'b', 'units')).toBeUndefined();
});

it.each([
  ['/home/me/project', '/home/me/project/data/a.csv', 'data/a.csv'],
  ['/home/me/project/', '/home/me/project/a.csv', 'a.csv'],
  ['C:\\work', 'C:\\work\\data\\a.csv', 'data/a.csv'],
  ['/home/me/project', '/home/me/project-2/a.csv', undefined],
  ['/home/me/project', '/home/me/a.csv', undefined],
  ['/home/me/project', '/home/me/project/../a.csv', undefined],
])('from %s, %s is kept as %s', (folder, path, kept) => {
  expect(pathBelow(folder, path)).toBe(kept);
});
