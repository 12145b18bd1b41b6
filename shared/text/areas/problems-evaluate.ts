// Problems of evaluating.
import { inBoth } from '#shared/text/in-both.ts';

export const evaluateProblems = inBoth({
  en: {
    map: {
      fewPoints: {
        message: 'A map needs at least {{needed}} points; there are {{points}}.',
        hint: 'Give it more rows, or more words.',
      },
      perplexity: {
        message: '“Perplexity” is {{perplexity}}, but there are only {{points}} points.',
        hint: 'Set “Perplexity” to less than the number of points, such as a third of it.',
      },
      neighbours: {
        message: '“Neighbours” is {{neighbours}}, but there are only {{points}} points.',
        hint: 'Set “Neighbours” to less than the number of points.',
      },
    },
    template: {
      noPlace: {
        message: 'This template has no place for such data.',
        hint: 'Choose data of another kind, or another template.',
      },
      noText: {
        message: 'The table has no column of texts, which this template learns from.',
        hint: 'Choose a table with a column of texts and one of classes, or another template.',
      },
      notPictures: {
        message: 'A row has {{columns}} numbers, which fill no square picture of one or three colours.',
        hint: 'Choose a folder of pictures, a table with a column for each pixel and one of classes, or a template for tables.',
      },
    },
    modelOf: {
      noTable: {
        message: 'No table is known here yet.',
        hint: 'Select a node that gives a table, run it, and try again.',
      },
    },
    model: {
      inputs: {
        message: 'The model has inputs for {{expected}}, the dataset has {{received}}.',
        hint: 'Wire a dataset whose inputs have the names that they had in training.',
      },
      noTarget: {
        message: 'The model gives back what it takes and tells no target.',
        hint: 'Use the errors of “Train an autoencoder”, or build on its layers with “Layers of a model”.',
      },
      severalTargets: {
        message: 'The model tells several targets: {{targets}}.',
        hint: 'Put the node “One output” between the model and this node, and write the “Target” there.',
      },
      columns: {
        message:
          'The model learnt from {{expected}} columns and the dataset has {{received}}. Missing: {{missing}}. Unknown to the model: {{more}}.',
        hint: 'Choose the features that the model was trained on; their order does not matter.',
      },
      target: {
        message: 'The model predicts “{{expected}}”; the dataset’s target “{{received}}” has other values.',
        hint: 'Wire a dataset with the same target as in training; its classes may stand in any order.',
      },
      words: {
        message: 'In the model’s data the column “{{column}}” holds other things: here it holds {{has}}.',
        hint: 'Wire data in which this column is written as in the data of the training.',
      },
      windows: {
        message:
          'The target of the model’s windows lies {{expected}} rows ahead, that of the data {{received}} rows (– = rows of a table, no windows).',
        hint: 'Put “Target and features” and “Windows” behind the table, with the settings that they had in training.',
      },
      preprocessing: {
        message: 'The dataset’s rows were not prepared like those that the model learnt from.',
        hint: 'Wire the same dataset node as in training, or rows to which nothing was fitted: the model prepares those itself.',
      },
    },
    evaluate: {
      onTraining: {
        message: 'This measures on the training rows, though the data has test rows.',
        hint: 'Set “On” to “Test rows”: on rows that it has seen a model always looks good.',
      },
      noTruth: {
        message: 'Of {{count}} of {{rows}} rows the target “{{target}}” is not known, so nothing can be judged there.',
        hint: 'Wire rows that have a target, or use “Predict”, which needs none.',
      },
      groupColumn: {
        message: 'The dataset has no column “{{column}}” to slice by.',
        hint: 'Choose one that it has, such as {{known}}, or leave it empty; for any other column of the table, choose that under “Kept beside” in “Target and features”.',
      },
      fewModels: {
        message: 'A comparison needs two models or more; {{received}} is wired.',
        hint: 'Wire another training’s model to the same port.',
      },
      fewRows: {
        message: '{{rows}} rows cannot be dealt into {{folds}} folds.',
        hint: 'Lower “Folds”, or give the training rows a larger share in “Split”.',
      },
      fewGroups: {
        message: '{{groups}} groups cannot be dealt into {{folds}} folds: a group is not divided.',
        hint: 'Lower “Folds”, or use rows of more groups.',
      },
      fewTimes: {
        message:
          'The rows are from {{times}} different times; {{folds}} folds that go forward in time need {{needed}}.',
        hint: 'Lower “Folds”, or use rows of more times.',
      },
      noPast: {
        message: 'Fold {{fold}} has nothing to learn from: every older row is of a group that it holds out.',
        hint: 'Choose only one of “Group” and “Time” in “Target and features”.',
      },
      noRows: {
        message: 'The split “{{split}}” has no rows.',
        hint: 'Choose another one, or put a “Split” node before it that gives it a share.',
      },
      noHeldOut: {
        message: 'Neither validation nor test rows are left to measure on.',
        hint: 'Raise “Validation” in “Split”.',
      },
      fewTraining: {
        message: 'A learning curve needs at least {{expected}} training rows; the split has {{received}}.',
        hint: 'Lower “Sizes”, or give the training rows a larger share in “Split”.',
      },
    },
  },
  zh: {
    map: {
      fewPoints: {
        message: '一张图至少需要 {{needed}} 个点，现有 {{points}} 个。',
        hint: '请提供更多行或更多词。',
      },
      perplexity: {
        message: '“困惑度”为 {{perplexity}}，但只有 {{points}} 个点。',
        hint: '请把“困惑度”设为小于点数的值，例如其三分之一。',
      },
      neighbours: {
        message: '“邻点数”为 {{neighbours}}，但只有 {{points}} 个点。',
        hint: '请把“邻点数”设为小于点数的值。',
      },
    },
    template: {
      noPlace: { message: '此模板没有放置这种数据的位置。', hint: '请选择其他种类的数据，或另一个模板。' },
      noText: {
        message: '表格中没有文本列，而此模板要从文本学习。',
        hint: '请选择含有一列文本和一列类别的表格，或另一个模板。',
      },
      notPictures: {
        message: '一行有 {{columns}} 个数，无法组成单色或三色的正方形图像。',
        hint: '请选择图像文件夹、每个像素一列并带类别列的表格，或用于表格的模板。',
      },
    },
    modelOf: {
      noTable: {
        message: '这里还没有已知列的表格。',
        hint: '请先选择并运行给出表格的节点，然后再试。',
      },
    },
    model: {
      inputs: {
        message: '模型的输入对应 {{expected}}，数据集的输入是 {{received}}。',
        hint: '请连接输入名称与训练时相同的数据集。',
      },
      noTarget: {
        message: '该模型还原自己的输入，不预测任何目标。',
        hint: '请使用“训练自编码器”的误差，或用“模型的层”在它的层上继续搭建。',
      },
      severalTargets: {
        message: '模型预测多个目标：{{targets}}。',
        hint: '请在模型与此节点之间放一个“单个输出”节点，并在其中填写“目标”。',
      },
      columns: {
        message: '模型由 {{expected}} 列训练得到，数据集有 {{received}} 列。缺少：{{missing}}。模型不认识：{{more}}。',
        hint: '请选择训练该模型时所用的特征；顺序不限。',
      },
      target: {
        message: '模型预测的是“{{expected}}”；数据集的目标“{{received}}”取值不同。',
        hint: '请连接目标与训练时相同的数据集；类别的顺序不限。',
      },
      words: {
        message: '列“{{column}}”与模型的数据不同：此处是 {{has}}。',
        hint: '请连接该列写法与训练数据相同的数据。',
      },
      windows: {
        message: '模型的窗口之后 {{expected}} 行是目标，数据则为 {{received}} 行（– 表示普通的表格行，不是窗口）。',
        hint: '请在表格之后放“目标与特征”和“滑动窗口”，设置与训练时相同。',
      },
      preprocessing: {
        message: '数据集的行与模型学习时的行处理方式不同。',
        hint: '请连接训练时的同一个数据集节点，或未经拟合处理的行：模型会自行处理。',
      },
    },
    evaluate: {
      onTraining: {
        message: '这里在训练行上测量，而数据有测试行。',
        hint: '请把“数据”设为“测试集”：在见过的行上，指标总是偏好。',
      },
      noTruth: {
        message: '{{rows}} 行中有 {{count}} 行不知道目标“{{target}}”的值，无法评判。',
        hint: '请连接含有目标值的行，或使用不需要目标值的“预测”。',
      },
      groupColumn: {
        message: '数据集中没有可用来分组的列“{{column}}”。',
        hint: '请选择它已有的列，例如 {{known}}，或留空；如需表中的其他列，请在“目标与特征”的“随行保留的列”中选择该列。',
      },
      fewModels: {
        message: '比较至少需要两个模型；现在连了 {{received}} 个。',
        hint: '请把另一次训练的模型连到同一端口。',
      },
      fewRows: {
        message: '{{rows}} 行无法分成 {{folds}} 折。',
        hint: '请减小“折数”，或在“划分数据”中增大训练集的比例。',
      },
      fewGroups: {
        message: '{{groups}} 个组无法分成 {{folds}} 折：组不会被拆开。',
        hint: '请减小“折数”，或使用更多组的行。',
      },
      fewTimes: {
        message: '各行只有 {{times}} 个不同的时间；按时间向前的 {{folds}} 折需要 {{needed}} 个。',
        hint: '请减小“折数”，或使用更多时间的行。',
      },
      noPast: {
        message: '第 {{fold}} 折没有可供学习的行：更早的行都属于它所留出的组。',
        hint: '请在“目标与特征”中只选择“分组列”与“时间列”之一。',
      },
      noRows: {
        message: '“{{split}}”中没有行。',
        hint: '请选择其他部分，或在前面加一个为它分配份额的“划分数据”节点。',
      },
      noHeldOut: {
        message: '没有验证行或测试行可供测量。',
        hint: '请在“划分数据”中增大“验证集比例”。',
      },
      fewTraining: {
        message: '学习曲线至少需要 {{expected}} 个训练行；该划分有 {{received}} 个。',
        hint: '请减小“大小个数”，或在“划分数据”中增大训练集的比例。',
      },
    },
  },
});
