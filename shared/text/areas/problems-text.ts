// Problems of making numbers of texts.
import { inBoth } from '#shared/text/in-both.ts';

export const textProblems = inBoth({
  en: {
    text: {
      none: {
        message: 'The data hold no text.',
        hint: 'Name the column of texts in “Features” of the node that chooses the target.',
      },
      several: {
        message: 'Several inputs of the data hold texts.',
        hint: 'Name the one that is meant in “Input”.',
      },
      beside: {
        message: 'Beside the texts of “{{column}}” this input has {{count}} other features.',
        hint: 'Choose the texts as the only feature there. Data with the other features can be joined behind this node with “Combine inputs”, as a second input.',
      },
      noVocabulary: {
        message: 'No token of the training texts is left for the vocabulary.',
        hint: 'Set a smaller least count or a shorter shortest token, or cut the texts into characters.',
      },
      oneToken: {
        message: 'Of {{count}} tokens in the text no two are different: there is nothing to tell.',
        hint: 'Give it a text of at least two different tokens.',
      },
      longText: {
        message: 'The text has more than {{limit}} characters.',
        hint: 'Learn from a part of it.',
      },
      noFiles: {
        message: 'No folder in “{{folder}}” holds a text file.',
        hint: 'Put the .txt or .md files of each class into a folder of its own there.',
      },
      filesTooLarge: {
        message: 'The texts in “{{folder}}” are larger than {{limit}} MB together.',
        hint: 'Take some files out.',
      },
      otherFiles: {
        message: '{{count}} files are no text or lie in no class: {{files}}.',
        hint: 'They are left out. A text is a .txt or .md file in a folder of its class.',
      },
      notNextToken: {
        message: 'This model has not learnt to tell the next token of a text.',
        hint: 'Wire a model here that was trained with the data of “Next token” as its only input.',
      },
      behind: {
        message: 'The numbers of this input are made of the texts of “{{column}}”, and this node would change them.',
        hint: 'Leave the node out, or put it in front of “Combine inputs” on the data with the other features.',
      },
    },
  },
  zh: {
    text: {
      none: { message: '数据中没有文本。', hint: '请在选择目标的节点的“特征”中写上文本列的名称。' },
      several: { message: '数据有多个输入含有文本。', hint: '请在“输入”中指明是哪一个。' },
      beside: {
        message: '除“{{column}}”的文本外，这个输入还有 {{count}} 个其他特征。',
        hint: '请只选文本作为特征；含其他特征的数据可在此节点之后用“合并输入”作为第二个输入加入。',
      },
      noVocabulary: {
        message: '训练文本中没有词元能进入词表。',
        hint: '请把最低次数或最短词元设小，或按字符切分文本。',
      },
      oneToken: {
        message: '文本的 {{count}} 个词元中没有两个不同的，没有可预测的内容。',
        hint: '请提供至少含两个不同词元的文本。',
      },
      longText: {
        message: '文本超过 {{limit}} 个字符。',
        hint: '请只用其中一部分学习。',
      },
      noFiles: {
        message: '“{{folder}}”里没有含文本文件的文件夹。',
        hint: '请把每个类别的 .txt 或 .md 文件放进那里各自的文件夹。',
      },
      filesTooLarge: {
        message: '“{{folder}}”中的文本合计超过 {{limit}} MB。',
        hint: '请取出一些文件。',
      },
      otherFiles: {
        message: '有 {{count}} 个文件不是文本或不属于任何类别：{{files}}。',
        hint: '它们被略去。文本是位于其类别文件夹中的 .txt 或 .md 文件。',
      },
      notNextToken: {
        message: '这个模型没有学过预测文本的下一个词元。',
        hint: '请连接以“下一个词元”的数据为唯一输入训练的模型。',
      },
      behind: {
        message: '这个输入的数由“{{column}}”的文本得出，这个节点会改动它们。',
        hint: '请去掉这个节点，或把它放在“合并输入”之前、含其他特征的数据上。',
      },
    },
  },
});
