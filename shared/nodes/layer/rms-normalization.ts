import { defineLayerNode } from '#shared/spec/define-node.ts';

export const rmsNormalization = defineLayerNode({
  kind: 'layer.rmsNormalization',
  keras: { layer: 'RMSNormalization' },
  icon: 'align-centre',
  params: { epsilon: { type: 'number', default: 1e-6, min: 0, max: 1, exclusiveMin: true } },
})({
  en: {
    title: 'RMS normalisation',
    summary: 'Divides each row by its root mean square.',
    help: '`y = γ x / √(mean(x²) + ε)` over the last axis, with a learned scale `γ`. As layer normalisation without the mean: cheaper, and usual in large language models.',
    params: { epsilon: { label: 'ε', help: 'Added to the mean square, so that nothing is divided by zero.' } },
  },
  zh: {
    title: '均方根归一化',
    summary: '把每一行除以其均方根。',
    help: '`y = γ x / √(mean(x²) + ε)`，沿最后一个轴计算，缩放 `γ` 可学习。相当于不减均值的层归一化：计算更少，常用于大语言模型。',
    params: { epsilon: { label: 'ε', help: '加在均方上，避免除以零。' } },
  },
});
