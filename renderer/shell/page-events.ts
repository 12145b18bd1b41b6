// What the page and the host tell the studio: key presses, the clipboard, leaving, menu choices, files to open. All end
// in actions.
import type { Action } from '#renderer/actions/action.ts';
import { actionForKey, runAction } from '#renderer/actions/all-actions.ts';
import { deleteChosen } from '#renderer/actions/edit-actions.ts';
import { openPath } from '#renderer/actions/file-actions.ts';
import { isTextField } from '#renderer/actions/keys.ts';
import { clipboardText, pasteText } from '#renderer/canvas/clipboard.ts';
import { onHostEvent } from '#renderer/state/connection.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import { isDraftOpen } from '#renderer/ui/use-draft.ts';

/** The browser's own clipboard events do these without asking for leave; the menus go through the actions. */
const byClipboardEvent: ReadonlySet<string> = new Set(['edit.copy', 'edit.cut', 'edit.paste']);
const byHistory: ReadonlySet<string> = new Set(['edit.undo', 'edit.redo']);
/** Where Enter, Space and arrows have a meaning of their own. */
const ownKeys =
  'button, a, [role="menu"], [role="listbox"], [role="tab"], [role="option"], [role="separator"], [role="dialog"], [role="alertdialog"]';

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const typing = isTextField(event.target);
  const meant = actionForKey(event, typing);
  if (meant === 'begun') return event.preventDefault();
  const action = meant ?? historyOfField(event);
  if (!action || byClipboardEvent.has(action.id)) return;
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  const onCanvas = event.target instanceof Element && event.target.closest('.canvas, body > #root') !== null;
  if (plain && !action.anywhere && event.target instanceof Element) {
    // Single keys act on the canvas, not on the button or list that has focus.
    if (event.target !== document.body && !event.target.closest('.canvas')) {
      if (['Enter', ' ', 'Tab', 'Escape', 'Backspace', 'Delete'].includes(event.key) || event.target.closest(ownKeys))
        return;
    } else if (event.target.closest('button, input, a')) return;
  }
  if (!onCanvas && !action.anywhere && !byHistory.has(action.id) && event.target !== document.body) return;
  event.preventDefault();
  runAction(action.id);
}

/** Undo and redo in a setting whose text is its value are the document's, and the field shows what they make of it. */
function historyOfField(event: KeyboardEvent): Action | undefined {
  const inForm = event.target instanceof Element && event.target.closest('[data-region="inspector"]') !== null;
  if (!inForm || isDraftOpen()) return undefined;
  const action = actionForKey(event, false);
  return action && action !== 'begun' && byHistory.has(action.id) ? action : undefined;
}

/** Tab on the empty canvas adds a node, but never traps who came there by keyboard. */
function onTab(event: KeyboardEvent): void {
  if (event.key !== 'Tab' || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
  const { target } = event;
  if (!(target instanceof HTMLElement) || !target.matches('.canvas') || target.matches(':focus-visible')) return;
  event.preventDefault();
  runAction('node.add');
}

const forNodes = (event: ClipboardEvent) =>
  !isTextField(event.target) && useView.getState().screen === 'studio' && useView.getState().dialog === null;

function onCopy(event: ClipboardEvent, cut: boolean): void {
  const { selectedNodes } = useView.getState();
  const marked = globalThis.getSelection?.();
  if (!forNodes(event) || selectedNodes.length === 0 || (marked && !marked.isCollapsed)) return;
  if (cut && useDocument.getState().readOnly) return;
  event.clipboardData?.setData('text/plain', clipboardText(selectedNodes));
  event.preventDefault();
  if (cut) deleteChosen(false);
}

function onPaste(event: ClipboardEvent): void {
  if (!forNodes(event) || useDocument.getState().readOnly) return;
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (text === '') return;
  event.preventDefault();
  pasteText(text);
}

/** Begins to listen, for as long as the page lives. */
export function listenToPage(): void {
  globalThis.addEventListener('keydown', onTab);
  globalThis.addEventListener('keydown', onKeyDown);
  document.addEventListener('copy', (event) => onCopy(event, false));
  document.addEventListener('cut', (event) => onCopy(event, true));
  document.addEventListener('paste', onPaste);
  globalThis.addEventListener('beforeunload', (event) => {
    if (useDocument.getState().dirty) event.preventDefault();
  });
  onHostEvent((event) => {
    if (event.event === 'action.chosen') runAction(event.action);
    else if (event.event === 'file.requested') openPath(event.path);
  });
}
