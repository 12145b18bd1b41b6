// Keeps a copy of unsaved work with the host, apart from the file, a moment after each edit.
import { fileName } from '#renderer/actions/file-actions.ts';
import { host } from '#renderer/state/connection.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { writeDocument } from '#shared/document/write.ts';

/** From the first edit that is not kept, however many follow: less than a second with the writing. */
const delayMs = 500;

let timer: ReturnType<typeof setTimeout> | undefined;

function forget(id: string): void {
  void host()
    ['draft.remove']({ id })
    .catch(() => undefined);
}

function keepNow(): void {
  clearTimeout(timer);
  timer = undefined;
  const { document, path, folder, suggestedName, dirty, draft } = useDocument.getState();
  // Undo has led back to the file, or nothing is there that a person would miss.
  if (!dirty || (path === null && Object.keys(document.nodes).length === 0)) return forget(draft);
  const name = (path === null ? (suggestedName ?? '') : fileName(path)).slice(0, 200);
  void host()
    ['draft.write']({ id: draft, name, path, folder, text: writeDocument(document) })
    .catch(() => undefined);
}

/** Follows edits for as long as the page lives. A save clears its draft itself. */
export function keepDrafts(): void {
  useDocument.subscribe((state, before) => {
    if (state.draft !== before.draft) {
      clearTimeout(timer);
      timer = undefined;
      // Another document: what belongs to the old one has been saved or thrown away.
      if (before.dirty) forget(before.draft);
      if (state.dirty) keepNow();
    } else if (state.document !== before.document) timer ??= setTimeout(keepNow, delayMs);
  });
  globalThis.document.addEventListener('visibilitychange', () => {
    if (timer !== undefined && globalThis.document.hidden) keepNow();
  });
}
