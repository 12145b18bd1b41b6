// The system clipboard: nodes go out as the text of a small pipeline, and what comes in is read as strictly as a file.
import { attempt } from '#renderer/canvas/gestures.ts';
import { canvasView } from '#renderer/canvas/canvas-view.ts';
import { chain } from '#renderer/state/chain.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import { toast } from '#renderer/ui/Toasts.tsx';
import { problemWordsNow } from '#renderer/ui/problem-words.ts';
import { copyNodes as nodesAsText, pastedNodes } from '#shared/document/clipboard.ts';
import type { NodeId, PipelineDocument, PortRef } from '#shared/document/document.ts';
import { addNodes, connect, isRefused } from '#shared/document/edits.ts';
import { translator } from '#shared/text/translate.ts';

/** What was copied here last, for pages that may not read the system clipboard. */
let own = '';
/** The wires that led into it from outside, by the place of the node in it. */
let ownWires: readonly { readonly from: PortRef; readonly place: number; readonly port: string }[] = [];
let pastedText = '';
let pasteCount = 0;
const pasteStep = 32;

/** The text of these nodes, also kept for a paste in this window. */
export function clipboardText(ids: readonly NodeId[]): string {
  const { document } = useDocument.getState();
  own = nodesAsText(document, ids);
  ownWires = wiresInto(document, ids);
  pastedText = '';
  return own;
}

function wiresInto(document: PipelineDocument, ids: readonly NodeId[]): typeof ownWires {
  const inside = new Set(ids);
  const order = document.cells.filter((id) => inside.has(id));
  return Object.values(document.wires).flatMap(({ from, to }) =>
    inside.has(to.node) && !inside.has(from.node) ? [{ from, place: order.indexOf(to.node), port: to.port }] : [],
  );
}

export async function copyNodes(ids: readonly NodeId[]): Promise<void> {
  const text = clipboardText(ids);
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Refused by the system; it can still be pasted in this window.
  }
}

export async function pasteNodes(keepWires = false): Promise<void> {
  let text = own;
  try {
    text = (await navigator.clipboard.readText()) || own;
  } catch {
    // No leave to read: what this window copied is all there is.
  }
  pasteText(text, keepWires);
}

/** Two lines or more, each cut into as many parts by tabs, semicolons or commas: rows of a table. */
function looksLikeRows(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const parts = (line: string | undefined, sign: string) => line?.split(sign).length ?? 0;
  if (lines.length < 2 || /^\s*[{[]/.test(text)) return false;
  return ['\t', ';', ','].some(
    (sign) => parts(lines[0], sign) > 1 && lines.every((line) => parts(line, sign) === parts(lines[0], sign)),
  );
}

/**
 * Pastes around the middle of the view; again and again the same text goes a step further down each time. With
 * `keepWires`, what was copied in this window is fed by what fed it there, where that still stands.
 */
export function pasteText(text: string, keepWires = false): void {
  const pasted = pastedNodes(text);
  if ('problem' in pasted) {
    const { language } = useView.getState();
    const told = looksLikeRows(text) ? translator(language)('workbench.notice.pastedRows') : undefined;
    toast({ severity: 'info', text: told ?? problemWordsNow(pasted.problem).message });
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
    if (isRefused(added)) return added;
    ({ created } = added);
    if (!keepWires || text !== own) return added;
    const again = ownWires.flatMap(({ from, place, port }) => {
      const node = created[place];
      return node !== undefined && Object.hasOwn(document.nodes, from.node) ? [{ from, to: { node, port } }] : [];
    });
    return chain(document, [
      () => added,
      ...again.map(
        ({ from, to }) =>
          (now: PipelineDocument) =>
            connect(now, from, to),
      ),
    ]);
  });
  if (made) useView.getState().select(created);
}
