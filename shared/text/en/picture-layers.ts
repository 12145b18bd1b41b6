// English words of the layers for pictures: convolutions, pools and what changes a picture's size.
import { enKernelParams, enLayerPorts, enPadding } from '#shared/text/en/layer-words.ts';
import type { FamilyWords } from '#shared/text/node-words.ts';

type Words = FamilyWords<'layer'>['nodes']['layer'];

const kernelSize = { label: 'Window', help: 'Height and width of the window, in pixels.' } as const;
const filters = {
  label: 'Filters',
  help: 'How many patterns the layer looks for: the channels of its output.',
} as const;
const bothWays = { label: 'Step', help: 'How far the window moves, the same down and across.' } as const;
const depthMultiplier = {
  label: 'Filters per channel',
  help: 'How many filters each channel has of its own.',
} as const;
const pool2d = {
  poolSize: kernelSize,
  strides: { label: 'Step', help: 'How far the window moves, down and across. Empty: its own size.' },
  padding: enPadding,
} as const;

export const enPictureLayers = {
  conv2d: {
    title: 'Convolution 2D',
    summary: 'Slides small learned filters over a picture.',
    help: 'Slides `filters` small windows over a picture and sums what each one sees, weighted: the same weights at every place. Input and output have the shape height, width, channels.',
    inputs: { layer: 'Layer' },
    outputs: { layer: 'Layer' },
    params: {
      filters: { label: 'Filters', help: 'How many patterns the layer looks for: the channels of its output.' },
      kernelSize: { label: 'Window', help: 'Height and width of the window, in pixels.' },
      strides: { label: 'Step', help: 'How far the window moves, down and across.' },
      padding: enPadding,
      dilation: {
        label: 'Dilation',
        help: 'Spreads the window’s pixels apart, down and across; only with a step of 1.',
      },
      ...enKernelParams,
    },
  },
  conv2dTranspose: {
    title: 'Transposed convolution 2D',
    summary: 'Makes a picture larger, by learned filters.',
    help: 'The reverse of a convolution: every pixel paints a weighted window into a larger picture. With a step of 2, 2 height and width double. Used in decoders.',
    ...enLayerPorts,
    params: {
      filters,
      kernelSize,
      strides: { label: 'Step', help: 'How far apart the windows are painted, down and across.' },
      padding: {
        ...enPadding,
        help: 'Valid keeps every window whole; same makes the picture exactly step times as large.',
      },
      ...enKernelParams,
    },
  },
  depthwiseConv2d: {
    title: 'Depthwise convolution 2D',
    summary: 'Filters each channel by itself.',
    help: 'A convolution in which every channel has filters of its own and channels are not mixed. Far fewer weights than a full convolution.',
    ...enLayerPorts,
    params: { kernelSize, strides: bothWays, padding: enPadding, depthMultiplier, ...enKernelParams },
  },
  separableConv2d: {
    title: 'Separable convolution 2D',
    summary: 'Filters each channel, then mixes the channels.',
    help: 'A depthwise convolution and then one of 1 × 1 over the channels: nearly what a full convolution does, with far fewer weights.',
    ...enLayerPorts,
    params: { filters, kernelSize, strides: bothWays, padding: enPadding, depthMultiplier, ...enKernelParams },
  },
  maxPooling2d: {
    title: 'Max pooling 2D',
    summary: 'Keeps the largest value of each window.',
    help: 'Divides a picture into windows and keeps the largest value of each, per channel. It halves height and width with a window of 2, 2, and has nothing to learn.',
    inputs: { layer: 'Layer' },
    outputs: { layer: 'Layer' },
    params: {
      poolSize: { label: 'Window', help: 'Height and width of the window, in pixels.' },
      strides: { label: 'Step', help: 'How far the window moves, down and across. Empty: its own size.' },
      padding: enPadding,
    },
  },
  averagePooling2d: {
    title: 'Average pooling 2D',
    summary: 'Keeps the mean of each window.',
    help: 'Divides a picture into windows and keeps the mean of each, per channel. It has nothing to learn.',
    ...enLayerPorts,
    params: pool2d,
  },
  globalMaxPooling2d: {
    title: 'Global max pooling 2D',
    summary: 'The largest value of each channel.',
    help: 'Turns `[height, width, channels]` into one row of channels: the largest value of each. It has nothing to learn.',
    ...enLayerPorts,
    params: {},
  },
  globalAveragePooling2d: {
    title: 'Global average pooling 2D',
    summary: 'The mean of each channel.',
    help: 'Turns `[height, width, channels]` into one row of channels: the mean of each. It often stands where Flatten did, with far fewer weights to follow.',
    ...enLayerPorts,
    params: {},
  },
  upSampling2d: {
    title: 'Upsampling 2D',
    summary: 'Repeats every pixel.',
    help: 'Makes a picture larger by repeating its rows and columns. It has nothing to learn.',
    ...enLayerPorts,
    params: { size: { label: 'Times', help: 'How often each pixel is repeated, down and across.' } },
  },
  cropping2d: {
    title: 'Cropping 2D',
    summary: 'Cuts the border off a picture.',
    help: 'Takes rows away above and below, and columns left and right. It has nothing to learn.',
    ...enLayerPorts,
    params: { cropping: { label: 'Border', help: 'Pixels cut off above and below, and left and right.' } },
  },
  zeroPadding2d: {
    title: 'Zero padding 2D',
    summary: 'Puts a border of zeros around a picture.',
    help: 'Adds zeros above and below, left and right. It has nothing to learn.',
    ...enLayerPorts,
    params: { padding: { label: 'Border', help: 'Pixels added above and below, and left and right.' } },
  },
} as const satisfies Partial<Words>;
