// English words that several layers share: activations, initialisers and the parameters of a kernel.
import type { NodesWords } from '#shared/text/node-words.ts';

type Dense = NodesWords['nodes']['layer']['dense']['params'];

const initializerNames = {
  glorot_uniform: 'Glorot uniform',
  glorot_normal: 'Glorot normal',
  he_uniform: 'He uniform',
  he_normal: 'He normal',
  lecun_uniform: 'LeCun uniform',
  lecun_normal: 'LeCun normal',
  random_uniform: 'Uniform ±0.05',
  random_normal: 'Normal, σ = 0.05',
  truncated_normal: 'Truncated normal, σ = 0.05',
  orthogonal: 'Orthogonal',
  zeros: 'Zeros',
  ones: 'Ones',
} as const satisfies Dense['kernelInitializer']['options'];

export const enKernelParams = {
  activation: {
    label: 'Activation',
    help: 'The function applied to every output. Use ReLU inside a network; at its end sigmoid for two classes, softmax for several, linear for a number.',
    options: {
      linear: 'Linear',
      relu: 'ReLU',
      sigmoid: 'Sigmoid',
      tanh: 'Tanh',
      softmax: 'Softmax',
      elu: 'ELU',
      selu: 'SELU',
      softplus: 'Softplus',
      softsign: 'Softsign',
      gelu: 'GELU',
      silu: 'SiLU (swish)',
      leaky_relu: 'Leaky ReLU',
      relu6: 'ReLU6',
      hard_sigmoid: 'Hard sigmoid',
      exponential: 'Exponential',
      mish: 'Mish',
      log_softmax: 'Log-softmax',
    },
  },
  useBias: { label: 'Bias', help: 'Adds one learned number to each output.' },
  kernelInitializer: {
    label: 'Weights start as',
    help: 'How the weights are drawn before training. Glorot suits most activations, He suits ReLU.',
    options: initializerNames,
  },
  biasInitializer: {
    label: 'Biases start as',
    help: 'How the biases are drawn before training; zeros as a rule.',
    options: initializerNames,
  },
  kernelL1: {
    label: 'L1 penalty',
    help: 'Adds this times the sum of |w| to the loss, which pushes weights to exactly zero.',
  },
  kernelL2: {
    label: 'L2 penalty',
    help: 'Adds this times the sum of w² to the loss, which keeps weights small.',
  },
} as const satisfies Omit<Dense, 'units'>;

export const enPadding = {
  label: 'Padding',
  help: 'Valid uses only whole windows, so the picture shrinks; same pads the border with zeros.',
  options: { valid: 'Valid', same: 'Same' },
} as const;

export const enLayerPorts = { inputs: { layer: 'Layer' }, outputs: { layer: 'Layer' } } as const;

/** Of every recurrent layer. */
export const enRecurrentParams = {
  units: { label: 'Units', help: 'How many numbers the memory holds, and the output of each step.' },
  returnSequences: {
    label: 'Output every step',
    help: 'Hands on `[steps, units]`, for another layer of sequences; otherwise only the last step.',
  },
  bidirectional: {
    label: 'Both ways',
    help: 'Reads the sequence forward and backward, with weights of their own, and joins the two results.',
  },
  mergeMode: {
    label: 'Join by',
    help: 'How the results of both ways are joined.',
    options: { concat: 'Side by side', sum: 'Sum', mul: 'Product', ave: 'Mean' },
  },
  dropout: { label: 'Dropout', help: 'Share of the inputs that are switched off while training: 0 or more, below 1.' },
  recurrentDropout: {
    label: 'Dropout of the memory',
    help: 'Share of the memory that is switched off while training; slower than none.',
  },
  ...enKernelParams,
  activation: { ...enKernelParams.activation, help: 'The function of what is taken in; tanh as a rule.' },
  recurrentInitializer: {
    label: 'Recurrent weights start as',
    help: 'How the weights from step to step are drawn; orthogonal as a rule.',
    options: initializerNames,
  },
} as const satisfies NodesWords['nodes']['layer']['simpleRnn']['params'];
