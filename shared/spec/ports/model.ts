// A trained network.
import { z } from 'zod';
import { inputInfo, targetInfo } from '#shared/protocol/wire-info.ts';
import { definePortType } from '#shared/spec/ports/port-type.ts';
import { inputShapes } from '#shared/spec/ports/input-shapes.ts';
import { groupDigits } from '#shared/text/number-text.ts';

const schema = z.strictObject({
  type: z.literal('model'),
  /** In the network's order; columns in the order in which it learnt them. */
  inputs: z.array(inputInfo),
  /** One per output; none where they are not known. */
  targets: z.array(targetInfo),
  parameters: z.int(),
  /** Of several, one per target: what the model with this output alone has. Inputs by their place. */
  outputs: z.array(z.strictObject({ inputs: z.array(z.int()), parameters: z.int() })).optional(),
});

export const model = definePortType({
  schema,
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
