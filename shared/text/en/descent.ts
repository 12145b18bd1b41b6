// English words of watching gradient descent: its node, figures, plots and problems. zh/descent.ts mirrors this file.
import type { DescentWords } from '#shared/text/node-words.ts';

export const enDescent = {
  nodes: {
    train: {
      descentView: {
        title: 'Descent view',
        summary: 'Several optimizers on their way down a loss surface.',
        help: '`θ ← θ − α∇J` at work: gradient descent, SGD, momentum and Adam from the same start, side by side. On a function of two parameters; on a regression with one feature, over intercept `θ₀` and slope `θ₁`; or on a real network: it is trained by each optimizer from the same weights, and the surface is the loss on the plane of the two principal directions of their ways through weight space. The darker, the higher, in bands like those of a map.',
        inputs: { dataset: 'Dataset', network: 'Network' },
        outputs: { report: 'Report' },
        params: {
          surface: {
            label: 'Surface',
            help: 'Regressions need a dataset, a network both inputs.',
            options: {
              bowl: 'Narrow bowl',
              saddle: 'Saddle',
              rosenbrock: 'Rosenbrock’s valley',
              himmelblau: 'Himmelblau’s four minima',
              linearRegression: 'Linear regression',
              logisticRegression: 'Logistic regression',
              network: 'Network',
            },
          },
          feature: { label: 'Feature', help: 'The one feature of the regression. Empty: the first.' },
          optimizers: {
            label: 'Optimizers',
            help: 'Which ways are drawn.',
            options: { gradientDescent: 'Gradient descent', sgd: 'SGD', momentum: 'Momentum', adam: 'Adam' },
          },
          learningRate: {
            label: 'Learning rate α',
            help: 'Of gradient descent, SGD and momentum. Empty: one that suits the surface.',
          },
          adamRate: { label: 'Learning rate of Adam', help: 'Empty: one that suits the surface.' },
          momentum: { label: 'Momentum μ', help: 'How much of its speed a way keeps: `v ← μv − α∇J`, `θ ← θ + v`.' },
          steps: { label: 'Updates', help: 'How many each optimizer makes.' },
          batchSize: {
            label: 'Batch size',
            help: 'Rows of each step of SGD, momentum and Adam; gradient descent takes all.',
          },
          noise: {
            label: 'Noise of SGD',
            help: 'A function has no batches: SGD’s gradient is off by so much of the first gradient’s length.',
          },
          startX: { label: 'Start, first parameter', help: 'Empty: a place from which the surface shows its nature.' },
          startY: { label: 'Start, second parameter', help: 'Empty: a place from which the surface shows its nature.' },
          points: { label: 'Points a side', help: 'How finely the surface is drawn.' },
        },
      },
    },
  },
  studio: {
    walk: {
      update: 'Update',
      of: '{{step}} of {{last}}',
      play: 'Play',
      pause: 'Pause',
      losses: 'Loss after this update',
    },
    metric: {
      loss_gradient_descent: 'Last loss, gradient descent',
      loss_sgd: 'Last loss, SGD',
      loss_momentum: 'Last loss, momentum',
      loss_adam: 'Last loss, Adam',
      diverged: 'Ways that diverged',
      plane_share: 'Share of the movement in this plane',
    },
  },
  view: {
    lossSurface: 'Loss surface and the ways down',
    lossByUpdate: 'Loss by update',
    steps: 'Step by step',
  },
  plot: {
    loss: 'loss',
    firstDirection: 'first principal direction',
    secondDirection: 'second principal direction',
    gradientDescent: 'Gradient descent',
    sgd: 'SGD',
    momentum: 'Momentum',
    adam: 'Adam',
  },
  column: {
    update: 'update',
    optimizer: 'optimizer',
    firstCoordinate: 'first coordinate',
    secondCoordinate: 'second coordinate',
    loss: 'loss',
  },
  problems: {
    training: {
      noOptimizers: { message: 'No optimizer is chosen.', hint: 'Choose at least one whose way is to be drawn.' },
      descentNeedsData: {
        message: 'This surface is made of data, and no dataset is wired.',
        hint: 'Wire a dataset, or choose a function as the surface.',
      },
      descentNeedsNetwork: {
        message: 'The surface is a network’s, and no network is wired.',
        hint: 'Wire the last layer of a network, or choose another surface.',
      },
      descentNeedsNumber: {
        message: 'Linear regression needs a number as target; “{{target}}” has classes.',
        hint: 'Choose logistic regression, or another target.',
      },
      descentNeedsTwoClasses: {
        message: 'Logistic regression needs a target of two classes; “{{target}}” is none.',
        hint: 'Choose linear regression for a number, or another target.',
      },
      descentTooLarge: {
        message: 'The network has {{weights}} weights; its ways can be kept for at most {{limit}}.',
        hint: 'Look at a smaller network: the picture is the same in kind.',
      },
    },
  },
} as const satisfies DescentWords & Record<string, object>;
