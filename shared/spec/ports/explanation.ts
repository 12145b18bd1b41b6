// Which feature moved each prediction, and how far.
import { definePortType } from '#shared/spec/ports/port-type.ts';

export interface ExplanationInfo {
  readonly type: 'explanation';
}

export const explanation = definePortType<ExplanationInfo>({
  type: 'explanation',
  colour: { light: '#b53d0b', dark: '#ff9f69' },
  readableAsTable: true,
  words: { en: { name: 'Explanation', facts: {} }, zh: { name: '解释结果', facts: {} } },
  line: () => '',
  facts: () => [],
});
