// A table's file that was dropped on the canvas. A page is told its name and not where it lies: it is looked for in the
// pipeline's folder, and chosen by the person where it is not there. Nothing is copied.
import { host } from '#renderer/state/connection.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import type { Point } from '#renderer/state/view-store.ts';

export async function readDroppedFile(name: string, at: Point): Promise<void> {
  const { folder } = useDocument.getState();
  const extension = (name.split('.').at(-1) ?? '').toLowerCase();
  const listed = folder === null ? undefined : await host()['file.list']({ folder, extensions: [extension] });
  const isThere = listed?.ok === true && listed.value.files.includes(name);
  useView.getState().openDialog({ dialog: 'read-file', at, dropped: name, ...(isThere ? { file: name } : {}) });
}
