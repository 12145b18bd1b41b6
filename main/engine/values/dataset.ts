// What a wire of type dataset carries: named inputs and named targets, row by row, with their splits and the steps that
// made them.
import type { NumberType, RowRoles, TargetInfo } from '#shared/protocol/wire-info.ts';

export type SplitName = 'train' | 'validation' | 'test';

export type Numbers = Float32Array | Float64Array | Int32Array | Uint8Array;

/** Numbers in a file. */
export interface StoredArray {
  readonly file: string;
  /** In bytes. */
  readonly offset: number;
  /** In numbers. */
  readonly length: number;
  readonly type: NumberType;
}

/** Numbers row by row (NaN where the table has no value), in a type that holds each of them exactly. */
export interface Rows {
  /** rows × product(shape). */
  readonly values: Numbers;
  /** Where they lie when they are too many to be held: `values` then reads all of them whenever it is asked for. */
  readonly stored?: StoredArray;
}

export interface SplitData {
  readonly rows: number;
  /** One per input of the dataset. */
  readonly inputs: readonly Rows[];
  /** One per target, a number a row: the class index (0 | 1 for binary), or the number. */
  readonly targets: readonly Float32Array[];
  /** Row numbers in the table that it came from, from 0. */
  readonly source: Int32Array;
  /** What the columns with a role say of each row; absent where none has any. */
  readonly roles?: RoleCells;
}

/** One number a row for each role that a column has. */
export interface RoleCells {
  /** Equal for rows that belong together. */
  readonly group?: Int32Array;
  /** The number, or the milliseconds of a date. */
  readonly time?: Float64Array;
  /** 0 = training, 1 = validation, 2 = test. */
  readonly split?: Uint8Array;
  /** How much a row counts in the loss: not negative. */
  readonly weight?: Float32Array;
}

/** One fitted step between raw columns and an input; all but TokenStep and MixStep make one number of each feature's number. */
export type PreprocessingStep =
  | ScaleStep
  | FillStep
  | LookUpStep
  | PowerStep
  | QuantileStep
  | BinStep
  | TokenStep
  | MixStep;

/** Makes other features of those before it: first those that it makes of all that it mixes, then the others as they were. */
export type MixStep = ComponentsStep | PolynomialStep;

interface Mixing {
  /** The features before it, as of DatasetInput. */
  readonly from: readonly string[];
  readonly words?: DatasetInput['words'];
  /** Where those stand that it mixes. */
  readonly mixed: Int32Array;
}

/** Principal components: x = directions · (raw − mean), each divided by its standard deviation where it is whitened. */
export interface ComponentsStep extends Mixing {
  readonly step: 'components';
  /** Of the features that are mixed. */
  readonly mean: Float64Array;
  /** components × mixed features. */
  readonly directions: Float64Array;
  /** Of the training rows along each component, and its share of all their variance. */
  readonly variance: Float64Array;
  readonly ratio: Float64Array;
  readonly whiten: boolean;
  readonly by: { readonly count: number } | { readonly share: number };
}

/** Products of the features that are mixed, up to a degree. */
export interface PolynomialStep extends Mixing {
  readonly step: 'polynomial';
  readonly degree: number;
  /** Products of different features alone. */
  readonly interactionsOnly: boolean;
}

/** x = (raw − mean) / scale, per feature. */
export interface ScaleStep {
  readonly step: 'standardise';
  readonly mean: Float64Array;
  readonly scale: Float64Array;
  /** Where mean and scale come from; the moments unless said. */
  readonly by?: 'range' | 'quartiles' | 'largest';
  /** What the least and the greatest number become by 'range'; 0 and 1 unless said. */
  readonly range?: readonly [number, number];
  /** Per feature 1 where it is scaled; all are unless said. */
  readonly only?: Uint8Array;
}

/** A number in the place of none. */
export interface FillStep {
  readonly step: 'fill';
  /** Per feature; NaN = what is missing stays so. */
  readonly values: Float64Array;
  readonly by: FillStatistic;
}

/** `constant`: a number that a person gave. */
export type FillStatistic = 'median' | 'mean' | 'mostFrequent' | 'constant';

/** A number for each word of a feature. */
export interface LookUpStep {
  readonly step: 'lookUp';
  /**
   * Per feature the numbers of its words, by their place, then that of any other word, then that of no value; null for
   * numbers, which stay as they are.
   */
  readonly tables: readonly (Float64Array | null)[];
  readonly by: LookUpRule;
}

/**
 * `slots`: the frequent words' places, each its own, and one that the others share; `share`: the share of the rows;
 * `sorted`: the place in order; `given`: the place in an order that a person gave; `target`: the mean of the target.
 */
export interface LookUpRule {
  readonly to: 'slots' | 'share' | 'sorted' | 'given' | 'target';
  readonly most: number;
  /** By 'target': how many rows of the mean of all rows are added to each word's; from the spread unless said. */
  readonly smoothing?: number | undefined;
}

/** A curve (Yeo-Johnson) that makes long tails short. */
export interface PowerStep {
  readonly step: 'power';
  /** Per feature; NaN = it stays as it is. */
  readonly lambdas: Float64Array;
  /** `log`: λ is 0, which is log(1 + x) of a number that is not negative. */
  readonly by: 'likelihood' | 'log';
}

