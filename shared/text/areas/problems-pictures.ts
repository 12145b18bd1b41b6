// Problems of folders of pictures.
import { inBoth } from '#shared/text/in-both.ts';

export const pictureProblems = inBoth({
  en: {
    pictures: {
      notChosen: {
        message: 'No folder is chosen yet.',
        hint: 'Choose the folder that holds the files; it lies in the folder of the pipeline, or in a folder inside it.',
      },
      missing: {
        message: 'There is no folder “{{folder}}” in the folder of the pipeline.',
        hint: 'Check the name, put the folder there, or choose another one.',
      },
      fewClasses: {
        message:
          '“{{folder}}” needs a folder for each class with PNG, JPEG or WebP files in it, and two classes at least. Found: {{classes}}',
        hint: 'Sort the pictures into folders called as their classes, and choose the folder that holds these.',
      },
      tooMany: {
        message: 'There are more than {{limit}} files in “{{folder}}”.',
        hint: 'Choose a folder that holds nothing else, or fewer files.',
      },
      tooLarge: {
        message: '{{count}} pictures of {{numbers}} numbers are {{megabytes}} MiB; at most {{limit}} MiB can be read.',
        hint: 'Lower the height and the width, take grey, or take fewer pictures.',
      },
      changed: {
        message: 'The pictures in “{{folder}}” were changed while they were read.',
        hint: 'Run again once whatever writes them has ended.',
      },
      others: {
        message:
          'Files left out because they are no PNG, JPEG or WebP, are links, or lie in no class: {{count}} ({{files}})',
        hint: 'Nothing is to be done if they are not meant. Copy what a link leads to; put a picture into the folder of its class.',
      },
      gone: {
        message: 'Pictures left out because they may not be read or are no longer there: {{count}} ({{files}})',
        hint: 'Give yourself permission to read them, or give them a name that every system can write.',
      },
      large: {
        message:
          'Pictures left out because they have more than {{megapixels}} million pixels or {{megabytes}} MiB: {{count}} ({{files}})',
        hint: 'Save them smaller.',
      },
      otherKind: {
        message:
          'Files left out because they are neither PNG, JPEG nor WebP, whatever they are called: {{count}} ({{files}})',
        hint: 'Save them as one of these, or take them out of the folder.',
      },
      damaged: {
        message: 'Pictures left out because they are damaged: {{count}} ({{files}})',
        hint: 'Copy them again: a copy that was cut off looks like this.',
      },
      mostUnreadable: {
        message: 'Of {{total}} pictures in “{{folder}}”, {{count}} cannot be read: {{files}}',
        hint: 'They are damaged, too large, or something else than their name says. Copy or save them again.',
      },
    },
  },
  zh: {
    pictures: {
      notChosen: {
        message: '尚未选择文件夹。',
        hint: '请选择文件所在的文件夹，它位于流程文件所在文件夹（或其子文件夹）中。',
      },
      missing: {
        message: '流程文件所在的文件夹里没有文件夹“{{folder}}”。',
        hint: '请检查名称，把文件夹放到那里，或选择其他文件夹。',
      },
      fewClasses: {
        message:
          '“{{folder}}”里每个类别都要有一个装有 PNG、JPEG 或 WebP 文件的文件夹，并且至少两个类别。找到：{{classes}}',
        hint: '请把图片按类别放进以类别命名的文件夹，再选择包含这些文件夹的文件夹。',
      },
      tooMany: {
        message: '“{{folder}}”里的文件超过 {{limit}} 个。',
        hint: '请选择只含图片的文件夹，或减少图片。',
      },
      tooLarge: {
        message: '{{count}} 张图片、每张 {{numbers}} 个数，共 {{megabytes}} MiB，最多只能读取 {{limit}} MiB。',
        hint: '请减小高度和宽度，选择灰度，或减少图片。',
      },
      changed: {
        message: '“{{folder}}”里的图片在读取过程中被更改。',
        hint: '请等写入它们的程序结束后重新运行。',
      },
      others: {
        message: '略去了不是 PNG、JPEG 或 WebP、是链接、或不在任何类别里的文件：{{count}} 个（{{files}}）',
        hint: '如果不需要它们，则无需处理。请复制链接所指的文件；把图片放进其类别的文件夹。',
      },
      gone: {
        message: '略去了不允许读取或已不存在的图片：{{count}} 张（{{files}}）',
        hint: '请给予读取权限，或改用任何系统都能写出的名称。',
      },
      large: {
        message: '略去了超过 {{megapixels}} 百万像素或 {{megabytes}} MiB 的图片：{{count}} 张（{{files}}）',
        hint: '请保存得小一些。',
      },
      otherKind: {
        message: '略去了名称虽是图片、但既不是 PNG、JPEG 也不是 WebP 的文件：{{count}} 个（{{files}}）',
        hint: '请另存为其中一种格式，或移出该文件夹。',
      },
      damaged: {
        message: '略去了已损坏的图片：{{count}} 张（{{files}}）',
        hint: '请重新复制：没有复制完整的文件就是这样。',
      },
      mostUnreadable: {
        message: '“{{folder}}”里的 {{total}} 张图片中有 {{count}} 张无法读取：{{files}}',
        hint: '它们已损坏、过大，或与名称不符。请重新复制或保存。',
      },
    },
  },
});
