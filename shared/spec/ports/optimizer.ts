// The settings of an optimizer.
import { definePortType } from '#shared/spec/ports/port-type.ts';

export interface OptimizerInfo {
  readonly type: 'optimizer';
  /** Keras' class name. */
  readonly name: string;
  readonly wholeBatch: boolean;
  /** Its settings as Keras has them. */
  readonly config: Readonly<Record<string, unknown>>;
}

export const optimizer = definePortType<OptimizerInfo>({
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
