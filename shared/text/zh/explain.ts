// 结果的中文文字：视图标题、图中用语，以及解释模型时的问题。
import type { Mirror } from '#shared/text/mirror.ts';
import type { enExplain } from '#shared/text/en/explain.ts';

export const zhExplain: Mirror<typeof enExplain> = {
  view: {
    how: '为何如此',
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
    outputOf: '对“{{output}}”的 f(x)',
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
  how: {
    linear: '网络是线性的，贡献有解析式：系数 × 与背景均值之差。',
    few: '特征很少，遍历了所有特征组合：贡献是精确的。',
    many: '特征太多，无法遍历所有组合，因此采用随机顺序：贡献是估计值。',
    chosen: '方法由节点指定。',
    interventional:
      '干预式：缺席的特征取背景行的值，不考虑其余特征，因此贡献说明的是模型的行为，而不是特征之间的关联。',
    constant: '模型对每一行的预测都相同：没有特征起作用，所有贡献为零。',
    oneBackground: '只有一个背景行：贡献只是与这一行比较。背景行更多，才是与通常情况比较。',
    fewerRows: '解释的行数少于要求：时间或内存不够。这里是最前面的行。增加秒数，或减少行数或输出，即可全部解释。',
    stopped: '已被停止：这是当时已有的结果。',
    estimates: '区间为 95 %：由相互独立的估计之间的离散程度得出。',
    noIntervals: '只有一次估计，无法得知误差。增加组合数、排列数或秒数即可得到区间。',
  },
  problems: {
    explain: {
      noBackgroundRows: {
        message: '背景设为指定的行，但没有指定任何行。',
        hint: '请按编号（从 0 起）指定训练部分的行，或改为抽取。',
      },
      backgroundRow: {
        message: '背景行 {{row}} 不存在：训练部分有 {{rows}} 行，编号从 0 起。',
        hint: '请选择小于 {{rows}} 的编号。',
      },
      oneBackground: {
        message: '只有一个背景行代替所有缺席的特征。',
        hint: '请使用约 100 个背景行，使各行与通常情况相比较。',
      },
      notLinear: {
        message: '网络不是线性的，其 Shapley 值没有解析式。',
        hint: '请将方法设为“自动”。以 sigmoid 结尾的单层网络在对数几率上是线性的。',
      },
      logit: {
        message: '对数几率要求预测在 0 与 1 之间；模型对第 {{row}} 行的预测为 {{value}}。',
        hint: '请改为解释模型自身的输出（连接函数“恒等”），或使用以 sigmoid 或 softmax 结尾的模型。',
      },
      tooFewCoalitions: {
        message: '{{coalitions}} 个组合无法区分 {{features}} 个特征。',
        hint: '请使用数倍于特征数的组合，或用套索选择特征。',
      },
      tooManyFeatures: {
        message: '精确值与交互值要遍历所有特征组合，最多支持 {{limit}} 个特征；数据有 {{received}} 个。',
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
