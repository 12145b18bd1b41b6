import { defineNode } from '#shared/spec/define-node.ts';

export const pretrained = defineNode({
  kind: 'layer.pretrained',
  icon: 'layers',
  inputs: { model: { type: 'model' } },
  outputs: { layer: { type: 'layer' } },
  params: {
    /** Layers at the end of the model that are left out. */
    without: { type: 'integer', default: 1, min: 0, max: 10_000 },
    trainable: { type: 'choice', default: 'none', options: ['none', 'last', 'all'] },
    last: { type: 'integer', default: 1, min: 1, max: 10_000, when: { param: 'trainable', in: ['last'] } },
  },
})({
  en: {
    title: 'Layers of a model',
    summary: 'Begins a new network with the trained layers of a model.',
    help: 'Transfer learning: the model’s layers from its input on, with the weights that they have learnt, without the last ones. Put new layers behind it and train them on other data, which must have rows of the same shape. Frozen layers do not change: no optimizer moves their weights, their penalties do not count, and batch normalisation keeps its statistics, as in Keras with `trainable = False`. To fine-tune, train the new layers first, then wire that model to this node again with some of its layers trainable and a small learning rate.',
    outputs: { layer: 'Network' },
    params: {
      without: {
        label: 'Without the last',
        help: 'How many layers at the end of the model are left out; 1 is its output layer. Layers count as Keras counts them, pooling, flatten and dropout too; what only undoes a scaled target goes with the output.',
      },
      trainable: {
        label: 'Trainable',
        help: 'Which of the layers that stay go on learning. Frozen ones keep their weights.',
        options: { none: 'None', last: 'The last ones', all: 'All' },
      },
      last: { label: 'Trainable layers', help: 'How many of the layers that stay, from their end, go on learning.' },
    },
  },
  zh: {
    title: '模型的层',
    summary: '以某个模型训练好的层作为新网络的开头。',
    help: '迁移学习：取模型从输入开始的各层及其学到的权重，去掉最后几层。在其后接上新的层，用别的数据训练；数据每行的形状须相同。冻结的层不再改变：优化器不更新其权重，其惩罚项不计入损失，批归一化保持其统计量，与 Keras 的 `trainable = False` 一致。若要微调，请先训练新的层，再把得到的模型接到本节点，放开其中几层并使用较小的学习率。',
    outputs: { layer: '网络' },
    params: {
      without: {
        label: '去掉最后几层',
        help: '去掉模型末尾的多少层；1 即输出层。层数按 Keras 的算法计，池化、展平与随机失活也算；仅用于还原目标缩放的层随输出一起去掉。',
      },
      trainable: {
        label: '可训练',
        help: '保留的层中哪些继续学习。冻结的层保持其权重。',
        options: { none: '无', last: '最后几层', all: '全部' },
      },
      last: { label: '可训练的层数', help: '保留的层中，从末尾起有多少层继续学习。' },
    },
  },
});
