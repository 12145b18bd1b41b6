// The dialogue in which a template takes a person's own data.
import { inBoth } from '#shared/text/in-both.ts';

export const templateWords = inBoth({
  en: {
    template: {
      title: 'New from template',
      hint: 'Choose a template, then what it learns from. With data of your own its target is guessed anew, and its settings follow.',
      list: 'Templates',
      none: 'No templates here.',
      itsData: 'Use its data',
      file: 'My file…',
      folder: 'My folder…',
      takesTable: 'Takes a table from a file: one column is predicted from the others.',
      takesTexts:
        'Takes a table with a column of texts and one of classes, or a folder with a folder of texts for each class.',
      takesPictures:
        'Takes a folder with a folder of pictures for each class, or a table with a column for each pixel and one of classes.',
      takesText: 'Takes a text file that it learns from.',
      making: 'The template takes your data',
      lost: 'The engine did not answer. Try again as soon as it is back.',
      made: 'The template has your data.',
      predicts: 'It predicts “{{target}}”; choose another column under “Target” if it is not the one you mean.',
      set: 'Set anew: {{nodes}}.',
      added: 'Added: {{nodes}}.',
      removed: 'Taken out: {{nodes}}.',
    },
  },
  zh: {
    template: {
      title: '从模板新建',
      hint: '先选模板，再选它从什么数据学习。使用自己的数据时，目标会重新推断，各项设置随之调整。',
      list: '模板',
      none: '这里没有模板。',
      itsData: '使用自带数据',
      file: '我的文件…',
      folder: '我的文件夹…',
      takesTable: '接受文件中的表格：由其他列预测其中一列。',
      takesTexts: '接受含一列文本和一列类别的表格，或每个类别一个子文件夹的文本文件夹。',
      takesPictures: '接受每个类别一个子文件夹的图像文件夹，或每个像素一列并带类别列的表格。',
      takesText: '接受一个供它学习的文本文件。',
      making: '正在把你的数据放进模板',
      lost: '引擎没有回应。请在它恢复后再试。',
      made: '模板已使用你的数据。',
      predicts: '它预测“{{target}}”；如果要预测别的列，请在“目标列”中改选。',
      set: '重新设置：{{nodes}}。',
      added: '新增：{{nodes}}。',
      removed: '移除：{{nodes}}。',
    },
  },
});
