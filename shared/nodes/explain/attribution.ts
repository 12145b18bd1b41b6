import { splitNames } from '#shared/nodes/split.words.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const attribution = defineNode({
  kind: 'explain.attribution',
  resultVersion: 2,
  icon: 'bar-chart',
  usesKernels: true,
  random: true,
  inputs: {
    model: { type: 'model' },
    dataset: { type: 'dataset', orTable: true },
    background: { type: 'dataset', optional: true },
  },
  outputs: { explanation: { type: 'explanation' } },
  params: {
    method: {
      type: 'choice',
      default: 'deep',
      options: [
        'deep',
        'expectedGradients',
        'integratedGradients',
        'gradient',
        'inputTimesGradient',
        'smoothGrad',
        'gradCam',
        'occlusion',
      ],
    },
    split: { type: 'choice', default: 'test', options: ['train', 'validation', 'test'] },
    rows: { type: 'integer', default: 20, min: 1, max: 100_000, unit: 'rows' },
    /** A class; empty = every output. */
    output: { type: 'text', default: '', maxLength: 1000 },
    background: { type: 'integer', default: 100, min: 1, max: 10_000, unit: 'rows' },
    baseline: {
      type: 'choice',
      default: 'mean',
      options: ['mean', 'zero'],
      when: { param: 'method', in: ['integratedGradients', 'occlusion'] },
    },
    steps: {
      type: 'integer',
      default: 64,
      min: 1,
      max: 10_000,
      when: { param: 'method', in: ['integratedGradients'] },
    },
    samples: {
      type: 'integer',
      default: 200,
      min: 2,
      max: 100_000,
      when: { param: 'method', in: ['expectedGradients', 'smoothGrad'] },
    },
    /** Of a feature's standard deviation, or of a picture's range. */
    noise: {
      type: 'number',
      default: 0.15,
      min: 0,
      max: 10,
      exclusiveMin: true,
      when: { param: 'method', in: ['smoothGrad'] },
    },
    /** Places along each side of a window over a picture or sequence. */
    window: { type: 'integer', default: 2, min: 1, max: 1000, when: { param: 'method', in: ['occlusion'] } },
    stride: { type: 'integer', default: 1, min: 1, max: 1000, when: { param: 'method', in: ['occlusion'] } },
    /** Empty = the last convolution. */
    layer: { type: 'text', default: '', maxLength: 1000, when: { param: 'method', in: ['gradCam'] } },
  },
})({
  en: {
    title: 'Attribution',
    summary: 'Which features the network followed, told from its inside.',
    help: 'Follows multipliers or gradients back through the layers, so it is quick with many features. *Deep* (DeepLIFT), *expected gradients* and *integrated gradients* add up: `f(x) − base = Σ φⱼ`. *Saliency* is the slope `∂f/∂xⱼ`, *SmoothGrad* its mean under noise. *Grad-CAM* and *occlusion* show where in a picture it lies. Slopes are in the units that the network takes.',
    inputs: { background: 'Background' },
    params: {
      method: {
        label: 'Method',
        help: 'Deep needs a rule for every layer; gradients go through any network that learns by them; Grad-CAM needs pictures and a convolution.',
        options: {
          deep: 'Deep (DeepLIFT)',
          expectedGradients: 'Expected gradients',
          integratedGradients: 'Integrated gradients',
          gradient: 'Saliency (gradient)',
          inputTimesGradient: 'Input × gradient',
          smoothGrad: 'SmoothGrad',
          gradCam: 'Grad-CAM',
          occlusion: 'Occlusion',
        },
      },
      split: {
        label: 'Explain',
        help: 'Which rows to explain.',
        options: splitNames.en,
      },
      rows: { label: 'Rows to explain', help: 'How many of them, from the first.' },
      output: { label: 'Output', help: 'The name of a class. Empty: every output of the model.' },
      background: {
        label: 'Background rows',
        help: 'Training rows that a row is compared with; of the dataset at “Background”, if one is wired. More is steadier and slower.',
      },
      baseline: {
        label: 'Baseline',
        help: 'What a row is compared with, or covered by: the mean of the background, or zero as the network takes it.',
        options: { mean: 'Mean of the background', zero: 'Zero' },
      },
      steps: { label: 'Steps', help: 'Points between baseline and row. More adds up better and is slower.' },
      samples: { label: 'Samples', help: 'Points drawn per row. More narrows the intervals and is slower.' },
      noise: {
        label: 'Noise',
        help: 'Standard deviation of the noise, as a share of a feature’s spread or of a picture’s range.',
      },
      window: {
        label: 'Window',
        help: 'Side of the covered part, for pictures and sequences. Of a table it is one feature.',
      },
      stride: { label: 'Stride', help: 'By how much the window moves.' },
      layer: { label: 'Layer', help: 'Name of the convolution to look at. Empty: the last one.' },
    },
  },
  zh: {
    title: '归因',
    summary: '从网络内部看它依据了哪些特征。',
    help: '让乘数或梯度沿各层往回传，因此特征再多也很快。*Deep*（DeepLIFT）、*期望梯度*和*积分梯度*满足可加性：`f(x) − 基准 = Σ φⱼ`。*显著性*是斜率 `∂f/∂xⱼ`，*SmoothGrad* 是它在噪声下的均值。*Grad-CAM* 和*遮挡*指出图像中的位置。斜率以网络所接收的单位计。',
    inputs: { background: '背景' },
    params: {
      method: {
        label: '方法',
        help: 'Deep 要求每一层都有规则；梯度适用于任何靠梯度学习的网络；Grad-CAM 需要图像和卷积层。',
        options: {
          deep: 'Deep（DeepLIFT）',
          expectedGradients: '期望梯度',
          integratedGradients: '积分梯度',
          gradient: '显著性（梯度）',
          inputTimesGradient: '输入 × 梯度',
          smoothGrad: 'SmoothGrad',
          gradCam: 'Grad-CAM',
          occlusion: '遮挡',
        },
      },
      split: {
        label: '解释',
        help: '解释哪些行。',
        options: splitNames.zh,
      },
      rows: { label: '解释的行数', help: '从第一行起解释多少行。' },
      output: { label: '输出', help: '类别名称。留空：模型的每个输出。' },
      background: {
        label: '背景行数',
        help: '用来与被解释行比较的训练行；若接了“背景”，则取自那个数据集。越多越稳，也越慢。',
      },
      baseline: {
        label: '基线',
        help: '与之比较或用来遮盖的值：背景的均值，或网络输入中的零。',
        options: { mean: '背景均值', zero: '零' },
      },
      steps: { label: '步数', help: '基线与该行之间的点数。越多可加性越好，也越慢。' },
      samples: { label: '样本数', help: '每行抽取的点数。越多区间越窄，也越慢。' },
      noise: { label: '噪声', help: '噪声的标准差，占特征离散程度或图像取值范围的比例。' },
      window: { label: '窗口', help: '被遮盖部分的边长，用于图像和序列。表格中即一个特征。' },
      stride: { label: '步幅', help: '窗口每次移动多少。' },
      layer: { label: '层', help: '要看的卷积层名称。留空：最后一个。' },
    },
  },
});
