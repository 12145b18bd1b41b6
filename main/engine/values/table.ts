// What a wire of type table carries.
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';

/** `file` is a Parquet file: absolute while in use, kept beside the entry by the store. */
export interface TableValue {
  readonly type: 'table';
  readonly file: string;
  readonly columns: readonly ColumnInfo[];
  readonly rows: number;
}

declare module '#engine/values/wire-value.ts' {
  interface WireValues {
    readonly table: TableValue;
  }
}
