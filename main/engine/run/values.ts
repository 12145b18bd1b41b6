// What travels on wires inside the engine, one type per port type. Plain data and typed arrays only, so that the store
// can keep any of them; tensors live inside a runner and are disposed there.
import type { EpochLog } from '#shared/protocol/run.ts';
import type { CellValue } from '#shared/protocol/results.ts';
import type { ColumnInfo, TargetInfo } from '#shared/protocol/wire-info.ts';
import type { WordVectorsValue } from '#engine/run/word-vectors.ts';

export type { WordVectorsValue };

/** `file` is a Parquet file: absolute while in use, kept beside the entry by the store. */
export interface TableValue {
  readonly type: 'table';
  readonly file: string;
  readonly columns: readonly ColumnInfo[];
  readonly rows: number;
}

export type SplitName = 'train' | 'validation' | 'test';

/** Float32 numbers in a file. */
export interface StoredArray {
  readonly file: string;
  /** In bytes. */
  readonly offset: number;
  /** In numbers. */
  readonly length: number;
}

export interface SplitData {
  readonly rows: number;
  /** rows × product(shape), row by row. */
  readonly x: Float32Array;
  /** Where x lies when it is too large to be held: `x` then reads all of it whenever it is asked for. */
  readonly stored?: StoredArray;
  /** rows; the class index (0 | 1 for binary), or the number. */
  readonly y: Float32Array;
  /** Row numbers in the table that it came from, from 0. */
  readonly source: Int32Array;
}

/** One fitted step between raw columns and x. mean and scale are per feature: x = (raw − mean) / scale. */
export type PreprocessingStep = {
  readonly step: 'standardise';
  readonly mean: Float64Array;
  readonly scale: Float64Array;
};

export interface DatasetValue {
  readonly type: 'dataset';
  readonly shape: readonly number[];
  readonly features: readonly string[];
  readonly target: TargetInfo;
  readonly preprocessing: readonly PreprocessingStep[];
  readonly splits: Readonly<Record<SplitName, SplitData>>;
}

export type Shape = readonly number[];

/** Where a layer call takes a tensor from: output `tensor` of call `call` of layer `layer` (Keras' inbound_nodes). */
export interface TensorRef {
  readonly layer: string;
  readonly call: number;
  readonly tensor: number;
}

/** Keras 3 class name and configuration, without what is null. `calls` has an entry per use (two = shared weights). */
export interface LayerData {
  readonly name: string;
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly calls: readonly (readonly TensorRef[])[];
}

export interface NetworkData {
  /** In an order in which each layer comes after those that feed it. InputLayer's config has batch_shape [null, …]. */
  readonly layers: readonly LayerData[];
  readonly inputs: readonly TensorRef[];
  readonly outputs: readonly TensorRef[];
}

export interface LayerValue {
  readonly type: 'layer';
  readonly network: NetworkData;
}

/** Keras class name and config: SGD, Adam, …; wholeBatch = every step takes all training rows (gradient descent). */
export interface OptimizerValue {
  readonly type: 'optimizer';
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly wholeBatch: boolean;
  /** Lowers the rate when the loss watched by the training stands still; patience and cooldown in epochs. */
  readonly reduceOnPlateau?: {
    readonly factor: number;
    readonly patience: number;
    readonly cooldown: number;
    readonly minDelta: number;
    readonly minRate: number;
  };
}

export interface WeightData {
  readonly layer: string;
  readonly name: string;
  readonly shape: Shape;
  readonly values: Float32Array;
  readonly trainable: boolean;
}

export interface ModelValue {
  readonly type: 'model';
  readonly network: NetworkData;
  /** In the order of Keras' get_weights(). */
  readonly weights: readonly WeightData[];
  readonly loss: { readonly className: string; readonly config: Readonly<Record<string, unknown>> };
  readonly optimizer: Omit<OptimizerValue, 'type'>;
  readonly shape: Shape;
  readonly features: readonly string[];
  readonly target: TargetInfo;
  readonly preprocessing: readonly PreprocessingStep[];
  readonly history: readonly EpochLog[];
  /** Why training ended before its last epoch, if it did. */
  readonly stopped?: 'early' | 'cancelled';
  /** Why its step could not be compiled, if it could not: the training took several times as long. */
  readonly eagerBecause?: string;
  /** Kernel threads of its training, where they were measured or set. */
  readonly threads?: {
    readonly count: number;
    readonly measured?: readonly { readonly threads: number; readonly milliseconds: number }[];
    readonly set?: true;
  };
  /** How its data were divided, if they were too large to be held as a whole. */
  readonly blocks?: { readonly count: number; readonly rows: number };
}

