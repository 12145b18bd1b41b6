// The pipeline on screen, its file and its undo history. Only shared/document's edits change the document; each comes
// here with its inverse. Reads and writes no file (actions/file-actions.ts does).
import { create } from 'zustand';
import { emptyDocument } from '#shared/document/document.ts';
import type { PipelineDocument } from '#shared/document/document.ts';
import { isRefused } from '#shared/document/edits.ts';
import type { Edited, Refused } from '#shared/document/edits.ts';
import { emptyHistory, record, redo, undo } from '#shared/document/history.ts';
import type { History } from '#shared/document/history.ts';
import type { Problem } from '#shared/protocol/problem.ts';

/** An edit of shared/document/edits.ts with all but the document filled in. */
export type Edit = (document: PipelineDocument) => Edited | Refused;

export interface DocumentFile {
  /** null while it has not been saved. */
  readonly path: string | null;
  readonly folder: string | null;
  /** Hash of the text on disk as last read or written. */
  readonly savedHash: string | null;
}

export interface DocumentState extends DocumentFile {
  readonly document: PipelineDocument;
  readonly history: History;
  readonly dirty: boolean;
  /** Names its draft; no other document and no other window has the same. */
  readonly draft: string;
  /** Rises with every document that is opened, so that whoever shows it can begin from the start. */
  readonly opened: number;
  /** A file of a newer version: shown, never changed. */
  readonly readOnly: boolean;
  /** Shown instead of a file name while there is none, such as the name of an example. */
  readonly suggestedName: string | null;
  /** It reads files beside it: where a save dialog begins. */
  readonly isBesideFiles: boolean;
  /**
   * Edits of one `gesture` (a drag, one field being typed into) become one step of undo.
   * Returns why an edit was refused; the document is then as it was.
   */
  apply(edit: Edit, gesture?: string): Problem | undefined;
  undo(): void;
  redo(): void;
  replaceDocument(document: PipelineDocument, opened?: OpenedAs): void;
  /** `document` has just been written. */
  markSaved(document: PipelineDocument, file: DocumentFile): void;
}

export interface OpenedAs extends Partial<DocumentFile> {
  readonly suggestedName?: string;
  readonly readOnly?: boolean;
  readonly isBesideFiles?: boolean;
  /** It differs from what is on disk, as a restored draft does. */
  readonly dirty?: boolean;
}

/** The document that was last opened or saved; `dirty` is whether another one is on screen. */
let clean: PipelineDocument | null = null;

export const useDocument = create<DocumentState>()((set, get) => ({
  document: emptyDocument(),
  path: null,
  folder: null,
  savedHash: null,
  history: emptyHistory,
  dirty: false,
  draft: globalThis.crypto.randomUUID(),
  opened: 0,
  readOnly: false,
  suggestedName: null,
  isBesideFiles: false,
  apply: (edit, gesture) => {
    const { document, history, readOnly } = get();
    if (readOnly) return undefined;
    const edited = edit(document);
    if (isRefused(edited)) return edited.problem;
    if (edited.patches.length > 0)
      set({ document: edited.document, history: record(history, edited, gesture), dirty: true });
    return undefined;
  },
  undo: () => step(undo),
  redo: () => step(redo),
  replaceDocument: (document, opened = {}) => {
    clean = opened.dirty ? null : document;
    set({
      document,
      history: emptyHistory,
      draft: globalThis.crypto.randomUUID(),
      opened: get().opened + 1,
      dirty: opened.dirty ?? false,
      readOnly: opened.readOnly ?? false,
      path: opened.path ?? null,
      folder: opened.folder ?? null,
      savedHash: opened.savedHash ?? null,
      suggestedName: opened.suggestedName ?? null,
      isBesideFiles: opened.isBesideFiles ?? false,
    });
  },
  markSaved: (document, file) => {
    clean = document;
    set({ ...file, dirty: get().document !== document, suggestedName: null, isBesideFiles: false });
  },
}));

/** Names unsaved pipelines apart, also from those of other windows. */
const session = globalThis.crypto.randomUUID();

/** Which pipeline is on screen, for whoever keeps what became of its nodes: two unsaved ones are never the same. */
export function pipelineName({ path, opened }: Pick<DocumentState, 'path' | 'opened'>): string {
  return path ?? `unsaved ${session} ${opened}`;
}

function step(move: typeof undo): void {
  const { document, history, readOnly } = useDocument.getState();
  if (readOnly) return;
  const stepped = move(history, document);
  if (!stepped) return;
  useDocument.setState({
    document: stepped.document,
    history: stepped.history,
    dirty: clean === null || !sameDocument(stepped.document, clean),
  });
}

/** Whether undo has led back to the saved document; parts that no edit touched are the same objects. */
function sameDocument(one: unknown, two: unknown): boolean {
  if (one === two) return true;
  if (typeof one !== 'object' || typeof two !== 'object' || one === null || two === null) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(two).length) return false;
  return keys.every((key) => Object.hasOwn(two, key) && sameDocument(Reflect.get(one, key), Reflect.get(two, key)));
}
