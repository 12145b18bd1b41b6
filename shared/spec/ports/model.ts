// A trained network.
import type { InputInfo, TargetInfo } from '#shared/protocol/wire-info.ts';
import { definePortType } from '#shared/spec/ports/port-type.ts';
import { inputShapes } from '#shared/spec/ports/input-shapes.ts';
import { groupDigits } from '#shared/text/number-text.ts';

export interface ModelInfo {
  readonly type: 'model';
  /** In the network's order; columns in the order in which it learnt them. */
  readonly inputs: readonly InputInfo[];
  /** One per output; none where they are not known. */
  readonly targets: readonly TargetInfo[];
  readonly parameters: number;
  /** Of several, one per target: what the model with this output alone has. Inputs by their place. */
  readonly outputs?: readonly { readonly inputs: readonly number[]; readonly parameters: number }[];
}

export const model = definePortType<ModelInfo>({
  type: 'model',
  colour: { light: '#ad2e68', dark: '#f593bb' },
  readableAsTable: false,
  words: {
    en: {
      name: 'Model',
      facts: { shape: 'Shape', parameters: 'Parameters', target: 'Target' },
      lines: { parameters: 'Parameters: {{count}}' },
    },
    zh: {
      name: '模型',
      facts: { shape: '形状', parameters: '参数量', target: '目标' },
      lines: { parameters: '{{count}} 个参数' },
    },
  },
  line: ({ parameters }, t) => t('wires.model.lines.parameters', { count: parameters }),
  facts: ({ inputs, parameters, targets }, t) => [
    [t('wires.model.facts.shape'), inputShapes(inputs)],
    [t('wires.model.facts.parameters'), groupDigits(parameters)],
    ...(targets.length > 0
      ? [[t('wires.model.facts.target'), targets.map(({ name }) => name).join(', ')] as const]
      : []),
  ],
});
