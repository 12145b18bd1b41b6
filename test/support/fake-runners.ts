// Runners of invented kinds for the tests of planning and scheduling: their results are numbers in a report, and the test
// holds the strings.
import { Fault } from '#shared/protocol/problem.ts';
import type { NodeId, PipelineDocument, PipelineNode } from '#shared/document/document.ts';
import { emptyDocument, wireId } from '#shared/document/document.ts';
import type { ParamValue } from '#shared/spec/param.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';
import type { ErasedRunner, RunnerTable } from '#engine/values/erased-runner.ts';
import { oneOutputModel } from '#test/support/one-input.ts';
import type { ReportValue } from '#engine/values/report.ts';
import type { WireValue } from '#engine/values/wire-value.ts';

export const numberSpec: NodeSpec = {
  kind: 'data.number',
  version: 1,
  resultVersion: 1,
  icon: 'hash',
  inputs: { in: { type: 'report', many: true } },
  outputs: { out: { type: 'report' } },
  params: {
    add: { type: 'number', default: 1, min: -1e9, max: 1e9 },
    mode: {
      type: 'choice',
      default: 'ok',
      options: ['ok', 'fail', 'mistake', 'wrong-output', 'hang', 'deaf', 'epochs'],
    },
    unused: { type: 'number', default: 0, min: 0, max: 9, when: { param: 'mode', in: ['epochs'] } },
    colour: { type: 'text', default: '', maxLength: 10, cosmetic: true },
  },
};
export const randomSpec: NodeSpec = { ...numberSpec, kind: 'data.random', random: true };
export const layerSpec: NodeSpec = {
  ...numberSpec,
  kind: 'layer.fake',
  inputs: {},
  outputs: { out: { type: 'layer' } },
};
export const trainSpec: NodeSpec = {
  ...numberSpec,
  kind: 'train.fake',
  usesKernels: true,
  handsOverWhenCancelled: true,
  inputs: { in: { type: 'report' } },
  outputs: { out: { type: 'report' }, model: { type: 'model' } },
};
export const tableSpec: NodeSpec = {
  ...numberSpec,
  kind: 'data.tableReader',
  inputs: { in: { type: 'table' } },
};

export const numberIn = (value: WireValue | undefined): number => Number((value as ReportValue).metrics['value']);
export const reportOf = (value: number): ReportValue => ({ type: 'report', title: 'evaluation', metrics: { value } });

const model = oneOutputModel({
  network: { layers: [], inputs: [], outputs: [] },
  weights: [],
  loss: { className: 'MeanSquaredError', config: {} },
  optimizer: { className: 'SGD', config: {}, wholeBatch: false },
  shape: [1],
  features: ['x'],
  target: { name: 'y', kind: 'number', classes: [] },
  preprocessing: [],
  history: [],
});

export interface Strings {
  /** In the order in which they began. */
  readonly ran: NodeId[];
  readonly running: Set<NodeId>;
  /** Largest set that was running at once. */
  most: number;
  /** Holds a runner until it resolves. */
  gate?: (node: NodeId) => Promise<void>;
  readonly seeds: Map<NodeId, number>;
}

const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

export function fakeRunners(): { runners: RunnerTable; strings: Strings } {
  const strings: Strings = { ran: [], running: new Set(), most: 0, seeds: new Map() };
  const make = (spec: NodeSpec): ErasedRunner => ({
    spec,
    async run(inputs, params, context) {
      strings.ran.push(context.node);
      strings.seeds.set(context.node, context.seed);
      strings.running.add(context.node);
      strings.most = Math.max(strings.most, strings.running.size);
      try {
        await strings.gate?.(context.node);
        const input = inputs['in'] as WireValue | readonly WireValue[] | undefined;
        const mode = params['mode'];
        if (mode === 'fail')
          throw new Fault('param.range', { param: 'add', expected: 2, received: 3 }, { param: 'add' });
        if (mode === 'mistake') throw new TypeError('x is not a function\n  at secret');
        if (mode === 'wrong-output')
          return { out: { type: 'optimizer', className: 'SGD', config: {}, wholeBatch: false } };
        if (mode === 'deaf') await new Promise(() => undefined);
        if (mode === 'hang') {
          context.progress(0.5);
          await untilAborted(context.signal);
          if (spec !== trainSpec) context.signal.throwIfAborted();
        }
        if (mode === 'epochs') {
          for (let epoch = 1; epoch <= 100; epoch += 1) {
            context.progress(epoch / 100, `${epoch} / 100`);
            context.epoch({ epoch, epochs: 100, seconds: 0, logs: { loss: 1 / epoch } });
          }
        }
        if (spec === tableSpec) return { out: reportOf((input as { rows: number }).rows) };
        if (spec === layerSpec) return { out: { type: 'layer', network: model.network } };
        const values = Array.isArray(input) ? (input as WireValue[]) : input ? [input as WireValue] : [];
        const out = reportOf(values.reduce((sum, value) => sum + numberIn(value), Number(params['add'])));
        return spec === trainSpec
          ? { out, model: context.signal.aborted ? { ...model, stopped: 'cancelled' } : model }
          : { out };
      } finally {
        strings.running.delete(context.node);
      }
    },
  });
  const specs = [numberSpec, randomSpec, layerSpec, trainSpec, tableSpec];
  return { runners: Object.fromEntries(specs.map((spec) => [spec.kind, make(spec)])), strings };
}

type NodeText = string | (Partial<Omit<PipelineNode, 'id'>> & { readonly from?: string });

/** `{ a: '', b: 'a', c: 'a b' }`: three number nodes, b fed by a, c by both. */
export function documentOf(nodes: Readonly<Record<NodeId, NodeText>>): PipelineDocument {
  const entries = Object.entries(nodes).map(([id, text]) => {
    const { from = '', ...rest } = typeof text === 'string' ? { from: text } : text;
    const node: PipelineNode = {
      id,
      kind: 'data.number',
      kindVersion: 1,
      params: {} as Record<string, ParamValue>,
      ...rest,
    };
    const wires = from
      .split(' ')
      .filter((source) => source !== '')
      .map((source) => ({ from: { node: source, port: 'out' }, to: { node: id, port: 'in' } }));
    return { node, wires };
  });
  return {
    ...emptyDocument(),
    nodes: Object.fromEntries(entries.map(({ node }) => [node.id, node])),
    wires: Object.fromEntries(entries.flatMap(({ wires }) => wires).map((wire) => [wireId(wire), wire])),
  };
}
