// The short form of an output, for run events and `run --json`. Names are part of what scripts read: they change only
// with the protocol's version. Numbers that are not finite are null.
import { assertNever } from '#shared/spec/assert-never.ts';
import type { OutputSummary } from '#shared/protocol/results.ts';
import type { OptimizerValue } from '#engine/values/optimizer.ts';
import type { WireValue } from '#engine/values/wire-value.ts';
import { learningRateSchema } from '#engine/training/schedules.ts';

export function summaryOf(value: WireValue): OutputSummary {
  switch (value.type) {
    case 'table':
      return { rows: value.rows, columns: value.columns.map((column) => column.name) };
    case 'dataset': {
      const { train, validation, test } = value.splits;
      return {
        rows: { train: train.rows, validation: validation.rows, test: test.rows },
        shape: value.shape,
        features: value.features.length,
        target: value.target.name,
        classes: value.target.classes,
      };
    }
    case 'layer':
      return { layers: value.network.layers.length, output: value.network.outputs.map((ref) => ref.layer) };
    case 'optimizer':
      return { name: value.className, ...numbersOf(value.config), ...scheduleOf(value) };
    case 'model': {
      const last = value.history.at(-1);
      return {
        ...numbersOf(last?.logs ?? {}),
        epochs: value.history.length,
        parameters: value.weights.reduce((sum, weight) => sum + weight.values.length, 0),
        ...(value.stopped ? { stopped: value.stopped } : {}),
        ...(value.eagerBecause ? { notCompiled: value.eagerBecause } : {}),
        ...(value.threads && { threads: value.threads.count }),
        ...(value.threads?.measured && {
          millisecondsByThreads: Object.fromEntries(
            value.threads.measured.map(({ threads, milliseconds }) => [threads, milliseconds]),
          ),
        }),
        ...(value.blocks && { blocks: value.blocks.count, rowsPerBlock: value.blocks.rows }),
      };
    }
    case 'report':
      return {
        ...numbersOf(value.metrics),
        ...(value.history ? { epochs: value.history.length } : {}),
        ...(value.intervals && {
          intervalLow: ends(value.intervals, 'low'),
          intervalHigh: ends(value.intervals, 'high'),
        }),
      };
    case 'predictions':
      return { rows: value.rows, split: value.split, outputs: value.units };
    case 'explanation':
      return {
        method: value.method,
        rows: value.rows,
        features: value.features.length,
        outputs: value.outputs,
        baseValues: Array.from(value.base, finite),
        largestAdditivityError: finite(value.additivityError),
        backgroundRows: value.backgroundRows,
        evaluations: value.evaluations,
        ...(value.why && { why: value.why }),
        ...(value.notices && value.notices.length > 0 && { notices: value.notices }),
        ...(value.intervals && { widestInterval: finite(widest(value.intervals)) }),
        ...(value.stopped && { stopped: true }),
      };
    case 'wordVectors':
      return {
        ...numbersOf(value.history.at(-1)?.logs ?? {}),
        words: value.words.length,
        dimension: value.dimension,
        tokens: value.tokens,
        pairs: value.pairs,
        epochs: value.history.length,
        ...(value.stopped ? { stopped: value.stopped } : {}),
        ...(value.eagerBecause ? { notCompiled: value.eagerBecause } : {}),
        ...(value.threads && { threads: value.threads.count }),
      };
    default:
      return assertNever(value);
  }
}

/** The numbers among a record's values; null stays, and stands for what is not finite. */
/** Nothing for a constant rate. */
function scheduleOf({ config, reduceOnPlateau }: OptimizerValue): Readonly<Record<string, string>> {
  if (reduceOnPlateau) return { schedule: 'ReduceLROnPlateau' };
  const { data } = learningRateSchema.safeParse(config['learning_rate']);
  return typeof data === 'object' ? { schedule: data.class_name } : {};
}

export function numbersOf(record: Readonly<Record<string, unknown>>): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) => {
      if (typeof value === 'number') return [[name, finite(value)]];
      return value === null ? [[name, null]] : [];
    }),
  );
}

function ends(
  intervals: Readonly<Record<string, { readonly low: number; readonly high: number }>>,
  end: 'low' | 'high',
): Record<string, number | null> {
  return Object.fromEntries(Object.entries(intervals).map(([name, interval]) => [name, finite(interval[end])]));
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Half the width of the widest 95 % interval; null where none is known. */
function widest(halfWidths: Float64Array): number {
  return halfWidths.reduce((most, half) => (half > most ? half : most), Number.NEGATIVE_INFINITY);
}
