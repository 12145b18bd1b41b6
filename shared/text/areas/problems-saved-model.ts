// Problems of models that are kept in files and built upon.
import { inBoth } from '#shared/text/in-both.ts';

export const savedModelProblems = inBoth({
  en: {
    model: {
      fileFormat: {
        message: '“{{file}}” is no saved model: {{reason}}.',
        hint: 'Choose a .loommodel file that “Save model” wrote, or save the model again.',
      },
      fileVersion: {
        message: '“{{file}}” was written in version {{received}} of the format; this program reads up to {{expected}}.',
        hint: 'Open it with a newer Neuroloom.',
      },
      tooLarge: {
        message: 'The weights of the model are {{megabytes}} MB; a file of a model holds less than 2 GB.',
        hint: 'Make the layers of the network smaller.',
      },
      name: {
        message: '“{{name}}” cannot be the name of a file on every system.',
        hint: 'Write a plain name under “Name”: letters, digits, blanks, - and _, without a folder.',
      },
      sameFile: {
        message: 'Another “Save model” of this pipeline writes a file called “{{name}}” too.',
        hint: 'Give this one another “Name”: of two models in one file the one written last is left, and both are written anew with each run.',
      },
      noLayers: {
        message: 'The model has {{layers}} layers behind its input; without the last {{without}} none is left.',
        hint: 'Lower “Without the last”.',
      },
      notWritten: {
        message: '“{{file}}” could not be written into the folder of the pipeline: {{reason}}.',
        hint: 'Make room on the disk, give yourself permission to write there, or choose another “Name”.',
      },
    },
  },
  zh: {
    model: {
      fileFormat: {
        message: '“{{file}}”不是已保存的模型：{{reason}}。',
        hint: '请选择“保存模型”写出的 .loommodel 文件，或重新保存模型。',
      },
      fileVersion: {
        message: '“{{file}}”的格式版本是 {{received}}；本程序最高支持版本 {{expected}}。',
        hint: '请用更新的 Neuroloom 打开它。',
      },
      tooLarge: {
        message: '模型的权重有 {{megabytes}} MB；模型文件须小于 2 GB。',
        hint: '请减小网络各层的大小。',
      },
      name: {
        message: '“{{name}}”不能在所有系统上作为文件名。',
        hint: '请在“名称”中填写普通名称：字母、数字、空格、- 与 _，不含文件夹。',
      },
      sameFile: {
        message: '本流程中另一个“保存模型”也写出名为“{{name}}”的文件。',
        hint: '请给这个换一个“名称”：两个模型写入同一文件时只留下后写的那个，而且每次运行都会重新写出两者。',
      },
      noLayers: {
        message: '模型在输入之后有 {{layers}} 层；去掉最后 {{without}} 层后一层不剩。',
        hint: '请调小“去掉最后几层”。',
      },
      notWritten: {
        message: '“{{file}}”无法写入流程所在的文件夹：{{reason}}。',
        hint: '请腾出磁盘空间、授予写入权限，或更换“名称”。',
      },
    },
  },
});
