// Which cells of a file mean that there is no value, as the settings in the dialogue say; for their look alone.
import { textOf } from '#renderer/inspector/param-form.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import type { ParamValue } from '#shared/spec/param.ts';

export function findingMissing(
  kind: string,
  params: Readonly<Record<string, ParamValue>>,
): (cell: string, type: ColumnInfo['type'] | undefined) => boolean {
  if (kind !== 'data.csv') return () => false;
  const words = new Set(
    textOf(params['missing'] ?? '')
      .split(',')
      .map((word) => word.trim()),
  );
  return (cell, type) => {
    const word = cell.trim();
    // A lone sign is a gap among numbers and a word among words.
    return word === '' || (words.has(word) && (/[\p{L}\p{N}]/u.test(word) || type === 'number' || type === 'integer'));
  };
}
