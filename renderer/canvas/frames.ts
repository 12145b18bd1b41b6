// Frames around nodes, and folding: what the actions and gestures do to them. Each is one edit.
import { attempt } from '#renderer/canvas/gestures.ts';
import { chain } from '#renderer/state/chain.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import { addFrame, renameFrame, setCollapsed, unframe } from '#shared/document/edits.ts';
import { nodeSize, previewRoom } from '#shared/document/node-size.ts';
import { translator } from '#shared/text/translate.ts';

export function frameNodes(ids: readonly NodeId[]): void {
  const t = translator(useView.getState().language);
  attempt((document) => addFrame(document, ids, t('workbench.canvas.frame')));
}

export function unframeNodes(ids: readonly NodeId[]): void {
  attempt((document) => unframe(document, ids));
}

export function titleFrame(id: string, title: string): void {
  if (useDocument.getState().document.frames[id]?.title !== title)
    attempt((document) => renameFrame(document, id, title));
}

/** Folds the results of those that show any, or opens them when all are folded. */
export function toggleFolded(ids: readonly NodeId[]): void {
  attempt((document) => {
    const shown = ids.filter((id) => previewRoom(document.nodes[id]?.kind ?? '') !== 'none');
    const all = shown.every((id) => document.layout[id]?.collapsed === true);
    return chain(
      document,
      shown.map((id) => (now: PipelineDocument) => setCollapsed(now, id, !all)),
    );
  });
}

const around = { side: 20, top: 44 } as const;

/** Where a frame is drawn: around its nodes, with room for its title. `placeOf` tells of a node that is being moved. */
export function frameBox(
  { nodes, layout }: Pick<PipelineDocument, 'nodes' | 'layout'>,
  ids: readonly NodeId[],
  placeOf: (
    id: NodeId,
  ) => { readonly x: number; readonly y: number; readonly width?: number; readonly height?: number } | undefined,
) {
  const boxes = ids.flatMap((id) => {
    const node = nodes[id];
    const place = placeOf(id) ?? layout[id];
    if (!node || !place) return [];
    const { width, height } = { ...nodeSize(node, layout[id]), ...place };
    return [{ left: place.x, top: place.y, right: place.x + width, bottom: place.y + height }];
  });
  if (boxes.length === 0) return undefined;
  const left = Math.min(...boxes.map((box) => box.left)) - around.side;
  const top = Math.min(...boxes.map((box) => box.top)) - around.top;
  const right = Math.max(...boxes.map((box) => box.right)) + around.side;
  const bottom = Math.max(...boxes.map((box) => box.bottom)) + around.side;
  return { left, top, width: right - left, height: bottom - top };
}
