// A symbolic tensor: the network so far.
import { z } from 'zod';
import type { Sent } from '#shared/protocol/sent.ts';
import { activations } from '#shared/nodes/layer/choices.ts';
import { definePortType } from '#shared/spec/ports/port-type.ts';
import { groupDigits, shapeText } from '#shared/text/number-text.ts';
import type { Translate } from '#shared/text/translator-type.ts';

/** Where data go into the network. */
const inputEnd = z.strictObject({
  layer: z.string(),
  /** The name of the dataset's input; '' where nobody has told it. */
  of: z.string(),
  /** As of the dataset's input. */
  tokens: z.int().optional(),
});

/** An end of the network that is for one target. */
const output = z.strictObject({
  /** The target's name; '' where there is only one. */
  of: z.string(),
  shape: z.array(z.int()),
  activation: z.string(),
  /** The network's inputs that lead to it, and the parameters on the way. */
  inputs: z.array(inputEnd),
  parameters: z.int(),
});

/** A layer by itself, in numbers, not bytes. */
const layerSize = z.strictObject({
  name: z.string(),
  parameters: z.int(),
  /** Of its weights, the one with the most. */
  largestWeight: z.int(),
  /** What a pass makes for one row (LayerClass.passNumbers). */
  pass: z.number(),
});
export type LayerSize = Sent<typeof layerSize>;

const schema = z.strictObject({
  type: z.literal('layer'),
  /** In the network's order. */
  inputs: z.array(inputEnd),
  /** Where the ends of the network are told apart by name. */
  outputs: z.array(output).optional(),
  /** Shape without the batch dimension; null = not known yet. */
  shape: z.array(z.int()).nullable(),
  /** Parameters of the network up to here. */
  parameters: z.int(),
  /** Multiply-adds for one row, up to here. */
  multiplyAdds: z.number(),
  /** The layer that the network ends with; absent where its size is not known, or the ends are named. */
  last: layerSize.optional(),
  /** Activation of the last layer, for the checks of loss and target. */
  activation: z.string(),
});
/** An activation that people cannot choose goes by Keras' own name. */
const activationWords = (name: string, t: Translate): string =>
  (activations as readonly string[]).includes(name) ? t(`nodes.layer.dense.params.activation.options.${name}`) : name;

export const layer = definePortType({
  schema,
  type: 'layer',
  colour: { light: '#2f5bd0', dark: '#86a8ff' },
  readableAsTable: false,
  words: {
    en: {
      name: 'Layer',
      facts: {
        shape: 'Shape',
        parameters: 'Parameters',
        multiplyAdds: 'Multiply-adds per row',
        activation: 'Activation',
      },
    },
    zh: {
      name: '层',
      facts: { shape: '形状', parameters: '参数量', multiplyAdds: '每行乘加次数', activation: '激活函数' },
    },
  },
  line: ({ shape }) => (shape === null ? '?' : shapeText(shape)),
  facts: ({ shape, parameters, multiplyAdds, activation }, t) => [
    [t('wires.layer.facts.shape'), shape ? shapeText(shape) : t('studio.common.unknown')],
    [t('wires.layer.facts.parameters'), groupDigits(parameters)],
    [t('wires.layer.facts.multiplyAdds'), groupDigits(multiplyAdds)],
    ...(activation === '' ? [] : [[t('wires.layer.facts.activation'), activationWords(activation, t)] as const]),
  ],
});
