// The words of node kinds other than layers and optimizers, in Simplified Chinese. Same keys as en/nodes.ts.
import type { enNodes } from '#shared/text/en/nodes.ts';
import type { Mirror } from '#shared/text/mirror.ts';

const splitNames = { train: '训练集', validation: '验证集', test: '测试集' };

export const zhNodes: Mirror<typeof enNodes> = {
  families: {
    data: '数据',
    layer: '网络层',
    optimizer: '优化器',
    train: '训练',
    evaluate: '评估',
    explain: '解释',
    language: '语言',
    text: '文字',
  },
  portTypes: {
    table: '表格',
    dataset: '数据集',
    layer: '层',
    optimizer: '优化器',
    model: '模型',
    predictions: '预测结果',
    report: '报告',
    explanation: '解释结果',
    wordVectors: '词向量',
  },
  units: { rows: '行', epochs: '轮', updates: '次更新', seconds: '秒', words: '词' },
  nodes: {
    data: {
      csv: {
        title: 'CSV 文件',
        summary: '从流程文件旁边的文本文件读取表格。',
        help: '从 CSV 或 TSV 文件读取表格。每一列会根据全部行判断为数值、整数、是/否或文本。流程文件只保存相对路径，分享时请把数据文件一并发送。',
        inputs: {},
        outputs: { table: '表格' },
        params: {
          file: { label: '文件', help: '要读取的文件，位于流程文件所在文件夹或其子文件夹中。' },
          delimiter: {
            label: '列分隔符',
            help: '选择“自动”时根据文件开头几行判断。',
            options: { auto: '自动', comma: '逗号', semicolon: '分号', tab: '制表符', pipe: '竖线' },
          },
          header: {
            label: '首行是列名',
            help: '第一行是否为各列的名称。',
            options: { auto: '自动', yes: '是', no: '否' },
          },
        },
      },
      sample: {
        title: '示例数据',
        summary: '五个经典的小数据表之一。',
        help: '随程序附带的经典小数据表：\n\n- **鸢尾花**:150 朵花，4 项测量，3 个品种\n- **葡萄酒**:178 种酒，13 项测量，3 家酒庄\n- **乳腺癌**:569 例肿瘤，30 项测量，恶性或良性\n- **手写数字**:1797 张 8 × 8 像素的手写数字\n- **糖尿病**:442 名患者，10 项测量，一年后的病情进展',
        inputs: {},
        outputs: { table: '表格' },
        params: {
          name: {
            label: '数据',
            help: '要载入哪个表格。',
            options: {
              iris: '鸢尾花',
              wine: '葡萄酒',
              'breast-cancer': '乳腺癌',
              digits: '手写数字',
              diabetes: '糖尿病',
            },
          },
        },
      },
      openExplanation: {
        title: '打开解释',
        summary: '无需模型，重新显示已保存的解释。',
        help: '读取 `neuroloom run --out` 写在解释旁边的 `explanation.safetensors` 文件。所有图、报告和表格都只由该文件得出，不需要模型和数据。',
        inputs: {},
        outputs: { explanation: '解释' },
        params: { file: { label: '文件', help: '一个 `explanation.safetensors` 文件。' } },
      },
      synthetic: {
        title: '合成数据',
        summary: '随机生成一个含有已知规律的表格。',
        help: '随机生成各行数据，其中含有网络可以学到的规律。一部分特征带有信息，其余只是噪声。相同的种子得到相同的表格。',
        inputs: {},
        outputs: { table: '表格' },
        params: {
          task: {
            label: '任务',
            help: '目标是类别还是数值。',
            options: { classification: '分类', regression: '回归' },
          },
          rows: { label: '行数', help: '生成多少行。' },
          features: { label: '特征数', help: '每行有多少个特征列。' },
          informative: { label: '有效特征数', help: '与目标有关的特征个数，不超过特征总数。' },
          classes: { label: '类别数', help: '目标有多少个类别。' },
          separation: { label: '类间距离', help: '各类别相距多远。为 0 时无法区分。' },
          noise: { label: '噪声', help: '所加噪声的标准差。' },
        },
      },
      target: {
        title: '目标与特征',
        summary: '指定要预测哪一列，以及用哪些列预测。',
        help: '把表格变成数据集：一列作为目标 `y`，其余作为特征 `x`。目标缺失的行无法使用，会给出提示。',
        inputs: { table: '表格' },
        outputs: { dataset: '数据集' },
        params: {
          target: { label: '目标列', help: '要预测的列。' },
          task: {
            label: '目标类型',
            help: '选择“自动”时，文本和取值很少的整数视为类别，其他数字视为数值。',
            options: { auto: '自动', classes: '类别', number: '数值' },
          },
          features: { label: '特征列', help: '用于预测的列。留空：除目标列以外的所有列。' },
          shape: { label: '单行形状', help: '用于图像：高、宽、通道数，例如 8, 8, 1。留空：每个特征一个数。' },
        },
      },
      split: {
        title: '划分数据',
        summary: '留出一部分行用于验证和测试。',
        help: '把各行分成三部分：用于训练网络的、训练期间用来观察的、训练结束后用来评判的。之后需要拟合的步骤（例如标准化）只用训练集拟合。',
        inputs: { dataset: '数据集' },
        outputs: { dataset: '数据集' },
        params: {
          validation: { label: '验证集比例', help: '训练期间用来观察的行所占比例，0 到 0.9。' },
          test: { label: '测试集比例', help: '留到最后评判的行所占比例，0 到 0.9。' },
          stratified: { label: '分层抽样', help: '使每一部分的类别比例相同。' },
          shuffle: { label: '打乱', help: '随机抽取各行；否则留出最后的行。' },
        },
      },
      standardise: {
        title: '标准化',
        summary: '使每个特征均值为 0、标准差为 1。',
        help: '把每个特征替换为 `z = (x − μ) / σ`。均值 `μ` 与标准差 `σ` 只由训练集计算；取值恒定的特征取 `σ = 1`。各特征大小相近时，网络学得更快。',
        inputs: { dataset: '数据集' },
        outputs: { dataset: '数据集' },
        params: {
          centre: { label: '减去均值', help: '使每个特征的均值为 0。' },
          scale: { label: '除以标准差', help: '使每个特征的标准差为 1。' },
        },
      },
    },
    train: {
      fit: {
        title: '训练',
        summary: '让网络学习训练数据。',
        help: '分批次把训练数据过 `epochs` 轮，由优化器降低损失。验证集只用来观察。取消时会保留当前的模型。',
        inputs: { dataset: '数据集', network: '网络', optimizer: '优化器' },
        outputs: { model: '模型', history: '训练历史' },
        params: {
          loss: {
            label: '损失函数',
            help: '训练要降低的量。自动：类别用交叉熵，数值用均方误差。',
            options: {
              auto: '自动',
              binary_crossentropy: '二元交叉熵',
              categorical_crossentropy: '分类交叉熵',
              sparse_categorical_crossentropy: '稀疏分类交叉熵',
              mean_squared_error: '均方误差',
              mean_absolute_error: '平均绝对误差',
              huber: 'Huber 损失',
            },
          },
          metrics: {
            label: '指标',
            help: '除损失外还报告什么。留空：类别用准确率，数值用平均绝对误差。',
            options: {
              accuracy: '准确率',
              mean_absolute_error: '平均绝对误差',
              mean_squared_error: '均方误差',
            },
          },
          epochs: { label: '轮数', help: '全部训练数据过多少遍。' },
          batchSize: { label: '批次大小', help: '每一步用多少行。优化器为“梯度下降”时每次都用全部行。' },
          shuffle: { label: '打乱', help: '每轮以新的顺序读取各行。' },
          classWeights: {
            label: '类别权重',
            help: '*平衡*：训练行中越少见的类别，其行在损失中的权重越大：行数 ÷（类别数 × 该类行数）。',
            options: { none: '各行相同', balanced: '平衡' },
          },
          validate: { label: '验证', help: '每轮结束后在验证集上测量。' },
          patience: {
            label: '无改进则停止',
            help: '验证损失（没有时用训练损失）连续这么多轮没有改进就提前结束。留空：从不。',
          },
          restoreBest: { label: '保留最佳', help: '提前结束后，恢复到最佳一轮的权重。' },
        },
      },
    },
    explain: {
      shap: {
        title: 'Shapley 值',
        summary: '每个特征对每个预测的影响有多大。',
        help: '把一个预测与平均预测之差公平地分给各个特征：`f(x) − E[f] = Σ φⱼ`。特征的值 `φⱼ` 是它在各种加入顺序下贡献的平均。*精确*方法遍历所有组合（最多 12 个特征），*交互*还说明特征两两共同的作用；*排列*与*抽样*随机抽取顺序；*核*方法对组合做回归；*分割*让相关的特征保持在一起（Owen 值）；*线性*是线性网络的解析式。估计值带有 95 % 区间，时间预算越长区间越窄。',
        inputs: { model: '模型', dataset: '数据集' },
        outputs: { explanation: '解释结果' },
        params: {
          method: {
            label: '方法',
            help: '自动：线性网络用解析式，不超过 12 个特征时用精确方法，更多时用排列方法。',
            options: {
              auto: '自动',
              exact: '精确',
              permutation: '排列',
              kernel: '核',
              partition: '分割',
              linear: '线性',
              sampling: '抽样',
              interactions: '交互',
            },
          },
          split: { label: '数据', help: '解释哪一部分数据。', options: splitNames },
          rows: { label: '解释行数', help: '从第一行起解释多少行。' },
          seconds: { label: '时间预算', help: '在这段时间内不断估计，区间越来越窄；留空则按下面的设置。' },
          backgroundFrom: {
            label: '背景',
            help: '用什么代替缺席的特征：从训练部分抽取的行、其 k-means 概括，或您指定的行。总是干预式的。',
            options: { drawn: '抽取的行', kmeans: 'k-means 概括', rows: '指定的行' },
          },
          background: { label: '背景行数', help: '用来代替缺席特征的训练数据行数。越多越稳定，也越慢。' },
          backgroundRows: { label: '指定的行', help: '训练部分的行号，从 0 起。' },
          link: {
            label: '连接函数',
            help: '贡献以什么为单位相加：模型自身的输出，或概率的对数几率。',
            options: { identity: '恒等', logit: '对数几率' },
          },
          permutations: { label: '排列数', help: '每行抽取多少个随机顺序。越多越稳定，也越慢。' },
          variant: {
            label: '顺序',
            help: '成对：每个顺序正反各走一遍；普通：只正走；分层：循环移动，使每个特征先后都出现。',
            options: { paired: '成对', plain: '普通', stratified: '分层' },
          },
          coalitions: { label: '组合数', help: '回归对每行使用多少个特征组合。' },
          l1: {
            label: '套索',
            help: '回归使用哪些特征：全部，或由套索按信息准则选择。自动：组合不足总数五分之一时使用套索。',
            options: { auto: '自动', none: '全部特征', aic: '赤池 (AIC)', bic: '贝叶斯 (BIC)' },
          },
        },
      },
    },
    text: {
      note: {
        title: '便笺',
        summary: '写在节点旁边的文字。',
        help: '用 Markdown 写的文字：标题、列表、链接、`代码`。不影响任何结果。',
        inputs: {},
        outputs: {},
        params: { markdown: { label: '文字', help: '使用 Markdown 书写。' } },
      },
    },
  },
};
