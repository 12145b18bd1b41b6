// DeepLIFT's rescale rules, layer by layer, with the numbers of shap's DeepExplainer: each answers how multipliers at a
// layer's output, one set per pair of row and background row, become multipliers at its inputs. What is linear hands them
// on as gradients; elementwise functions rescale; softmax, maxima and products have rules of their own.
import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { Fault } from '#shared/protocol/problem.ts';
import { change, paired, ratio, sides } from '#engine/explain/attribution/deep-pairs.ts';
import type { Pairs } from '#engine/explain/attribution/deep-pairs.ts';
import type { BuiltLayer } from '#engine/network/build-network.ts';
import { noRandom } from '#engine/network/forward.ts';
import { activate } from '#engine/network/activations.ts';
import type { ActivationName } from '#engine/network/activations.ts';
import { at } from '#engine/network/layer.ts';
import type { CallContext, DeepRule } from '#engine/network/layer.ts';

/** A layer's output for rows and background together, and the way back from multipliers [pairs, …] of it. */
export interface DeepStep {
  readonly output: Tensor;
  back(multipliers: Tensor): Tensor[];
}

const inference: CallContext = {
  training: false,
  trainable: false,
  random: noRandom,
  masks: [],
  update: () => undefined,
  gradientRows: () => undefined,
  penalty: () => undefined,
  madeFrom: () => undefined,
};

/** The first layer that has no rule; undefined where the whole network has. */
export function layerWithoutRule(layers: readonly BuiltLayer[]): BuiltLayer | undefined {
  return layers.find(({ layer, config, calls }) => {
    const { deepRule } = layer.traits;
    if (deepRule === 'none' || activationOf(config) === 'log_softmax') return true;
    return isProduct(deepRule) && calls.some(({ from }) => from.length < 2);
  });
}

/** Of a layer that takes two inputs at a time, number by number. */
type ProductRule = Extract<DeepRule, 'multiply' | 'maximum' | 'minimum'>;
const isProduct = (rule: DeepRule): rule is ProductRule => Object.hasOwn(operations, rule);

const activationOf = (config: unknown): ActivationName =>
  (config as { readonly activation?: ActivationName }).activation ?? 'linear';

/** Throws Fault 'explain.noDeepRule' for a layer without one. Call it inside a tidy. */
export function deepStep(
  pairs: Pairs,
  built: BuiltLayer,
  inputs: readonly Tensor[],
  weights: readonly Tensor[],
): DeepStep {
  const { className, traits } = built.layer;
  const { deepRule } = traits;
  const call = (from: readonly Tensor[], config = built.config): Tensor =>
    at(built.layer.call(config, from, weights, inference), 0);
  if (deepRule === 'elementwise') {
    if (activationOf(built.config) === 'softmax') return softmax(pairs, at(inputs, 0));
    return rescaled(pairs, at(inputs, 0), (x) => call([x]));
  }
  if (deepRule === 'largest') return maximum(pairs, at(inputs, 0), (x) => call([x]));
  if (isProduct(deepRule)) return folded(pairs, { className, rule: deepRule }, inputs);
  if (deepRule !== 'linear' || activationOf(built.config) === 'log_softmax')
    throw new Fault('explain.noDeepRule', { layer: built.name, className }, { port: 'model' });
  const activation = activationOf(built.config);
  const settings = { ...(built.config as object), activation: 'linear' };
  const plain = activation === 'linear' ? built.config : settings;
  const before = linearStep(pairs, built, inputs, weights, (from) => call(from, plain));
  if (activation === 'linear') return before;
  const after =
    activation === 'softmax'
      ? softmax(pairs, before.output)
      : rescaled(pairs, before.output, (x) => activate(activation, x));
  return { output: after.output, back: (multipliers) => before.back(at(after.back(multipliers), 0)) };
}

function linearStep(
  { tf, rows, background }: Pairs,
  built: BuiltLayer,
  inputs: readonly Tensor[],
  weights: readonly Tensor[],
  call: (from: readonly Tensor[]) => Tensor,
): DeepStep {
  const output = call(inputs);
  const [only] = inputs;
  if (output === only) return { output, back: (multipliers) => [multipliers] };
  const count = rows * background;
  const shapes = inputs.map((input) => [count, ...input.shape.slice(1)]);
  const config = built.config as ConvolutionConfig;
  const [kernel] = weights;
  const [shape = []] = shapes;
  if (built.layer.className === 'Dense' && kernel) {
    const back = (multipliers: Tensor): Tensor => {
      const flat = tf.reshape(multipliers, [-1, at(multipliers.shape, -1)]);
      return tf.reshape(tf.matMul(flat, kernel as Tensor2D, false, true), shape);
    };
    return { output, back: (multipliers) => [back(multipliers)] };
  }
  if (built.layer.className === 'Conv2D' && kernel && config.groups === 1 && config.dilation_rate.join() === '1,1') {
    const strides: [number, number] = [config.strides[0], config.strides[1]];
    const given = shape as [number, number, number, number];
    return {
      output,
      back: (multipliers) => [
        tf.conv2dTranspose(multipliers as Tensor4D, kernel as Tensor4D, given, strides, config.padding),
      ],
    };
  }
  const gradients = tf.grads((...from: Tensor[]) => call(from));
  // A linear map has the same gradient everywhere, so it is taken at zero.
  return {
    output,
    back: (multipliers) =>
      gradients(
        shapes.map((each) => tf.zeros(each)),
        multipliers,
      ),
  };
}

