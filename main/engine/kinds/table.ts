// Values of type table: a Parquet file and what is known of its columns.
import type { CellValue, ResultView } from '#shared/protocol/results.ts';
import type { Translate } from '#shared/text/translate.ts';
import type { ValueKind } from '#engine/kinds/kind.ts';
import { firstRows } from '#engine/kinds/table-view.ts';
import type { ColumnProfile, TableProfile } from '#engine/table/profile.ts';
import type { TableValue } from '#engine/values/table.ts';

export const table: ValueKind<TableValue> = {
  type: 'table',
  describe: ({ columns, rows }) => ({ type: 'table', columns, rows }),
  summary: ({ rows, columns }) => ({ rows, columns: columns.map(({ name }) => name) }),
  views: async (value, t, reader) => [
    { view: 'table', title: 'view.table', slice: await reader.page(value, 0, firstRows) },
    ...(value.rows > 0 ? profileViews(value, await reader.profile(value), t) : []),
  ],
  ownFile: { of: ({ file }) => file, movedTo: (value, file) => ({ ...value, file }) },
};

function profileViews(value: TableValue, profile: TableProfile, t: Translate): ResultView[] {
  const { columns, correlations, rows } = profile;
  const [name, kind] = [
    { name: t('profile.column'), type: 'text' as const },
    { name: t('profile.type'), type: 'text' as const },
  ];
  const numbers = ['missing', 'distinct', 'least', 'mean', 'median', 'most', 'spread'] as const;
  const of = (column: ColumnProfile): CellValue[] => {
    const { least, mean, median, most, spread, histogram } = column.numbers ?? {};
    const figures = [least, mean, median, most, spread].map((figure) => figure ?? null);
    const frequent =
      column.frequent && t('profile.times', { value: column.frequent.value, count: column.frequent.rows });
    return [
      column.name,
      t(`profile.types.${column.type}`),
      column.missing,
      column.distinct,
      ...figures,
      shape(histogram),
      frequent,
    ];
  };
  const slice = {
    columns: [
      name,
      kind,
      ...numbers.map((figure) => ({ name: t(`profile.${figure}`), type: 'number' as const })),
      { name: t('profile.shape'), type: 'text' as const },
      { name: t('profile.frequent'), type: 'text' as const },
    ],
    rows: columns.map(of),
    offset: 0,
    total: columns.length,
  };
  const part =
    rows < value.rows || columns.length < value.columns.length
      ? [t('profile.part', { rows, columns: columns.length })]
      : [];
  const pairs = ['one', 'other'].map((end) => ({ name: t(`profile.${end}`), type: 'text' as const }));
  return [
    { view: 'table', title: 'view.profile', slice },
    ...part.map((markdown): ResultView => ({ view: 'text', title: 'view.profilePart', markdown })),
    ...(correlations.length === 0
      ? []
      : [
          {
            view: 'table' as const,
            title: 'view.correlations',
            slice: {
              columns: [...pairs, { name: 'r', type: 'number' as const }],
              rows: correlations.map(({ one, other, r }): CellValue[] => [one, other, r]),
              offset: 0,
              total: correlations.length,
            },
          },
        ]),
  ];
}

const heights = '▁▂▃▄▅▆▇█';

/** A histogram as a line of letters; none of a column without numbers. */
function shape(histogram: readonly number[] | undefined): string | null {
  if (!histogram) return null;
  const most = Math.max(...histogram, 1);
  return histogram.map((count) => (count === 0 ? ' ' : heights[Math.min(7, Math.floor((8 * count) / most))])).join('');
}