export interface PredictionsValue {
  readonly type: 'predictions';
  readonly split: SplitName;
  readonly target: TargetInfo;
  readonly rows: number;
  /** Outputs of the network per row. */
  readonly units: number;
  readonly outputs: Float32Array;
  readonly truth: Float32Array;
  readonly source: Int32Array;
}

/** One line of a report's plot: of a model (its place, from 0) where there are several, of a class or figure by name. */
export interface ReportLine {
  readonly model?: number;
  readonly of?: string;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Under the curve. */
  readonly area?: number | null;
  /** Half the length of each point's error bar. */
  readonly error?: Float64Array;
}

export interface ReportCurve {
  readonly id: 'roc' | 'precisionRecall' | 'calibration' | 'gain' | 'lift' | 'threshold' | 'cost' | 'dataSize';
  readonly lines: readonly ReportLine[];
}

/** Columns by `key` have words in shared/text (`column.…`); by `name` they are the data's own. */
export interface ReportTable {
  readonly id:
    | 'classScores'
    | 'thresholds'
    | 'groups'
    | 'mistakes'
    | 'models'
    | 'differences'
    | 'folds'
    | 'trainings'
    | 'importances'
    | 'dependenceValues'
    | 'localEffectValues'
    | 'counterfactuals'
    | 'changes'
    | 'rules'
    | 'neighbours'
    | 'steps';
  readonly columns: readonly ({ readonly type: ColumnInfo['type'] } & (
    | { readonly key: string }
    | { readonly name: string }
  ))[];
  readonly rows: readonly (readonly CellValue[])[];
}

/** A node of a surrogate tree; the first is the root. Thresholds are in the units of the table. */
export interface ReportTreeNode {
  /** Place of the node above; absent at the root. */
  readonly parent?: number;
  /** Which answer to the parent's question leads here: `yes` = at most its threshold. */
  readonly answer?: 'yes' | 'no';
  readonly question?: { readonly feature: string; readonly threshold: number };
  readonly rows: number;
  /** The class, or the mean. */
  readonly prediction: string;
  /** Share of the rows that have the class; absent for a number. */
  readonly share?: number;
}

export interface DescentPath {
  readonly optimizer: 'gradientDescent' | 'sgd' | 'momentum' | 'adam';
  /** Number of updates made at each point. */
  readonly steps: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly loss: Float64Array;
}

/** What an inspection of a model draws. */
export type ReportPlot =
  | {
      readonly plot: 'importance';
      readonly features: readonly string[];
      readonly mean: Float64Array;
      readonly deviation: Float64Array;
      readonly score: string;
    }
  | {
      readonly plot: 'dependence';
      readonly feature: string;
      readonly outputs: readonly string[];
      readonly x: Float64Array;
      /** outputs × x. */
      readonly mean: Float64Array;
      /** rows × x, of the only output; empty where there are several. */
      readonly lines: Float32Array;
      /** Deciles of the feature. */
      readonly marks: Float64Array;
      readonly centred: boolean;
    }
  | {
      readonly plot: 'dependencePair';
      readonly features: readonly [string, string];
      readonly output: string;
      readonly x: Float64Array;
      readonly y: Float64Array;
      /** x × y. */
      readonly values: Float64Array;
    }
  | {
      readonly plot: 'localEffects';
      readonly feature: string;
      readonly outputs: readonly string[];
      readonly x: Float64Array;
      /** outputs × x. */
      readonly effects: Float64Array;
    }
  | { readonly plot: 'changes'; readonly features: readonly string[]; readonly rows: Float64Array }
  | {
      readonly plot: 'pictures';
      readonly width: number;
      readonly height: number;
      readonly channels: 1 | 3;
      readonly images: readonly { readonly label: string; readonly pixels: Uint8Array }[];
    }
  | { readonly plot: 'tree'; readonly nodes: readonly ReportTreeNode[] }
  | {
      readonly plot: 'descent';
      readonly axes: readonly [string, string] | 'components';
      readonly x: Float64Array;
      readonly y: Float64Array;
      /** x × y; NaN where it is not finite. */
      readonly loss: Float64Array;
      readonly paths: readonly DescentPath[];
    };

