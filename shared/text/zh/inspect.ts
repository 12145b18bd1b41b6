// Words of looking into a model, in Simplified Chinese. Same keys as en/inspect.ts.
import type { enInspect } from '#shared/text/en/inspect.ts';
import type { Mirror } from '#shared/text/mirror.ts';

const splitNames = { train: '训练集', validation: '验证集', test: '测试集' };
const inputs = { model: '模型', dataset: '数据集' };
const outputs = { report: '报告' };
const featureParam = { label: '特征', help: '特征名，用逗号分隔或每行一个。留空：取对回答影响最大的几个。' };
const whichParam = { label: '哪些行', help: '它们在表格中的行号，与其他结果中显示的相同。留空：该部分的前几行。' };
const mostParam = { label: '特征个数', help: '没有指定特征时，取影响最大的这么多个。' };
const outputParam = { label: '输出', help: '某个类别的名称。留空：模型的所有输出。' };

export const zhInspect: Mirror<typeof enInspect> = {
  nodes: {
    explain: {
      permutationImportance: {
        title: '置换重要性',
        summary: '打乱一个特征后，模型会差多少。',
        help: '每次打乱一列，使其不再携带信息，再看得分下降多少：`重要性 = 原得分 − 打乱后的得分`。重复多次，给出均值和标准差。它说明的是*这个模型*用了什么；若两个特征含义相同，彼此可以顶替，则各自都可能显得不重要。',
        inputs,
        outputs,
        params: {
          split: {
            label: '数据',
            help: '在哪一部分数据上测量。模型没见过的行能说明哪些规律可以推广。',
            options: splitNames,
          },
          metric: {
            label: '得分',
            help: '看哪个得分下降。自动：类别用准确率，数值用 R²；对损失则看其上升。',
            options: {
              auto: '自动',
              accuracy: '准确率',
              log_loss: '对数损失',
              r2: 'R²',
              mean_squared_error: '均方误差',
              mean_absolute_error: '平均绝对误差',
            },
          },
          repeats: { label: '重复次数', help: '每一列打乱多少次。' },
          rows: { label: '行数', help: '最多取这么多行，更多时随机抽取。' },
        },
      },
      partialDependence: {
        title: '部分依赖',
        summary: '回答如何随一个或两个特征变化。',
        help: '把某个特征在所有行中设为同一个值，对回答取平均，逐值进行：`PD(v) = mean f(v, 其他特征)`。淡线是单独的行（个体条件期望）：线条交叉处说明该特征与其他特征共同起作用。坐标轴上的标记是数据的十分位数。特征相关时它会问到并不存在的行；累积局部效应则不会。',
        inputs,
        outputs,
        params: {
          split: { label: '数据', help: '在哪一部分数据上取平均。', options: splitNames },
          features: featureParam,
          most: mostParam,
          together: {
            label: '画法',
            help: '每个特征单独画，或把前两个特征画成一张图。',
            options: { single: '逐个', pair: '两个一起' },
          },
          output: outputParam,
          points: {
            label: '取值点数',
            help: '在第 5 到第 95 百分位之间向模型提问的取值个数。两个特征一起时每边最多 30 个。',
          },
          spacing: {
            label: '间隔',
            help: '按分位数时，数据多处取点也多。',
            options: { quantiles: '按分位数', even: '等间隔' },
          },
          lines: { label: '画出的行', help: '只看一个输出时，画出多少条单独的行。' },
          centred: { label: '居中', help: '每条线都从 0 开始，便于看出各行的差别。' },
          rows: { label: '行数', help: '最多取这么多行，更多时随机抽取。' },
        },
      },
      accumulatedLocalEffects: {
        title: '累积局部效应',
        summary: '只在有数据之处，看回答沿某个特征如何变化。',
        help: '把特征切成行数相等的区间。对每个区间内的行，分别移到区间两端，回答变化的均值就是局部效应；再逐个区间累加并居中：`ALE(z_k) = Σ mean(f(z_j) − f(z_{j−1})) − 常数`（Apley 与 Zhu）。与部分依赖不同，相关的特征不会误导它。',
        inputs,
        outputs,
        params: {
          split: { label: '数据', help: '看哪一部分数据。', options: splitNames },
          features: featureParam,
          most: mostParam,
          output: outputParam,
          bins: { label: '区间数', help: '把特征切成多少段。越多越细，也越不稳。' },
          rows: { label: '行数', help: '最多取这么多行，更多时随机抽取。' },
        },
      },
      counterfactual: {
        title: '反事实行',
        summary: '使回答改变的最小改动。',
        help: '对每一行：在限定范围内，模型给出所要回答的最近的行。距离以训练行的标准差计；每改动一个特征还另有少许代价，因此只有少数特征会改变。模型有梯度时沿梯度寻找，否则从训练行和随机点中选取候选。找不到的行会注明。它说明模型会如何回答，而不是现实中会发生什么。',
        inputs,
        outputs,
        params: {
          split: { label: '起点', help: '从哪一部分的行出发。', options: splitNames },
          rows: { label: '行数', help: '取回答尚不如愿的前多少行。' },
          which: whichParam,
          wanted: { label: '所要的类别', help: '某个类别的名称。留空：各行第二可能的类别。' },
          atLeast: { label: '至少', help: '对数值：回答应高于此值。' },
          atMost: { label: '至多', help: '对数值：回答应低于此值。' },
          method: {
            label: '方法',
            help: '自动：沿梯度寻找，到不了时再搜索。',
            options: { auto: '自动', gradient: '梯度', search: '搜索' },
          },
          distance: {
            label: '距离',
            help: '各改动之和，或其欧氏长度。',
            options: { l1: '求和（L1）', l2: '欧氏（L2）' },
          },
          sparsity: { label: '每个改动特征的代价', help: '以标准差计。越大，改动的特征越少。' },
          mostChanged: { label: '改动特征数上限', help: '留空：不限。' },
          fixed: { label: '固定的特征', help: '不可改动的特征，用逗号分隔或每行一个。' },
          bounds: { label: '范围', help: '每行一个特征，用表格的单位：`age: 18 .. 65`。任一端可省略。' },
          withinData: { label: '不超出数据', help: '特征不超出其在训练行中的取值范围。' },
        },
      },
      surrogateTree: {
        title: '代理树',
        summary: '几条规则，说出与模型差不多的话。',
        help: '用模型自己对训练行的回答生成一棵决策树（CART）。*保真度*说明它在没见过的行上有多能代表模型：回答相同的比例，数值则为 R²；旁边是总给最常见回答所能达到的比例。保真度低的规则说明不了什么。',
        inputs,
        outputs,
        params: {
          depth: { label: '深度', help: '最长路径上的问题数。越深越接近，也越难读。' },
          minLeaf: { label: '叶中行数', help: '每片叶至少有这么多行。' },
          rows: { label: '行数', help: '用多少训练行来生成，更多时随机抽取。' },
          split: {
            label: '保真度测于',
            help: '在哪一部分数据上测量。',
            options: { validation: splitNames.validation, test: splitNames.test },
          },
        },
      },
      nearestExamples: {
        title: '最近样例',
        summary: '与给定行最相像的训练行。',
        help: '按欧氏距离，可在特征中比较，也可在最后一个隐藏层的激活中比较——网络认为相似的行在那里彼此靠近。若邻居的类别与预测不同，说明模型在那里缺少依据。',
        inputs,
        outputs,
        params: {
          split: { label: '为哪些行', help: '为哪一部分的行寻找样例。', options: splitNames },
          rows: { label: '行数', help: '从第一行起取多少行。' },
          which: whichParam,
          neighbours: { label: '邻居数', help: '每行找多少训练行。' },
          space: {
            label: '比较于',
            help: '网络所接收的特征，或最后一个隐藏层对其的表示。',
            options: { input: '特征', hidden: '最后一个隐藏层' },
          },
          scaled: { label: '缩放', help: '每个数以其在训练行上的标准差计。' },
        },
      },
    },
  },
  studio: {
    metric: {
      rows_used: '所看行数',
      counterfactuals_found: '找到的反事实行',
      not_found: '没有找到的行',
      mean_distance: '平均距离',
      mean_changed_features: '平均改动特征数',
      fidelity: '保真度',
      fidelity_training: '训练行上的保真度',
      fidelity_r2: '保真度（R²）',
      fidelity_r2_training: '训练行上的保真度（R²）',
      commonest_answer: '最常见回答的比例',
      leaves: '叶数',
      neighbours_agree: '与预测同类的邻居',
      neighbours_gap: '与邻居真实值的平均差距',
    },
  },
  view: {
    importance: '置换重要性',
    importances: '各特征的重要性',
    partialDependence: '部分依赖',
    dependencePair: '对两个特征的部分依赖',
    dependenceValues: '逐值的依赖',
    localEffects: '累积局部效应',
    localEffectValues: '逐区间的效应',
    changedFeatures: '需要改动什么',
    counterfactuals: '反事实行',
    changes: '改动',
    ruleTree: '代理树',
    rules: '规则',
    neighbours: '最近的训练行',
  },
  plot: {
    scoreLost: '变差多少（{{score}}）',
    changeOf: '{{answer}}的变化',
    effectOn: '对{{answer}}的效应',
    rowsChanged: '其改动的行数',
    predictedOf: '预测的 {{name}}',
    probability: '概率',
  },
  column: {
    feature: '特征',
    importance: '重要性',
    deviation: '标准差',
    featureValue: '特征的值',
    output: '输出',
    meanAnswer: '平均回答',
    effect: '效应',
    rowsBefore: '到此区间的行数',
    found: '找到',
    before: '原回答',
    after: '新回答',
    scoreBefore: '原得分',
    scoreAfter: '新得分',
    distance: '距离',
    changedFeatures: '改动特征数',
    original: '原值',
    counterfactual: '反事实值',
    change: '改动',
    inDeviations: '以标准差计',
    rule: '规则',
    prediction: '回答',
    shareOfRows: '占其行的比例',
    leaf: '叶',
    rank: '名次',
    neighbour: '训练行',
    neighbourTruth: '其真实值',
  },
  problems: {
    explain: {
      noTrainingRows: {
        message: '训练集为空；模型的回答要与其中的行比较。',
        hint: '在划分节点中给训练集分一些行。',
      },
      unknownFeature: { message: '数据集中没有特征“{{feature}}”。', hint: '请填写其特征名之一，例如 {{known}}。' },
      unknownOutput: { message: '模型没有输出“{{output}}”。', hint: '请填写 {{known}} 之一，或留空表示全部。' },
      unknownClass: {
        message: '目标没有类别“{{wanted}}”。',
        hint: '请填写 {{known}} 之一，或留空表示第二可能的类别。',
      },
      metricOfClasses: {
        message: '得分 {{metric}} 用于类别，而目标是数值。',
        hint: '请选择 R²、均方误差、平均绝对误差或“自动”。',
      },
      metricOfNumbers: {
        message: '得分 {{metric}} 用于数值，而目标是类别。',
        hint: '请选择准确率、对数损失或“自动”。',
      },
      constantTarget: {
        message: '目标在全部 {{rows}} 行中都相同，R² 没有意义。',
        hint: '请改用某种误差作为得分，或选择目标有变化的行。',
      },
      oneFeature: { message: '一张图需要两个特征，而数据集或列表中只有一个。', hint: '请填写两个特征，或逐个画出。' },
      bounds: {
        message: '无法读懂范围“{{line}}”。',
        hint: '请每行写一个特征，形如 name: low .. high，小的一端在前；任一端可省略。',
      },
      noGoal: {
        message: '目标“{{target}}”是数值，但没有说明回答应到哪里。',
        hint: '请填写“至少”“至多”或两者，下限须小于上限。',
      },
      alreadyThere: { message: '这一部分的每一行都已是所要的回答。', hint: '请选择其他类别、其他界限或其他行。' },
      nothingFree: {
        message: '没有可改动的特征：全部被固定，或在训练行中不变。',
        hint: '请至少留一个有变化的特征可以改动。',
      },
      noGradient: { message: '模型对其输入没有梯度。', hint: '请选择“自动”或“搜索”。' },
      rowNotThere: { message: '表格的第 {{row}} 行不在“{{split}}”中。', hint: '请选择它所在的部分，或另选一行。' },
      tokens: {
        message: '模型读取的是词元编号，编号之间没有中间值。',
        hint: '请改用沙普利值、置换重要性或最近样例。',
      },
      noHiddenLayer: { message: '网络只有一个带权重的层，没有隐藏层。', hint: '请改为按特征比较。' },
    },
  },
};
