// What is known of columns and targets before a run; shared/spec/ports has what each type of wire carries.
import { z } from 'zod';
import type { Sent } from '#shared/protocol/sent.ts';

const moments = z.strictObject({
  mean: z.number(),
  /** The standard deviation. */
  spread: z.number(),
});
export type Moments = Sent<typeof moments>;

export const columnInfo = z.strictObject({
  name: z.string(),
  type: z.enum(['number', 'integer', 'text', 'boolean']),
  /** Its distinct values in class order, where they are known; 'many' = more than 100. Absent: not known yet. */
  categories: z.union([z.array(z.string()), z.literal('many')]).optional(),
  /** Of a text column, where known: the first value that is no number, its row, from 1, and how many there are. */
  firstText: z.strictObject({ value: z.string(), row: z.int(), count: z.int() }).optional(),
  /** Where known and not none: the rows without a value, and the first of them, from 1. */
  missing: z.strictObject({ count: z.int(), row: z.int() }).optional(),
  /** Whole numbers from 0 to 255 alone, where known: of many cells, which are then kept as bytes. */
  bytes: z.literal(true).optional(),
  /** Of numbers that are large for a network, where known. */
  large: moments.optional(),
  /** Numbers or names the rows and says no more, where known: it has no name of its own, or one as ids have. */
  id: z.enum(['unnamed', 'named']).optional(),
});
export type ColumnInfo = Sent<typeof columnInfo>;

export const targetInfo = z.strictObject({
  name: z.string(),
  kind: z.enum(['binary', 'classes', 'number']),
  /** In the order of their indexes; empty for a number. */
  classes: z.array(z.string()),
  /** Of a number, as of its column. */
  large: moments.optional(),
  /** By what a training scales it, for the network alone. */
  scaled: z.enum(['standardise', 'logarithm', 'range']).optional(),
  /** It is no column: the network gives back what it takes. */
  features: z.literal(true).optional(),
});
export type TargetInfo = Sent<typeof targetInfo>;
export type TargetKind = TargetInfo['kind'];

/** What numbers are kept in, row by row. */
const numberType = z.enum(['float32', 'float64', 'int32', 'uint8']);
export type NumberType = Sent<typeof numberType>;

/** 'many' = more than are listed of a column. */
const wordCount = z.union([z.int(), z.literal('many')]);

/** What a row of one input is made of. */
export const inputInfo = z.strictObject({
  /** '' where nobody has named it: only of a single input. */
  name: z.string(),
  /** Of one row: [30] for a table, [8, 8, 1] for a picture; null while only the run can tell. */
  shape: z.array(z.int()).nullable(),
  features: z.array(z.string()),
  standardised: z.boolean(),
  /** The columns of the table that its features are made of, where a step made others of them. */
  from: z.array(z.string()).optional(),
  /** Something of it was fitted to its training rows. */
  fitted: z.literal(true).optional(),
  /** Its numbers are made of the texts of its only feature. */
  text: z.literal(true).optional(),
  /** Of ids of tokens: they are below this. */
  tokens: z.int().optional(),
  /** Those of its features that still are words, and how many different ones; absent where there is none. */
  words: z.array(z.strictObject({ feature: z.string(), count: wordCount })).optional(),
  /** Those of its features that lack values in some rows; absent where there is none. */
  missing: z.array(z.string()).optional(),
  /** For each feature how many numbers the network makes of it, one for each of its words; 0 = taken as it is. */
  oneHot: z.array(z.int()).optional(),
  /** Of windows: how many rows behind the window's last one the target stands. Absent: a row is a row of the table. */
  horizon: z.int().optional(),
  /** Of a dataset's numbers; absent where only the run can tell. */
  numberType: numberType.optional(),
});
export type InputInfo = Sent<typeof inputInfo>;

/** Columns that say something of each row and are no features, by what they say. */
export const rowRoles = z.strictObject({
  /** Rows that belong together. */
  group: z.string().optional(),
  time: z.string().optional(),
  /** Training, validation or test. */
  split: z.string().optional(),
  /** How much a row counts. */
  weight: z.string().optional(),
});
export type RowRoles = Sent<typeof rowRoles>;

export const splitRows = z.strictObject({ train: z.int(), validation: z.int(), test: z.int() });
export type SplitRows = Sent<typeof splitRows>;
