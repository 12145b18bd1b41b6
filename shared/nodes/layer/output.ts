import { defineNode } from '#shared/spec/define-node.ts';

export const output = defineNode({
  kind: 'layer.output',
  icon: 'log-out',
  inputs: { layer: { type: 'layer' }, others: { type: 'layer', many: true, optional: true } },
  outputs: { layer: { type: 'layer' } },
  params: {
    /** Name of the target that the layer tells. */
    target: { type: 'text', default: '', maxLength: 1000 },
    lossWeight: { type: 'number', default: 1, min: 0, max: 1_000_000, exclusiveMin: true, advanced: true },
  },
  example: { target: 'class' },
})({
  en: {
    title: 'Output',
    summary: 'Says which target an end of the network tells.',
    help: 'For networks with several outputs. Wire the last layer of an end to it and name its target; wire the other outputs to “Other outputs”, one behind the other. The last of them goes to the training, which learns all of them at once: the loss is the sum of the outputs’ losses, each times its weight.',
    inputs: { others: 'Other outputs' },
    outputs: { layer: 'Network' },
    params: {
      target: { label: 'Target', help: 'Name of the target, as the dataset has it.' },
      lossWeight: { label: 'Weight of its loss', help: 'How much this output’s loss counts in the sum.' },
    },
  },
  zh: {
    title: '输出',
    summary: '说明网络的一个末端预测哪个目标。',
    help: '用于有多个输出的网络。把一个末端的最后一层接到这里并写上它的目标；其他输出依次接到“其他输出”。最后一个输出接到训练节点，训练会同时学习全部输出：总损失是各输出的损失乘以各自权重之和。',
    inputs: { others: '其他输出' },
    outputs: { layer: '网络' },
    params: {
      target: { label: '目标', help: '目标的名称，与数据集中的一致。' },
      lossWeight: { label: '损失权重', help: '该输出的损失在总和中所占的权重。' },
    },
  },
});
