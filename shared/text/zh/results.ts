// The panel of results and its exports, in Simplified Chinese.
import type { enResults } from '#shared/text/en/results.ts';
import type { Mirror } from '#shared/text/mirror.ts';

export const zhResults: Mirror<typeof enResults> = {
  studio: {
    results: {
      enlarge: '放大',
      title: '结果',
      none: '还没有结果',
      noneHint: '运行此节点即可看到它的输出。',
      selectHint: '选择一个节点以查看其结果。',
      stale: '这是流程较早状态下的结果。',
      failed: '无法读取结果。',
      noOutputs: '此节点没有可显示的输出。',
      running: '正在运行…',
      waiting: '正在排队…',
      views: '视图',
      overview: '概览',
      numbers: '数值',
      epoch: '第 {{epoch}} 轮，共 {{epochs}} 轮',
      resumed: '从第 {{epoch}} 轮继续',
      timeLeft: '剩余 {{time}}',
      took: '用时 {{time}}',
      curve: '训练曲线',
      train: '训练',
      validation: '验证',
      epochAxis: '轮次',
      best: '最佳 {{value}}（第 {{epoch}} 轮）',
      curveDescription: '每轮的{{metric}}，共 {{epochs}} 轮；最新值 {{value}}。',
      curveWaiting: '第一轮结束后开始绘制曲线。',
      exportSvg: '另存为 SVG',
      exportPng: '另存为 PNG',
      plotFailed: '无法绘制此图。',
      savePlot: '保存此图',
      ofValidation: '{{metric}}（验证）',
    },
    export: {
      menu: '导出',
      report: '整个流程的报告（HTML）',
      reportNode: '此节点的报告（HTML）',
      csv: '保存为 CSV',
      csvOfPlot: '将数字保存为 CSV',
      working: '正在生成报告…',
      failed: '无法保存。',
    },
  },
};
