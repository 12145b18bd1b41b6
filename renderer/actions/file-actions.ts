// New, open, save, save as; and what opening and saving mean. The dialogs that ask for a path are the host's own, or
// start/'s where the host has none.
import { defineActions, inStudio, noDialog } from '#renderer/actions/action.ts';
import { canvasView } from '#renderer/canvas/canvas-view.ts';
import { freePlace } from '#renderer/canvas/gestures.ts';
import { analyseSoon } from '#renderer/state/analysis.ts';
import { describedHost, host } from '#renderer/state/connection.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import type { OpenedAs } from '#renderer/state/document-store.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import { toast } from '#renderer/ui/Toasts.tsx';
import { leaveRun } from '#renderer/runs/run.ts';
import { problemWordsNow } from '#renderer/ui/problem-words.ts';
import { emptyDocument } from '#shared/document/document.ts';
import type { PipelineDocument } from '#shared/document/document.ts';
import { decodeUtf8 } from '#shared/text/utf8.ts';
import { readDocument } from '#shared/document/read.ts';
import { writeDocument } from '#shared/document/write.ts';
import type { DraftInfo } from '#shared/protocol/host-contract.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import { translator } from '#shared/text/translate.ts';

const words = () => translator(useView.getState().language);

function tell(problem: Problem): void {
  const t = words();
  const { message, hint } = problemWordsNow(problem);
  const place = problem.place ? `${t('studio.problems.place', { ...problem.place })}: ` : '';
  toast({ severity: problem.severity, text: `${place}${message} ${hint}` });
}

/** Does `next` at once, or after the person has been asked what to do with unsaved changes. */
export function leaveDocument(next: () => void): void {
  if (useDocument.getState().dirty) useView.getState().openDialog({ dialog: 'leave', proceed: next });
  else next();
}

/** Shows a pipeline in the studio, in place of the one that was there. */
function showDocument(document: PipelineDocument, opened?: OpenedAs): void {
  leaveRun();
  useEngine.getState().forget();
  useView.getState().select([]);
  useDocument.getState().replaceDocument(document, opened);
  useView.getState().show('studio');
  analyseSoon();
}

/** Shows a pipeline's text. Problems are told; a text that is no pipeline changes nothing. */
function showText(text: string, opened: OpenedAs): boolean {
  const { document, problems, readOnly } = readDocument(text);
  for (const problem of problems.slice(0, 3)) tell(problem);
  if (!document) return false;
  showDocument(document, { ...opened, readOnly: readOnly !== undefined });
  return true;
}

export function newPipeline(): void {
  leaveDocument(() => showDocument(emptyDocument()));
}

/** The start page, after the question about unsaved work. */
export function showStart(): void {
  const { dirty } = useDocument.getState();
  leaveDocument(() => {
    // What the person chose to leave unsaved must not wait behind the start page.
    if (dirty) showDocument(emptyDocument());
    useView.getState().show('start');
  });
}

export function openPath(path: string): void {
  leaveDocument(() => void readPath(path));
}

async function readPath(asked: string): Promise<void> {
  const read = await host()['file.read']({ path: asked });
  if (!read.ok) return tell(read.problem);
  const { path, folder, text, hash: savedHash } = read.value;
  if (!showText(text, { path, folder, savedHash })) return;
  const { drafts } = await host()['draft.list']({ path });
  for (const draft of drafts) {
    const { text: kept } = await host()['draft.read']({ id: draft.id });
    if (kept === null || kept === text) continue;
    return useView.getState().openDialog({
      dialog: 'draft',
      restore: () => showDraft(draft, kept, { path, folder, savedHash }),
      discard: () => discardDraft(draft),
    });
  }
}

/** An example is opened as a new, unnamed pipeline, so that saving never writes over it. */
export function openExample(name: string): void {
  leaveDocument(() => {
    void host()
      ['example.read']({ name })
      .then(({ text, folder }) => showText(text, { folder, suggestedName: `${name}.loom` }));
  });
}

/** What a template became with a person's own data: a new pipeline without a name, beside them. */
export function openMade(document: PipelineDocument, made: { folder: string; name: string }, then: () => void): void {
  leaveDocument(() => {
    showDocument(document, {
      folder: made.folder,
      suggestedName: `${made.name}.loom`,
      isBesideFiles: true,
      dirty: true,
    });
    then();
  });
}

/** A draft becomes this window's own: it is kept under a new id at once, and only then is the old one cleared. */
function showDraft({ id }: DraftInfo, text: string, opened: OpenedAs): void {
  if (showText(text, { ...opened, dirty: true })) void host()['draft.remove']({ id });
}

/** Unsaved work as the start page offers it, over the file that it was of if that is still there. */
export async function restoreDraft(draft: DraftInfo): Promise<void> {
  const { text } = await host()['draft.read']({ id: draft.id });
  if (text === null) return;
  const { path, folder, name } = draft;
  const read = path === null ? undefined : await host()['file.read']({ path });
  const suggested = name === '' ? {} : { suggestedName: name };
  const opened = read?.ok
    ? { path: read.value.path, folder: read.value.folder, savedHash: read.value.hash }
    : { folder, ...suggested };
  leaveDocument(() => showDraft(draft, text, opened));
}

