// What a node's output looks like to a person: a few generic views chosen by type (DESIGN section 7).

export type CellValue = string | number | boolean | null;

export interface TableSlice {
  readonly columns: readonly { readonly name: string; readonly type: 'number' | 'integer' | 'text' | 'boolean' }[];
  /** Rows from `offset`; at most the number that was asked for. */
  readonly rows: readonly (readonly CellValue[])[];
  readonly offset: number;
  readonly total: number;
}

/**
 * Rows behind figures, in the order of their split: all rows, or of very many every mistake first and those at even
 * distances. Classes by index.
 */
export interface RowsView {
  /** In the split. */
  readonly total: number;
  readonly source: Int32Array;
  readonly truth: Float32Array;
  readonly predicted: Float32Array;
  /** Of two classes the second one's probability, else the true class's; nothing for a number. */
  readonly score: Float32Array;
  /** Shown beside a row; the names of a picture's values are left out. */
  readonly features: readonly string[];
  /** Rows × features (or the numbers of a picture), in raw units. */
  readonly values: Float32Array;
  /** [height, width, channels] of rows that are pictures. */
  readonly picture?: readonly number[];
}

/** Two classes: how many rows each threshold calls the second one, exactly. */
export interface CutsView {
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

/** Ways that go on step by step, from step 0 to `last`. */
export interface WalkView {
  readonly last: number;
  readonly paths: readonly {
    readonly name: string;
    /** Rising; some may be left out. */
    readonly steps: Int32Array;
    /** At each of them. */
    readonly values: Float64Array;
  }[];
}

/** What all plots of an explanation are made of (shared/plots/explained.ts). */
export interface ExplainedView {
  readonly method?: string;
  readonly features: readonly string[];
  readonly outputs: readonly string[];
  readonly rows: number;
  readonly values: Float64Array;
  readonly intervals?: Float64Array;
  /** rows × features × features × outputs. */
  readonly interactions?: Float64Array;
  readonly data: Float32Array;
  readonly source: Int32Array;
  readonly base: Float64Array;
  readonly predictions: Float64Array;
  readonly shape?: readonly number[];
  readonly tokens?: readonly (readonly string[])[];
}

/** What all plots of word vectors are made of (shared/plots/word-plots.ts): the most frequent words. */
export interface WordsView {
  readonly words: readonly string[];
  readonly counts: Int32Array;
  readonly dimension: number;
  readonly vectors: Float32Array;
  readonly contexts?: Float32Array;
  /** Of the first words. */
  readonly logSums: Float64Array;
  readonly points: Float32Array;
  readonly explained: Float64Array;
}

/** `title` is a key of shared/text (`view.…`); a Vega-Lite spec holds its data inline and no colours of its own theme. */
export type ResultView =
  | { readonly view: 'table'; readonly title: string; readonly slice: TableSlice }
  | {
      readonly view: 'plot';
      readonly id: string;
      readonly title: string;
      readonly spec: Readonly<Record<string, unknown>>;
      /** What is known of the rows behind its points, found by a point's `row`. */
      readonly rows?: RowsView;
      /** Ways across the plot that can be walked; its spec has a parameter `upTo`. */
      readonly walk?: WalkView;
    }
  | {
      readonly view: 'confusion';
      readonly title: string;
      readonly classes: readonly string[];
      /** `counts[truth][predicted]`. */
      readonly counts: readonly (readonly number[])[];
      /** The same as a plot, for small places and files. */
      readonly spec: Readonly<Record<string, unknown>>;
      readonly rows?: RowsView;
      readonly cuts?: CutsView;
    }
  | {
      /** All rows, or of very many those at even distances. */
      readonly view: 'explanation';
      readonly title: string;
      readonly total: number;
      readonly explained: ExplainedView;
    }
  | {
      /** The most frequent of `total` words; the first `listed` make a table. */
      readonly view: 'words';
      readonly title: string;
      readonly total: number;
      readonly listed: number;
      readonly words: WordsView;
    }
  | {
      readonly view: 'metrics';
      readonly title: string;
      readonly metrics: readonly {
        readonly name: string;
        readonly value: number | null;
        /** The class that it is about, where it is about one. */
        readonly of?: string;
        /** The ends of its 95 % interval. */
        readonly interval?: { readonly low: number; readonly high: number };
      }[];
    }
  | {
      readonly view: 'images';
      readonly title: string;
      readonly width: number;
      readonly height: number;
      readonly channels: 1 | 3;
      readonly images: readonly { readonly label: string; readonly pixels: Uint8Array }[];
    }
  | {
      readonly view: 'network';
      readonly title: string;
      readonly layers: readonly {
        readonly name: string;
        readonly kind: string;
        readonly shape: readonly number[];
        readonly parameters: number;
      }[];
    }
  | { readonly view: 'text'; readonly title: string; readonly markdown: string };

/** The short form of an output, in run events and in `run --json`. Numbers that are not finite are null. */
export type OutputSummary = Readonly<
  Record<
    string,
    string | number | boolean | null | readonly (string | number | null)[] | Readonly<Record<string, number | null>>
  >
>;
