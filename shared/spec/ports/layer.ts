// A symbolic tensor: the network so far.
import { activations } from '#shared/nodes/layer/choices.ts';
import { definePortType } from '#shared/spec/ports/port-type.ts';
import { groupDigits, shapeText } from '#shared/text/number-text.ts';
import type { Translate } from '#shared/text/translator-type.ts';

/** Where data go into the network. */
export interface InputEndInfo {
  readonly layer: string;
  /** The name of the dataset's input; '' where nobody has told it. */
  readonly of: string;
}

/** An end of the network that is for one target. */
export interface OutputInfo {
  /** The target's name; '' where there is only one. */
  readonly of: string;
  readonly shape: readonly number[];
  readonly activation: string;
  /** The network's inputs that lead to it, and the parameters on the way. */
  readonly inputs: readonly InputEndInfo[];
  readonly parameters: number;
}

/** A layer by itself, in numbers, not bytes. */
export interface LayerSize {
  readonly name: string;
  readonly parameters: number;
  /** Of its weights, the one with the most. */
  readonly largestWeight: number;
  /** What a pass makes for one row (LayerClass.passNumbers). */
  readonly pass: number;
}

export interface LayerInfo {
  readonly type: 'layer';
  /** In the network's order. */
  readonly inputs: readonly InputEndInfo[];
  /** Where the ends of the network are told apart by name. */
  readonly outputs?: readonly OutputInfo[];
  /** Shape without the batch dimension; null = not known yet. */
  readonly shape: readonly number[] | null;
  /** Parameters of the network up to here. */
  readonly parameters: number;
  /** Multiply-adds for one row, up to here. */
  readonly multiplyAdds: number;
  /** The layer that the network ends with; absent where its size is not known, or the ends are named. */
  readonly last?: LayerSize;
  /** Activation of the last layer, for the checks of loss and target. */
  readonly activation: string;
}

/** An activation that people cannot choose goes by Keras' own name. */
const activationWords = (name: string, t: Translate): string =>
  (activations as readonly string[]).includes(name) ? t(`nodes.layer.dense.params.activation.options.${name}`) : name;

export const layer = definePortType<LayerInfo>({
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
