// What the layers that change the values of pictures say of the numbers that pixels may have.
export const valueRange = {
  type: 'integers',
  default: [0, 255],
  min: -100_000,
  max: 100_000,
  minLength: 2,
  maxLength: 2,
} as const;

export const valueRangeWords = {
  en: {
    label: 'Range of pixels',
    help: 'The least and the largest number that a pixel may have: 0 × 255 for the bytes of pictures, 0 × 1 behind a “Rescaling” to 1. What comes out beyond is cut off.',
  },
  zh: {
    label: '像素取值范围',
    help: '像素可取的最小和最大数值：图片的字节为 0 × 255，经“重新缩放”到 1 之后为 0 × 1。超出范围的结果会被截断。',
  },
};
