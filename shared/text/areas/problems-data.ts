// Problems that tables and data nodes find: what is wrong, what was expected, what was found; and how to
// mend it. Rows are counted from 1 without the header, lines from 1 with it.
import { inBoth } from '#shared/text/in-both.ts';

export const dataProblems = inBoth({
  en: {
    combine: {
      none: {
        message: 'There is nothing to combine.',
        hint: 'Wire two or more datasets.',
      },
      unnamed: {
        message: 'One of the datasets to combine has an input without a name.',
        hint: 'Name it in the node “Target and features” under “Name of the input”.',
      },
      sameName: {
        message: 'Two of the datasets to combine have an input called “{{name}}”.',
        hint: 'Give one of them another “Name of the input” in its “Target and features”.',
      },
      otherRows: {
        message: 'The datasets are not about the same rows: {{expected}} and {{received}} of them.',
        hint: 'Make all of them from the same table, and put “Split” behind “Combine inputs”, not before it.',
      },
      otherTarget: {
        message: 'The target “{{name}}” has other classes in another dataset.',
        hint: 'Choose the same target with the same settings in each of them.',
      },
    },
    mix: {
      notRows: {
        message: 'There are no rows of features here, but pictures, windows or texts.',
        hint: 'Wire a dataset whose rows are those of a table, with features that are numbers.',
      },
    },
    components: {
      fewRows: {
        message: 'Principal components need at least 2 training rows; there are {{rows}}.',
        hint: 'Give the training split more rows.',
      },
      tooMany: {
        message:
          '{{count}} components are asked for; there are at most {{most}}: no more than features or training rows.',
        hint: 'Set “Components” to {{most}} or less.',
      },
      tooWide: {
        message:
          '{{features}} features of {{rows}} rows have too many principal components: at most {{limit}} can be found.',
        hint: 'Choose fewer than {{limit}} “Features”.',
      },
    },
    polynomial: {
      tooMany: {
        message: '{{features}} features have {{count}} products up to degree {{degree}}; at most {{limit}} are made.',
        hint: 'Choose fewer “Features”, a lower “Degree”, or “Interactions only”.',
      },
    },
    prepare: {
      holdsWords: {
        message: 'Features that are to be prepared as numbers hold words or places of words: {{columns}}.',
        hint: 'Choose features that hold numbers, or leave “Features” empty to take all that do.',
      },
      holdsNumbers: {
        message: 'Features whose words are to be encoded hold numbers: {{columns}}.',
        hint: 'Choose features that hold words, or leave “Features” empty to take all that do.',
      },
      classes: {
        message:
          'The target “{{target}}” has {{count}} classes, and classes have no mean by which a word could be encoded.',
        hint: 'Choose another way under “Words become”; the mean of the target needs a number or two classes.',
      },
      noOrder: {
        message: 'Words are to become their place in an order, and no order is given.',
        hint: 'Write the words from the lowest to the highest under “Order”, or take the alphabetical order.',
      },
    },
    dataFile: {
      notChosen: {
        message: 'No file is chosen yet.',
        hint: 'Choose a file that lies in the folder of the pipeline, or in a folder inside it.',
      },
      notSaved: {
        message: '“{{file}}” is looked for beside the pipeline file, and the pipeline has not been saved yet.',
        hint: 'Save the pipeline into the folder that holds the data.',
      },
      outside: {
        message: '“{{file}}” leads out of the folder of the pipeline file.',
        hint: 'Copy the data into the folder of the pipeline and give its path from there, such as data/table.csv.',
      },
      missing: {
        message: 'There is no file “{{file}}” in the folder of the pipeline.',
        hint: 'Check the name, put the file there, or choose another one.',
      },
      unreadable: {
        message: 'The file “{{file}}” is there, but may not be read.',
        hint: 'Give yourself permission to read it, or choose another file.',
      },
      changed: {
        message: 'The file “{{file}}” was changed while it was read.',
        hint: 'Run again once whatever writes it has ended.',
      },
      empty: {
        message: 'The file “{{file}}” is empty.',
        hint: 'A table needs a header and rows, or rows alone. Export the data again, or choose another file.',
      },
    },
    column: {
      missing: {
        message: 'The table has no column “{{column}}”. It has: {{available}}',
        hint: 'Choose one of the columns that are there.',
      },
      notNumeric: {
        message: 'The column “{{column}}” must hold numbers, but row {{row}} holds “{{value}}”.',
        hint: 'Mend the cell in the file, or choose features without this column.',
      },
      severalNotNumeric: {
        message:
          '{{count}} columns must hold numbers, but hold text: {{columns}}. Row {{row}} of “{{column}}” holds “{{value}}”.',
        hint: 'Choose features without these columns, or write them as numbers in the file.',
      },
      notFinite: {
        message: 'The column “{{column}}” holds a number in row {{row}} that cannot be computed with: {{value}}',
        hint: 'Numbers must be finite and below 3.4e38. Mend the cell, or choose features without this column.',
      },
      missingValues: {
        message:
          'Cells are empty or blank in {{count}} rows of the column “{{column}}”, first in row {{row}}. Columns that lack values, and in how many rows: {{columns}}',
        hint: 'Fill the gaps in the file, take those rows out, or choose features without these columns.',
      },
    },
    dataset: {
      tooLarge: {
        message:
          '{{rows}} rows with {{features}} features are {{millions}} million numbers; at most {{limit}} million fit in memory.',
        hint: 'Use fewer rows or fewer features.',
      },
    },
    resample: {
      noClasses: {
        message: 'The target “{{target}}” has no classes that could come equally often.',
        hint: 'Choose “A part of all”, or a target that has classes.',
      },
      beforeSplit: {
        message: 'No rows are held back: if they are split later, copies of one row will be on both sides.',
        hint: 'Put “Resample” behind “Split”.',
      },
    },
    synthetic: {
      informative: {
        message: '{{informative}} informative features are wanted of {{features}}; all of them will be informative.',
        hint: 'Raise “Features”, or lower “Informative features”.',
      },
    },
    data: {
      leak: {
        message: 'The column “{{column}}” tells the target “{{target}}” by itself, row by row.',
        hint: 'If it would not be known when the model is asked, take it out of the features: it gives the answer away.',
      },
      counter: {
        message: 'The column “{{column}}” only counts the rows.',
        hint: 'Take it out of the features: of a new row it says nothing. If it is the time, split by time.',
      },
      constant: {
        message: 'Columns that have the same value in every row: {{columns}}.',
        hint: 'Take them out of the features: there is nothing to learn from them.',
      },
      imbalance: {
        message: 'Only {{rows}} of {{of}} rows have the class “{{class}}” of “{{target}}”.',
        hint: 'Set “Class weights” in “Train” to “Balanced”, and look at recall beside accuracy.',
      },
      fewRows: {
        message: 'The data has only {{rows}} rows.',
        hint: 'Figures on so few rows are uncertain: use “Cross-validate”, a small network, or more rows.',
      },
      duplicates: {
        message: '{{count}} of the {{rows}} rows for validation and test are among the training rows as well.',
        hint: 'Take out rows that repeat before the split, or split by groups: such rows are known by heart and make figures too good.',
      },
      words: {
        message: 'A network takes numbers, but {{count}} of the features hold words: {{columns}}.',
        hint: 'Put “Prepare” behind “Split”: it makes numbers of them.',
      },
      missing: {
        message:
          'A network needs a number in every cell, but {{count}} of the features lack values in some rows: {{columns}}.',
        hint: 'Put “Prepare” behind “Split”: it fills them.',
      },
      encoding: {
        message: 'The network does not encode words as this dataset does.',
        hint: 'Wire the dataset that is learnt from to “Input” as well, with no shape of its own there.',
      },
      notFinite: {
        message: 'Row {{row}} of “{{column}}” holds no finite number.',
        hint: 'Mend the cell in the file, take the row out, or choose features without this column.',
      },
      oneClass: {
        message: 'All training rows have the same “{{target}}”: {{value}}. There is nothing to tell apart.',
        hint: 'Switch “Stratified” on in “Split”, give the training rows a larger share there, or choose another target.',
      },
    },
  },
  zh: {
    combine: {
      none: {
        message: '没有可合并的内容。',
        hint: '请连接两个或更多数据集。',
      },
      unnamed: {
        message: '要合并的某个数据集有一个没有名称的输入。',
        hint: '请在“目标与特征”节点的“输入名称”中为它命名。',
      },
      sameName: {
        message: '要合并的两个数据集都有名为“{{name}}”的输入。',
        hint: '请在其中一个的“目标与特征”中更改“输入名称”。',
      },
      otherRows: {
        message: '这些数据集不是针对相同的行：分别有 {{expected}} 行和 {{received}} 行。',
        hint: '请都从同一张表格得到它们，并把“划分数据”放在“合并输入”之后，而不是之前。',
      },
      otherTarget: {
        message: '目标“{{name}}”在另一个数据集中的类别不同。',
        hint: '请在每个数据集中用相同的设置选择同一个目标。',
      },
    },
    mix: {
      notRows: {
        message: '这里没有由特征组成的行，只有图像、窗口或文本。',
        hint: '请连接行来自表格、特征为数值的数据集。',
      },
    },
    components: {
      fewRows: {
        message: '主成分至少需要 2 个训练行，现有 {{rows}} 个。',
        hint: '请让训练部分包含更多行。',
      },
      tooMany: {
        message: '要求 {{count}} 个成分，最多只有 {{most}} 个：不超过特征数和训练行数。',
        hint: '请把“成分数”设为不超过 {{most}}。',
      },
      tooWide: {
        message: '{{rows}} 行的 {{features}} 个特征主成分过多：最多可求 {{limit}} 个。',
        hint: '请选择少于 {{limit}} 个“特征”。',
      },
    },
    polynomial: {
      tooMany: {
        message: '{{features}} 个特征的不超过 {{degree}} 次的乘积有 {{count}} 个，最多生成 {{limit}} 个。',
        hint: '请减少“特征”，降低“次数”，或选择“仅交互项”。',
      },
    },
    prepare: {
      holdsWords: {
        message: '要作为数值处理的特征含有文字或文字的位置：{{columns}}。',
        hint: '请选择数值特征，或将“特征”留空以处理所有数值特征。',
      },
      holdsNumbers: {
        message: '要编码文字的特征含有数值：{{columns}}。',
        hint: '请选择文字特征，或将“特征”留空以处理所有文字特征。',
      },
      classes: {
        message: '目标“{{target}}”有 {{count}} 个类别，而类别没有可用来编码文字的均值。',
        hint: '请在“文字变成”中选择其他方式；目标的均值需要数值目标或两个类别。',
      },
      noOrder: {
        message: '文字要变成在某个顺序中的位置，但没有给出顺序。',
        hint: '请在“顺序”中从低到高写出各词，或改用字母顺序。',
      },
    },
    dataFile: {
      notChosen: {
        message: '尚未选择文件。',
        hint: '请选择位于流程文件所在文件夹（或其子文件夹）中的文件。',
      },
      notSaved: {
        message: '“{{file}}”要在流程文件旁边查找，但流程尚未保存。',
        hint: '请先把流程保存到数据所在的文件夹。',
      },
      outside: {
        message: '“{{file}}”指向流程文件所在文件夹之外。',
        hint: '请把数据复制到流程所在的文件夹，并使用从那里开始的路径，例如 data/table.csv。',
      },
      missing: {
        message: '流程所在的文件夹中没有文件“{{file}}”。',
        hint: '请检查文件名，把文件放到那里，或选择其他文件。',
      },
      unreadable: {
        message: '文件“{{file}}”存在，但没有读取权限。',
        hint: '请为自己授予读取权限，或选择其他文件。',
      },
      changed: {
        message: '读取文件“{{file}}”时，它被更改了。',
        hint: '请等写入它的程序结束后再运行。',
      },
      empty: {
        message: '文件“{{file}}”是空的。',
        hint: '表格需要表头和数据行，或仅有数据行。请重新导出数据，或选择其他文件。',
      },
    },
    column: {
      missing: {
        message: '表中没有列“{{column}}”。现有的列：{{available}}',
        hint: '请选择现有的列。',
      },
      notNumeric: {
        message: '列“{{column}}”必须是数字，但第 {{row}} 行是“{{value}}”。',
        hint: '请在文件中修正该单元格，或选择不含此列的特征。',
      },
      severalNotNumeric: {
        message: '有 {{count}} 列必须是数字，却含有文本：{{columns}}。“{{column}}”第 {{row}} 行是“{{value}}”。',
        hint: '请选择不含这些列的特征，或在文件中把它们写成数字。',
      },
      notFinite: {
        message: '列“{{column}}”第 {{row}} 行的数字无法用于计算：{{value}}',
        hint: '数字必须有限且小于 3.4e38。请修正该单元格，或选择不含此列的特征。',
      },
      missingValues: {
        message:
          '列“{{column}}”有 {{count}} 行的单元格为空或只有空白，最早出现在第 {{row}} 行。缺少值的列及行数：{{columns}}',
        hint: '请在文件中补全缺失值、去掉这些行，或选择不含这些列的特征。',
      },
    },
    dataset: {
      tooLarge: {
        message: '{{rows}} 行 × {{features}} 个特征共 {{millions}} 百万个数，内存最多容纳 {{limit}} 百万个。',
        hint: '请减少行数或特征数。',
      },
    },
    resample: {
      noClasses: {
        message: '目标“{{target}}”没有类别，无法使其一样多。',
        hint: '请选择“取其中一部分”，或换一个有类别的目标。',
      },
      beforeSplit: {
        message: '没有留出验证行或测试行：如果之后再划分，同一行的副本会落在两边。',
        hint: '请把“重采样”放在“划分数据”之后。',
      },
    },
    synthetic: {
      informative: {
        message: '要求 {{informative}} 个有信息的特征，但特征只有 {{features}} 个，它们将全部有信息。',
        hint: '请增大“特征数”，或减小“有效特征数”。',
      },
    },
    data: {
      leak: {
        message: '仅凭列“{{column}}”就能逐行得出目标“{{target}}”。',
        hint: '如果使用模型时还不知道它的值，请把它移出特征：它泄露了答案。',
      },
      counter: {
        message: '列“{{column}}”只是行的编号。',
        hint: '请把它移出特征：它对新的行没有意义。如果它是时间，请按时间划分。',
      },
      constant: {
        message: '这些列在每一行的值都相同：{{columns}}。',
        hint: '请把它们移出特征：从中学不到东西。',
      },
      imbalance: {
        message: '{{of}} 行中只有 {{rows}} 行属于“{{target}}”的类别“{{class}}”。',
        hint: '请把“训练”的“类别权重”设为“平衡”，并在准确率之外查看召回率。',
      },
      fewRows: {
        message: '数据只有 {{rows}} 行。',
        hint: '行数这么少，各项指标并不可靠：请使用“交叉验证”、较小的网络，或更多的行。',
      },
      duplicates: {
        message: '验证与测试的 {{rows}} 行中有 {{count}} 行也在训练行中。',
        hint: '请在划分之前去掉重复的行，或按组划分：模型会记住这些行，使指标虚高。',
      },
      words: {
        message: '网络只接受数字，但有 {{count}} 个特征是文字：{{columns}}。',
        hint: '请在“划分数据”之后接上“预处理”，它会把文字变成数字。',
      },
      missing: {
        message: '网络要求每个单元格都有数字，但有 {{count}} 个特征在某些行缺少值：{{columns}}。',
        hint: '请在“划分数据”之后接上“预处理”，它会填补缺失值。',
      },
      encoding: {
        message: '网络对文字的编码与此数据集不同。',
        hint: '请把用于学习的数据集也接到“输入”，并且不要在那里填写形状。',
      },
      notFinite: {
        message: '“{{column}}”第 {{row}} 行不是有限的数。',
        hint: '请在文件中修正该单元格、去掉该行，或选择不含此列的特征。',
      },
      oneClass: {
        message: '所有训练行的“{{target}}”都相同：{{value}}。没有可区分的内容。',
        hint: '请在“划分数据”中打开“分层抽样”、增大训练集的比例，或选择其他目标。',
      },
    },
  },
});
