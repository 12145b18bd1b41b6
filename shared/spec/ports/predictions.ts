// What a model says of each row.
import { definePortType } from '#shared/spec/ports/port-type.ts';

export interface PredictionsInfo {
  readonly type: 'predictions';
}

export const predictions = definePortType<PredictionsInfo>({
  type: 'predictions',
  colour: { light: '#47720e', dark: '#a6d760' },
  readableAsTable: true,
  words: { en: { name: 'Predictions', facts: {} }, zh: { name: '预测结果', facts: {} } },
  line: () => '',
  facts: () => [],
});
