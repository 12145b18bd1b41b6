// Problems of targets, features and roles of columns, and of the split: what is wrong, what was found, and how to mend it.
import { inBoth } from '#shared/text/in-both.ts';

export const targetProblems = inBoth({
  en: {
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
      leftOutUnnamed: {
        message: 'Left out of the features: {{columns}}, which has no name in the file and only numbers the rows.',
        hint: 'To take it nevertheless, choose the features by name.',
      },
      leftOutIds: {
        message:
          'Left out of the features, as they only name the rows (named as an id, and different in every row): {{columns}}.',
        hint: 'To take some of them nevertheless, choose the features by name.',
      },
      tooManyWords: {
        message: 'The column “{{column}}” has more than {{limit}} different words, too many for a feature.',
        hint: 'Choose features without this column, or group its words in the file.',
      },
      tooMuchText: {
        message: 'The column “{{column}}” holds more than {{limit}} different texts or {{characters}} characters.',
        hint: 'Take a sample of the rows with the node “Sample rows”, or shorten the texts.',
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
      noWeight: {
        message: 'The column “{{column}}” holds “{{value}}”, which is no weight of a row.',
        hint: 'Write a number there that is 0 or more, or choose another column.',
      },
      weightsZero: {
        message: 'The column “{{column}}” gives every row the weight 0: nothing would be learnt.',
        hint: 'Give some rows a larger weight, or choose another column.',
      },
    },
    scaleTarget: {
      unknown: {
        message: 'The data has no target “{{target}}”; it has: {{known}}.',
        hint: 'Write one of its targets, or leave the name empty.',
      },
      classes: {
        message: 'There is no number to scale: “{{target}}” is told by classes.',
        hint: 'Take the node out, or set “Target is” to “A number” if it is one.',
      },
      negative: {
        message: '“{{target}}” is {{value}} in row {{row}}, of which no logarithm is taken.',
        hint: 'Set “Scaled by” to “Mean and spread”.',
      },
    },
    windows: {
      notRows: {
        message: 'Windows are made of rows of numbers, and this data has several inputs, texts, pictures or windows.',
        hint: 'Put “Windows” directly behind “Target and features”, with features that are numbers.',
      },
      afterSplit: {
        message: 'The rows are split or prepared already, so that windows would reach from one split into another.',
        hint: 'Put “Windows” before “Split”, and what prepares the rows behind it.',
      },
      words: {
        message: 'A window holds numbers, but {{count}} of the features hold words: {{columns}}.',
        hint: 'Leave them out in “Target and features”, or make numbers of them with “Derive column” before it.',
      },
      missing: {
        message: 'A window needs every value, but {{count}} of the features lack some: {{columns}}.',
        hint: 'Put “Fill missing” between the table and “Target and features”, or leave them out there.',
      },
      classes: {
        message: 'The target “{{target}}” has {{count}} classes, whose numbers say no more than their names.',
        hint: 'Set “Holds” to “Features”: past classes are no numbers from which something could be predicted.',
      },
      none: {
        message: 'No window fits: it takes {{needed}} rows that follow one another, and there are at most {{rows}}.',
        hint: 'Make “Length” or “Rows ahead” smaller; windows do not reach from one group into another.',
      },
    },
    split: {
      windowsByChance: {
        message: 'Windows that overlap go to different splits by chance, so that the training sees the test’s values.',
        hint: 'Split by time, or switch “Shuffle” off: then the newest windows judge.',
      },
      oneClass: {
        message: 'All rows of the split “{{split}}” have the class “{{class}}”.',
        hint: 'Switch “Stratified” on, so that each split has rows of each class.',
      },
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
  },
  zh: {
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
      leftOutUnnamed: {
        message: '没有作为特征：{{columns}}。它在文件中没有列名，只是给行编号。',
        hint: '若仍要使用，请按名称选择特征。',
      },
      leftOutIds: {
        message: '没有作为特征：{{columns}}。列名像编号（id），且每行的值都不同，只用来标识行。',
        hint: '若仍要使用其中的列，请按名称选择特征。',
      },
      tooManyWords: {
        message: '列“{{column}}”有超过 {{limit}} 个不同的词，不能作为特征。',
        hint: '请选择不含此列的特征，或在文件中合并它的词。',
      },
      tooMuchText: {
        message: '列“{{column}}”含有超过 {{limit}} 段不同的文本或 {{characters}} 个字符。',
        hint: '请用“抽样”节点抽取部分行，或缩短文本。',
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
      noWeight: {
        message: '列“{{column}}”中的“{{value}}”不能作为行的权重。',
        hint: '请在该处写 0 或更大的数，或选择其他列。',
      },
      weightsZero: {
        message: '列“{{column}}”使每一行的权重都为 0，学不到任何东西。',
        hint: '请给一些行更大的权重，或选择其他列。',
      },
    },
    scaleTarget: {
      unknown: {
        message: '数据中没有目标“{{target}}”，现有：{{known}}。',
        hint: '请填写其中一个目标，或留空。',
      },
      classes: {
        message: '没有可缩放的数值：“{{target}}”是类别。',
        hint: '请去掉此节点；若它是数值，请把“目标类型”设为“数值”。',
      },
      negative: {
        message: '“{{target}}”在第 {{row}} 行为 {{value}}，不能取对数。',
        hint: '请把“缩放依据”设为“均值与标准差”。',
      },
    },
    windows: {
      notRows: {
        message: '窗口由数值行组成，而此数据有多个输入，或是文本、图片、窗口。',
        hint: '请把“滑动窗口”直接放在“目标与特征”之后，并使用数值特征。',
      },
      afterSplit: {
        message: '各行已经划分或处理过，窗口会从一个部分伸到另一个部分。',
        hint: '请把“滑动窗口”放在“划分数据”之前，把处理各行的节点放在其后。',
      },
      words: {
        message: '窗口里是数值，但有 {{count}} 个特征是词：{{columns}}。',
        hint: '请在“目标与特征”中去掉它们，或先用“派生列”变成数值。',
      },
      missing: {
        message: '窗口需要每个值，但有 {{count}} 个特征缺值：{{columns}}。',
        hint: '请在表格与“目标与特征”之间放“填充缺失”，或在那里去掉它们。',
      },
      classes: {
        message: '目标“{{target}}”有 {{count}} 个类别，其编号除名称外没有含义。',
        hint: '请把“内容”设为“特征”：过去的类别不是可用于预测的数值。',
      },
      none: {
        message: '放不下任何窗口：需要连续 {{needed}} 行，最多只有 {{rows}} 行。',
        hint: '请减小“长度”或“超前行数”；窗口不跨组。',
      },
    },
    split: {
      windowsByChance: {
        message: '重叠的窗口被随机分到不同部分，训练会看到测试的值。',
        hint: '请按时间划分，或关闭“打乱”：这样由最新的窗口评判。',
      },
      oneClass: {
        message: '“{{split}}”部分的行全都属于类别“{{class}}”。',
        hint: '请打开“分层抽样”，使每个部分都有每个类别的行。',
      },
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
  },
});
