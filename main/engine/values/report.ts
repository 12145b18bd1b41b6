// What a wire of type report carries.
import type { RuleNode } from '#shared/plots/rule-tree.ts';
import type { CellValue } from '#shared/protocol/results.ts';
import type { CutsView } from '#shared/spec/views/confusion.ts';
import type { RowsView } from '#shared/spec/views/rows-view.ts';
import type { EpochLog } from '#shared/protocol/run.ts';
import type { ColumnInfo, TargetInfo } from '#shared/protocol/wire-info.ts';
import type { Pictures } from '#engine/values/pictures.ts';

/** One line of a report's plot: of a model (its place, from 0) where there are several, of a class or metric by name. */
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
    | 'steps'
    | 'mapPoints';
  readonly columns: readonly ({ readonly type: ColumnInfo['type'] } & (
    | { readonly key: string }
    | { readonly name: string }
  ))[];
  readonly rows: readonly (readonly CellValue[])[];
}

type Cells<T> = readonly [type: ColumnInfo['type'], cell: (item: T, place: number) => CellValue];

/** A row for each item: columns by key (false = left out), then those by the data's own names. */
export function reportTable<T>(
  id: ReportTable['id'],
  items: readonly T[],
  byKey: Readonly<Record<string, Cells<T> | false>>,
  byName: readonly (readonly [name: string, ...Cells<T>])[] = [],
): ReportTable {
  const keyed = Object.entries(byKey).flatMap(([key, own]) => (own ? [{ key, type: own[0], cell: own[1] }] : []));
  const all = [...keyed, ...byName.map(([name, type, cell]) => ({ name, type, cell }))];
  const rows = items.map((item, i) => all.map(({ cell }) => cell(item, i)));
  return { id, columns: all.map(({ cell: _, ...column }) => column), rows };
}

export interface DescentPath {
  readonly optimizer: 'gradientDescent' | 'sgd' | 'momentum' | 'adam';
  /** Number of updates made at each point. */
  readonly steps: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly loss: Float64Array;
}

type Words = readonly string[] | null;

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
      /** Of a feature of words those at x, which counts them. */
      readonly words?: readonly string[];
      /** Deciles of a feature of numbers. */
      readonly marks: Float64Array;
      readonly centred: boolean;
    }
  | {
      readonly plot: 'dependencePair';
      readonly features: readonly [string, string];
      readonly output: string;
      readonly x: Float64Array;
      readonly y: Float64Array;
      /** Of each axis that has words those at x or y, which count them. */
      readonly words: readonly [Words, Words];
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
  | ({ readonly plot: 'pictures' } & Pictures)
  | {
      readonly plot: 'map';
      readonly method: 'pca' | 'tsne' | 'umap';
      readonly x: Float64Array;
      readonly y: Float64Array;
      /** Of each point's row: its class, its number, or null. */
      readonly answers: readonly (string | number | null)[];
      readonly source: Int32Array;
      /** Of principal components: their shares of the variance. */
      readonly explained?: readonly [number, number];
    }
  | { readonly plot: 'tree'; readonly nodes: readonly RuleNode[] }
  | {
      readonly plot: 'descent';
      readonly axes: readonly [string, string] | 'components';
      readonly x: Float64Array;
      readonly y: Float64Array;
      /** x × y; NaN where it is not finite. */
      readonly loss: Float64Array;
      readonly paths: readonly DescentPath[];
    };

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
  /** Targets of a training, where it scales one. */
  readonly learnt?: readonly TargetInfo[];
  readonly scatter?: { readonly truth: Float32Array; readonly predicted: Float32Array };
  readonly target?: TargetInfo;
  readonly rows?: RowsView;
  readonly cuts?: CutsView;
}

declare module '#engine/values/wire-value.ts' {
  interface WireValues {
    readonly report: ReportValue;
  }
}
