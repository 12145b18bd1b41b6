// Attribution in Simplified Chinese. The mirror of en/attribution.ts.
import type { enAttribution } from '#shared/text/en/attribution.ts';
import type { Mirror } from '#shared/text/mirror.ts';

export const zhAttribution: Mirror<typeof enAttribution> = {
  nodes: {
    explain: {
      attribution: {
        title: '归因',
        summary: '从网络内部看它依据了哪些特征。',
        help: '让乘数或梯度沿各层往回传，因此特征再多也很快。*Deep*（DeepLIFT）、*期望梯度*和*积分梯度*满足可加性：`f(x) − 基准 = Σ φⱼ`。*显著性*是斜率 `∂f/∂xⱼ`，*SmoothGrad* 是它在噪声下的均值。*Grad-CAM* 和*遮挡*指出图像中的位置。斜率以网络所接收的单位计。',
        inputs: { model: '模型', dataset: '数据集', background: '背景' },
        outputs: { explanation: '解释' },
        params: {
          method: {
            label: '方法',
            help: 'Deep 要求每一层都有规则；梯度适用于任何靠梯度学习的网络；Grad-CAM 需要图像和卷积层。',
            options: {
              deep: 'Deep（DeepLIFT）',
              expectedGradients: '期望梯度',
              integratedGradients: '积分梯度',
              gradient: '显著性（梯度）',
              inputTimesGradient: '输入 × 梯度',
              smoothGrad: 'SmoothGrad',
              gradCam: 'Grad-CAM',
              occlusion: '遮挡',
            },
          },
          split: {
            label: '解释',
            help: '解释哪些行。',
            options: { train: '训练行', validation: '验证行', test: '测试行' },
          },
          rows: { label: '解释的行数', help: '从第一行起解释多少行。' },
          output: { label: '输出', help: '类别名称。留空：模型的每个输出。' },
          background: {
            label: '背景行数',
            help: '用来与被解释行比较的训练行；若接了“背景”，则取自那个数据集。越多越稳，也越慢。',
          },
          baseline: {
            label: '基线',
            help: '与之比较或用来遮盖的值：背景的均值，或网络输入中的零。',
            options: { mean: '背景均值', zero: '零' },
          },
          steps: { label: '步数', help: '基线与该行之间的点数。越多可加性越好，也越慢。' },
          samples: { label: '样本数', help: '每行抽取的点数。越多区间越窄，也越慢。' },
          noise: { label: '噪声', help: '噪声的标准差，占特征离散程度或图像取值范围的比例。' },
          window: { label: '窗口', help: '被遮盖部分的边长，用于图像和序列。表格中即一个特征。' },
          stride: { label: '步幅', help: '窗口每次移动多少。' },
          layer: { label: '层', help: '要看的卷积层名称。留空：最后一个。' },
        },
      },
    },
  },
  figure: { rowsAsked: '要求解释的行数（实际解释的行等距选取）' },
  problems: {
    explain: {
      noDeepRule: {
        message: 'Deep 方法没有适用于层“{{layer}}”（{{className}}）的规则。',
        hint: '请选择期望梯度，或用排列法计算沙普利值。',
      },
      notPicture: {
        message: 'Grad-CAM 显示图像 [高、宽、通道] 中的位置；这里一行的形状是 {{received}}。',
        hint: '请选择其他方法，或在选择目标的节点中给行设定图像的形状。',
      },
      noConvolution: {
        message: 'Grad-CAM 观察卷积层的特征图，而该网络没有卷积层。',
        hint: '请选择其他方法，或训练一个带卷积层的网络。',
      },
      noSuchConvolution: {
        message: '网络中没有名为“{{layer}}”的卷积层。',
        hint: '请填写 {{known}} 之一，或留空以使用最后一个。',
      },
      sameAnswers: {
        message: '模型对每一行的回答都是 {{value}}，因此没有特征起作用。',
        hint: '请查看学习曲线：延长训练、更换学习率，或使用能区分各行的特征。',
      },
      singleBackground: {
        message: '所有行只与一个背景行比较，因此数值取决于是哪一行。',
        hint: '请取约 100 个背景行。',
      },
    },
  },
};
