// What the bundled sample tables hold, known without reading them; sample.test.ts holds this against the files.
// The order of the classes is the data sets' own and is said here, since the sorted order of the words is not always
// the same (breast cancer: 0 = malignant, 1 = benign): a target's class indexes are then those of the literature.
import type { sample } from '#shared/nodes/data/sample.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { samplePath } from '#engine/table/sample-file.ts';

export type SampleName = (typeof sample.params.name.options)[number];

export interface SampleTable {
  readonly rows: number;
  /** The features in the data set's order, then `target`. */
  readonly columns: readonly ColumnInfo[];
}

function table(rows: number, features: readonly string[], whole: readonly string[], target: ColumnInfo): SampleTable {
  const columns = features.map((name): ColumnInfo => ({ name, type: whole.includes(name) ? 'integer' : 'number' }));
  const { firstText } = target;
  return { rows, columns: [...columns, firstText ? { ...target, firstText: { ...firstText, count: rows } } : target] };
}

const words = (first: string, ...others: readonly string[]): ColumnInfo => ({
  name: 'target',
  type: 'text',
  categories: [first, ...others],
  firstText: { value: first, row: 1, count: 1 },
});

const cellMeasures = [
  'radius',
  'texture',
  'perimeter',
  'area',
  'smoothness',
  'compactness',
  'concavity',
  'concave points',
  'symmetry',
  'fractal dimension',
];
const cells = [
  ...cellMeasures.map((name) => `mean ${name}`),
  ...cellMeasures.map((name) => `${name} error`),
  ...cellMeasures.map((name) => `worst ${name}`),
];
const pixels = Array.from({ length: 64 }, (_, i) => `pixel_${Math.floor(i / 8)}_${i % 8}`);
const wines = [
  'alcohol',
  'malic_acid',
  'ash',
  'alcalinity_of_ash',
  'magnesium',
  'total_phenols',
  'flavanoids',
  'nonflavanoid_phenols',
  'proanthocyanins',
  'color_intensity',
  'hue',
  'od280/od315_of_diluted_wines',
  'proline',
];
const flowers = ['sepal length (cm)', 'sepal width (cm)', 'petal length (cm)', 'petal width (cm)'];
const patients = ['age', 'sex', 'bmi', 'bp', 's1', 's2', 's3', 's4', 's5', 's6'];
const digitNames = Array.from({ length: 10 }, (_, i) => String(i));

const firstReview = 'My aunt gave me the blanket. It is not dull at all. No wish is left open.';

export const sampleTables: Readonly<Record<SampleName, SampleTable>> = {
  iris: table(150, flowers, [], words('setosa', 'versicolor', 'virginica')),
  wine: table(178, wines, ['magnesium', 'proline'], words('class_0', 'class_1', 'class_2')),
  'breast-cancer': table(569, cells, [], words('malignant', 'benign')),
  digits: table(1797, pixels, pixels, { name: 'target', type: 'integer', categories: digitNames }),
  reviews: {
    rows: 540,
    columns: [
      { name: 'text', type: 'text', categories: 'many', firstText: { value: firstReview, row: 1, count: 540 } },
      { ...words('negative', 'positive'), firstText: { value: 'positive', row: 1, count: 540 } },
    ],
  },
  diabetes: table(442, patients, ['age', 'sex', 's1', 's6'], { name: 'target', type: 'integer', categories: 'many' }),
};

export const sampleFile = (name: SampleName): string => samplePath(`${name}.csv`);
