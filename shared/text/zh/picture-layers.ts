// Simplified Chinese words of the layers for pictures. Same keys as en/picture-layers.ts.
import type { enPictureLayers } from '#shared/text/en/picture-layers.ts';
import type { Mirror } from '#shared/text/mirror.ts';
import { zhKernelParams, zhLayerPorts, zhPadding } from '#shared/text/zh/layer-words.ts';

const kernelSize = { label: '窗口大小', help: '窗口的高和宽，以像素计。' };
const filters = { label: '滤波器数', help: '该层寻找多少种模式，也就是输出的通道数。' };
const bothWays = { label: '步幅', help: '窗口每次移动多少，纵向与横向相同。' };
const depthMultiplier = { label: '每通道滤波器数', help: '每个通道各有多少个自己的滤波器。' };
const pool2d = {
  poolSize: kernelSize,
  strides: { label: '步幅', help: '窗口每次向下、向右移动多少。留空：与窗口大小相同。' },
  padding: zhPadding,
};

export const zhPictureLayers: Mirror<typeof enPictureLayers> = {
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
  conv2dTranspose: {
    title: '二维转置卷积',
    summary: '用可学习的滤波器放大图像。',
    help: '卷积的逆过程：每个像素把一个加权的窗口画进更大的图像。步幅为 2, 2 时高和宽加倍。用于解码器。',
    ...zhLayerPorts,
    params: {
      filters,
      kernelSize,
      strides: { label: '步幅', help: '所画窗口在纵向、横向的间隔。' },
      padding: { ...zhPadding, help: '“不填充”保留每个完整的窗口；“补零”使图像恰好放大为步幅倍。' },
      ...zhKernelParams,
    },
  },
  depthwiseConv2d: {
    title: '二维深度卷积',
    summary: '每个通道单独滤波。',
    help: '每个通道使用自己的滤波器，通道之间不混合。权重比普通卷积少得多。',
    ...zhLayerPorts,
    params: { kernelSize, strides: bothWays, padding: zhPadding, depthMultiplier, ...zhKernelParams },
  },
  separableConv2d: {
    title: '二维可分离卷积',
    summary: '先逐通道滤波，再混合通道。',
    help: '先做深度卷积，再在通道上做 1 × 1 卷积：效果接近普通卷积，权重少得多。',
    ...zhLayerPorts,
    params: { filters, kernelSize, strides: bothWays, padding: zhPadding, depthMultiplier, ...zhKernelParams },
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
  averagePooling2d: {
    title: '二维平均池化',
    summary: '保留每个窗口的平均值。',
    help: '把图像划分成窗口，每个通道保留窗口的平均值。没有可学习的参数。',
    ...zhLayerPorts,
    params: pool2d,
  },
  globalMaxPooling2d: {
    title: '二维全局最大池化',
    summary: '每个通道的最大值。',
    help: '把 `[高, 宽, 通道]` 变成一行通道值：各取最大值。没有可学习的参数。',
    ...zhLayerPorts,
    params: {},
  },
  globalAveragePooling2d: {
    title: '二维全局平均池化',
    summary: '每个通道的平均值。',
    help: '把 `[高, 宽, 通道]` 变成一行通道值：各取平均值。常用来代替展平，后面所需的权重少得多。',
    ...zhLayerPorts,
    params: {},
  },
  upSampling2d: {
    title: '二维上采样',
    summary: '重复每个像素。',
    help: '通过重复行和列放大图像。没有可学习的参数。',
    ...zhLayerPorts,
    params: { size: { label: '倍数', help: '每个像素在纵向、横向重复多少次。' } },
  },
  cropping2d: {
    title: '二维裁剪',
    summary: '裁去图像的边缘。',
    help: '去掉上下的行和左右的列。没有可学习的参数。',
    ...zhLayerPorts,
    params: { cropping: { label: '边框', help: '上下各裁去多少像素，左右各裁去多少像素。' } },
  },
  zeroPadding2d: {
    title: '二维补零',
    summary: '在图像四周补一圈零。',
    help: '在上下、左右添加零。没有可学习的参数。',
    ...zhLayerPorts,
    params: { padding: { label: '边框', help: '上下各添加多少像素，左右各添加多少像素。' } },
  },
};
