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
