// What every node that trains says of its loss and of the weights of classes.

export const lossNames = {
  en: {
    auto: 'Automatic',
    binary_crossentropy: 'Binary cross-entropy',
    categorical_crossentropy: 'Categorical cross-entropy',
    sparse_categorical_crossentropy: 'Sparse categorical cross-entropy',
    mean_squared_error: 'Mean squared error',
    mean_absolute_error: 'Mean absolute error',
    huber: 'Huber',
  },
  zh: {
    auto: '自动',
    binary_crossentropy: '二元交叉熵',
    categorical_crossentropy: '分类交叉熵',
    sparse_categorical_crossentropy: '稀疏分类交叉熵',
    mean_squared_error: '均方误差',
    mean_absolute_error: '平均绝对误差',
    huber: 'Huber',
  },
};

export const classWeights = {
  en: {
    label: 'Class weights',
    help: '*Balanced*: a row counts the more in the loss, the rarer its class is in the training rows: rows ÷ (classes × rows of the class).',
    options: { none: 'All rows alike', balanced: 'Balanced' },
  },
  zh: {
    label: '类别权重',
    help: '*平衡*：训练行中越少见的类别，其行在损失中的权重越大：行数 ÷（类别数 × 该类行数）。',
    options: { none: '各行相同', balanced: '平衡' },
  },
};

/** Of a node that trains from the start again and again. */
export const trainAgain = {
  en: {
    loss: { label: 'Loss', help: 'What the training makes small.', options: lossNames.en },
    epochs: { label: 'Epochs', help: 'How often each training goes through its rows.' },
    batchSize: { label: 'Batch size', help: 'Rows per update.' },
    shuffle: { label: 'Shuffle', help: 'Take the rows in a new order in every epoch.' },
    classWeights: classWeights.en,
  },
  zh: {
    loss: { label: '损失函数', help: '训练要减小的量。', options: lossNames.zh },
    epochs: { label: '轮数', help: '每次训练遍历其行的次数。' },
    batchSize: { label: '批次大小', help: '每次更新的行数。' },
    shuffle: { label: '打乱', help: '每一轮以新的顺序取行。' },
    classWeights: classWeights.zh,
  },
};
