// Stored tables for views: none, and one of made answers.
import type { ReadTable } from '#engine/kinds/kind.ts';

const none = () => Promise.reject(new Error('There is no table here'));
export const noTable: ReadTable = { page: none, profile: none };

export const oneTable: ReadTable = {
  page: async () => ({ columns: [{ name: 'u', type: 'number' }], rows: [[1]], offset: 0, total: 7 }),
  profile: async () => ({
    rows: 5,
    columns: [
      {
        name: 'u',
        type: 'number',
        missing: 1,
        distinct: 3,
        numbers: { least: 0, mean: 1, median: 1, most: 2, spread: null, histogram: [1, 0, 3] },
        frequent: { value: '1', rows: 2 },
      },
      { name: 'w', type: 'text', missing: 0, distinct: 2, numbers: null, frequent: null },
    ],
    correlations: [{ one: 'u', other: 'v', r: -0.5 }],
  }),
};
