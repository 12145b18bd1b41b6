// What a wire carries, known before the run (DESIGN section 4).

export interface ColumnInfo {
  readonly name: string;
  readonly type: 'number' | 'integer' | 'text' | 'boolean';
  /** Its distinct values in class order, where they are known; 'many' = more than 100. Absent: not known yet. */
  readonly categories?: readonly string[] | 'many';
  /** Of a text column, where known: the first value that is no number, and its row, from 1. */
  readonly firstText?: { readonly value: string; readonly row: number };
}

export type TargetKind = 'binary' | 'classes' | 'number';

export interface TargetInfo {
  readonly name: string;
  readonly kind: TargetKind;
  /** In the order of their indexes; empty for a number. */
  readonly classes: readonly string[];
}

export interface SplitRows {
  readonly train: number;
  readonly validation: number;
  readonly test: number;
}

export type WireInfo =
  | { readonly type: 'table'; readonly columns: readonly ColumnInfo[]; readonly rows: number | null }
  | {
      readonly type: 'dataset';
      /** Shape of one row of features: [30] for a table, [8, 8, 1] for a picture. */
      readonly shape: readonly number[];
      readonly features: readonly string[];
      readonly target: TargetInfo;
      /** null while it cannot be known without running. */
      readonly rows: SplitRows | null;
      readonly standardised: boolean;
    }
  | {
      readonly type: 'layer';
      /** Shape without the batch dimension; null = not known yet. */
      readonly shape: readonly number[] | null;
      /** Parameters of the network up to here. */
      readonly parameters: number;
      /** Multiply-adds for one row, up to here. */
      readonly multiplyAdds: number;
      /** Activation of the last layer, for the checks of loss and target. */
      readonly activation: string;
    }
  | { readonly type: 'optimizer'; readonly name: string; readonly wholeBatch: boolean }
  | {
      readonly type: 'model';
      readonly shape: readonly number[];
      readonly target: TargetInfo | null;
      readonly parameters: number;
    }
  | { readonly type: 'predictions' }
  | { readonly type: 'report' }
  | { readonly type: 'explanation' }
  | { readonly type: 'wordVectors'; readonly dimension: number };
