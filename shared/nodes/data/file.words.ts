// What the parameter `file` is called by every kind that reads one.
export const fileWords = {
  en: { label: 'File', help: 'The file to read, in or below the folder of the pipeline.' },
  zh: { label: '文件', help: '要读取的文件，位于流程文件所在文件夹或其子文件夹中。' },
} as const;
