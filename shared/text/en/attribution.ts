// English words of attribution: what each feature did to a network's outputs, told from the inside of the network.
// zh/attribution.ts mirrors this file.
import type { AttributionWords } from '#shared/text/node-words.ts';

export const enAttribution = {
  nodes: {
    explain: {
      attribution: {
        title: 'Attribution',
        summary: 'Which features the network followed, told from its inside.',
        help: 'Follows multipliers or gradients back through the layers, so it is quick with many features. *Deep* (DeepLIFT), *expected gradients* and *integrated gradients* add up: `f(x) − base = Σ φⱼ`. *Saliency* is the slope `∂f/∂xⱼ`, *SmoothGrad* its mean under noise. *Grad-CAM* and *occlusion* show where in a picture it lies. Slopes are in the units that the network takes.',
        inputs: { model: 'Model', dataset: 'Dataset', background: 'Background' },
        outputs: { explanation: 'Explanation' },
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
            options: { train: 'Training rows', validation: 'Validation rows', test: 'Test rows' },
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
    },
  },
  figure: { rowsAsked: 'rows asked for (those explained lie at even distances)' },
  problems: {
    explain: {
      noDeepRule: {
        message: 'The deep method has no rule for the layer “{{layer}}” ({{className}}).',
        hint: 'Choose expected gradients, or Shapley values by permutation.',
      },
      notPicture: {
        message: 'Grad-CAM shows places in a picture [height, width, channels]; a row here is {{received}}.',
        hint: 'Choose another method, or give the rows the shape of pictures in the node that chooses the target.',
      },
      noConvolution: {
        message: 'Grad-CAM looks at the maps of a convolution, and the network has none.',
        hint: 'Choose another method, or train a network with a convolution.',
      },
      noSuchConvolution: {
        message: 'The network has no convolution called “{{layer}}”.',
        hint: 'Write one of {{known}}, or leave it empty for the last one.',
      },
      sameAnswers: {
        message: 'The model answers {{value}} for every row, so no feature makes a difference.',
        hint: 'Look at the learning curve: train longer, with another learning rate, or with features that tell the rows apart.',
      },
      singleBackground: {
        message: 'All rows are compared with a single background row, so values depend on which one it is.',
        hint: 'Take some 100 background rows.',
      },
    },
  },
} as const satisfies AttributionWords & Record<string, object>;
