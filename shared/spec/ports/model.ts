// A trained network.
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import { definePortType } from '#shared/spec/ports/port-type.ts';
import { groupDigits, shapeText } from '#shared/text/number-text.ts';

export interface ModelInfo {
  readonly type: 'model';
  readonly shape: readonly number[];
  /** Names of its columns, in the order in which it learnt them. */
  readonly features: readonly string[];
  readonly target: TargetInfo | null;
  readonly parameters: number;
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
  facts: ({ shape, parameters, target }, t) => [
    [t('wires.model.facts.shape'), shapeText(shape)],
    [t('wires.model.facts.parameters'), groupDigits(parameters)],
    ...(target ? [[t('wires.model.facts.target'), target.name] as const] : []),
  ],
});