/** A number's share of the rows that are smaller. */
export interface QuantileStep {
  readonly step: 'quantile';
  /** Per feature in order, at equal distances from the least to the greatest; null = it stays as it is. */
  readonly quantiles: readonly (Float64Array | null)[];
  readonly to: 'uniform' | 'normal';
  /** How many at most. */
  readonly most: number;
}

/** The bin in which a number falls, from 0. */
export interface BinStep {
  readonly step: 'bin';
  /** Per feature, one more than bins; null = it stays as it is. */
  readonly edges: readonly (Float64Array | null)[];
  readonly by: 'width' | 'quantiles';
  readonly bins: number;
}

/** How a text is cut into tokens. */
export interface TokenRule {
  /**
   * `words`: letters, digits and _ in a row; `chinese`: by the rules of that language, which writes no blanks; `parts`:
   * words cut into parts that are frequent; `everyCharacter` and `wordsAndMarks` lose nothing that writing on needs: blanks,
   * line ends and marks are tokens too.
   */
  readonly by: 'words' | 'characters' | 'chinese' | 'parts' | 'everyCharacter' | 'wordsAndMarks';
  readonly lowerCase: boolean;
  /** HTML tags become blanks. */
  readonly stripTags: boolean;
  /** Letters that look alike in several widths and forms become one (NFKC). */
  readonly normalise: boolean;
  /** A token has at least so many characters. */
  readonly shortest: number;
  /** Up to so many neighbours are one token more. */
  readonly neighbours: number;
}

/**
 * Several numbers for a text: of an input that has a single feature, as its first step. It holds none of the texts: a model
 * keeps its steps, and what it learnt from is not to go with it.
 */
export interface TokenStep {
  readonly step: 'tokens';
  readonly by: {
    readonly rule: TokenRule;
    /** `sequence`: an id for each token in their order; else a number for each token of the vocabulary. */
    readonly to: 'sequence' | 'count' | 'binary' | 'tfidf';
    /** Tokens of the vocabulary at most. */
    readonly most: number;
    /** Those that come less often, of a bag in fewer texts, are not in it. */
    readonly leastCount: number;
    /** Of a bag: those that a larger share of the texts has are not in it. */
    readonly mostShare: number;
    /** Of a sequence; 0 = as long as the longest training text. */
    readonly length: number;
    readonly padAt: 'front' | 'back';
    readonly cutAt: 'front' | 'back';
  };
  readonly vocabulary: readonly string[];
  /** The vocabulary is that of the target as well, and not fitted to training rows: rows may be divided behind it. */
  readonly given?: true;
  /** By 'parts': what becomes one part, in the order in which it was learnt. */
  readonly pairs?: readonly string[];
  /** By 'tfidf': of each token of the vocabulary; else empty. */
  readonly weights: Float64Array;
  readonly length: number;
}

/** A column in which rounding to 32 bits makes different values equal. */
export interface MergedColumn {
  readonly name: string;
  /** How many different values there are, and how many are left. */
  readonly values: number;
  readonly left: number;
}

/** What a row of one input is made of. */
export interface DatasetInput {
  /** '' where nobody has named it: only of a dataset's single input. */
  readonly name: string;
  /** Of one row. */
  readonly shape: readonly number[];
  /** Names of its columns; of a picture and of a window they are fewer than its numbers: those of the last axis. */
  readonly features: readonly string[];
  readonly preprocessing: readonly PreprocessingStep[];
  /** Per feature its words in the table, in their order; null for numbers. Absent: all are numbers. A cell is a word's place. */
  readonly words?: readonly (readonly string[] | null)[];
  /** Names of the features that lack values in some rows; absent where none does. */
  readonly missing?: readonly string[];
  /** Per feature how many numbers the network makes of it (FeatureEncoding); 0 = taken as it is. Absent: all are. */
  readonly oneHot?: readonly number[];
  /** Of windows: how many rows behind the window's last one the target stands. Absent: a row is a row of the table. */
  readonly horizon?: number;
  /** Where a network that takes the rows as they are loses values; absent where it loses none. */
  readonly merged?: readonly MergedColumn[];
}

/** A column of the table beside the features: to be told with a row, and to slice by. */
export interface KeptColumn {
  readonly name: string;
  /** By row of the table, as `source` counts them: the number, or the place of its text; NaN where it has no value. */
  readonly values: Float32Array | Float64Array;
  /** Of a column of text: each text once. */
  readonly words?: readonly string[];
}

export interface DatasetValue {
  readonly type: 'dataset';
  /** At least one. */
  readonly inputs: readonly DatasetInput[];
  /** At least one. */
  readonly targets: readonly TargetInfo[];
  readonly splits: Readonly<Record<SplitName, SplitData>>;
  /** The columns of the splits' roles. */
  readonly roles?: RowRoles;
  /** Of all rows of the table that `source` numbers, whichever split they are in; absent where none is kept. */
  readonly kept?: readonly KeptColumn[];
}

declare module '#engine/values/wire-value.ts' {
  interface WireValues {
    readonly dataset: DatasetValue;
  }
}
