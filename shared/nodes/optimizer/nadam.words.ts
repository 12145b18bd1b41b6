import type { nadam } from '#shared/nodes/optimizer/nadam.ts';
import { betas, epsilon, optimizerPorts, rate, stepParams } from '#shared/nodes/optimizer/step.words.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const nadamWords = {
  en: {
    title: 'Nadam',
    summary: 'Adam with Nesterov’s look ahead.',
    help: 'Adam, whose step takes the mean of the gradient one update ahead: the momentum that will be, and the gradient of now.',
    ...optimizerPorts.en,
    params: { ...rate.en, ...betas.en, ...epsilon.en, ...stepParams.en },
  },
  zh: {
    title: 'Nadam',
    summary: '带 Nesterov 前瞻的 Adam。',
    help: '与 Adam 相同，但使用提前一步的梯度平均：将要到来的动量，加上当前的梯度。',
    ...optimizerPorts.zh,
    params: { ...rate.zh, ...betas.zh, ...epsilon.zh, ...stepParams.zh },
  },
} satisfies KindWords<typeof nadam>;
