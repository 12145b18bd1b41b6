// Where nodes stand: tidied, aligned, at equal distances, framed, folded.
import { defineActions, inStudio } from '#renderer/actions/action.ts';
import type { Action } from '#renderer/actions/action.ts';
import { aligned } from '#renderer/canvas/align.ts';
import type { Alignment } from '#renderer/canvas/align.ts';
import { sizeOnCanvas } from '#renderer/canvas/canvas-view.ts';
import { frameNodes, toggleFolded, unframeNodes } from '#renderer/canvas/frames.ts';
import { moveTo } from '#renderer/canvas/gestures.ts';
import { tidyLayout } from '#renderer/canvas/tidy.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';

const canEdit = () => inStudio() && !useDocument.getState().readOnly;
const chosen = () => useView.getState().selectedNodes;

function align(how: Alignment): void {
  const { document } = useDocument.getState();
  const boxes = chosen().flatMap((id) => {
    const place = document.layout[id];
    return place ? [{ id, x: place.x, y: place.y, ...sizeOnCanvas(document, id) }] : [];
  });
  moveTo(aligned(boxes, how));
}

/** Node-RED's keys: Alt+A, then a letter. */
const alignAction = (how: Alignment, letter: string, least: number): Omit<Action, 'group' | 'label'> => ({
  id: `layout.${how}`,
  keys: [`Alt+A ${letter}`],
  when: () => canEdit() && chosen().length >= least,
  run: () => align(how),
});

export const layoutActions = defineActions('edit', [
  {
    id: 'layout.tidy',
    beginsPart: true,
    icon: 'layout',
    keys: ['Shift+A'],
    when: () => canEdit() && Object.keys(useDocument.getState().document.nodes).length > 0,
    run: () => tidyLayout(),
  },
  alignAction('alignLeft', 'L', 2),
  alignAction('alignRight', 'R', 2),
  alignAction('alignTop', 'T', 2),
  alignAction('alignBottom', 'B', 2),
  alignAction('distributeAcross', 'H', 3),
  alignAction('distributeDown', 'V', 3),
  {
    id: 'layout.frame',
    beginsPart: true,
    icon: 'layout',
    keys: ['Mod+G'],
    when: () => canEdit() && chosen().length > 0,
    run: () => frameNodes(chosen()),
  },
  {
    id: 'layout.unframe',
    keys: ['Mod+Shift+G'],
    when: () =>
      canEdit() &&
      Object.values(useDocument.getState().document.frames).some(({ nodes }) =>
        nodes.some((id) => chosen().includes(id)),
      ),
    run: () => unframeNodes(chosen()),
  },
  {
    id: 'layout.fold',
    keys: ['Alt+C'],
    when: () => canEdit() && chosen().length > 0,
    run: () => toggleFolded(chosen()),
  },
]);
