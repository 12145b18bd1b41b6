import { defineNode } from '#shared/spec/define-node.ts';

export const dateParts = defineNode({
  kind: 'table.dateParts',
  icon: 'clock',
  inputs: { table: { type: 'table' } },
  outputs: { table: { type: 'table' } },
  params: {
    column: { type: 'column', default: '', of: 'table' },
    parts: {
      type: 'choices',
      default: ['year', 'month', 'weekday'],
      options: ['year', 'quarter', 'month', 'week', 'day', 'dayOfYear', 'weekday', 'hour', 'minute', 'second', 'days'],
    },
    /** As strptime has it; empty = as ISO 8601 has it. */
    format: { type: 'text', default: '', maxLength: 200 },
    since: { type: 'text', default: '1970-01-01', maxLength: 40 },
  },
  // The harness' table has no dates, but numbers that can be read as some.
  example: { column: 'd', parts: ['day'], format: '%d.%f' },
})({
  en: {
    title: 'Date parts',
    summary: 'Makes numbers of a column of dates.',
    help: 'Reads dates and times and adds a column of whole numbers for each part, called “NAME year” and so on. Weekdays count from 1, Monday, to 7. “Days since” is the time that has passed since a date, in days, with a fraction where there is a time of day. Cells that are no date give no value; that none of them is one is told.',
    params: {
      column: { label: 'Column', help: 'The column of dates, such as 2024-02-29 or 2024-02-29 18:30:00.' },
      parts: {
        label: 'Parts',
        help: 'The columns that are added.',
        options: {
          year: 'Year',
          quarter: 'Quarter',
          month: 'Month',
          week: 'Week (ISO)',
          day: 'Day of the month',
          dayOfYear: 'Day of the year',
          weekday: 'Weekday',
          hour: 'Hour',
          minute: 'Minute',
          second: 'Second',
          days: 'Days since',
        },
      },
      format: {
        label: 'Written as',
        help: 'Such as %d.%m.%Y or %m/%d/%Y %H:%M. Empty: year, month, day, with or without a time.',
      },
      since: { label: 'Days since', help: 'The date from which days are counted.' },
    },
  },
  zh: {
    title: '日期成分',
    summary: '把日期列变为数字。',
    help: '读取日期和时间，并为每个成分添加一列整数，名为“名称 year”等。星期从 1（星期一）到 7。“距今天数”是自所填日期起经过的天数，有时刻时带小数。不是日期的单元格没有值；若没有一个是日期，会给出提示。',
    params: {
      column: { label: '列', help: '日期列，例如 2024-02-29 或 2024-02-29 18:30:00。' },
      parts: {
        label: '成分',
        help: '要添加的列。',
        options: {
          year: '年',
          quarter: '季度',
          month: '月',
          week: '周（ISO）',
          day: '日',
          dayOfYear: '一年中的第几天',
          weekday: '星期',
          hour: '时',
          minute: '分',
          second: '秒',
          days: '距今天数',
        },
      },
      format: { label: '写法', help: '例如 %d.%m.%Y 或 %m/%d/%Y %H:%M。留空：年、月、日，可带时间。' },
      since: { label: '距今天数', help: '从哪一天开始计算天数。' },
    },
  },
});
