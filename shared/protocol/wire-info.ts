// What is known of columns and targets before a run; shared/spec/ports has what each type of wire carries.

export interface ColumnInfo {
  readonly name: string;
  readonly type: 'number' | 'integer' | 'text' | 'boolean';
  /** Its distinct values in class order, where they are known; 'many' = more than 100. Absent: not known yet. */
  readonly categories?: readonly string[] | 'many';
  /** Of a text column, where known: the first value that is no number, its row, from 1, and how many there are. */
  readonly firstText?: { readonly value: string; readonly row: number; readonly count: number };
  /** Where known and not none: the rows without a value, and the first of them, from 1. */
  readonly missing?: { readonly count: number; readonly row: number };
  /** Whole numbers from 0 to 255 alone, where known: of many cells, which are then kept as bytes. */
  readonly bytes?: true;
  /** Of numbers that are large for a network, where known. */
  readonly large?: Moments;
}

export interface Moments {
  readonly mean: number;
  /** The standard deviation. */
  readonly spread: number;
}

export type TargetKind = 'binary' | 'classes' | 'number';

export interface TargetInfo {
  readonly name: string;
  readonly kind: TargetKind;
  /** In the order of their indexes; empty for a number. */
  readonly classes: readonly string[];
  /** Of a number, as of its column. */
  readonly large?: Moments;
}

/** What numbers are kept in, row by row. */
export type NumberType = 'float32' | 'float64' | 'int32' | 'uint8';

/** What a row of one input is made of. */
export interface InputInfo {
  /** '' where nobody has named it: only of a single input. */
  readonly name: string;
  /** Of one row: [30] for a table, [8, 8, 1] for a picture. */
  readonly shape: readonly number[];
  readonly features: readonly string[];
  readonly standardised: boolean;
  /** Of a dataset's numbers; absent where only the run can tell. */
  readonly numberType?: NumberType;
}

export interface SplitRows {
  readonly train: number;
  readonly validation: number;
  readonly test: number;
}