/**
 * What was predicted row by row, in the order of the split: all rows, or of very many every mistake first and those at
 * even distances. Classes by index.
 */
export interface MeasuredRows {
  /** In the split. */
  readonly total: number;
  readonly source: Int32Array;
  readonly truth: Float32Array;
  readonly predicted: Float32Array;
  /** Of two classes the second one's, else the true class's; nothing for a number. */
  readonly score: Float32Array;
  /** Shown beside a row; the names of a picture's values are left out. */
  readonly features: readonly string[];
  /** Rows × features (or the numbers of a picture), in raw units. */
  readonly values: Float32Array;
  /** [height, width, channels] of rows that are pictures. */
  readonly picture?: readonly number[];
}

/** Two classes: how many rows each threshold calls the second one, exactly. */
export interface ThresholdCuts {
  /** Of each class among the rows measured. */
  readonly negatives: number;
  readonly positives: number;
  /** As the evaluation was asked for. */
  readonly threshold: number;
  readonly costs: { readonly falsePositive: number; readonly falseNegative: number };
  /** Of thresholds 0, 0.001, … 1. */
  readonly truePositives: Float64Array;
  readonly falsePositives: Float64Array;
}

export interface ReportValue {
  readonly type: 'report';
  readonly title: 'evaluation' | 'history' | 'comparison' | 'crossValidation' | 'inspection' | 'learningCurve';
  readonly metrics: Readonly<Record<string, number | null>>;
  /** 95 % bootstrap intervals of metrics, by the metric's name. */
  readonly intervals?: Readonly<Record<string, { readonly low: number; readonly high: number }>>;
  readonly resamples?: number;
  /** Of a comparison, in the order of its models: `metrics` has them as `NAME_model_1` and so on. */
  readonly models?: readonly { readonly optimizer: string; readonly parameters: number }[];
  readonly curves?: readonly ReportCurve[];
  readonly plots?: readonly ReportPlot[];
  readonly tables?: readonly ReportTable[];
  readonly confusion?: { readonly classes: readonly string[]; readonly counts: readonly (readonly number[])[] };
  readonly history?: readonly EpochLog[];
  readonly scatter?: { readonly truth: Float32Array; readonly predicted: Float32Array };
  readonly target?: TargetInfo;
  readonly rows?: MeasuredRows;
  readonly cuts?: ThresholdCuts;
}

export interface ExplanationValue {
  readonly type: 'explanation';
  readonly method: string;
  readonly features: readonly string[];
  readonly outputs: readonly string[];
  readonly rows: number;
  /** rows × features × outputs. */
  readonly values: Float64Array;
  /** One per output: E[f] over the background. */
  readonly base: Float64Array;
  /** rows × outputs: f(x). */
  readonly predictions: Float64Array;
  /** rows × features, in raw units (preprocessing undone). */
  readonly data: Float32Array;
  readonly source: Int32Array;
  /** Half-widths of 95 % intervals, in the shape of the values, where they are estimates. */
  readonly intervals?: Float64Array;
  /** Of rows that are pictures: [height, width, channels]. */
  readonly shape?: readonly number[];
  /** Of rows that are texts: the tokens of each, one per feature, '' for padding. */
  readonly tokens?: readonly (readonly string[])[];
  /** Of methods whose values are not meant to add up to the prediction. */
  readonly additive?: false;
  /** How many rows were asked for, where only some of them, at even distances, were explained. */
  readonly rowsAsked?: number;
  /** max |base + Σ values − f(x)|. */
  readonly additivityError: number;
  /** Why this method: `how.NAME` of shared/text; what else has to be said of it, likewise. */
  readonly why?: string;
  readonly notices?: readonly string[];
  /** In which units the shares add up; absent = the model's own. */
  readonly link?: 'logit';
  /** rows × features × features × outputs: half of a pair's effect in each of its two places, the rest on the diagonal. */
  readonly interactions?: Float64Array;
  /** It was stopped, and holds what there was. */
  readonly stopped?: true;
  readonly backgroundRows: number;
  readonly evaluations: number;
}

export type WireValue =
  | TableValue
  | DatasetValue
  | LayerValue
  | OptimizerValue
  | ModelValue
  | PredictionsValue
  | ReportValue
  | ExplanationValue
  | WordVectorsValue;

export type ValueOf<T extends WireValue['type']> = Extract<WireValue, { type: T }>;
