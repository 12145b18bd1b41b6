// What the normalisations say of their parameters.

export const epsilon = {
  en: { label: 'ε', help: 'Added to the variance, so that nothing is divided by zero.' },
  zh: { label: 'ε', help: '加在方差上，避免除以零。' },
};

/** What is learnt, of each channel. */
export const learnt = {
  en: {
    centre: { label: 'Learn the offset β', help: 'Adds a learned number to each channel.' },
    scale: { label: 'Learn the scale γ', help: 'Multiplies each channel by a learned number.' },
  },
  zh: {
    centre: { label: '学习偏移 β', help: '为每个通道加上一个可学习的数。' },
    scale: { label: '学习缩放 γ', help: '为每个通道乘上一个可学习的数。' },
  },
};
