// What the reader found about a file where a setting is left to it, in words beside the setting.
import { optionLabel } from '#renderer/inspector/node-words.ts';
import type { FilePreview } from '#shared/protocol/file-preview.ts';
import type { Translate } from '#shared/text/translate.ts';

type Decisions = NonNullable<FilePreview['decisions']>;

/** Of one parameter; undefined where it was set by hand or decides nothing. */
export function findingOf(param: string, decisions: Decisions | undefined, t: Translate): string | undefined {
  if (!decisions || !(param === 'encoding' || param === 'delimiter' || param === 'header' || param === 'decimal'))
    return undefined;
  const { value, by } = decisions[param];
  if (by === 'given') return undefined;
  const option = param === 'encoding' ? String(value).replace(/^(utf-16)[lb]e$/, '$1') : String(value);
  const named = typeof value === 'boolean' ? '' : optionLabel('data.csv', param, option, t);
  return t(`workbench.readFile.found.${param}.${by}`, { value: named });
}

/** What else the reader says about how names and rows go together. */
export function notesOf({ decisions, columns, columnCount, first, last, rowCount }: FilePreview, t: Translate) {
  const notes: string[] = [];
  if (decisions && decisions.fit !== 'same') notes.push(t(`workbench.readFile.${decisions.fit}`));
  if (decisions?.couldBeNames) notes.push(t('workbench.readFile.couldBeNames'));
  if (columnCount > columns.length)
    notes.push(t('workbench.readFile.columnsShown', { shown: columns.length, total: columnCount }));
  if (last.length === 0 && rowCount !== first.length)
    notes.push(t('workbench.readFile.firstOnly', { shown: first.length }));
  return notes;
}
