// Problems of training, in Simplified Chinese.
import type { enProblemsTraining } from '#shared/text/en/problems-training.ts';
import type { Mirror } from '#shared/text/mirror.ts';

export const zhProblemsTraining: Mirror<typeof enProblemsTraining> = {
  problems: {
    training: {
      noOptimizers: { message: '没有选择优化器。', hint: '请在“优化器”中至少选择一个要画出路径的。' },
      descentNeedsData: {
        message: '此曲面由数据构成，但没有连接数据集。',
        hint: '请连接数据集，或选择其他“曲面”，例如“狭长的碗”。',
      },
      descentNeedsNetwork: {
        message: '曲面取自网络，但没有连接网络。',
        hint: '请连接网络的最后一层，或选择其他“曲面”。',
      },
      descentNeedsNumber: {
        message: '线性回归需要数值目标；“{{target}}”是类别。',
        hint: '两个类别的目标请选择“逻辑回归”，或换一个目标。',
      },
      descentNeedsTwoClasses: {
        message: '逻辑回归需要两个类别的目标；“{{target}}”不是。',
        hint: '数值请选择“线性回归”，或换一个目标。',
      },
      descentTooLarge: {
        message: '网络有 {{weights}} 个权重；最多只能保留 {{limit}} 个权重的路径。',
        hint: '请看小一些的网络：道理是一样的。',
      },
      tokens: {
        message: '层“{{layer}}”接受从 0 到 {{last}} 的整数，但数据的范围是 {{least}} 到 {{most}}。',
        hint: '请增大“嵌入”中的“词元数”，从 0 起给词元编号，并且不要让它们经过“标准化”。',
      },
      loss: {
        message: '没有名为“{{loss}}”的损失函数。',
        hint: '请从“损失函数”列表中选择。',
      },
      optimizer: {
        message: '优化器 {{optimizer}} 不存在，或有一项设置不合法。{{detail}}',
        hint: '请换用其他优化器，或改正该设置。',
      },
      notFinite: {
        message: '第 {{epoch}} 轮第 {{step}} 步，损失不再是有限的数；问题出在层“{{layer}}”。',
        hint: '请减小学习率（可先试十分之一），在优化器中设置“梯度裁剪”，并在网络之前加“标准化”；目标值很大时，请在文件中换用更大的单位（例如以千计）。',
      },
      classWeights: {
        message: '要按类别加权，但“{{target}}”是数值。',
        hint: '请将“类别权重”设为“各行相同”。',
      },
      classWeightsOutputs: {
        message: '有多个输出的网络不能平衡类别权重。',
        hint: '请将“类别权重”设为“各行相同”；各输出所占的权重是其“输出”节点中的“损失权重”。',
      },
      noRows: {
        message: '数据集没有可用于训练的行。',
        hint: '请在“划分数据”中减小“验证集比例”或“测试集比例”，或检查它之前的数据。',
      },
      memoryData: {
        message: '训练约需 {{needed}} 内存，其中大部分用于数据；可用的只有 {{limit}}。',
        hint: '请减少行数或特征数。“训练”占用较少：它按块读取大的数据，NEUROLOOM_MEMORY_SHARE 越小，块越小。',
      },
      memoryWeights: {
        message:
          '训练约需 {{needed}} 内存，其中大部分用于权重、权重的副本以及 {{optimizer}} 为每个权重保存的状态；可用的只有 {{limit}}。“{{layer}}”的权重最多。',
        hint: '请减小“单元数”或“滤波器数”，缩小该层的输入，或改用动量为 0 的“随机梯度下降（SGD）”，它不保存状态。',
      },
      memoryBatch: {
        message:
          '训练约需 {{needed}} 内存，其中大部分用于各层对一个批次（{{batch}} 行）的计算；可用的只有 {{limit}}。“{{layer}}”占用最多。',
        hint: '请减小“批次大小”（“梯度下降”每次使用全部行，“随机梯度下降（SGD）”则分批），减小“单元数”或“滤波器数”，或缩短每一行。',
      },
      memoryShare: {
        message:
          '训练数据按块读取，四个批次（每批 {{batchSize}} 行）需要 {{needed}} MB，而数据允许占用的内存是 {{share}} MB。',
        hint: '请减小“批次大小”，或允许更大的内存比例：设置 NEUROLOOM_MEMORY_SHARE，例如 0.5。',
      },
      dataLost: {
        message: '训练数据无法继续读取：{{reason}}。',
        hint: '请重新运行，缺少的内容会重新生成。如果再次发生，请检查存放结果的磁盘。',
      },
    },
  },
};
