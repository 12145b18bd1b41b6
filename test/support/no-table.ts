// For views of values that are no stored tables.
import type { ReadTable } from '#engine/kinds/kind.ts';

const none = () => Promise.reject(new Error('There is no table here'));
export const noTable: ReadTable = { page: none, profile: none };
