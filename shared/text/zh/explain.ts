// 结果的中文文字：视图标题、图中用语，以及解释模型时的问题。
import type { Mirror } from '#shared/text/mirror.ts';
import type { enExplain } from '#shared/text/en/explain.ts';

export const zhExplain: Mirror<typeof enExplain> = {
  view: {
    table: '数据行',
    classes: '类别',
    splits: '规模',
    images: '图像',
    network: '网络',
    settings: '设置',
    learningCurve: '学习曲线',
    lastEpoch: '最后一轮',
    metrics: '指标',
    confusionMatrix: '混淆矩阵',
    scatter: '预测值与真实值',
    histogram: '预测的分布',
    shapBar: '总体上什么最重要',
    beeswarm: '逐行看什么最重要',
    waterfall: '逐步解释一行',
    explanation: '解释方式',
  },
  plot: {
    epoch: '轮次',
    training: '训练',
    validation: '验证',
    truth: '真实',
    predicted: '预测',
    count: '行数',
    shareOfClass: '占真实类别的比例',
    probabilityOf: '“{{output}}”的概率',
    topProbability: '最大概率',
    right: '正确',
    wrong: '错误',
    output: '输出',
    feature: '特征',
    featureValue: '特征的取值',
    low: '低',
    high: '高',
    row: '表中行号',
    shapleyOf: '对“{{output}}”的 Shapley 值',
    meanShapley: '|Shapley 值| 的均值',
    otherFeatures: '其余 {{count}} 个特征',
  },
  figure: {
    rows: '行数',
    columns: '列数',
    trainingRows: '训练行数',
    validationRows: '验证行数',
    testRows: '测试行数',
    features: '特征数',
    classes: '类别数',
    parameters: '参数量',
    epochs: '轮数',
    explainedRows: '已解释的行数',
    backgroundRows: '背景行数',
    evaluations: '模型求值次数',
    additivityError: '最大可加性误差',
    baseOf: '“{{output}}”的基准值',
  },
  problems: {
    explain: {
      tooManyFeatures: {
        message: '精确方法要遍历所有特征组合，最多支持 {{limit}} 个特征；数据有 {{received}} 个。',
        hint: '请选择排列方法，或使用“自动”。',
      },
      schema: {
        message: '模型每行接收 {{expected}} 个数；要解释的数据集每行有 {{received}} 个。',
        hint: '请连接训练该模型所用的数据集。',
      },
      features: {
        message: '模型训练时此处的列是“{{expected}}”，数据集中却是“{{received}}”。',
        hint: '请连接训练该模型所用的数据集，列及其顺序须一致。',
      },
      preprocessing: {
        message: '数据集的预处理与模型训练时不同：缩放不一致。',
        hint: '请连接为训练供数的同一节点的输出，即缩放之后的数据。',
      },
      noRows: {
        message: '“{{split}}”部分为空，没有可解释的行。',
        hint: '请选择其他部分，或在划分节点中为其分配数据。',
      },
      noBackground: {
        message: '训练部分为空，而背景行取自训练部分。',
        hint: '请在划分节点中为训练部分分配数据。',
      },
      notFinite: {
        message: '模型对第 {{row}} 行的预测为 {{value}}，无从分摊。',
        hint: '请查看学习曲线。减小学习率或缩放特征可以避免训练发散。',
      },
    },
  },
};
