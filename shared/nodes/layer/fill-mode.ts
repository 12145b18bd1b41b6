// What the layers that move pictures say of the pixels that come in from beyond the border.
export const fillMode = { type: 'choice', default: 'reflect', options: ['reflect', 'nearest', 'constant'] } as const;

export const fillModeWords = {
  en: {
    label: 'Beyond the border',
    help: 'What is seen where a picture ends.',
    options: { reflect: 'The picture, mirrored', nearest: 'Its last pixels', constant: 'Zeros' },
  },
  zh: {
    label: '边界之外',
    help: '图片边界之外显示什么。',
    options: { reflect: '镜像的图片', nearest: '边缘的像素', constant: '零' },
  },
};
