// What is told of a node's output: the views that a person sees, in full in shared/spec/views, and its short form.
export type { ResultView } from '#shared/spec/views.ts';
export type { CellValue } from '#shared/spec/views/cell-value.ts';
export type { TableSlice } from '#shared/spec/views/table.ts';

/** The short form of an output, in run events and in `run --json`. Numbers that are not finite are null. */
export type OutputSummary = Readonly<
  Record<
    string,
    string | number | boolean | null | readonly (string | number | null)[] | Readonly<Record<string, number | null>>
  >
>;
