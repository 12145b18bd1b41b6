import { betaParams, epsilonParam, rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { betas, epsilon, rate, stepWords } from '#shared/nodes/optimizer/step.words.ts';
import { defineOptimizerNode } from '#shared/spec/define-node.ts';

export const nadam = defineOptimizerNode({
  kind: 'optimizer.nadam',
  keras: { optimizer: 'Nadam' },
  icon: 'zap',
  params: {
    ...rateParam,
    ...betaParams,
    ...epsilonParam,
    ...stepParams,
  },
})({
  en: {
    title: 'Nadam',
    summary: 'Adam with Nesterov’s look ahead.',
    help: 'Adam, whose step takes the mean of the gradient one update ahead: the momentum that will be, and the gradient of now.',
    params: { ...rate.en, ...betas.en, ...epsilon.en, ...stepWords.en },
  },
  zh: {
    title: 'Nadam',
    summary: '带 Nesterov 前瞻的 Adam。',
    help: '与 Adam 相同，但使用提前一步的梯度平均：将要到来的动量，加上当前的梯度。',
    params: { ...rate.zh, ...betas.zh, ...epsilon.zh, ...stepWords.zh },
  },
});
