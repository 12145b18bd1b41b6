// Keeps a copy of unsaved work with the host, apart from the file, a moment after each edit.
import { host } from '#renderer/state/connection.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { writeDocument } from '#shared/document/write.ts';

const quietMs = 800;

let timer: ReturnType<typeof setTimeout> | undefined;

async function keep(): Promise<void> {
  const { document, path, dirty } = useDocument.getState();
  if (dirty) await host()['draft.write']({ path, text: writeDocument(document) });
}

/** Follows edits for as long as the page lives. A save clears its draft itself. */
export function keepDrafts(): void {
  useDocument.subscribe((state, before) => {
    if (state.document === before.document) return;
    clearTimeout(timer);
    // Another file: what belongs to the old one has been saved or thrown away.
    if (state.path !== before.path || state.history.past.length === 0) {
      if (before.dirty && !state.dirty)
        void host()
          ['draft.write']({ path: before.path, text: null })
          .catch(() => undefined);
      return;
    }
    timer = setTimeout(() => void keep().catch(() => undefined), quietMs);
  });
}
