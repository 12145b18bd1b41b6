// Says of number targets that a training is to learn them scaled. The rows stay as they are: what is scaled, and undone
// behind the network, is the training's (training/target-scaling.ts).
import { scaleTarget as spec } from '#shared/nodes/data/scale-target.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { at } from '#engine/network/layer.ts';
import { splitNames } from '#engine/nodes/data/split-rows.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { DatasetValue } from '#engine/values/dataset.ts';

type Params = ParamsOf<typeof spec.params>;

export const scaleTarget = defineRunner<typeof spec>({
  spec,
  readsStored: true,

  infer({ dataset }, params) {
    if (!dataset) return { outputs: {}, problems: [] };
    return { outputs: { dataset: { ...dataset, targets: marked(dataset.targets, params) } }, problems: [] };
  },

  run: async ({ dataset }, params): Promise<{ dataset: DatasetValue }> => {
    const targets = marked(dataset.targets, params);
    if (params.by === 'logarithm')
      for (const [k, target] of targets.entries()) if (isMeant(target, params)) checkSigns(dataset, k);
    return { dataset: { ...dataset, targets } };
  },
});

const isMeant = ({ name, kind }: TargetInfo, { target }: Params): boolean =>
  target === '' ? kind === 'number' : name === target;

/** Throws Fault 'scaleTarget.unknown' (facts: target, known) and 'scaleTarget.classes' (facts: target). */
function marked(targets: readonly TargetInfo[], params: Params): readonly TargetInfo[] {
  const meant = targets.filter((target) => isMeant(target, params));
  const known = targets.map(({ name }) => name).join(', ');
  if (meant.length === 0 && params.target !== '')
    throw new Fault('scaleTarget.unknown', { target: params.target, known }, { param: 'target' });
  if (meant.every(({ kind }) => kind !== 'number'))
    throw new Fault('scaleTarget.classes', { target: params.target || known }, { port: 'dataset' });
  return targets.map((target) => (meant.includes(target) ? { ...target, scaled: params.by } : target));
}

/** Throws Fault 'scaleTarget.negative' (facts: target, value, row). */
function checkSigns({ splits, targets }: DatasetValue, k: number): void {
  for (const name of splitNames) {
    const { targets: all, source } = splits[name];
    const y = at(all, k);
    const row = y.findIndex((value) => value < 0);
    if (row < 0) continue;
    const facts = { target: at(targets, k).name, value: y[row] ?? 0, row: (source[row] ?? row) + 1 };
    throw new Fault('scaleTarget.negative', facts, { param: 'by' });
  }
}
