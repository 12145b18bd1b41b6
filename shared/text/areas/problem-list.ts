// The list of problems.
import { inBoth } from '#shared/text/in-both.ts';

export const problemListWords = inBoth({
  en: {
    problems: {
      title: 'Problems',
      none: 'No problems found.',
      noneHint: 'Errors and warnings about the pipeline appear here, with a way to mend them.',
      repair: 'Fix',
      repairLabel: 'Fix: {{message}}',
      repairDone: 'Fixed. Undo brings the old state back.',
      select: 'Show {{node}}',
      pipeline: 'Pipeline',
      place: 'Line {{line}}, column {{column}}',
    },
  },
  zh: {
    problems: {
      title: '问题',
      none: '没有发现问题。',
      noneHint: '流程中的错误和警告会显示在这里，并附上修复办法。',
      repair: '修复',
      repairLabel: '修复：{{message}}',
      repairDone: '已修复。撤销可恢复原状。',
      select: '显示{{node}}',
      pipeline: '流程',
      place: '第 {{line}} 行，第 {{column}} 列',
    },
  },
});
