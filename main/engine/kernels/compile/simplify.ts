// Rewrites a recording into one that computes the same with less work. Only what TensorFlow's own optimizers leave.
import type { RecordedOp, Recording, Source } from '#engine/kernels/compile/recorder.ts';

export function simplified(recording: Recording): Recording {
  return { ...recording, ops: windowsFirst(activationsFirst(recording.ops, recording.outputs), recording.outputs) };
}

type Ops = readonly RecordedOp[];

/** How often each op's outputs are taken. */
function usesOf(ops: Ops, outputs: readonly Source[]): ReadonlyMap<number, number> {
  const uses = new Map<number, number>();
  for (const source of [...ops.flatMap(({ inputs }) => inputs), ...outputs])
    if (source.from === 'op') uses.set(source.op, (uses.get(source.op) ?? 0) + 1);
  return uses;
}

/** Those that TensorFlow makes one with a product and its bias. */
const activations: ReadonlySet<string> = new Set(['Elu', 'LeakyRelu', 'Relu', 'Relu6', 'Sigmoid', 'Tanh']);

/** An activation of a bias' sum that was reshaped is taken before it is reshaped. */
function activationsFirst(before: Ops, outputs: readonly Source[]): Ops {
  const ops = [...before];
  const uses = usesOf(ops, outputs);
  /** The op that alone gives `place` its first input; undefined where another takes it too. */
  const above = (place: number): number | undefined => {
    const [source] = ops[place]?.inputs ?? [];
    return source?.from === 'op' && uses.get(source.op) === 1 ? source.op : undefined;
  };
  for (const [index, op] of before.entries()) {
    if (!activations.has(op.name)) continue;
    const reshapes: number[] = [];
    let end = above(index);
    for (; end !== undefined && ops[end]?.name === 'Reshape'; end = above(end)) reshapes.push(end);
    if (end === undefined || ops[end]?.name !== 'BiasAdd') continue;
    let place = index;
    for (const reshape of reshapes) {
      const [activation, shaped, source] = [ops[place], ops[reshape], ops[above(reshape) ?? -1]];
      if (!activation || !shaped || !source) break;
      ops[reshape] = { ...activation, inputs: [shaped.inputs[0] as Source], rank: source.rank };
      ops[place] = { ...shaped, inputs: [{ from: 'op', op: reshape, output: 0 }, ...shaped.inputs.slice(1)] };
      place = reshape;
    }
  }
  return ops;
}

/**
 * Where a ReLU comes before a largest-of-window, the ReLU's gradient is taken of the windows' gradients, before these are
 * spread over the picture, instead of after: the number of a window's place is the window's own, so both masks are
 * the same. A bias' gradient is the sum of either.
 */
function windowsFirst(before: Ops, outputs: readonly Source[]): Ops {
  const ops = [...before];
  const uses = usesOf(ops, outputs);
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
  return ops;
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
