// Rewrites a recording into one that computes the same with less work. Only what TensorFlow's own optimizers leave.
import type { RecordedOp, Recording, Source } from '#engine/tensor/compile/recorder.ts';

/**
 * Where a ReLU comes before a largest-of-window, the ReLU's gradient is taken of the windows' gradients, before these are
 * spread over the picture, instead of after: the number of a window's place is the window's own, so both masks are
 * the same. A bias' gradient is the sum of either.
 */
export function simplified(recording: Recording): Recording {
  const ops = [...recording.ops];
  const uses = new Map<number, number>();
  for (const source of [...ops.flatMap(({ inputs }) => inputs), ...recording.outputs])
    if (source.from === 'op') uses.set(source.op, (uses.get(source.op) ?? 0) + 1);
  /** Spread gradient → that of the windows. */
  const spread = new Map<number, Source>();
  ops.forEach((op, index) => {
    const [dy] = op.inputs;
    if (op.name === 'BiasAddGrad' && dy?.from === 'op') {
      const windows = spread.get(dy.op);
      if (windows) ops[index] = { ...op, inputs: [windows] };
      return;
    }
    const pool = dy?.from === 'op' && uses.get(dy.op) === 1 ? dy.op : undefined;
    const swapped = pool === undefined ? undefined : swap(ops[pool], op, pool);
    if (pool === undefined || !swapped) return;
    [ops[pool], ops[index]] = swapped;
    spread.set(index, { from: 'op', op: pool, output: 0 });
  });
  return { ...recording, ops };
}

/** ReluGrad(MaxPoolGrad(x, y, dy), x) as MaxPoolGrad(x, y, ReluGrad(dy, y)), in the same two places. */
function swap(pool: RecordedOp | undefined, relu: RecordedOp, place: number): [RecordedOp, RecordedOp] | undefined {
  if (pool?.name !== 'MaxPoolGrad' || relu.name !== 'ReluGrad') return undefined;
  const [x, y, dy] = pool.inputs;
  const [, features] = relu.inputs;
  if (!x || !y || !dy || !features || !isSame(x, features)) return undefined;
  return [
    { ...relu, inputs: [dy, y] },
    { ...pool, inputs: [x, y, { from: 'op', op: place, output: 0 }] },
  ];
}

function isSame(a: Source, b: Source): boolean {
  if (a.from === 'op') return b.from === 'op' && a.op === b.op && a.output === b.output;
  return a.from === b.from && a.index === b.index;
}
