// What is told of a node's output: the views that a person sees, in full in shared/spec/views, and its short form.
import { z } from 'zod';
import type { Sent } from '#shared/protocol/sent.ts';
export type { ResultView } from '#shared/spec/views.ts';
export type { CellValue } from '#shared/spec/views/cell-value.ts';
export type { TableSlice } from '#shared/spec/views/table.ts';

const measured = z.number().nullable();

/** The short form of an output, in run events and in `run --json`. Numbers that are not finite are null. */
export const outputSummary = z.record(
  z.string(),
  z.union([
    z.string(),
    z.boolean(),
    measured,
    z.array(z.union([z.string(), measured])),
    z.record(z.string(), measured),
  ]),
);
export type OutputSummary = Sent<typeof outputSummary>;
