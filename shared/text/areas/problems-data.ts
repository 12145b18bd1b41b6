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
    target: {
      notChosen: {
        message: 'No target is chosen yet.',
        hint: 'Choose the column that is to be predicted.',
      },
      amongFeatures: {
        message: 'The target “{{column}}” is also among the features: the network could read off the answer.',
        hint: 'Take it out of the features.',
      },
      noFeatures: {
        message: 'Besides the target “{{column}}” the table has no column to predict from.',
        hint: 'Use a table with more columns.',
      },
      shape: {
        message: 'A row of the shape {{shape}} holds {{expected}} numbers; the features are {{received}}.',
        hint: 'Give a “Shape of a row” whose product is the number of features, or leave it empty.',
      },
      missingValues: {
        message: 'The target “{{column}}” lacks a value in {{count}} of {{rows}} rows: their cells are empty or blank.',
        hint: 'Take those rows out of the file, or fill in the values there.',
      },
      nearlyNumbers: {
        message:
          'The target “{{column}}” holds numbers but for row {{row}}, “{{value}}” (such cells: {{count}}), and is therefore read as classes.',
        hint: 'If it is a number, mend the cell in the file. If it is a class, set “Target is” to “Classes”.',
      },
      positive: {
        message: '“{{positive}}” is not one of the two classes: {{classes}}.',
        hint: 'Write one of them as “Positive class”, or leave it empty.',
      },
      oneClass: {
        message:
          'The target “{{column}}” has the same value in every row: “{{value}}”. There is nothing to tell apart.',
        hint: 'Use a table with at least two classes, or choose another target.',
      },
      leftOut: {
        message: 'Columns of text with too many different words are left out of the features: {{columns}}.',
        hint: 'To take some of them nevertheless, choose the features by name.',
      },
      tooManyWords: {
        message: 'The column “{{column}}” has more than {{limit}} different words, too many for a feature.',
        hint: 'Choose features without this column, or group its words in the file.',
      },
      tooManyClasses: {
        message: 'The target “{{column}}” has more than {{limit}} different values, too many for classes.',
        hint: 'Set “Target is” to “A number” if it is one, or choose another target.',
      },
      roleMissing: {
        message: 'The column “{{column}}” says something of every row, but row {{row}} has no value in it.',
        hint: 'Fill in the value, take the row out, or choose another column.',
      },
      splitWord: {
        message: 'The column “{{column}}” holds “{{value}}”, which names no split.',
        hint: 'Write train, validation or test there (or training, val, valid, holdout), or choose another column.',
      },
      timeUnread: {
        message: 'The column “{{column}}” holds “{{value}}”, which is neither a number nor a date.',
        hint: 'Write dates as 2024-05-31 or 2024-05-31 13:45:00, or choose another column.',
      },
    },
    split: {
      fractions: {
        message: 'Validation ({{validation}}) and test ({{test}}) take all rows, and none is left for training.',
        hint: 'Make “Validation” and “Test” smaller: together they must stay below 1.',
      },
      afterFitting: {
        message:
          'The data was standardised before it is split, so that the test rows would have taken part in the fit.',
        hint: 'Put “Split” before “Standardise”.',
      },
      tooSmall: {
        message: '$t(splitNames.{{split}}) would get {{rows}} rows; it needs at least {{needed}}.',
        hint: 'Give it a larger share, set the share to 0 if you do not need it, or use more rows.',
      },
      classTooSmall: {
        message: 'The class “{{class}}” has {{rows}} rows and cannot be in all {{splits}} splits.',
        hint: 'Use more rows of this class, take the class out, or switch “Stratified” off.',
      },
      noGroup: {
        message: 'The rows are to be split by whole groups, but no column says which rows belong together.',
        hint: 'Choose a “Group” in “Target and features”, or split by something else.',
      },
      noTime: {
        message: 'The rows are to be split by time, but no column says when they are from.',
        hint: 'Choose a “Time” in “Target and features”, or split by something else.',
      },
      noColumn: {
        message: 'The rows are to be split as a column says, but no column is chosen for it.',
        hint: 'Choose a “Split of each row” in “Target and features”, or split by something else.',
      },
      fewGroups: {
        message: 'There are {{groups}} groups for {{splits}} splits, and a group is not divided.',
        hint: 'Set the share of a split that you do not need to 0, or use rows of more groups.',
      },
      fewTimes: {
        message:
          'The rows are from {{times}} different times, too few for {{splits}} splits: rows of one time stay together.',
        hint: 'Set the share of a split that you do not need to 0, or use rows of more times.',
      },
      noTraining: {
        message: 'The column that says each row’s split gives no row to training.',
        hint: 'Write train in some rows of the column, or split by something else.',
      },
    },
    dataset: {
      tooLarge: {
        message:
          '{{rows}} rows with {{features}} features are {{millions}} million numbers; at most {{limit}} million fit in memory.',
        hint: 'Use fewer rows or fewer features.',
      },
    },
    synthetic: {
      informative: {
        message: '{{informative}} informative features are wanted of {{features}}; all of them will be informative.',
        hint: 'Raise “Features”, or lower “Informative features”.',
      },
    },
    data: {
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
    target: {
      notChosen: {
        message: '尚未选择目标。',
        hint: '请选择要预测的列。',
      },
      amongFeatures: {
        message: '目标“{{column}}”也在特征之中，网络可以直接读出答案。',
        hint: '请把它从特征中去掉。',
      },
      noFeatures: {
        message: '除目标“{{column}}”以外，表中没有可用于预测的列。',
        hint: '请使用列数更多的表。',
      },
      shape: {
        message: '形状为 {{shape}} 的一行含有 {{expected}} 个数，而特征有 {{received}} 个。',
        hint: '请使“单行形状”各数之积等于特征数，或将其留空。',
      },
      missingValues: {
        message: '目标“{{column}}”在 {{rows}} 行中有 {{count}} 行缺少值：单元格为空或只有空白。',
        hint: '请在文件中去掉这些行，或补全缺失的值。',
      },
      nearlyNumbers: {
        message:
          '目标“{{column}}”除第 {{row}} 行的“{{value}}”外都是数字（这样的单元格共 {{count}} 个），因此按类别读取。',
        hint: '若它是数值，请在文件中修正该单元格；若它是类别，请把“目标类型”设为“类别”。',
      },
      positive: {
        message: '“{{positive}}”不是两个类别之一：{{classes}}。',
        hint: '请填写其中之一作为“正类”，或留空。',
      },
      oneClass: {
        message: '目标“{{column}}”在每一行的值都相同（“{{value}}”），没有可区分的类别。',
        hint: '请使用至少含两个类别的表，或选择其他目标。',
      },
      leftOut: {
        message: '不同的词过多的文本列没有作为特征：{{columns}}。',
        hint: '若仍要使用其中的列，请按名称选择特征。',
      },
      tooManyWords: {
        message: '列“{{column}}”有超过 {{limit}} 个不同的词，不能作为特征。',
        hint: '请选择不含此列的特征，或在文件中合并它的词。',
      },
      tooManyClasses: {
        message: '目标“{{column}}”有超过 {{limit}} 个不同的值，不能作为类别。',
        hint: '如果它是数值，请把“目标类型”设为“数值”；否则请选择其他目标。',
      },
      roleMissing: {
        message: '列“{{column}}”应说明每一行，但第 {{row}} 行没有值。',
        hint: '请补全该值、去掉该行，或选择其他列。',
      },
      splitWord: {
        message: '列“{{column}}”中的“{{value}}”不是任何一个部分的名称。',
        hint: '请写 train、validation 或 test（也可写 training、val、valid、holdout），或选择其他列。',
      },
      timeUnread: {
        message: '列“{{column}}”中的“{{value}}”既不是数字也不是日期。',
        hint: '请把日期写成 2024-05-31 或 2024-05-31 13:45:00，或选择其他列。',
      },
    },
    split: {
      fractions: {
        message: '验证（{{validation}}）与测试（{{test}}）占用了所有行，训练没有剩余。',
        hint: '请减小“验证集比例”和“测试集比例”：总和必须小于 1。',
      },
      afterFitting: {
        message: '数据在划分之前已经标准化，测试行会参与拟合。',
        hint: '请把“划分数据”放在“标准化”之前。',
      },
      tooSmall: {
        message: '$t(splitNames.{{split}})只能得到 {{rows}} 行，至少需要 {{needed}} 行。',
        hint: '请增大它的比例；如果不需要它，请把比例设为 0；或使用更多的行。',
      },
      classTooSmall: {
        message: '类别“{{class}}”只有 {{rows}} 行，无法出现在全部 {{splits}} 个部分中。',
        hint: '请增加该类别的行、去掉该类别，或关闭“分层抽样”。',
      },
      noGroup: {
        message: '要按完整的组划分，但没有列说明哪些行属于同一组。',
        hint: '请在“目标与特征”中选择“分组列”，或改用其他划分依据。',
      },
      noTime: {
        message: '要按时间划分，但没有列说明各行的时间。',
        hint: '请在“目标与特征”中选择“时间列”，或改用其他划分依据。',
      },
      noColumn: {
        message: '要按列中的值划分，但没有选择这样的列。',
        hint: '请在“目标与特征”中选择“划分列”，或改用其他划分依据。',
      },
      fewGroups: {
        message: '只有 {{groups}} 个组，不足以分成 {{splits}} 个部分：组不会被拆开。',
        hint: '请把不需要的部分的比例设为 0，或使用更多组的行。',
      },
      fewTimes: {
        message: '各行只有 {{times}} 个不同的时间，不足以分成 {{splits}} 个部分：时间相同的行在一起。',
        hint: '请把不需要的部分的比例设为 0，或使用更多时间的行。',
      },
      noTraining: {
        message: '划分列没有把任何行划给训练集。',
        hint: '请在该列的一些行中写 train，或改用其他划分依据。',
      },
    },
    dataset: {
      tooLarge: {
        message: '{{rows}} 行 × {{features}} 个特征共 {{millions}} 百万个数，内存最多容纳 {{limit}} 百万个。',
        hint: '请减少行数或特征数。',
      },
    },
    synthetic: {
      informative: {
        message: '要求 {{informative}} 个有信息的特征，但特征只有 {{features}} 个，它们将全部有信息。',
        hint: '请增大“特征数”，或减小“有效特征数”。',
      },
    },
    data: {
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
