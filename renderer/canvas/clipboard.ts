// The system clipboard: nodes go out as the text of a small pipeline, and what comes in is read as strictly as a file.
import { attempt } from '#renderer/canvas/gestures.ts';
import { canvasView } from '#renderer/canvas/canvas-view.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import { toast } from '#renderer/ui/Toasts.tsx';
import { problemWordsNow } from '#renderer/ui/problem-words.ts';
import { copyNodes as nodesAsText, pastedNodes } from '#shared/document/clipboard.ts';
import type { NodeId } from '#shared/document/document.ts';
import { addNodes, isRefused } from '#shared/document/edits.ts';

/** What was copied here last, for pages that may not read the system clipboard. */
let own = '';
let pastedText = '';
let pasteCount = 0;
const pasteStep = 32;

/** The text of these nodes, also kept for a paste in this window. */
export function clipboardText(ids: readonly NodeId[]): string {
  own = nodesAsText(useDocument.getState().document, ids);
  pastedText = '';
  return own;
}

export async function copyNodes(ids: readonly NodeId[]): Promise<void> {
  const text = clipboardText(ids);
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Refused by the system; it can still be pasted in this window.
  }
}

export async function pasteNodes(): Promise<void> {
  let text = own;
  try {
    text = (await navigator.clipboard.readText()) || own;
  } catch {
    // No leave to read: what this window copied is all there is.
  }
  pasteText(text);
}

/** Pastes around the middle of the view; again and again the same text goes a step further down each time. */
export function pasteText(text: string): void {
  const pasted = pastedNodes(text);
  if ('problem' in pasted) {
    toast({ severity: 'info', text: problemWordsNow(pasted.problem).message });
    return;
  }
  pasteCount = text === pastedText ? pasteCount + 1 : 0;
  pastedText = text;
  const places = Object.values(pasted.fragment.layout);
  const centre = canvasView()?.centre() ?? { x: 0, y: 0 };
  const middle = {
    x: (Math.min(...places.map((place) => place.x)) + Math.max(...places.map((place) => place.x))) / 2,
    y: (Math.min(...places.map((place) => place.y)) + Math.max(...places.map((place) => place.y))) / 2,
  };
  const step = pasteCount * pasteStep;
  let created: readonly NodeId[] = [];
  const made = attempt((document) => {
    const added = addNodes(document, pasted.fragment, {
      x: centre.x - middle.x - 112 + step,
      y: centre.y - middle.y - 60 + step,
    });
    if (!isRefused(added)) created = added.created;
    return added;
  });
  if (made) useView.getState().select(created);
}
