// Metrics, curves, tables and plots about a model.
import { definePortType } from '#shared/spec/ports/port-type.ts';

export interface ReportInfo {
  readonly type: 'report';
}

export const report = definePortType<ReportInfo>({
  type: 'report',
  colour: { light: '#4a576b', dark: '#adb9c9' },
  readableAsTable: true,
  words: { en: { name: 'Report', facts: {} }, zh: { name: '报告', facts: {} } },
  line: () => '',
  facts: () => [],
});
