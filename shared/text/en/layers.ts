// The words of the layer kinds, in English. zh/layers.ts mirrors this file.
import { enKernelParams, enLayerPorts } from '#shared/text/en/layer-words.ts';
import { enPictureLayers } from '#shared/text/en/picture-layers.ts';
import { enSequenceLayers } from '#shared/text/en/sequence-layers.ts';
import type { FamilyWords } from '#shared/text/node-words.ts';

const mergePorts = { inputs: { layers: 'Layers' }, outputs: { layer: 'Layer' } } as const;

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
      activation: {
        title: 'Activation',
        summary: 'Applies a function to every number.',
        help: 'An activation as a layer of its own, where it is to stand apart: after a batch normalisation, or behind a sum.',
        ...enLayerPorts,
        params: { activation: { ...enKernelParams.activation, help: 'The function applied to every number.' } },
      },
      reshape: {
        title: 'Reshape',
        summary: 'The same numbers in another shape.',
        help: 'Lays the numbers of a row out anew, in order; both shapes must hold as many. It has nothing to learn.',
        ...enLayerPorts,
        params: {
          shape: { label: 'Shape of a row', help: 'Such as 28, 28, 1. Its product is the number of values in a row.' },
        },
      },
      permute: {
        title: 'Permute',
        summary: 'Swaps the axes.',
        help: 'Puts the axes of a row in another order: 2, 1 turns `[steps, channels]` into `[channels, steps]`. It has nothing to learn.',
        ...enLayerPorts,
        params: { order: { label: 'Order', help: 'The axes in their new order, each once, counted from 1.' } },
      },
      layerNormalization: {
        title: 'Layer normalisation',
        summary: 'Standardises each row by itself.',
        help: '`y = γ (x − μ) / √(σ² + ε) + β`, with the mean and variance over the last axis of each row; the same in training and afterwards. Usual for recurrent networks and attention.',
        ...enLayerPorts,
        params: {
          epsilon: { label: 'ε', help: 'Added to the variance, so that nothing is divided by zero.' },
          centre: { label: 'Learn the offset β', help: 'Adds a learned number to each feature.' },
          scale: { label: 'Learn the scale γ', help: 'Multiplies each feature by a learned number.' },
        },
      },
      spatialDropout1d: {
        title: 'Spatial dropout 1D',
        summary: 'Switches whole channels of a sequence off.',
        help: 'Dropout that decides once for a channel, at all its steps. Neighbouring steps are alike, so single ones would hardly be missed.',
        ...enLayerPorts,
        params: { rate: { label: 'Rate p', help: 'Share of the channels that are switched off: 0 or more, below 1.' } },
      },
      spatialDropout2d: {
        title: 'Spatial dropout 2D',
        summary: 'Switches whole channels of a picture off.',
        help: 'Dropout that decides once for a channel, over the whole picture. Neighbouring pixels are alike, so single ones would hardly be missed.',
        ...enLayerPorts,
        params: { rate: { label: 'Rate p', help: 'Share of the channels that are switched off: 0 or more, below 1.' } },
      },
      gaussianDropout: {
        title: 'Gaussian dropout',
        summary: 'Multiplies by random numbers around 1 while training.',
        help: 'While training, multiplies each input by a normal number of mean 1 and variance `p / (1 − p)`, as much noise as dropout of rate `p` makes. Afterwards it lets everything through.',
        ...enLayerPorts,
        params: { rate: { label: 'Rate p', help: 'As for dropout: 0 or more, below 1.' } },
      },
      gaussianNoise: {
        title: 'Gaussian noise',
        summary: 'Adds random numbers while training.',
        help: 'While training, adds a normal number of mean 0 to each input, so that the network does not learn rows by heart. Afterwards it lets everything through.',
        ...enLayerPorts,
        params: { stddev: { label: 'Spread σ', help: 'Standard deviation of what is added: 0 or more.' } },
      },
      concatenate: {
        title: 'Concatenate',
        summary: 'Puts several layers’ outputs side by side.',
        help: 'Joins two or more branches of a network along an axis; their other sizes must be equal. The order is that of the nodes’ ids.',
        ...mergePorts,
        params: {
          axis: { label: 'Axis', help: 'Along which they are joined: −1 is the last, 1 the first after the rows.' },
        },
      },
      add: {
        title: 'Add',
        summary: 'The sum of several layers’ outputs.',
        help: 'Adds two or more branches of one shape, number by number: the shortcut of residual networks.',
        ...mergePorts,
        params: {},
      },
      multiply: {
        title: 'Multiply',
        summary: 'The product of several layers’ outputs.',
        help: 'Multiplies two or more branches of one shape, number by number: one of them can open and close the other like a gate.',
        ...mergePorts,
        params: {},
      },
      average: {
        title: 'Average',
        summary: 'The mean of several layers’ outputs.',
        help: 'Takes the mean of two or more branches of one shape, number by number.',
        ...mergePorts,
        params: {},
      },
      maximum: {
        title: 'Maximum',
        summary: 'The largest of several layers’ outputs.',
        help: 'Takes the largest of two or more branches of one shape, number by number.',
        ...mergePorts,
        params: {},
      },
      subtract: {
        title: 'Subtract',
        summary: 'One layer’s output less another’s.',
        help: 'Takes the second branch from the first, number by number; both have one shape. The order is that of the nodes’ ids.',
        ...mergePorts,
        params: {},
      },
      minimum: {
        title: 'Minimum',
        summary: 'The smallest of several layers’ outputs.',
        help: 'Takes the smallest of two or more branches of one shape, number by number.',
        ...mergePorts,
        params: {},
      },
      dot: {
        title: 'Dot product',
        summary: 'How well two layers’ outputs agree.',
        help: 'The scalar product of two branches: `Σ aᵢ bᵢ`, of unit vectors (the cosine) when normalised. Of `[m, n]` branches, the products of all pairs along the axis.',
        ...mergePorts,
        params: {
          axis: {
            label: 'Axis',
            help: 'Along which the products are summed: −1 is the last, 1 the first after the rows.',
          },
          normalise: { label: 'Normalise', help: 'Divides each vector by its length first, which gives the cosine.' },
        },
      },
      leakyRelu: {
        title: 'Leaky ReLU',
        summary: 'Lets a little of what is below 0 through.',
        help: '`max(x, 0) + slope · min(x, 0)`: as ReLU, but a unit below 0 still learns.',
        ...enLayerPorts,
        params: { slope: { label: 'Slope below 0', help: 'What a negative number is multiplied by.' } },
      },
      pRelu: {
        title: 'Parametric ReLU',
        summary: 'Leaky ReLU that learns its slope.',
        help: '`max(x, 0) + α · min(x, 0)`, with an α for each place of a row that is learnt with the weights.',
        ...enLayerPorts,
        params: {
          sharedAxes: {
            label: 'Shared axes',
            help: 'Axes along which one α serves all places, counted from 1: 1, 2 gives one for each channel of a picture.',
          },
        },
      },
      elu: {
        title: 'ELU',
        summary: 'Bends smoothly below 0.',
        help: '`x` above 0, `α (eˣ − 1)` below, which goes no lower than −α.',
        ...enLayerPorts,
        params: { alpha: { label: 'α', help: 'The depth that it bends to below 0.' } },
      },
      ...enPictureLayers,
      ...enSequenceLayers,
    },
  },
  problems: {
    layer: {
      tooFewWires: {
        message: 'This layer joins two or more layers, but {{received}} is wired to it.',
        hint: 'Wire the ends of two or more branches to its input.',
      },
    },
    training: {
      tokens: {
        message:
          'Layer “{{layer}}” takes whole numbers from 0 to {{last}}, but the data goes from {{least}} to {{most}}.',
        hint: 'Give the embedding more tokens, number the tokens from 0, and do not standardise them.',
      },
    },
  },
} as const satisfies FamilyWords<'layer'> & { readonly problems: object };
