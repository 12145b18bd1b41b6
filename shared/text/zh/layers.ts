// The words of the layer kinds, in Simplified Chinese. Same keys as en/layers.ts.
import type { enLayers } from '#shared/text/en/layers.ts';
import type { Mirror } from '#shared/text/mirror.ts';
import { zhKernelParams, zhLayerPorts } from '#shared/text/zh/layer-words.ts';
import { zhPictureLayers } from '#shared/text/zh/picture-layers.ts';
import { zhSequenceLayers } from '#shared/text/zh/sequence-layers.ts';

const mergePorts = { inputs: { layers: '层' }, outputs: { layer: '层' } };

export const zhLayers: Mirror<typeof enLayers> = {
  nodes: {
    layer: {
      input: {
        title: '输入',
        summary: '数据进入网络的地方。',
        help: '网络的起点。形状取自所连接的数据集，或者由你直接填写。',
        inputs: { dataset: '数据集' },
        outputs: { layer: '层' },
        params: {
          shape: { label: '单行形状', help: '例如小幅灰度图像为 8, 8, 1。留空：取数据集的形状。' },
        },
      },
      dense: {
        title: '全连接层',
        summary: '每个输出都是全部输入的加权和。',
        help: '全连接层：`y = f(x·W + b)`，其中 `f` 是激活函数。权重个数为输入数 × 单元数，每个单元另有一个偏置。',
        inputs: { layer: '层' },
        outputs: { layer: '层' },
        params: { units: { label: '单元数', help: '该层有多少个输出。' }, ...zhKernelParams },
      },
      flatten: {
        title: '展平',
        summary: '把图像排成一长行。',
        help: '把高 × 宽 × 通道数变成一行数字，供全连接层读取。没有可学习的参数。',
        inputs: { layer: '层' },
        outputs: { layer: '层' },
        params: {},
      },
      batchNormalization: {
        title: '批量归一化',
        summary: '在网络内部对每个批次做标准化。',
        help: '`y = γ (x − μ) / √(σ² + ε) + β`。训练时使用当前批次的均值 `μ` 和方差 `σ²`，之后使用它们的滑动平均。`γ` 和 `β` 由学习得到。',
        inputs: { layer: '层' },
        outputs: { layer: '层' },
        params: {
          momentum: { label: '动量', help: '每一步滑动平均保留旧值的比例，0 到 1。' },
          epsilon: { label: 'ε', help: '加在方差上，避免除以零。' },
          centre: { label: '学习偏移 β', help: '为每个通道加上一个可学习的数。' },
          scale: { label: '学习缩放 γ', help: '为每个通道乘上一个可学习的数。' },
        },
      },
      dropout: {
        title: '随机失活',
        summary: '训练时随机关闭一部分输入。',
        help: '训练时以概率 `p` 把每个输入置为 0，其余除以 `1 − p`，使网络不依赖于任何单个输入。训练之后全部放行。',
        inputs: { layer: '层' },
        outputs: { layer: '层' },
        params: { rate: { label: '失活率 p', help: '被关闭的输入所占比例：不小于 0，小于 1。' } },
      },
      activation: {
        title: '激活',
        summary: '对每个数应用一个函数。',
        help: '单独成层的激活函数，用于需要分开放置的地方：批量归一化之后，或求和之后。',
        ...zhLayerPorts,
        params: { activation: { ...zhKernelParams.activation, help: '作用于每个数的函数。' } },
      },
      reshape: {
        title: '变形',
        summary: '同样的数字，换一种形状。',
        help: '按顺序重新排列一行中的数字；前后两种形状的数字个数必须相同。没有可学习的参数。',
        ...zhLayerPorts,
        params: { shape: { label: '单行形状', help: '例如 28, 28, 1。各数之积等于一行的数值个数。' } },
      },
      permute: {
        title: '交换轴',
        summary: '改变各轴的顺序。',
        help: '按另一种顺序排列一行的各轴：2, 1 把 `[步, 通道]` 变成 `[通道, 步]`。没有可学习的参数。',
        ...zhLayerPorts,
        params: { order: { label: '顺序', help: '各轴的新顺序，每个轴出现一次，从 1 数起。' } },
      },
      layerNormalization: {
        title: '层归一化',
        summary: '对每一行单独做标准化。',
        help: '`y = γ (x − μ) / √(σ² + ε) + β`，均值与方差取自每一行的最后一个轴；训练时和之后相同。常用于循环网络和注意力。',
        ...zhLayerPorts,
        params: {
          epsilon: { label: 'ε', help: '加在方差上，避免除以零。' },
          centre: { label: '学习偏移 β', help: '为每个特征加上一个可学习的数。' },
          scale: { label: '学习缩放 γ', help: '为每个特征乘上一个可学习的数。' },
        },
      },
      spatialDropout1d: {
        title: '一维空间失活',
        summary: '关闭序列的整个通道。',
        help: '对一个通道的所有步统一决定是否关闭的随机失活。相邻各步彼此相似，只关闭个别步几乎没有影响。',
        ...zhLayerPorts,
        params: { rate: { label: '失活率 p', help: '被关闭的通道所占比例：不小于 0，小于 1。' } },
      },
      spatialDropout2d: {
        title: '二维空间失活',
        summary: '关闭图像的整个通道。',
        help: '对一个通道的整幅图像统一决定是否关闭的随机失活。相邻像素彼此相似，只关闭个别像素几乎没有影响。',
        ...zhLayerPorts,
        params: { rate: { label: '失活率 p', help: '被关闭的通道所占比例：不小于 0，小于 1。' } },
      },
      gaussianDropout: {
        title: '高斯失活',
        summary: '训练时乘以 1 附近的随机数。',
        help: '训练时把每个输入乘以均值为 1、方差为 `p / (1 − p)` 的正态随机数，噪声与失活率 `p` 的随机失活相当。训练之后全部放行。',
        ...zhLayerPorts,
        params: { rate: { label: '失活率 p', help: '与随机失活相同：不小于 0，小于 1。' } },
      },
      gaussianNoise: {
        title: '高斯噪声',
        summary: '训练时加上随机数。',
        help: '训练时给每个输入加上均值为 0 的正态随机数，使网络不会死记各行。训练之后全部放行。',
        ...zhLayerPorts,
        params: { stddev: { label: '标准差 σ', help: '所加随机数的标准差：不小于 0。' } },
      },
      concatenate: {
        title: '拼接',
        summary: '把几个层的输出并排放在一起。',
        help: '沿一个轴连接网络的两个或更多分支；其余各轴的大小必须相同。顺序按节点 ID 排列。',
        ...mergePorts,
        params: { axis: { label: '轴', help: '沿哪个轴连接：−1 是最后一个轴，1 是行之后的第一个轴。' } },
      },
      add: {
        title: '相加',
        summary: '几个层输出之和。',
        help: '把形状相同的两个或更多分支逐个数相加，即残差网络中的捷径。',
        ...mergePorts,
        params: {},
      },
      multiply: {
        title: '相乘',
        summary: '几个层输出之积。',
        help: '把形状相同的两个或更多分支逐个数相乘；其中一个可以像门一样控制另一个。',
        ...mergePorts,
        params: {},
      },
      average: {
        title: '取平均',
        summary: '几个层输出的平均。',
        help: '对形状相同的两个或更多分支逐个数取平均。',
        ...mergePorts,
        params: {},
      },
      maximum: {
        title: '取最大',
        summary: '几个层输出中的最大值。',
        help: '对形状相同的两个或更多分支逐个数取最大值。',
        ...mergePorts,
        params: {},
      },
      subtract: {
        title: '相减',
        summary: '一个层的输出减去另一个。',
        help: '从第一个分支逐个数减去第二个；两者形状相同。顺序按节点的 id。',
        ...mergePorts,
        params: {},
      },
      minimum: {
        title: '取最小',
        summary: '几个层输出中的最小值。',
        help: '对形状相同的两个或更多分支逐个数取最小值。',
        ...mergePorts,
        params: {},
      },
      dot: {
        title: '点积',
        summary: '两个层的输出有多一致。',
        help: '两个分支的标量积：`Σ aᵢ bᵢ`；归一化后是单位向量的积（余弦）。对 `[m, n]` 的分支，沿该轴求所有配对的积。',
        ...mergePorts,
        params: {
          axis: { label: '轴', help: '沿哪个轴求和：−1 是最后一个，1 是行之后的第一个。' },
          normalise: { label: '归一化', help: '先把每个向量除以其长度，得到余弦。' },
        },
      },
      leakyRelu: {
        title: '带泄漏 ReLU',
        summary: '让小于 0 的部分透过一点。',
        help: '`max(x, 0) + 斜率 · min(x, 0)`：与 ReLU 相同，但低于 0 的单元仍能学习。',
        ...zhLayerPorts,
        params: { slope: { label: '0 以下的斜率', help: '负数所乘的系数。' } },
      },
      pRelu: {
        title: '参数化 ReLU',
        summary: '斜率可学习的带泄漏 ReLU。',
        help: '`max(x, 0) + α · min(x, 0)`，一行中每个位置有一个 α，与权重一起学习。',
        ...zhLayerPorts,
        params: {
          sharedAxes: { label: '共享的轴', help: '沿这些轴共用一个 α，从 1 数起：1, 2 表示图像每个通道一个。' },
        },
      },
      elu: {
        title: 'ELU',
        summary: '在 0 以下平滑弯曲。',
        help: '大于 0 时为 `x`，小于 0 时为 `α (eˣ − 1)`，不会低于 −α。',
        ...zhLayerPorts,
        params: { alpha: { label: 'α', help: '0 以下弯曲到的深度。' } },
      },
      ...zhPictureLayers,
      ...zhSequenceLayers,
    },
  },
  problems: {
    layer: {
      tooFewWires: {
        message: '该层要合并两个或更多的层，但只连接了 {{received}} 个。',
        hint: '把两个或更多分支的末端连到它的输入。',
      },
    },
    training: {
      tokens: {
        message: '层“{{layer}}”接受从 0 到 {{last}} 的整数，但数据的范围是 {{least}} 到 {{most}}。',
        hint: '增加嵌入的词元数，从 0 起给词元编号，并且不要标准化。',
      },
    },
  },
};