/** Asks first, and can be taken back for a moment; `then` follows once it is gone, or is back. */
export function discardDraft(draft: DraftInfo, then?: () => void): void {
  const { id, name, path, folder } = draft;
  const discard = async () => {
    const { text } = await host()['draft.read']({ id });
    await host()['draft.remove']({ id });
    then?.();
    if (text === null) return;
    const takeBack = () => void host()['draft.write']({ id, name, path, folder, text }).then(then);
    const t = words();
    toast({
      severity: 'info',
      text: t('studio.start.draftGone', { name: draftName(draft) }),
      action: { label: t('studio.start.draftUndo'), act: takeBack },
    });
  };
  useView.getState().openDialog({ dialog: 'discard-draft', name: draftName(draft), proceed: () => void discard() });
}

/** What a person knows it by. */
export function draftName({ name, path }: DraftInfo): string {
  const known = path === null ? name : fileName(path);
  return known === '' ? words()('studio.file.untitled') : known.replace(/\.loom$/, '');
}

/**
 * A file from outside the browser: its path is not known, so it is opened as a new pipeline of that name. A folder, which a
 * page may not look into, is told where it belongs.
 */
export async function openDroppedFile(file: File): Promise<void> {
  const bytes = await file.arrayBuffer().catch(() => undefined);
  if (!bytes) return toast({ severity: 'info', text: words()('workbench.notice.droppedFolder', { name: file.name }) });
  const read = decodeUtf8(new Uint8Array(bytes));
  if (!read.ok) return tell(new Fault('document.notUtf8', { ...read.at }).problem);
  leaveDocument(() => void showText(read.text, { suggestedName: file.name, dirty: true }));
}

async function askOpen(): Promise<void> {
  if (!describedHost().nativeDialogs) return useView.getState().openDialog({ dialog: 'open' });
  const { path } = await host()['file.pickOpen']({});
  if (path !== null) openPath(path);
}

/** Resolves to whether it was saved. */
export async function saveTo(path: string, overwrite: boolean): Promise<boolean> {
  const state = useDocument.getState();
  const { document } = state;
  const samePath = state.path === path;
  const expectedHash = overwrite || !samePath ? null : state.savedHash;
  const written = await host()['file.write']({ path, text: writeDocument(document), expectedHash });
  if (!written.ok) {
    if (written.problem.code === 'file.changedOnDisk') {
      useView.getState().openDialog({ dialog: 'changed-on-disk', overwrite: () => void saveTo(path, true) });
    } else tell(written.problem);
    return false;
  }
  useDocument.getState().markSaved(document, {
    path: written.value.path,
    folder: written.value.folder,
    savedHash: written.value.hash,
  });
  await host()['draft.remove']({ id: state.draft });
  toast({ severity: 'success', text: words()('workbench.notice.saved', { name: fileName(written.value.path) }) });
  return true;
}

/** Saves under the present name, or asks for one; `then` follows when it was saved. */
export async function save(then?: () => void): Promise<void> {
  const { path } = useDocument.getState();
  if (path === null) return saveAs(then);
  if (await saveTo(path, false)) then?.();
}

export async function saveAs(then?: () => void): Promise<void> {
  if (!describedHost().nativeDialogs)
    return useView.getState().openDialog({ dialog: 'save', ...(then ? { then } : {}) });
  const { folder, isBesideFiles } = useDocument.getState();
  const { path } = await host()['file.pickSave']({
    suggestedName: suggestedName(),
    ...(isBesideFiles && folder !== null && { folder }),
  });
  if (path !== null && (await saveTo(path, true))) then?.();
}

/** The name that a save dialog begins with. */
export function suggestedName(): string {
  const { path, suggestedName: given } = useDocument.getState();
  return path === null ? (given ?? `${words()('studio.file.untitled').toLocaleLowerCase()}.loom`) : fileName(path);
}

/** The last part of a path, whichever slashes the host uses. */
export function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

export const fileActions = defineActions('file', [
  {
    id: 'file.new',
    icon: 'file-plus',
    keys: ['Alt+N'],
    anywhere: true,
    when: noDialog,
    run: newPipeline,
  },
  {
    id: 'file.template',
    icon: 'layers',
    keys: [],
    when: noDialog,
    run: () => useView.getState().openDialog({ dialog: 'template' }),
  },
  {
    id: 'file.open',
    icon: 'folder-open',
    keys: ['Mod+O'],
    anywhere: true,
    when: noDialog,
    run: askOpen,
  },
  {
    id: 'file.readFile',
    icon: 'file-spreadsheet',
    keys: [],
    when: () => inStudio() && !useDocument.getState().readOnly,
    run: () =>
      useView.getState().openDialog({ dialog: 'read-file', at: freePlace(canvasView()?.centre() ?? { x: 0, y: 0 }) }),
  },
  {
    id: 'file.save',
    beginsPart: true,
    icon: 'save',
    keys: ['Mod+S'],
    anywhere: true,
    when: inStudio,
    run: () => save(),
  },
  {
    id: 'file.saveAs',
    icon: 'save',
    keys: ['Mod+Shift+S'],
    anywhere: true,
    when: inStudio,
    run: () => saveAs(),
  },
  {
    id: 'file.start',
    beginsPart: true,
    icon: 'layout',
    keys: [],
    anywhere: true,
    when: inStudio,
    run: showStart,
  },
]);
