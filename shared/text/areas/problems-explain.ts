// Problems of explaining and looking into a model.
import { inBoth } from '#shared/text/in-both.ts';

export const explainProblems = inBoth({
  en: {
    explain: {
      noDeepRule: {
        message: 'The deep method has no rule for the layer “{{layer}}” ({{className}}).',
        hint: 'Choose “Expected gradients”, or use “Shapley values” with the method “Permutation”.',
      },
      notPicture: {
        message: 'Grad-CAM shows places in a picture [height, width, channels]; a row here is {{received}}.',
        hint: 'Choose another “Method”, or give the rows the shape of pictures: “Shape of a row” in “Target and features”.',
      },
      noConvolution: {
        message: 'Grad-CAM looks at the maps of a convolution, and the network has none.',
        hint: 'Choose another “Method”, or train a network with a “Convolution 2D”.',
      },
      noSuchConvolution: {
        message: 'The network has no convolution called “{{layer}}”.',
        hint: 'Write one of {{known}}, or leave it empty for the last one.',
      },
      sameAnswers: {
        message: 'The model answers {{value}} for every row, so no feature makes a difference.',
        hint: 'Look at the “History” of the training: train longer, with another learning rate, or with features that tell the rows apart.',
      },
      singleBackground: {
        message: 'All rows are compared with a single background row, so values depend on which one it is.',
        hint: 'Set “Background rows” to some 100.',
      },
      noBackgroundRows: {
        message: 'The background is to be chosen rows, but none is chosen.',
        hint: 'Write numbers of training rows, from 1, under “Chosen rows”, or set “Background” to “Drawn rows”.',
      },
      backgroundRow: {
        message: 'Background row {{row}} is not there: the training split has {{rows}} rows, numbered from 1.',
        hint: 'Choose numbers from 1 to {{rows}}.',
      },
      oneBackground: {
        message: 'A single background row stands in for every absent feature.',
        hint: 'Set “Background rows” to some 100, so that rows are compared with what is usual.',
      },
      notLinear: {
        message: 'The network is not linear, so its Shapley values have no closed form.',
        hint: 'Set “Method” to “Automatic”. A network that ends in a sigmoid is linear in log-odds.',
      },
      logit: {
        message: 'Log-odds need predictions between 0 and 1; the model predicts {{value}} for row {{row}}.',
        hint: 'Explain the model’s own output instead (set “Link” to “Identity”), or a model that ends in a sigmoid or softmax.',
      },
      tooFewCoalitions: {
        message: '{{coalitions}} coalitions cannot tell {{features}} features apart.',
        hint: 'Set “Coalitions” to several times the number of features, or let “Lasso” choose features.',
      },
      tooManyFeatures: {
        message:
          'Exact values and interactions take at most {{limit}} features, since they try every coalition; the data has {{received}}.',
        hint: 'Set “Method” to “Permutation” or “Automatic”.',
      },
      noRows: {
        message: 'The split “{{split}}” is empty, so there is no row to explain.',
        hint: 'Choose another one, or give this one rows in “Split”.',
      },
      noBackground: {
        message: 'The training split is empty; the background rows are drawn from it.',
        hint: 'Lower “Validation” or “Test” in “Split”, so that rows are left for training.',
      },
      notFinite: {
        message: 'The model predicts {{value}} for row {{row}}: there is nothing to share out.',
        hint: 'Look at the “History” of the training. A smaller learning rate, or “Standardise” before the network, keeps it from diverging.',
      },
      noTrainingRows: {
        message: 'The training split is empty; the model’s answers are compared with its rows.',
        hint: 'Lower “Validation” or “Test” in “Split”, so that rows are left for training.',
      },
      unknownFeature: {
        message: 'The dataset has no feature “{{feature}}”.',
        hint: 'Write one of its features’ names, such as {{known}}.',
      },
      unknownOutput: {
        message: 'The model has no output “{{output}}”.',
        hint: 'Write one of {{known}}, or leave it empty for all.',
      },
      unknownClass: {
        message: 'The target has no class “{{wanted}}”.',
        hint: 'Write one of {{known}}, or leave it empty for the next likeliest.',
      },
      metricOfClasses: {
        message: 'The score {{metric}} is for classes, and the target is a number.',
        hint: 'Choose “R²”, “Mean squared error”, “Mean absolute error” or “Automatic”.',
      },
      metricOfNumbers: {
        message: 'The score {{metric}} is for numbers, and the target has classes.',
        hint: 'Choose “Accuracy”, “Log loss” or “Automatic”.',
      },
      constantTarget: {
        message: 'The target is the same in all {{rows}} rows, so R² has no meaning there.',
        hint: 'Choose an error as the “Score”, or rows in which the target varies.',
      },
      oneFeature: {
        message: 'A map needs two features, and the dataset or the list has one.',
        hint: 'Name two under “Features”, or set “Draw” to “Each alone”.',
      },
      bounds: {
        message: 'The bounds “{{line}}” cannot be read.',
        hint: 'Write one feature a line as name: low .. high, with the lower end first; either end may be left out.',
      },
      noGoal: {
        message: 'The target “{{target}}” is a number, and nothing says where the answer should come.',
        hint: 'Fill in “At least”, “At most” or both, the lower one below the upper one.',
      },
      alreadyThere: {
        message: 'Every row of the split is already answered as wanted.',
        hint: 'Choose another “Wanted class”, other ends (“At least”, “At most”), or other rows.',
      },
      nothingFree: {
        message: 'No feature may change: all are fixed, or constant in the training rows.',
        hint: 'Take at least one feature that varies out of “Fixed features”.',
      },
      noGradient: {
        message: 'The model has no gradient with respect to its inputs.',
        hint: 'Choose “Automatic” or “Search”.',
      },
      rowNotThere: {
        message: 'Row {{row}} of the table is not in the split “{{split}}”.',
        hint: 'Choose the split that it is in, or another row.',
      },
      tokens: {
        message: 'The model reads numbers of tokens, and between two of those lies nothing.',
        hint: 'Use “Shapley values”, “Permutation importance” or “Nearest examples”.',
      },
      noOrder: {
        message: 'Words have no order along which effects could be added up: {{features}}.',
        hint: 'Use “Partial dependence” for features of words, or name features of numbers.',
      },
      noHiddenLayer: {
        message: 'The network has one layer with weights only, so nothing is hidden in it.',
        hint: 'Set “Alike in” to “Features”.',
      },
      fileFormat: {
        message: '“{{file}}” is no saved explanation: {{reason}}.',
        hint: 'Choose an explanation.safetensors file that `npm start -- run --out` wrote.',
      },
      fileVersion: {
        message: '“{{file}}” was written in version {{received}} of the format; this program reads up to {{expected}}.',
        hint: 'Open it with a newer Neuroloom.',
      },
    },
  },
  zh: {
    explain: {
      noDeepRule: {
        message: 'Deep 方法没有适用于层“{{layer}}”（{{className}}）的规则。',
        hint: '请选择“期望梯度”，或使用“Shapley 值”的“排列”方法。',
      },
      notPicture: {
        message: 'Grad-CAM 显示图像 [高、宽、通道] 中的位置；这里一行的形状是 {{received}}。',
        hint: '请选择其他“方法”，或给行设定图像的形状：“目标与特征”中的“单行形状”。',
      },
      noConvolution: {
        message: 'Grad-CAM 观察卷积层的特征图，而该网络没有卷积层。',
        hint: '请选择其他“方法”，或训练一个带“二维卷积”的网络。',
      },
      noSuchConvolution: {
        message: '网络中没有名为“{{layer}}”的卷积层。',
        hint: '请填写 {{known}} 之一，或留空以使用最后一个。',
      },
      sameAnswers: {
        message: '模型对每一行的回答都是 {{value}}，因此没有特征起作用。',
        hint: '请查看训练的“训练历史”：延长训练、更换学习率，或使用能区分各行的特征。',
      },
      singleBackground: {
        message: '所有行只与一个背景行比较，因此数值取决于是哪一行。',
        hint: '请把“背景行数”设为 100 左右。',
      },
      noBackgroundRows: {
        message: '背景设为指定的行，但没有指定任何行。',
        hint: '请在“指定的行”中填写训练行的编号（从 1 起），或把“背景”设为“抽取的行”。',
      },
      backgroundRow: {
        message: '背景行 {{row}} 不存在：训练部分有 {{rows}} 行，编号从 1 起。',
        hint: '请选择 1 到 {{rows}} 的编号。',
      },
      oneBackground: {
        message: '只有一个背景行代替所有缺席的特征。',
        hint: '请把“背景行数”设为 100 左右，使各行与通常情况相比较。',
      },
      notLinear: {
        message: '网络不是线性的，其 Shapley 值没有解析式。',
        hint: '请将“方法”设为“自动”。以 sigmoid 结尾的单层网络在对数几率上是线性的。',
      },
      logit: {
        message: '对数几率要求预测在 0 与 1 之间；模型对第 {{row}} 行的预测为 {{value}}。',
        hint: '请改为解释模型自身的输出（把“连接函数”设为“恒等”），或使用以 sigmoid 或 softmax 结尾的模型。',
      },
      tooFewCoalitions: {
        message: '{{coalitions}} 个组合无法区分 {{features}} 个特征。',
        hint: '请把“组合数”设为特征数的数倍，或用“套索”选择特征。',
      },
      tooManyFeatures: {
        message: '精确值与交互值要遍历所有特征组合，最多支持 {{limit}} 个特征；数据有 {{received}} 个。',
        hint: '请把“方法”设为“排列”或“自动”。',
      },
      noRows: {
        message: '“{{split}}”为空，没有可解释的行。',
        hint: '请选择其他部分，或在“划分数据”中为其分配数据。',
      },
      noBackground: {
        message: '训练部分为空，而背景行取自训练部分。',
        hint: '请在“划分数据”中减小“验证集比例”或“测试集比例”，使训练有行可用。',
      },
      notFinite: {
        message: '模型对第 {{row}} 行的预测为 {{value}}，无从分摊。',
        hint: '请查看训练的“训练历史”。减小学习率，或在网络之前加“标准化”，可以避免训练发散。',
      },
      noTrainingRows: {
        message: '训练集为空；模型的回答要与其中的行比较。',
        hint: '请在“划分数据”中减小“验证集比例”或“测试集比例”，使训练有行可用。',
      },
      unknownFeature: { message: '数据集中没有特征“{{feature}}”。', hint: '请填写其特征名之一，例如 {{known}}。' },
      unknownOutput: { message: '模型没有输出“{{output}}”。', hint: '请填写 {{known}} 之一，或留空表示全部。' },
      unknownClass: {
        message: '目标没有类别“{{wanted}}”。',
        hint: '请填写 {{known}} 之一，或留空表示第二可能的类别。',
      },
      metricOfClasses: {
        message: '得分 {{metric}} 用于类别，而目标是数值。',
        hint: '请选择“R²”、“均方误差”、“平均绝对误差”或“自动”。',
      },
      metricOfNumbers: {
        message: '得分 {{metric}} 用于数值，而目标是类别。',
        hint: '请选择“准确率”、“对数损失”或“自动”。',
      },
      constantTarget: {
        message: '目标在全部 {{rows}} 行中都相同，R² 没有意义。',
        hint: '请改用某种误差作为“得分”，或选择目标有变化的行。',
      },
      oneFeature: {
        message: '一张图需要两个特征，而数据集或列表中只有一个。',
        hint: '请在“特征”中填写两个，或把“画法”设为“逐个”。',
      },
      bounds: {
        message: '无法读懂范围“{{line}}”。',
        hint: '请每行写一个特征，形如 name: low .. high，小的一端在前；任一端可省略。',
      },
      noGoal: {
        message: '目标“{{target}}”是数值，但没有说明回答应到哪里。',
        hint: '请填写“至少”“至多”或两者，下限须小于上限。',
      },
      alreadyThere: {
        message: '这一部分的每一行都已是所要的回答。',
        hint: '请选择其他“所要的类别”、其他界限（“至少”、“至多”）或其他行。',
      },
      nothingFree: {
        message: '没有可改动的特征：全部被固定，或在训练行中不变。',
        hint: '请至少从“固定的特征”中去掉一个有变化的特征。',
      },
      noGradient: { message: '模型对其输入没有梯度。', hint: '请选择“自动”或“搜索”。' },
      rowNotThere: { message: '表格的第 {{row}} 行不在“{{split}}”中。', hint: '请选择它所在的部分，或另选一行。' },
      tokens: {
        message: '模型读取的是词元编号，编号之间没有中间值。',
        hint: '请改用“Shapley 值”、“置换重要性”或“最近样例”。',
      },
      noOrder: {
        message: '单词没有顺序，效应无法沿其累加：{{features}}。',
        hint: '单词特征请改用“部分依赖”，或指定数值特征。',
      },
      noHiddenLayer: { message: '网络只有一个带权重的层，没有隐藏层。', hint: '请把“比较于”设为“特征”。' },
      fileFormat: {
        message: '“{{file}}” 不是已保存的解释：{{reason}}。',
        hint: '请选择由 `npm start -- run --out` 写出的 explanation.safetensors 文件。',
      },
      fileVersion: {
        message: '“{{file}}” 以格式版本 {{received}} 写成；此程序最多读取版本 {{expected}}。',
        hint: '请用更新的 Neuroloom 打开。',
      },
    },
  },
});
