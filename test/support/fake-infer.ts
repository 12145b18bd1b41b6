// Runners that only infer, as simple as the analysis needs, with a count of how often each was asked.
import { oneInputInfo } from '#test/support/one-input.ts';
import { catalogue } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import type { NumberType, TargetInfo } from '#shared/protocol/wire-info.ts';
import type { WireInfo } from '#shared/spec/ports.ts';
import { inferRunners } from '#engine/analyse/infer-pipeline.ts';
import type { InferRunner } from '#engine/analyse/infer-pipeline.ts';
import type { InputInfos, OutputInfos } from '#engine/analyse/wires.ts';
import { runners as real } from '#engine/nodes/runners.ts';

export interface FakeWorld {
  readonly target: TargetInfo;
  readonly shape: readonly number[];
  readonly numberType?: NumberType;
  readonly rows: { readonly train: number; readonly validation: number; readonly test: number };
}

export const binary: TargetInfo = { name: 'y', kind: 'binary', classes: ['no', 'yes'] };
export const three: TargetInfo = { name: 'y', kind: 'classes', classes: ['a', 'b', 'c'] };
export const number: TargetInfo = { name: 'y', kind: 'number', classes: [] };

type Params = Readonly<Record<string, unknown>>;
type Answer = (inputs: InputInfos, params: Params) => OutputInfos;

export function fakeInfer(world: FakeWorld): { runners: Record<string, InferRunner>; asked: string[] } {
  const asked: string[] = [];
  const answers: Partial<Record<NodeKind, Answer>> = {
    'data.sample': () => ({ table: { type: 'table', columns: [], rows: 100 } }),
    'data.csv': () => ({ table: { type: 'table', columns: [], rows: 100 } }),
    'data.target': ({ table }): OutputInfos =>
      table ? { dataset: oneInputInfo({ features: [], standardised: false, ...world }) } : {},
    'data.split': ({ dataset }): OutputInfos => (dataset ? { dataset: dataset as WireInfo } : {}),
    'data.standardise': ({ dataset }): OutputInfos =>
      dataset ? { dataset: oneInputInfo({ features: [], standardised: true, ...world }) } : {},
    'data.scaleTarget': ({ dataset }): OutputInfos => {
      const before = dataset as Extract<WireInfo, { type: 'dataset' }> | undefined;
      const scaled = before?.targets.map((target) => ({ ...target, scaled: 'standardise' as const }));
      return before && scaled ? { dataset: { ...before, targets: scaled } } : {};
    },
    'layer.input': ({ dataset }, { shape }): OutputInfos => {
      const own = shape as readonly number[];
      const from = dataset as Extract<WireInfo, { type: 'dataset' }> | undefined;
      return {
        layer: {
          type: 'layer',
          inputs: [{ layer: 'input', of: '' }],
          shape: own.length > 0 ? own : (from?.inputs[0]?.shape ?? null),
          parameters: 0,
          multiplyAdds: 0,
          activation: 'linear',
        },
      };
    },
    'layer.dense': ({ layer }, { units, activation }): OutputInfos => {
      const before = layer as Extract<WireInfo, { type: 'layer' }> | undefined;
      if (!before?.shape) return {};
      const size = Number(units);
      const parameters = before.parameters + ((before.shape.at(-1) ?? 0) + 1) * size;
      return {
        layer: { ...before, shape: [...before.shape.slice(0, -1), size], parameters, activation: String(activation) },
      };
    },
    'layer.dropout': ({ layer }): OutputInfos => (layer ? { layer: layer as WireInfo } : {}),
    'optimizer.adam': () => ({ optimizer: { type: 'optimizer', name: 'Adam', wholeBatch: false, config: {} } }),
    'optimizer.gradientDescent': () => ({
      optimizer: { type: 'optimizer', name: 'SGD', wholeBatch: true, config: {} },
    }),
    'train.fit': () => ({
      model: {
        type: 'model',
        inputs: [{ name: '', shape: world.shape, features: [], standardised: true }],
        targets: [world.target],
        parameters: 0,
      },
    }),
    'train.descentView': () => ({ report: { type: 'report' } }),
    'evaluate.crossValidate': () => ({ report: { type: 'report' } }),
    'evaluate.learningCurve': () => ({ report: { type: 'report' } }),
    'evaluate.evaluate': () => ({ report: { type: 'report' } }),
    'text.note': () => ({}),
  };
  const runners = Object.entries(answers).map(([kind, answer]): [string, InferRunner] => [
    kind,
    {
      ...inferRunners(real)[kind],
      spec: catalogue[kind as NodeKind],
      infer: (inputs, params, { node }) => {
        asked.push(node);
        return { outputs: answer(inputs, params), problems: [] };
      },
    },
  ]);
  return { runners: Object.fromEntries(runners), asked };
}
