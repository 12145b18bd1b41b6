// Problems of training.
import { inBoth } from '#shared/text/in-both.ts';

export const trainingProblems = inBoth({
  en: {
    training: {
      rate: {
        message: 'A learning rate of {{rate}} is out of the usual range of this optimizer, {{least}} to {{most}}.',
        hint: 'Start with the default: too large a rate makes the loss grow, too small a one learns nothing.',
      },
      neverLearnt: {
        message:
          'In {{epochs}} epochs the loss hardly changed, from {{first}} to {{last}}: the network learnt nothing.',
        hint: 'Try another learning rate (a tenth if the loss rose, ten times as much if it stayed), and see that the features are scaled.',
      },
      overfitted: {
        message:
          'After epoch {{best}} of {{epochs}} the validation loss rose from {{least}} to {{last}} while the training loss went on falling: the network learns its rows by heart.',
        hint: 'Set “Stop after no gain for”, so that training stops at its best epoch; more rows, a smaller network or dropout help, too.',
      },
      stillFalling: {
        message:
          'The loss was still falling when epoch {{epochs}} ended: by {{percent}} % over the last {{span}} epochs.',
        hint: 'Train longer: raise “Epochs”.',
      },
      noOptimizers: {
        message: 'No optimizer is chosen.',
        hint: 'Choose under “Optimizers” at least one whose way is to be drawn.',
      },
      descentNeedsData: {
        message: 'This surface is made of data, and no dataset is wired.',
        hint: 'Wire a dataset, or choose another “Surface”, such as “Narrow bowl”.',
      },
      descentNeedsNetwork: {
        message: 'The surface is a network’s, and no network is wired.',
        hint: 'Wire the last layer of a network, or choose another “Surface”.',
      },
      descentNeedsNumber: {
        message: 'Linear regression needs a number as target; “{{target}}” has classes.',
        hint: 'Choose “Logistic regression” for a target of two classes, or another target.',
      },
      descentNeedsTwoClasses: {
        message: 'Logistic regression needs a target of two classes; “{{target}}” is none.',
        hint: 'Choose “Linear regression” for a number, or another target.',
      },
      descentTooLarge: {
        message: 'The network has {{weights}} weights; its ways can be kept for at most {{limit}}.',
        hint: 'Look at a smaller network: the picture is the same in kind.',
      },
      tokens: {
        message:
          'Layer “{{layer}}” takes whole numbers from 0 to {{last}}, but the data goes from {{least}} to {{most}}.',
        hint: 'Raise “Tokens” in “Embedding”, number the tokens from 0, and do not put them through “Standardise”.',
      },
      loss: {
        message: 'There is no loss “{{loss}}”.',
        hint: 'Choose one of those in the list “Loss”.',
      },
      optimizer: {
        message: 'The optimizer {{optimizer}} does not exist or has a setting that is not legal. {{detail}}',
        hint: 'Choose another optimizer, or mend that setting.',
      },
      notFinite: {
        message:
          'In epoch {{epoch}}, step {{step}}, the loss was no longer a finite number; it was lost in layer “{{layer}}”.',
        hint: 'Make the learning rate smaller (a tenth is a good try), set “Clip gradients” in the optimizer, and put “Standardise” before the network. Write a target of large numbers in a larger unit in the file (thousands, say).',
      },
      classWeights: {
        message: 'Classes are to be weighed, but “{{target}}” is a number.',
        hint: 'Set “Class weights” to “All rows alike”.',
      },
      classWeightsOutputs: {
        message: 'Class weights cannot be balanced for a network with several outputs.',
        hint: 'Set “Class weights” to “All rows alike”; how much an output counts is “Weight of its loss” in its “Output” node.',
      },
      noRows: {
        message: 'The dataset has no rows to train on.',
        hint: 'Lower “Validation” or “Test” in “Split”, or check the data before it.',
      },
      memoryData: {
        message:
          'Training takes about {{needed}} of memory, most of it for the rows of the data; {{limit}} may be taken.',
        hint: 'Use fewer rows or features. “Train” holds less: it reads large data in blocks, the smaller, the smaller NEUROLOOM_MEMORY_SHARE is.',
      },
      memoryWeights: {
        message:
          'Training takes about {{needed}} of memory, most of it for the weights, the copies of them and what {{optimizer}} keeps of each; {{limit}} may be taken. “{{layer}}” has the most weights.',
        hint: 'Use fewer “Units” or “Filters”, make what goes into the layer smaller, or train with “SGD” without momentum, which keeps nothing of a weight.',
      },
      memoryBatch: {
        message:
          'Training takes about {{needed}} of memory, most of it for what the layers make of a batch of {{batch}} rows; {{limit}} may be taken. “{{layer}}” makes the most.',
        hint: 'Choose a smaller “Batch size” (“Gradient descent” takes all rows at once; “SGD” takes batches), use fewer “Units” or “Filters”, or make rows shorter.',
      },
      memoryShare: {
        message:
          'The training data are read in blocks, and four batches of {{batchSize}} rows need {{needed}} MB; the memory that data may take is {{share}} MB.',
        hint: 'Choose a smaller “Batch size”, or allow a larger share of the memory: set NEUROLOOM_MEMORY_SHARE, for instance to 0.5.',
      },
      dataLost: {
        message: 'The training data could not be read any more: {{reason}}.',
        hint: 'Run it again; what is missing will be made anew. If it happens again, check the disk that holds the results.',
      },
    },
  },
  zh: {
    training: {
      rate: {
        message: '学习率 {{rate}} 不在此优化器通常的范围内（{{least}} 到 {{most}}）。',
        hint: '请从默认值开始；学习率过大会使损失发散，过小则什么也学不到。',
      },
      neverLearnt: {
        message: '经过 {{epochs}} 轮，损失几乎没有变化（从 {{first}} 到 {{last}}）：网络什么也没学到。',
        hint: '请换一个学习率（损失上升时取十分之一，不变时取十倍），并检查特征是否已缩放。',
      },
      overfitted: {
        message:
          '第 {{best}} 轮之后，验证损失从 {{least}} 上升到 {{last}}，而训练损失仍在下降：网络在记忆训练行（共 {{epochs}} 轮）。',
        hint: '请设置“无改进则停止”，使训练在最佳轮次停止；或使用更多的行、更小的网络、丢弃层。',
      },
      stillFalling: {
        message: '第 {{epochs}} 轮结束时损失仍在下降：最后 {{span}} 轮下降了 {{percent}} %。',
        hint: '请训练更久：增加“轮数”。',
      },
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
});