interface ConvolutionConfig {
  readonly groups: number;
  readonly dilation_rate: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly padding: 'valid' | 'same';
}

/** (out(x) − out(b)) / (in(x) − in(b)), or the slope at x where the inputs are as good as equal. */
function rescaled(pairs: Pairs, input: Tensor, fn: (x: Tensor) => Tensor): DeepStep {
  const { tf, rows } = pairs;
  const output = fn(input);
  if (output === input) return { output, back: (multipliers) => [multipliers] };
  const own = tf.slice(input, 0, rows);
  const slope = tf.grad(fn)(own);
  const factor = paired(
    pairs,
    ratio(
      pairs,
      change(pairs, output),
      change(pairs, input),
      1e-6,
      tf.reshape(slope, [rows, 1, ...input.shape.slice(1)]),
    ),
  );
  return { output, back: (multipliers) => [tf.mul(multipliers, factor)] };
}

/**
 * exp after each side's own maximum is taken away, and a division by the sum whose change is shared between numerator and
 * denominator as the mean of both orders.
 */
function softmax(pairs: Pairs, input: Tensor): DeepStep {
  const { tf } = pairs;
  const centred = tf.sub(input, tf.max(input, -1, true));
  const power = tf.exp(centred);
  const sum = tf.sum(power, -1, true);
  const [powerX, powerB] = sides(pairs, power);
  const [sumX, sumB] = sides(pairs, sum);
  const numerator = paired(pairs, tf.mul(0.5, tf.add(tf.div(1, sumX), tf.div(1, sumB))));
  const denominator = paired(pairs, tf.div(tf.mul(-0.5, tf.add(powerX, powerB)), tf.mul(sumX, sumB)));
  const [own] = sides(pairs, power);
  const exponential = ratio(pairs, change(pairs, power), change(pairs, centred), 1e-6, own);
  const shift = ratio(pairs, change(pairs, centred), change(pairs, input), 1e-6, 1);
  const factor = paired(pairs, tf.mul(exponential, shift));
  return {
    output: tf.div(power, sum),
    back: (multipliers) => {
      const shared = tf.sum(tf.mul(multipliers, denominator), -1, true);
      return [tf.mul(tf.add(tf.mul(multipliers, numerator), shared), factor)];
    },
  };
}

/**
 * With c the larger of the two outputs: c − out(b) goes to the place of x's maximum, out(x) − c to the place of b's, and
 * both are divided by the change of the input there.
 */
function maximum(pairs: Pairs, input: Tensor, fn: (x: Tensor) => Tensor): DeepStep {
  const { tf } = pairs;
  const output = fn(input);
  const [outX, outB] = sides(pairs, output);
  const larger = tf.maximum(outX, outB);
  const [toX, toB] = [paired(pairs, tf.sub(larger, outB)), paired(pairs, tf.sub(outX, larger))];
  const [inX, inB] = sides(pairs, input).map((side) => paired(pairs, side)) as [Tensor, Tensor];
  const under = paired(pairs, change(pairs, input));
  const place = tf.grad(fn);
  return {
    output,
    back: (multipliers) => {
      const sent = tf.add(place(inX, tf.mul(multipliers, toX)), place(inB, tf.mul(multipliers, toB)));
      return [ratio(pairs, sent, under, 1e-7, 0)];
    },
  };
}

const operations = { multiply: 'mul', maximum: 'maximum', minimum: 'minimum' } as const;

/** Two at a time: the change is shared between both as the mean of both orders. */
function folded(
  pairs: Pairs,
  { className, rule }: { readonly className: string; readonly rule: ProductRule },
  inputs: readonly Tensor[],
): DeepStep {
  const { tf } = pairs;
  const operation = tf[operations[rule]];
  const [first, ...others] = inputs;
  if (!first || others.some((other) => other.shape.join() !== first.shape.join()))
    throw new Fault('explain.noDeepRule', { layer: className, className }, { port: 'model' });
  let output = first;
  const ratios: (readonly [left: Tensor, right: Tensor])[] = [];
  for (const other of others) {
    const [leftX, leftB] = sides(pairs, output);
    const [rightX, rightB] = sides(pairs, other);
    const [both, none] = [operation(leftX, rightX), operation(leftB, rightB)];
    const [onlyLeft, onlyRight] = [operation(leftX, rightB), operation(leftB, rightX)];
    const half = (plus: Tensor, minus: Tensor): Tensor => tf.mul(0.5, tf.add(tf.sub(both, minus), tf.sub(plus, none)));
    ratios.push([
      paired(pairs, ratio(pairs, half(onlyLeft, onlyRight), change(pairs, output), 1e-7, 0)),
      paired(pairs, ratio(pairs, half(onlyRight, onlyLeft), change(pairs, other), 1e-7, 0)),
    ]);
    output = operation(output, other);
  }
  return {
    output,
    back: (multipliers) => {
      let left = multipliers;
      const rights = ratios.toReversed().map(([toLeft, toRight]) => {
        const right = tf.mul(left, toRight);
        left = tf.mul(left, toLeft);
        return right;
      });
      return [left, ...rights.toReversed()];
    },
  };
}
