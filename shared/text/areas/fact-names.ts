// What the facts of problems are called where they are names of ours.
import { inBoth } from '#shared/text/in-both.ts';

export const factNames = inBoth({
  en: {
    splitNames: { train: 'Training', validation: 'Validation', test: 'Test' },
    /** What JSON lacks or has too much of, for problems.document.notJson. */
    jsonFaults: {
      PropertyNameExpected: 'a key in double quotes is expected',
      ValueExpected: 'a value is expected',
      ColonExpected: 'a colon is expected',
      CommaExpected: 'a comma is expected',
      CloseBraceExpected: 'a closing brace } is expected',
      CloseBracketExpected: 'a closing bracket ] is expected',
      EndOfFileExpected: 'the text goes on after its end',
      UnexpectedEndOfString: 'a text has no closing quote',
      comment: 'comments are not allowed',
      other: 'a sign stands where none of its kind may',
    },
    /** What a field of the file must be, for problems.document.type and .missing. */
    expected: {
      positive: 'a whole number from 1',
      seed: 'a whole number from 0 to 4294967295',
      list: 'a list',
      object: 'an object',
      id: 'an id of letters, digits, - and _, at most 64 long',
      name: 'a text of at most 200 letters',
      boolean: 'true or false',
      wireEnd: 'the end of a wire, such as "dense.layer"',
      coordinate: 'a number from −10000000 to 10000000',
      size: 'a number from 1 to 100000',
      json: 'plain JSON data',
    },
    targetKinds: { binary: 'two classes', classes: 'several classes', number: 'numbers' },
  },
  zh: {
    splitNames: { train: '训练集', validation: '验证集', test: '测试集' },
    jsonFaults: {
      PropertyNameExpected: '此处应为双引号括起的键',
      ValueExpected: '此处应有一个值',
      ColonExpected: '此处应为冒号',
      CommaExpected: '此处应为逗号',
      CloseBraceExpected: '此处应为右花括号 }',
      CloseBracketExpected: '此处应为右方括号 ]',
      EndOfFileExpected: '结尾之后还有多余的文本',
      UnexpectedEndOfString: '文本缺少右引号',
      comment: '不允许写注释',
      other: '出现了不该有的字符',
    },
    expected: {
      positive: '不小于 1 的整数',
      seed: '0 到 4294967295 的整数',
      list: '列表',
      object: '对象',
      id: '由字母、数字、- 和 _ 组成的标识，最长 64 个字符',
      name: '不超过 200 个字符的文本',
      boolean: ' true 或 false',
      wireEnd: '连线的一端，例如 "dense.layer"',
      coordinate: '−10000000 到 10000000 的数',
      size: '1 到 100000 的数',
      json: '纯 JSON 数据',
    },
    targetKinds: { binary: '二分类', classes: '多分类', number: '数值' },
  },
});
