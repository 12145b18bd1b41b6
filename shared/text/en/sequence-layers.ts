// English words of the layers for sequences: tokens, recurrent layers, attention, convolution and pools over steps.
import { enKernelParams, enLayerPorts, enPadding, enRecurrentParams } from '#shared/text/en/layer-words.ts';
import type { FamilyWords } from '#shared/text/node-words.ts';

type Words = FamilyWords<'layer'>['nodes']['layer'];

const pool1d = {
  poolSize: { label: 'Window', help: 'How many steps each window holds.' },
  strides: { label: 'Step', help: 'How far the window moves. Empty: its own size.' },
  padding: enPadding,
} as const;
const recurrentActivation = {
  label: 'Activation of the gates',
  help: 'The function that opens and closes the gates; sigmoid as a rule.',
  options: enKernelParams.activation.options,
} as const;

export const enSequenceLayers = {
  embedding: {
    title: 'Embedding',
    summary: 'A learned vector for every token.',
    help: 'Looks up each number of a row, a token from 0 to `tokens − 1`, in a table of learned vectors. `[steps]` becomes `[steps, size]`. Tokens must be whole numbers: do not standardise them.',
    ...enLayerPorts,
    params: {
      inputDim: { label: 'Tokens', help: 'How many different tokens there are; they count from 0.' },
      outputDim: { label: 'Size', help: 'How many numbers stand for one token.' },
      maskZero: { label: 'Token 0 is padding', help: 'Recurrent layers then pass over the steps that hold token 0.' },
      initializer: {
        label: 'Vectors start as',
        help: 'How the vectors are drawn before training.',
        options: enKernelParams.kernelInitializer.options,
      },
    },
  },
  simpleRnn: {
    title: 'Simple RNN',
    summary: 'Reads a sequence step by step, with a simple memory.',
    help: '`hₜ = f(xₜ·W + hₜ₋₁·U + b)`. Quick and small, but it forgets what lies many steps back.',
    ...enLayerPorts,
    params: enRecurrentParams,
  },
  gru: {
    title: 'GRU',
    summary: 'Reads a sequence with a gated memory; lighter than LSTM.',
    help: 'An update gate `z` and a reset gate `r` decide what to keep: `hₜ = z·hₜ₋₁ + (1 − z)·h̃`, with the candidate `h̃ = tanh(xₜ·W + r·(hₜ₋₁·U))`.',
    ...enLayerPorts,
    params: {
      ...enRecurrentParams,
      recurrentActivation,
      resetAfter: {
        label: 'Reset after the product',
        help: 'Applies the reset gate after the product with `U` (as today’s networks do) and not before it.',
      },
    },
  },
  lstm: {
    title: 'LSTM',
    summary: 'Reads a sequence with a long short-term memory.',
    help: 'Keeps a cell state `c` beside its output: `c ← f·c + i·c̃`, `h = o·tanh(c)`. The gates `i`, `f` and `o` learn what to take in, keep and show.',
    ...enLayerPorts,
    params: {
      ...enRecurrentParams,
      recurrentActivation,
      unitForgetBias: {
        label: 'Forget gate starts open',
        help: 'Starts the forget gate’s bias at 1, so that the memory lasts from the beginning.',
      },
    },
  },
  multiHeadAttention: {
    title: 'Self-attention',
    summary: 'Every step looks at all the others.',
    help: '`softmax(Q·Kᵀ / √d)·V` in several heads side by side, with `Q`, `K` and `V` made from the same sequence. The output has the input’s shape `[steps, features]`.',
    ...enLayerPorts,
    params: {
      heads: { label: 'Heads', help: 'How many patterns of attention there are side by side.' },
      keySize: { label: 'Size of a head d', help: 'Numbers per step in each head.' },
      dropout: {
        label: 'Dropout',
        help: 'Share of the attention that is switched off while training: 0 or more, below 1.',
      },
      useBias: enKernelParams.useBias,
      kernelInitializer: enKernelParams.kernelInitializer,
    },
  },
  conv1d: {
    title: 'Convolution 1D',
    summary: 'Slides small learned filters along a sequence.',
    help: 'Slides `filters` windows along the steps and sums what each one sees, weighted: the same weights at every place. Input and output have the shape `[steps, channels]`.',
    ...enLayerPorts,
    params: {
      filters: { label: 'Filters', help: 'How many patterns the layer looks for: the channels of its output.' },
      kernelSize: { label: 'Window', help: 'How many steps the window holds.' },
      strides: { label: 'Step', help: 'How far the window moves.' },
      padding: {
        label: 'Padding',
        help: 'Valid uses only whole windows; same pads both ends with zeros; causal pads the beginning, so that a step never sees a later one.',
        options: { ...enPadding.options, causal: 'Causal' },
      },
      dilation: { label: 'Dilation', help: 'Spreads the window’s steps apart; only with a step of 1.' },
      ...enKernelParams,
    },
  },
  maxPooling1d: {
    title: 'Max pooling 1D',
    summary: 'Keeps the largest value of each window of steps.',
    help: 'Divides a sequence into windows and keeps the largest value of each, per channel. It has nothing to learn.',
    ...enLayerPorts,
    params: pool1d,
  },
  averagePooling1d: {
    title: 'Average pooling 1D',
    summary: 'Keeps the mean of each window of steps.',
    help: 'Divides a sequence into windows and keeps the mean of each, per channel. It has nothing to learn.',
    ...enLayerPorts,
    params: pool1d,
  },
  globalMaxPooling1d: {
    title: 'Global max pooling 1D',
    summary: 'The largest value of each channel over all steps.',
    help: 'Turns `[steps, channels]` into one row of channels: the largest value of each. It has nothing to learn.',
    ...enLayerPorts,
    params: {},
  },
  globalAveragePooling1d: {
    title: 'Global average pooling 1D',
    summary: 'The mean of each channel over all steps.',
    help: 'Turns `[steps, channels]` into one row of channels: the mean of each, without the steps that are masked. It has nothing to learn.',
    ...enLayerPorts,
    params: {},
  },
  repeatVector: {
    title: 'Repeat',
    summary: 'Makes a sequence of one row, repeated.',
    help: 'Turns `[features]` into `[times, features]`, for a recurrent layer to unfold. It has nothing to learn.',
    ...enLayerPorts,
    params: { times: { label: 'Times', help: 'How many equal steps there are.' } },
  },
} as const satisfies Partial<Words>;
