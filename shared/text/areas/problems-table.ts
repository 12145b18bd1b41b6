// Problems of nodes that make tables of tables: what is wrong, what was expected, what was found; and how to mend it.
import { inBoth } from '#shared/text/in-both.ts';

export const tableProblems = inBoth({
  en: {
    table: {
      noRows: {
        message: 'No row is left: the table would be empty.',
        hint: 'Loosen what this node asks of its rows, or wire a table that has such rows.',
      },
      noColumns: {
        message: 'No column is left: the table would be empty.',
        hint: 'Drop fewer columns.',
      },
      notNumbers: {
        message: 'The column “{{column}}” holds no numbers, and this needs numbers.',
        hint: 'Choose columns of numbers, or another method.',
      },
    },
    rename: {
      count: {
        message: '{{expected}} columns are to be renamed, but there are {{received}} names.',
        hint: 'Write one name a line; an empty line keeps the old name.',
      },
      taken: {
        message: 'Two columns would be called “{{name}}” (capitals do not count).',
        hint: 'Choose another name for one of them.',
      },
    },
    fillMissing: {
      constant: {
        message: 'The column “{{column}}” cannot be filled with “{{value}}”: its values are of another kind.',
        hint: 'Write a value of that kind, or choose only columns that it fits.',
      },
      empty: {
        message: 'The column “{{column}}” has no value at all, so there is nothing to fill it from.',
        hint: 'Fill it with a constant, or take it out with “Drop missing” or “Select columns”.',
      },
    },
    filter: {
      notCondition: {
        message: 'The condition gives values of the type {{type}}, not true or false.',
        hint: 'Compare something, such as age >= 18.',
      },
    },
    derive: {
      noName: {
        message: 'The new column has no name.',
        hint: 'Write one under “Name”.',
      },
    },
    expression: {
      empty: {
        message: 'Nothing is written yet.',
        hint: 'Write an expression over the columns of the table; the help of the node has examples.',
      },
      syntax: {
        message: 'This is no expression, at letter {{place}}: {{reason}}',
        hint: 'Text stands in single quotes; a column whose name is no plain word stands in double quotes.',
      },
      notAllowed: {
        message: '“{{what}}”, at letter {{place}}, is not allowed here.',
        hint: 'Use values of this row, comparisons and functions of numbers, text and dates. What reads files, settings or the clock or draws random numbers is refused.',
      },
      failed: {
        message: 'It cannot be computed: {{reason}}',
        hint: 'Where some values do not fit, `TRY_CAST` gives no value for them; where types do not go together, `CAST` turns one into the other.',
      },
      tooLong: {
        message: 'It was stopped after {{minutes}} minutes.',
        hint: 'Join tables by equal columns, not every row with every other, or begin with fewer rows.',
      },
      memory: {
        message: 'It needs more memory than there is for tables.',
        hint: 'Begin with fewer rows or columns, or join tables by equal columns.',
      },
    },
    sql: {
      notSelect: {
        message: 'A query is one `SELECT` and nothing else.',
        hint: 'Write a single `SELECT` over the wired tables, without a semicolon behind which another begins.',
      },
      table: {
        message: 'There is no table “{{table}}” here. There are: {{available}}',
        hint: 'Tables are called t1 to t4 after the ports that they are wired to; files are opened by nodes of their own.',
      },
      tooManyRows: {
        message: 'The query gives more than {{limit}} rows.',
        hint: 'Join tables by equal columns, or group the rows.',
      },
    },
    join: {
      noColumns: {
        message: 'The tables have no column of the same name to be joined by.',
        hint: 'Choose the columns of both tables that say which rows belong together.',
      },
      count: {
        message: '{{left}} columns of the left table are to be equal to {{right}} of the right one.',
        hint: 'Choose as many columns of one table as of the other, in the same order.',
      },
      types: {
        message: '“{{left}}” and “{{right}}” cannot be equal: their values are of different kinds.',
        hint: 'Choose columns of the same kind, or make one of them into the other’s with “Derive column” and `CAST`.',
      },
    },
    dateParts: {
      notChosen: {
        message: 'No column of dates is chosen yet.',
        hint: 'Choose the column that holds dates.',
      },
      noDates: {
        message: 'No cell of “{{column}}” can be read as a date; the first is “{{value}}”.',
        hint: 'Say under “Written as” how the dates are written, such as %d.%m.%Y, or choose another column.',
      },
      format: {
        message: '“{{format}}” is no way to write a date that can be read.',
        hint: 'Use %Y, %m, %d, %H, %M, %S, %y, %b, %p and the like, with the letters that stand between them.',
      },
      since: {
        message: '“{{since}}” is no date to count days from.',
        hint: 'Write year, month and day under “Days since”, such as 2020-01-31.',
      },
    },
  },
  zh: {
    table: {
      noRows: {
        message: '没有剩下任何行：表格将是空的。',
        hint: '请放宽此节点对各行的要求，或连接含有这样的行的表格。',
      },
      noColumns: {
        message: '没有剩下任何列：表格将是空的。',
        hint: '请少去掉一些列。',
      },
      notNumbers: {
        message: '列“{{column}}”不含数字，而这里需要数字。',
        hint: '请选择数字列，或换一种方法。',
      },
    },
    rename: {
      count: {
        message: '要重命名 {{expected}} 列，但给出了 {{received}} 个名称。',
        hint: '请每行写一个名称；空行保留原名称。',
      },
      taken: {
        message: '两列都将名为“{{name}}”（不区分大小写）。',
        hint: '请为其中一列另取名称。',
      },
    },
    fillMissing: {
      constant: {
        message: '列“{{column}}”不能用“{{value}}”填充：该列的值是另一种类型。',
        hint: '请填写该类型的值，或只选择适合的列。',
      },
      empty: {
        message: '列“{{column}}”没有任何值，无从填充。',
        hint: '请用常量填充，或用“去除缺失”或“选择列”把它去掉。',
      },
    },
    filter: {
      notCondition: {
        message: '条件给出的是 {{type}} 类型的值，而不是真或假。',
        hint: '请进行比较，例如 age >= 18。',
      },
    },
    derive: {
      noName: {
        message: '新列没有名称。',
        hint: '请在“名称”中填写。',
      },
    },
    expression: {
      empty: {
        message: '尚未填写内容。',
        hint: '请写一个关于表格各列的表达式；节点的帮助中有示例。',
      },
      syntax: {
        message: '第 {{place}} 个字符处不是正确的表达式：{{reason}}',
        hint: '文本放在单引号中；名称不是普通单词的列放在双引号中。',
      },
      notAllowed: {
        message: '第 {{place}} 个字符处的“{{what}}”在此不允许使用。',
        hint: '请使用本行的值、比较，以及数字、文本和日期的函数。读取文件、设置或时钟以及抽取随机数的内容会被拒绝。',
      },
      failed: {
        message: '无法计算：{{reason}}',
        hint: '若有的值不合适，`TRY_CAST` 会对其给出空值；若类型不一致，可用 `CAST` 转换。',
      },
      tooLong: {
        message: '{{minutes}} 分钟后已停止。',
        hint: '请按相等的列连接表格，而不是每行与所有行相连；或先减少行数。',
      },
      memory: {
        message: '所需内存超过可用于表格的内存。',
        hint: '请先减少行或列，或按相等的列连接表格。',
      },
    },
    sql: {
      notSelect: {
        message: '查询只能是一个 `SELECT`。',
        hint: '请只写一个针对所连接表格的 `SELECT`，分号之后不要再写其他语句。',
      },
      table: {
        message: '这里没有表格“{{table}}”。现有：{{available}}',
        hint: '表格按所连接的端口名为 t1 到 t4；文件由各自的节点打开。',
      },
      tooManyRows: {
        message: '查询给出的行数超过 {{limit}}。',
        hint: '请按相等的列连接表格，或对行进行分组。',
      },
    },
    join: {
      noColumns: {
        message: '两个表格没有可用于连接的同名列。',
        hint: '请在两个表格中选择说明哪些行彼此对应的列。',
      },
      count: {
        message: '左表的 {{left}} 列要与右表的 {{right}} 列相等。',
        hint: '请在两个表格中按相同顺序选择相同数量的列。',
      },
      types: {
        message: '“{{left}}”与“{{right}}”不可能相等：它们的值类型不同。',
        hint: '请选择同类的列，或用“派生列”和 `CAST` 转换其中一列。',
      },
    },
    dateParts: {
      notChosen: {
        message: '尚未选择日期列。',
        hint: '请选择含有日期的列。',
      },
      noDates: {
        message: '“{{column}}”没有任何单元格能读作日期；第一个是“{{value}}”。',
        hint: '请在“写法”中说明日期的写法，例如 %d.%m.%Y，或选择其他列。',
      },
      format: {
        message: '“{{format}}”不是可以读取的日期写法。',
        hint: '请使用 %Y、%m、%d、%H、%M、%S、%y、%b、%p 等，并写出它们之间的字符。',
      },
      since: {
        message: '“{{since}}”不是可以作为起点的日期。',
        hint: '请在“距今天数”中填写年、月、日，例如 2020-01-31。',
      },
    },
  },
});
