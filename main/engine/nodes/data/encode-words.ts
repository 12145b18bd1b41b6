// Words of chosen features become numbers: fitted on the training rows alone.
import { encodeWords as spec } from '#shared/nodes/data/encode-words.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { inferPrepared, runPrepared } from '#engine/nodes/data/chosen-features.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { slotsForeseen } from '#engine/nodes/data/foreseen-slots.ts';
import { fitLookUp, givenOrder } from '#engine/preprocessing/look-up.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { DatasetValue } from '#engine/values/dataset.ts';

type Params = ParamsOf<typeof spec.params>;

const preparing = ({ columns, to, mostWords }: Params): Parameters<typeof inferPrepared>[1] => ({
  columns,
  holds: 'words',
  change(own, meant) {
    if (to !== 'slots') return { encodes: true };
    const oneHot = slotsForeseen(own, meant, mostWords);
    return oneHot && { encodes: true, oneHot };
  },
});

/** One number for a word is the mean of one target. */
function checkTarget(targets: readonly TargetInfo[], { to }: Params): void {
  const [target] = targets;
  if (to === 'target' && target?.kind === 'classes')
    throw new Fault('prepare.classes', { target: target.name, count: target.classes.length }, { param: 'to' });
}

function orderOf({ to, order }: Params): readonly string[] {
  const lines = order.split(order.includes('\n') ? '\n' : ',').map((word) => word.trim());
  const words = lines.filter((word) => word !== '');
  if (to === 'given' && words.length === 0) throw new Fault('prepare.noOrder', {}, { param: 'order' });
  return words;
}

export const encodeWords = defineRunner({
  spec,

  infer({ dataset }, params) {
    orderOf(params);
    checkTarget(dataset?.targets ?? [], params);
    return inferPrepared(dataset, preparing(params));
  },

  async run({ dataset }, params, { signal }): Promise<{ dataset: DatasetValue }> {
    const { to, mostWords, smoothing } = params;
    const order = orderOf(params);
    checkTarget(dataset.targets, params);
    const rule = { most: mostWords, ...(to === 'target' && smoothing !== null && { smoothing }) };
    return {
      dataset: await runPrepared(
        dataset,
        preparing(params),
        async (values, rows, meant, { words, missing, features }) => {
          const own = meant.map((isMeant, f) => (isMeant ? (words?.[f] ?? null) : null));
          if (to === 'given') return [givenOrder(own, order)];
          const counts = own.map((list) => list && list.length);
          const lacks = (f: number): boolean => missing?.includes(features[f] ?? '') ?? false;
          const [y] = dataset.splits.train.targets;
          return [await fitLookUp(values, rows, counts, lacks, { ...rule, to }, signal, y)];
        },
        signal,
      ),
    };
  },
});
