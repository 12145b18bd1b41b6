// The words of the layer kinds, in English. zh/layers.ts mirrors this file.
import { enKernelParams, enPadding } from '#shared/text/en/layer-words.ts';
import type { FamilyWords } from '#shared/text/node-words.ts';

export const enLayers = {
  nodes: {
    layer: {
      input: {
        title: 'Input',
        summary: 'Where rows enter the network.',
        help: 'The start of a network. It takes its shape from the dataset wired to it, or from the shape that you type.',
        inputs: { dataset: 'Dataset' },
        outputs: { layer: 'Layer' },
        params: {
          shape: {
            label: 'Shape of a row',
            help: 'Such as 8, 8, 1 for small grey pictures. Empty: the shape of the dataset.',
          },
        },
      },
      dense: {
        title: 'Dense',
        summary: 'Every output is a weighted sum of all inputs.',
        help: 'A fully connected layer: `y = f(x·W + b)`, with `f` the activation. It has inputs × units weights and one bias per unit.',
        inputs: { layer: 'Layer' },
        outputs: { layer: 'Layer' },
        params: { units: { label: 'Units', help: 'How many outputs the layer has.' }, ...enKernelParams },
      },
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
      flatten: {
        title: 'Flatten',
        summary: 'Lays a picture out as one long row.',
        help: 'Turns height × width × channels into one row of numbers, for dense layers to read. It has nothing to learn.',
        inputs: { layer: 'Layer' },
        outputs: { layer: 'Layer' },
        params: {},
      },
      batchNormalization: {
        title: 'Batch normalisation',
        summary: 'Standardises each batch inside the network.',
        help: '`y = γ (x − μ) / √(σ² + ε) + β`, with the mean `μ` and variance `σ²` of the batch while training, and their running averages afterwards. `γ` and `β` are learned.',
        inputs: { layer: 'Layer' },
        outputs: { layer: 'Layer' },
        params: {
          momentum: {
            label: 'Momentum',
            help: 'Share of the old value that the running averages keep at every step, 0 to 1.',
          },
          epsilon: { label: 'ε', help: 'Added to the variance, so that nothing is divided by zero.' },
          centre: { label: 'Learn the offset β', help: 'Adds a learned number to each channel.' },
          scale: { label: 'Learn the scale γ', help: 'Multiplies each channel by a learned number.' },
        },
      },
      dropout: {
        title: 'Dropout',
        summary: 'Switches inputs off at random while training.',
        help: 'While training, sets each input to 0 with probability `p` and divides the rest by `1 − p`, so that the network does not lean on any one of them. Afterwards it lets everything through.',
        inputs: { layer: 'Layer' },
        outputs: { layer: 'Layer' },
        params: { rate: { label: 'Rate p', help: 'Share of the inputs that are switched off: 0 or more, below 1.' } },
      },
    },
  },
} as const satisfies FamilyWords<'layer'>;
