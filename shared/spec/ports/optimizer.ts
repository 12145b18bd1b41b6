// The settings of an optimizer.
import { z } from 'zod';
import { definePortType } from '#shared/spec/ports/port-type.ts';

const schema = z.strictObject({
  type: z.literal('optimizer'),
  /** Keras' class name. */
  name: z.string(),
  wholeBatch: z.boolean(),
  /** Its settings as Keras has them. */
  config: z.record(z.string(), z.unknown()),
});

export const optimizer = definePortType({
  schema,
  type: 'optimizer',
  colour: { light: '#7a3fb8', dark: '#c9a0f4' },
  readableAsTable: false,
  words: {
    en: { name: 'Optimizer', facts: { kind: 'Kind', wholeBatch: 'Whole batch each step' } },
    zh: { name: '优化器', facts: { kind: '类型', wholeBatch: '每步使用全部数据' } },
  },
  line: ({ name }) => name,
  facts: ({ name, wholeBatch }, t) => [
    [t('wires.optimizer.facts.kind'), name],
    ...(wholeBatch ? [[t('wires.optimizer.facts.wholeBatch'), t('studio.common.yes')] as const] : []),
  ],
});
