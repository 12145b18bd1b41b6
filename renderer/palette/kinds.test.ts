import { expect, test } from 'vitest';
import { kindEntries } from '#renderer/palette/kinds.ts';
import { search } from '#renderer/palette/search.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import { libraryNames } from '#shared/nodes/library-names.ts';
import { synonyms } from '#shared/nodes/synonyms.ts';
import { languages } from '#shared/text/language.ts';
import { pinyinPlace } from '#shared/text/pinyin.ts';

const firstHits: Readonly<Record<string, NodeKind>> = {
  // Titles
  dense: 'layer.dense',
  sample: 'data.sample',
  'sample data': 'data.sample',
  target: 'data.target',
  split: 'data.split',
  train: 'train.fit',
  adam: 'optimizer.adam',
  sgd: 'optimizer.sgd',
  softmax: 'layer.softmax',
  scale: 'data.scale',
  evaluate: 'evaluate.evaluate',
  predict: 'evaluate.predict',
  attention: 'layer.attention',
  'batch norm': 'layer.batchNormalization',
  pooling: 'layer.maxPooling2d',
  note: 'text.note',
  // Other words for the same
  normalize: 'data.standardise',
  standardize: 'data.standardise',
  accuracy: 'evaluate.evaluate',
  'confusion matrix': 'evaluate.evaluate',
  classifier: 'train.fit',
  'fully connected': 'layer.dense',
  mlp: 'layer.dense',
  'one hot': 'data.encodeWords',
  impute: 'data.fillNumbers',
  pca: 'data.components',
  'k-fold': 'evaluate.crossValidate',
  label: 'data.target',
  holdout: 'data.split',
  residual: 'layer.add',
  'transfer learning': 'layer.pretrained',
  'grad-cam': 'explain.attribution',
  'feature importance': 'explain.permutationImportance',
  pdp: 'explain.partialDependence',
  'what if': 'explain.partialDependence',
  tokenizer: 'text.sequences',
  'tf-idf': 'text.bagOfWords',
  'group by': 'table.group',
  comment: 'text.note',
  shap: 'explain.shap',
  SHAP: 'explain.shap',
  optimizer: 'optimizer.adam',
  // scikit-learn, pandas
  StandardScaler: 'data.standardise',
  MinMaxScaler: 'data.scale',
  train_test_split: 'data.split',
  fit: 'train.fit',
  MLPClassifier: 'layer.dense',
  read_csv: 'data.csv',
  'pd.read_csv': 'data.csv',
  'pd.get_dummies': 'data.encodeWords',
  'sklearn.decomposition.PCA': 'data.components',
  OneHotEncoder: 'data.encodeWords',
  SimpleImputer: 'data.fillNumbers',
  ColumnTransformer: 'data.prepare',
  PolynomialFeatures: 'data.polynomial',
  KFold: 'evaluate.crossValidate',
  accuracy_score: 'evaluate.evaluate',
  load_iris: 'data.sample',
  make_moons: 'data.points',
  groupby: 'table.group',
  dropna: 'table.dropMissing',
  TfidfVectorizer: 'text.bagOfWords',
  TSNE: 'evaluate.projection',
  // Keras
  'keras.layers.Dense': 'layer.dense',
  Conv2D: 'layer.conv2d',
  GlobalAveragePooling2D: 'layer.globalAveragePooling2d',
  MultiHeadAttention: 'layer.multiHeadAttention',
  EarlyStopping: 'train.fit',
  TextVectorization: 'text.sequences',
  load_model: 'data.openModel',
  image_dataset_from_directory: 'data.images',
  // PyTorch
  Linear: 'layer.dense',
  'nn.Linear': 'layer.dense',
  'torch.nn.Conv1d': 'layer.conv1d',
  'nn.GRU': 'layer.gru',
  BatchNorm2d: 'layer.batchNormalization',
  MaxPool2d: 'layer.maxPooling2d',
  AdaptiveAvgPool2d: 'layer.globalAveragePooling2d',
  ConvTranspose2d: 'layer.conv2dTranspose',
  LayerNorm: 'layer.layerNormalization',
  DataLoader: 'data.target',
  CrossEntropyLoss: 'train.fit',
  'torch.cat': 'layer.concatenate',
  state_dict: 'train.saveModel',
  // Slips of the finger
  tarin: 'train.fit',
  densse: 'layer.dense',
  stnadardise: 'data.standardise',
  droput: 'layer.dropout',
  evalute: 'evaluate.evaluate',
  softamx: 'layer.softmax',
  flaten: 'layer.flatten',
  nromalize: 'data.standardise',
  // Chinese
  训练: 'train.fit',
  全连接: 'layer.dense',
  线性层: 'layer.dense',
  卷积层: 'layer.conv2d',
  准确率: 'evaluate.evaluate',
  分类器: 'train.fit',
  降维: 'data.components',
  优化器: 'optimizer.gradientDescent',
  标签: 'data.target',
  // Pinyin
  xunlian: 'train.fit',
  xun: 'train.fit',
  quanlianjie: 'layer.dense',
  qlj: 'layer.dense',
  biaozhunhua: 'data.standardise',
  bzh: 'data.standardise',
  huafen: 'data.split',
  chongcaiyang: 'data.resample',
  pinggu: 'evaluate.evaluate',
  zhuyili: 'layer.attention',
};

test('there are more than eighty of them', () => expect(Object.keys(firstHits).length).toBeGreaterThan(80));

for (const language of languages) {
  test.each(Object.entries(firstHits))(`%s finds %s, in a studio in ${language}`, (query, kind) => {
    expect(search(query, kindEntries(language))[0]?.kind).toBe(kind);
  });
}

test('every kind is found first, or shares its place, by each of its titles and the names of its libraries', () => {
  for (const language of languages) {
    for (const entry of kindEntries(language)) {
      for (const title of [entry.title, ...(entry.titles ?? [])])
        expect(search(title, kindEntries(language))[0]?.kind, title).toBe(entry.kind);
      for (const name of entry.names ?? [])
        expect(
          search(name, kindEntries(language))
            .slice(0, 8)
            .map(({ kind }) => kind),
          name,
        ).toContain(entry.kind);
    }
  }
});

test('nonsense finds nothing', () => {
  for (const query of ['qqqq', 'xyzzy', 'flurbish', '鳄鱼'])
    expect(search(query, kindEntries('en')).map(({ kind }) => kind)).toEqual([]);
});

test('every character of a title can be typed as pinyin', () => {
  const titles = kindEntries('zh').map(({ title }) => title);
  const characters = new Set(titles.join('').match(/\p{Script=Han}/gu));
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCodePoint(97 + at));
  // Said twice, a character is found by its initial twice.
  const unread = [...characters].filter(
    (character) => !letters.some((letter) => pinyinPlace(letter.repeat(2), character.repeat(2))),
  );
  expect(characters.size).toBeGreaterThan(200);
  expect(unread).toEqual([]);
});

test('no name is told twice', () => {
  for (const [kind, text] of [...Object.entries(synonyms), ...Object.entries(libraryNames)]) {
    const names = text.split(/, | (?=[A-Z_a-z0-9]+$)/);
    expect(new Set(names).size, kind).toBe(names.length);
    expect(text, kind).not.toMatch(/,(?! )|^\s|\s$/);
  }
});
