// Runs evaluate.chooseOutput: the model with the output of one target alone.
import { chooseOutput as spec } from '#shared/nodes/evaluate/choose-output.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import { at } from '#engine/network/layer.ts';
import { oneOutput } from '#engine/network/flat-model.ts';
import { defineRunner } from '#engine/values/runner.ts';

export const chooseOutput = defineRunner<typeof spec>({
  spec,
  infer: ({ model }, { target }) => {
    if (!model) return { outputs: {}, problems: [] };
    const place = placeOf(model.targets, target);
    const { outputs, ...whole } = model;
    const { inputs, parameters } = outputs?.[place] ?? {
      inputs: [...model.inputs.keys()],
      parameters: model.parameters,
    };
    const chosen = { inputs: inputs.map((i) => at(model.inputs, i)), targets: [at(model.targets, place)], parameters };
    return { outputs: { model: { ...whole, ...chosen } }, problems: [] };
  },
  run: async ({ model }, { target }) => ({ model: oneOutput(model, placeOf(model.targets, target)) }),
});

/** Throws Fault 'chooseOutput.unknown' (facts: target, known). */
function placeOf(targets: readonly TargetInfo[], name: string): number {
  const place = name === '' ? 0 : targets.findIndex((target) => target.name === name);
  if (place >= 0) return place;
  const known = targets.map((target) => target.name).join(', ');
  throw new Fault('chooseOutput.unknown', { target: name, known }, { param: 'target' });
}
