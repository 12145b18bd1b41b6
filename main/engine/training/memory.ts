// What a training takes at its peak, above what the process had before its data were there. Adds up what is held at once;
// takes no memory itself. docs/compiled-step.md says what the copies are for.
import type { LayerSize } from '#shared/spec/ports/layer.ts';
import type { BuiltLayer } from '#engine/network/build-network.ts';
import { elements } from '#engine/network/layer.ts';
import type { Algebra } from '#engine/training/optimizers/optimizer.ts';
import { openOptimizer } from '#engine/training/optimizers/registry.ts';
import type { OpenOptimizer } from '#engine/training/optimizers/registry.ts';
import type { OptimizerValue } from '#engine/values/optimizer.ts';

export interface TrainingSize {
  readonly layers: readonly LayerSize[];
  readonly optimizer: Pick<OptimizerValue, 'className' | 'config'>;
  /** Rows of an update. */
  readonly batchSize: number;
  /** Of the rows learnt from and checked with, as they are held, or of two blocks of them. */
  readonly dataBytes: number;
  /** The best weights are kept for an early stop. */
  readonly keepsBest?: boolean;
  readonly writesCheckpoints?: boolean;
}

type MemoryPart = 'data' | 'weights' | 'batch';

export interface TrainingMemory {
  readonly bytes: number;
  /** What takes most, and of weights and batch the layer that has most of it. */
  readonly largest: MemoryPart;
  readonly layer: string;
}

/** The graph, TensorFlow's prepared kernels, and what JavaScript has not given back yet. */
const fixedBytes = 60e6;
/** What glibc takes from the system by itself and gives back at once; smaller pieces stay with the thread that had them. */
const mappedBytes = 32 * 2 ** 20;
/** Tensors of about one size that a layer's pass is made of. */
const tensorsOfPass = 10;

export function layerSize({
  name,
  weights,
  passNumbers: pass,
}: Pick<BuiltLayer, 'name' | 'weights' | 'passNumbers'>): LayerSize {
  const sizes = weights.map(({ shape }) => elements(shape));
  return { name, parameters: sum(sizes, (size) => size), largestWeight: Math.max(0, ...sizes), pass };
}

/** Throws Fault 'training.optimizer' for an optimizer or setting that does not exist. */
export function trainingMemory(size: TrainingSize): TrainingMemory {
  const { layers, batchSize, dataBytes } = size;
  const opened = openOptimizer(size.optimizer);
  const weights = sum(layers, ({ parameters }) => parameters * 4);
  const state = weights * (1 + slotsOf(opened));
  const largest = Math.max(0, ...layers.map(({ largestWeight }) => largestWeight * 4));
  const passOf = ({ pass }: LayerSize): number => pass * batchSize * 4;
  const pass = sum(layers, passOf);
  // As arrays of JavaScript's and as the kernels' own.
  const data = dataBytes * 2;
  // The start in JavaScript and in the kernels, the program's variables, and what the comparison of the first update reads.
  const held = weights + state + state + 2 * weights;
  // The first update by single ops: gradients and a new state; of one weight at a time what its formula makes on the way.
  const update = weights + state + tensorsOf(opened) * largest;
  // A program frees each gradient once it is used, so it has about what goes forward.
  const program = sum(layers, (layer) => (passOf(layer) / tensorsOfPass < mappedBytes ? passOf(layer) / 2 : 0));
  const later = (size.keepsBest ? weights : 0) + (size.writesCheckpoints ? state : 0);
  const batch = Math.max(pass + weights, update) - update + program;
  const byState = held + Math.max(update, later);
  const parts: Readonly<Record<MemoryPart, number>> = { data, weights: byState, batch };
  const names = ['data', 'weights', 'batch'] as const;
  const max = names.reduce((first, name) => (parts[name] > parts[first] ? name : first));
  const sizeOf = max === 'weights' ? ({ parameters }: LayerSize) => parameters : passOf;
  const layer = layers.reduce<LayerSize | undefined>((a, b) => (a && sizeOf(a) >= sizeOf(b) ? a : b), undefined);
  return { bytes: fixedBytes + data + byState + batch, largest: max, layer: layer?.name ?? '' };
}

const slotsOf = ({ optimizer, config }: OpenOptimizer): number => optimizer.slots(config).length;

/** How many tensors of a weight's size an update makes, found by going through its formula. */
function tensorsOf({ optimizer, config }: OpenOptimizer): number {
  let count = 0;
  const made = (): number => {
    count += 1;
    return 1;
  };
  const counting: Algebra<number> = {
    add: made,
    sub: made,
    mul: made,
    div: made,
    maximum: made,
    neg: made,
    abs: made,
    sign: made,
    square: made,
    sqrt: made,
    rsqrt: made,
  };
  const slots = optimizer.slots(config).map(({ initial }) => initial);
  const { slots: after } = optimizer.update(counting, config, { slots, gradient: 1, squared: made, feed: () => 1 });
  return count - after.length;
}

const sum = <T>(list: readonly T[], of: (item: T) => number): number =>
  list.reduce((total, item) => total + of(item), 0);
