// What the engine does with a value of one type, in one place: what is told of it, what people see of it, and how it is
// kept. What wires of the type look like and are called is shared/spec/ports.
import type { OutputSummary, ResultView, TableSlice } from '#shared/protocol/results.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import type { PlotResult } from '#shared/spec/views/plot.ts';
import type { Translate } from '#shared/text/translate.ts';
import type { TableProfile } from '#engine/table/profile.ts';
import type { ValueTable } from '#engine/table/value-table.ts';
import type { TableValue } from '#engine/values/table.ts';
import type { OwnProblem } from '#engine/values/runner.ts';
import type { WireValue } from '#engine/values/wire-value.ts';

/** Reads a stored table; handed in, so that whoever shows views decides when reading ends. */
export interface ReadTable {
  page(table: TableValue, offset: number, limit: number): Promise<TableSlice>;
  profile(table: TableValue): Promise<TableProfile>;
}

export interface ValueKind<V extends WireValue> {
  readonly type: V['type'];
  /** What a runner must have predicted of the value before the run. */
  describe(value: V): InfoOf<V['type']>;
  /** For run events and `run --json`. Names are what scripts read: they change only with the protocol's version. */
  summary(value: V): OutputSummary;
  /** What it says of the pipeline that made it: warnings and hints that only the result can give. */
  findings?(value: V): readonly OwnProblem[];
  /** What a person sees of it, the most telling first; at least one. */
  views(value: V, t: Translate, readTable: ReadTable): readonly ResultView[] | Promise<readonly ResultView[]>;
  /** The value read as a table, where its type's spec says that it can be. */
  table?(value: V): ValueTable;
  /** Plots for files and pages, which cannot be asked for others: in place of the plots among its views. */
  figures?(value: V, t: Translate): readonly PlotResult[];
  /** It keeps bytes in a file of its own, which the store moves along. */
  readonly ownFile?: { of(value: V): string; movedTo(value: V, file: string): V };
  /** Its rows may lie in the store's file: read into memory, and as it is kept. */
  readonly rows?: { resident(value: V, signal: AbortSignal): Promise<V>; plain(value: V): V };
}
