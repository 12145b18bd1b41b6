// The words of the layer kinds, in Simplified Chinese. Same keys as en/layers.ts.
import type { enLayers } from '#shared/text/en/layers.ts';
import type { Mirror } from '#shared/text/mirror.ts';
import { zhKernelParams, zhPadding } from '#shared/text/zh/layer-words.ts';

export const zhLayers: Mirror<typeof enLayers> = {
  nodes: {
    layer: {
      input: {
        title: '输入',
        summary: '数据进入网络的地方。',
        help: '网络的起点。形状取自所连接的数据集，或者由你直接填写。',
        inputs: { dataset: '数据集' },
        outputs: { layer: '层' },
        params: {
          shape: { label: '单行形状', help: '例如小幅灰度图像为 8, 8, 1。留空：取数据集的形状。' },
        },
      },
      dense: {
        title: '全连接层',
        summary: '每个输出都是全部输入的加权和。',
        help: '全连接层：`y = f(x·W + b)`，其中 `f` 是激活函数。权重个数为输入数 × 单元数，每个单元另有一个偏置。',
        inputs: { layer: '层' },
        outputs: { layer: '层' },
        params: { units: { label: '单元数', help: '该层有多少个输出。' }, ...zhKernelParams },
      },
      conv2d: {
        title: '二维卷积',
        summary: '用可学习的小滤波器扫过图像。',
        help: '用若干个小窗口扫过图像，对窗口内的像素加权求和，每个位置使用相同的权重。输入和输出的形状为高、宽、通道数。',
        inputs: { layer: '层' },
        outputs: { layer: '层' },
        params: {
          filters: { label: '滤波器数', help: '该层寻找多少种模式，也就是输出的通道数。' },
          kernelSize: { label: '窗口大小', help: '窗口的高和宽，以像素计。' },
          strides: { label: '步幅', help: '窗口每次向下、向右移动多少。' },
          padding: zhPadding,
          dilation: { label: '空洞率', help: '拉开窗口内像素的间距（纵向、横向）；仅在步幅为 1 时可用。' },
          ...zhKernelParams,
        },
      },
      maxPooling2d: {
        title: '二维最大池化',
        summary: '保留每个窗口中的最大值。',
        help: '把图像划分成窗口，每个通道保留窗口中的最大值。窗口为 2, 2 时高和宽减半。没有可学习的参数。',
        inputs: { layer: '层' },
        outputs: { layer: '层' },
        params: {
          poolSize: { label: '窗口大小', help: '窗口的高和宽，以像素计。' },
          strides: { label: '步幅', help: '窗口每次向下、向右移动多少。留空：与窗口大小相同。' },
          padding: zhPadding,
        },
      },
      flatten: {
        title: '展平',
        summary: '把图像排成一长行。',
        help: '把高 × 宽 × 通道数变成一行数字，供全连接层读取。没有可学习的参数。',
        inputs: { layer: '层' },
        outputs: { layer: '层' },
        params: {},
      },
      batchNormalization: {
        title: '批量归一化',
        summary: '在网络内部对每个批次做标准化。',
        help: '`y = γ (x − μ) / √(σ² + ε) + β`。训练时使用当前批次的均值 `μ` 和方差 `σ²`，之后使用它们的滑动平均。`γ` 和 `β` 由学习得到。',
        inputs: { layer: '层' },
        outputs: { layer: '层' },
        params: {
          momentum: { label: '动量', help: '每一步滑动平均保留旧值的比例，0 到 1。' },
          epsilon: { label: 'ε', help: '加在方差上，避免除以零。' },
          centre: { label: '学习偏移 β', help: '为每个通道加上一个可学习的数。' },
          scale: { label: '学习缩放 γ', help: '为每个通道乘上一个可学习的数。' },
        },
      },
      dropout: {
        title: '随机失活',
        summary: '训练时随机关闭一部分输入。',
        help: '训练时以概率 `p` 把每个输入置为 0，其余除以 `1 − p`，使网络不依赖于任何单个输入。训练之后全部放行。',
        inputs: { layer: '层' },
        outputs: { layer: '层' },
        params: { rate: { label: '失活率 p', help: '被关闭的输入所占比例：不小于 0，小于 1。' } },
      },
    },
  },
};
