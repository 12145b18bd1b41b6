// 网络层、训练和评估所发现的问题的文字，简体中文。
import type { enProblemsTensor } from '#shared/text/en/problems-tensor.ts';
import type { Mirror } from '#shared/text/mirror.ts';

export const zhProblemsTensor: Mirror<typeof enProblemsTensor> = {
  view: { training: '如何训练' },
  text: {
    oneThread: '1 个线程',
    manyThreads: '{{count}} 个线程',
    threadTime: '{{threads}}：每步 {{milliseconds}} 毫秒',
    threadsMeasured: '使用 {{threads}} 训练，这是先测量若干步后选定的（{{measured}}）。',
    threadsSet: '按照设置，使用 {{threads}} 训练。',
    listComma: '，',
    blocks:
      '训练行超出了允许占用的内存，因此分 {{count}} 块读取，每块 {{rows}} 行。每一轮都会改变块的顺序，并打乱每块之内的行。',
    notCompiled: '逐个运算执行，比编译后的训练步骤慢数倍。原因（英文）：{{reason}}。',
  },
  problems: {
    shape: {
      mismatch: {
        message: '层“{{layer}}”需要 {{expected}}，但收到的是 {{received}}。',
        hint: '请修改它前面的层。“展平”把图像变成一列数；较小的窗口或步幅能让图像保持较大。',
      },
    },
    layer: {
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
        hint: '请减少单元数或滤波器数，或缩小输入。',
      },
    },
    network: {
      order: {
        message: '有一个层的输入来自“{{layer}}”，而后者并不在它之前。',
        hint: '请从输入到输出依次连接各层。',
      },
    },
    input: {
      noShape: {
        message: '输入没有形状：既没有连接数据集，也没有给出形状。',
        hint: '请把数据集连到输入，或给出一行的形状，例如 30；图像则如 8, 8, 1。',
      },
      mismatch: {
        message: '形状 {{shape}} 含 {{received}} 个数，但一行数据（{{data}}）有 {{expected}} 个。',
        hint: '请给出各维乘积为 {{expected}} 的形状，或留空以采用数据自身的形状。',
      },
    },
    model: {
      weights: {
        message: '层“{{layer}}”的权重“{{weight}}”缺失，或与网络不符。',
        hint: '请用此网络重新训练模型。',
      },
    },
    training: {
      loss: {
        message: '没有名为“{{loss}}”的损失函数。',
        hint: '请从列表中选择。',
      },
      optimizer: {
        message: '优化器 {{optimizer}} 不存在，或有一项设置不合法。{{detail}}',
        hint: '请换用其他优化器，或改正该设置。',
      },
      notFinite: {
        message: '第 {{epoch}} 轮第 {{step}} 步，损失不再是有限的数；问题出在层“{{layer}}”。',
        hint: '请减小学习率（可先试十分之一），在优化器中裁剪梯度，并把特征标准化；目标值很大时也要标准化。',
      },
      outputShape: {
        message: '网络输出的形状是 {{received}}；训练需要每行输出一列数。',
        hint: '请在末尾加上“展平”和全连接层。',
      },
      outputMismatch: {
        message:
          '要预测“{{target}}”，最后一层需要 {{units}} 个单元和激活函数 {{activation}}；现在是 {{receivedUnits}} 个单元和 {{receivedActivation}}。',
        hint: '请把最后的全连接层设为 {{units}} 个单元、激活函数 {{activation}}，或选择其他损失函数。',
      },
      lossMismatch: {
        message: '损失函数 {{loss}} 用于类别，但“{{target}}”是数值。',
        hint: '请选择均方误差，或让损失函数保持自动。',
      },
      metricMismatch: {
        message: '指标 {{metric}} 用于类别，但“{{target}}”是数值。',
        hint: '请选择平均绝对误差或均方误差。',
      },
      classWeights: {
        message: '要按类别加权，但“{{target}}”是数值。',
        hint: '请将类别权重设为“各行相同”。',
      },
      noRows: {
        message: '数据集没有可用于训练的行。',
        hint: '请给训练集更大的份额，或检查它之前的数据。',
      },
      memoryShare: {
        message:
          '训练数据按块读取，四个批次（每批 {{batchSize}} 行）需要 {{needed}} MB，而数据允许占用的内存是 {{share}} MB。',
        hint: '选择较小的批次，或允许更大的内存比例：设置 NEUROLOOM_MEMORY_SHARE，例如 0.5。',
      },
      dataLost: {
        message: '训练数据无法继续读取：{{reason}}。',
        hint: '请重新运行，缺少的内容会重新生成。如果再次发生，请检查存放结果的磁盘。',
      },
      batchLarger: {
        message: '批大小 {{batchSize}} 行超过了 {{rows}} 行训练数据；每一步都会用到全部行。',
        hint: '选择较小的批大小，每轮就有更多步。',
      },
      inputMismatch: {
        message: '网络接受形状为 {{expected}} 的行，但数据集的行是 {{received}}。',
        hint: '请把此数据集也连到网络的输入，或让输入的数值个数与之相同。',
      },
    },
    data: {
      notFinite: {
        message: '“{{column}}”第 {{row}} 行不是有限的数。',
        hint: '请在训练前填补或去掉缺失值和无穷值。',
      },
      oneClass: {
        message: '所有训练行的“{{target}}”都相同：{{value}}。没有可区分的内容。',
        hint: '请使用分层划分，给训练集更多行，或选择其他目标。',
      },
    },
    evaluate: {
      noRows: {
        message: '{{split}} 划分中没有行。',
        hint: '请选择其他划分，或在前面加一个为它分配份额的划分节点。',
      },
      inputMismatch: {
        message: '模型接受形状为 {{expected}} 的行，但数据集的行是 {{received}}。',
        hint: '请连接训练模型时所用的数据集，或具有相同特征的数据集。',
      },
      targetMismatch: {
        message: '模型预测的是“{{expected}}”；数据集的目标“{{received}}”取值不同。',
        hint: '请连接与训练时目标和类别相同的数据集。',
      },
      preprocessing: {
        message: '数据集的行与模型学习时的行处理方式不同。',
        hint: '请连接训练时的同一个数据集节点，使标准化一致。',
      },
    },
  },
};
