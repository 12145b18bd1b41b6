// Problems of shapes, layers and networks.
import { inBoth } from '#shared/text/in-both.ts';

export const networkProblems = inBoth({
  en: {
    layer: {
      tooFewWires: {
        message: 'This layer joins two or more layers, but {{received}} is wired to it.',
        hint: 'Wire the ends of two or more branches to its input.',
      },
      unknown: {
        message: 'Layer “{{layer}}” is of the class {{className}}, which this version does not have.',
        hint: 'Use another layer, or open the file with a newer version.',
      },
      config: {
        message: 'Layer “{{layer}}” ({{className}}) has a setting that is not legal: {{detail}}.',
        hint: 'Mend that setting of the layer.',
      },
      duplicate: {
        message: 'Two layers have the name “{{layer}}”.',
        hint: 'Give each layer a name of its own.',
      },
      tooLarge: {
        message:
          'A tensor {{tensor}} would hold more than {{limit}} numbers ({{gigabytes}} GB); the kernels take no more.',
        hint: 'Use fewer “Units” or “Filters”, or a smaller input.',
      },
    },
    network: {
      batchOfOne: {
        message: 'In batches of one row, batch normalization takes each row from itself, and nothing is left.',
        hint: 'Set “Batch size” to 2 or more, such as 32, or use layer normalization.',
      },
      deadBranch: {
        message: 'What this layer gives leads nowhere.',
        hint: 'Wire it into the network, or remove it: no training uses it.',
      },
      inputs: {
        message: 'The network has inputs for {{expected}}, the dataset has {{received}}.',
        hint: 'Write in each “Input” node, under “Input of the data”, the name of the one that goes in there.',
      },
      targets: {
        message: 'The network’s outputs tell {{expected}}, the dataset’s targets are {{received}}.',
        hint: 'Put an “Output” node behind each end of the network and name its “Target” there.',
      },
      units: {
        message:
          '“Units” of the last layer is {{units}}, but the target “{{target}}” has {{classes}} classes, which needs {{expected}}.',
        hint: 'Set “Units” of the last layer to {{expected}}.',
      },
      reconstruction: {
        message: 'The network gives {{received}} numbers, but a row that it is to give back has {{expected}}.',
        hint: 'Let its last layer give {{numbers}} numbers.',
      },
      severalEnds: {
        message:
          'An autoencoder gives back one input at one output; here are {{inputs}} inputs and {{outputs}} outputs.',
        hint: 'Wire a dataset with one input, and a network with one output.',
      },
      wordPlaces: {
        message: 'Some features are words, of which the network gets a number that is no amount.',
        hint: 'Encode the words as numbers with “Encode words” (not each word its own), or leave them out under “Features”.',
      },
      unitsNumber: {
        message: 'The last layer has {{units}} outputs, but the target “{{target}}” is one number.',
        hint: 'Set “Units” of the last layer to 1.',
      },
      flat: {
        message: 'The network ends in the shape {{shape}}, but the target needs one row of numbers.',
        hint: 'Put a “Flatten” node and a “Dense” node at its end.',
      },
      activation: {
        message: 'The last layer’s activation is {{activation}}; for this target and loss it should be {{expected}}.',
        hint: 'Set “Activation” of the last layer to “{{expected}}”.',
      },
      loss: {
        message: 'The loss {{loss}} does not fit a target of {{kind}}; {{expected}} does.',
        hint: 'Set “Loss” to “{{expected}}” or “Automatic”.',
      },
      metric: {
        message: 'The metric {{metric}} says nothing about a target of {{kind}}.',
        hint: 'Choose “{{expected}}” under “Metrics” instead.',
      },
      batch: {
        message:
          'A batch of {{batch}} rows is larger than the {{rows}} training rows, so each epoch takes a single step.',
        hint: 'Choose a smaller “Batch size”, or get more data.',
      },
      noValidation: {
        message: 'Validation is switched on, but the dataset has no validation rows.',
        hint: 'Raise “Validation” in “Split”, or switch “Validate” off.',
      },
      unscaled: {
        message: 'The features are not standardised; networks learn faster and more surely on features of like size.',
        hint: 'Put a “Standardise” node before the network.',
      },
      largeTarget: {
        message:
          '“{{target}}” has the mean {{mean}} and the standard deviation {{spread}}. A network with fresh weights tells numbers near 0, and each step brings it only a little nearer: the training may end far from the target, or diverge.',
        hint: 'Let “Scale the target” bring “{{target}}” to mean 0 and spread 1 for the training; predictions stay in its own unit.',
      },
      shape: {
        message: 'The network takes rows of shape {{expected}}, but the dataset has rows of shape {{received}}.',
        hint: 'Wire the dataset to the “Input” node, or set its “Shape of a row” to {{received}}.',
      },
      order: {
        message: 'A layer takes its input from “{{layer}}”, which does not come before it.',
        hint: 'Wire the layers from the input towards the output.',
      },
    },
    shape: {
      mismatch: {
        message: 'Layer “{{layer}}” needs {{expected}}, but receives {{received}}.',
        hint: 'Change the layer before it. “Flatten” turns a picture into a list of numbers; a smaller “Window” or “Step” keeps a picture larger.',
      },
    },
    output: {
      noTarget: {
        message: 'No target is named for this output.',
        hint: 'Write under “Target” the name of the target that this end of the network tells.',
      },
      named: {
        message: 'What is wired here is already the output for “{{target}}”.',
        hint: 'Wire it to “Other outputs”, and the last layer of another end here.',
      },
      unnamed: {
        message: 'What is wired to “Other outputs” is no output yet.',
        hint: 'Put an “Output” node behind that layer and wire that one here.',
      },
      twice: {
        message: 'Two outputs are named for “{{target}}”.',
        hint: 'Write another “Target” in one of them.',
      },
      behind: {
        message: 'A layer cannot come behind a named output.',
        hint: 'Wire the layer before the “Output” node, or take that node away.',
      },
    },
    chooseOutput: {
      unknown: {
        message: 'The model has no output for “{{target}}”; it has {{known}}.',
        hint: 'Write one of these under “Target”.',
      },
    },
    input: {
      unknown: {
        message: 'The data have no input called “{{name}}”; they have {{known}}.',
        hint: 'Write one of these under “Input of the data”.',
      },
      noShape: {
        message: 'The input has no shape: no dataset is wired to it and none is given.',
        hint: 'Wire a dataset to the “Input” node, or give it the “Shape of a row”, for instance 30, or 8, 8, 1 for a picture.',
      },
      mismatch: {
        message: 'The shape {{shape}} holds {{received}} numbers, but a row of the data ({{data}}) has {{expected}}.',
        hint: 'Give a “Shape of a row” whose sizes multiply to {{expected}}, or leave it empty to take the data’s own.',
      },
    },
    model: {
      weights: {
        message: 'The weight “{{weight}}” of layer “{{layer}}” is missing or does not fit the network.',
        hint: 'Train the model again with this network.',
      },
    },
  },
  zh: {
    layer: {
      tooFewWires: {
        message: '该层要合并两个或更多的层，但只连接了 {{received}} 个。',
        hint: '把两个或更多分支的末端连到它的输入。',
      },
      unknown: {
        message: '层“{{layer}}”的类型是 {{className}}，此版本没有这种层。',
        hint: '请换用其他层，或用更新的版本打开此文件。',
      },
      config: {
        message: '层“{{layer}}”（{{className}}）有一项设置不合法：{{detail}}。',
        hint: '请改正该层的这项设置。',
      },
      duplicate: {
        message: '有两个层都叫“{{layer}}”。',
        hint: '请给每个层一个不同的名字。',
      },
      tooLarge: {
        message: '张量 {{tensor}} 将超过 {{limit}} 个数（{{gigabytes}} GB），计算内核无法处理。',
        hint: '请减小“单元数”或“滤波器数”，或缩小输入。',
      },
    },
    network: {
      batchOfOne: {
        message: '批大小为 1 时，批归一化会把每一行减去它自己，什么也不剩。',
        hint: '请把“批次大小”设为 2 以上，例如 32，或改用层归一化。',
      },
      deadBranch: {
        message: '这一层的输出没有通向任何节点。',
        hint: '请把它连接到网络中，或删除它：训练用不到它。',
      },
      inputs: {
        message: '网络的输入对应 {{expected}}，数据集的输入是 {{received}}。',
        hint: '请在每个“输入”节点的“数据的输入”中写上从那里进入的输入的名称。',
      },
      targets: {
        message: '网络的输出对应 {{expected}}，数据集的目标是 {{received}}。',
        hint: '请在网络的每个末端后面放一个“输出”节点，并在其中写上“目标”的名称。',
      },
      units: {
        message: '最后一层的“单元数”为 {{units}}，而目标“{{target}}”有 {{classes}} 个类别，需要 {{expected}}。',
        hint: '请把最后一层的“单元数”设为 {{expected}}。',
      },
      reconstruction: {
        message: '网络给出 {{received}} 个数，而要还原的一行有 {{expected}} 个数。',
        hint: '请让最后一层给出 {{numbers}} 个数。',
      },
      severalEnds: {
        message: '自编码器用一个输出还原一个输入；这里有 {{inputs}} 个输入和 {{outputs}} 个输出。',
        hint: '请连接只有一个输入的数据集和只有一个输出的网络。',
      },
      wordPlaces: {
        message: '有些特征是文字，网络得到的编号不是数量。',
        hint: '请用“编码文字”把文字变成数值（不要每个词单独一列），或在“特征列”中去掉它们。',
      },
      unitsNumber: {
        message: '最后一层有 {{units}} 个输出，而目标“{{target}}”是一个数值。',
        hint: '请把最后一层的“单元数”设为 1。',
      },
      flat: {
        message: '网络末端的形状为 {{shape}}，而目标需要一行数字。',
        hint: '请在末端加上“展平”节点和“全连接层”节点。',
      },
      activation: {
        message: '最后一层的激活函数是 {{activation}}，对于当前的目标和损失应为 {{expected}}。',
        hint: '请把最后一层的“激活函数”设为“{{expected}}”。',
      },
      loss: {
        message: '损失函数 {{loss}} 不适合{{kind}}目标，应使用 {{expected}}。',
        hint: '请把“损失函数”设为“{{expected}}”或“自动”。',
      },
      metric: {
        message: '指标 {{metric}} 对{{kind}}目标没有意义。',
        hint: '请在“指标”中改选“{{expected}}”。',
      },
      batch: {
        message: '批次大小为 {{batch}} 行，超过了 {{rows}} 行训练数据，因此每轮只有一步。',
        hint: '请减小“批次大小”，或增加数据。',
      },
      noValidation: {
        message: '已开启验证，但数据集中没有验证集。',
        hint: '请增大“划分数据”中的“验证集比例”，或关闭“验证”。',
      },
      unscaled: {
        message: '特征没有标准化；各特征大小相近时，网络学得更快、更稳。',
        hint: '请在网络之前加一个“标准化”节点。',
      },
      largeTarget: {
        message:
          '“{{target}}”的均值为 {{mean}}，标准差为 {{spread}}。刚初始化的网络输出接近 0，每一步只能靠近一点：训练结束时可能仍离目标很远，也可能发散。',
        hint: '请用“缩放目标”在训练时把“{{target}}”变为均值 0、标准差 1，预测值仍以原来的单位表示。',
      },
      shape: {
        message: '网络接受的单行形状为 {{expected}}，而数据集的单行形状为 {{received}}。',
        hint: '请把数据集连到“输入”节点，或把其“单行形状”设为 {{received}}。',
      },
      order: {
        message: '有一个层的输入来自“{{layer}}”，而后者并不在它之前。',
        hint: '请从输入到输出依次连接各层。',
      },
    },
    shape: {
      mismatch: {
        message: '层“{{layer}}”需要 {{expected}}，但收到的是 {{received}}。',
        hint: '请修改它前面的层。“展平”把图像变成一列数；较小的“窗口大小”或“步幅”能让图像保持较大。',
      },
    },
    output: {
      noTarget: {
        message: '没有为该输出指定目标。',
        hint: '请在“目标”中填写网络的这个末端所预测的目标名称。',
      },
      named: {
        message: '接到这里的已经是“{{target}}”的输出。',
        hint: '请把它接到“其他输出”，并把另一个末端的最后一层接到这里。',
      },
      unnamed: {
        message: '接到“其他输出”的还不是输出。',
        hint: '请在那一层后面放一个“输出”节点，再把它接到这里。',
      },
      twice: {
        message: '有两个输出都指向“{{target}}”。',
        hint: '请在其中一个输出的“目标”中改写另一个名称。',
      },
      behind: {
        message: '已命名的输出后面不能再接层。',
        hint: '请把该层接在“输出”节点之前，或去掉该节点。',
      },
    },
    chooseOutput: {
      unknown: {
        message: '模型没有“{{target}}”的输出；现有输出：{{known}}。',
        hint: '请在“目标”中填写其中之一。',
      },
    },
    input: {
      unknown: {
        message: '数据中没有名为“{{name}}”的输入；现有输入：{{known}}。',
        hint: '请在“数据的输入”中填写其中之一。',
      },
      noShape: {
        message: '输入没有形状：既没有连接数据集，也没有给出形状。',
        hint: '请把数据集连到“输入”节点，或给出“单行形状”，例如 30；图像则如 8, 8, 1。',
      },
      mismatch: {
        message: '形状 {{shape}} 含 {{received}} 个数，但一行数据（{{data}}）有 {{expected}} 个。',
        hint: '请给出各维乘积为 {{expected}} 的“单行形状”，或留空以采用数据自身的形状。',
      },
    },
    model: {
      weights: {
        message: '层“{{layer}}”的权重“{{weight}}”缺失，或与网络不符。',
        hint: '请用此网络重新训练模型。',
      },
    },
  },
});
