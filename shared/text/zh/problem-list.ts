// The list of problems, in Simplified Chinese.
import type { enProblemList } from '#shared/text/en/problem-list.ts';
import type { Mirror } from '#shared/text/mirror.ts';

export const zhProblemList: Mirror<typeof enProblemList> = {
  studio: {
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
};
