// Editing: undo, clipboard, deleting, selecting, adding, naming, pausing, wiring, tidying.
import { defineActions, inStudio } from '#renderer/actions/action.ts';
import { canvasView } from '#renderer/canvas/canvas-view.ts';
import { copyNodes, pasteNodes } from '#renderer/canvas/clipboard.ts';
import { deleteSelection, duplicateNodes, togglePaused } from '#renderer/canvas/gestures.ts';
import { modelOfTable, tableOf } from '#renderer/canvas/model-of-table.ts';
import { cancelRun, inRun } from '#renderer/runs/run.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import type { PortRef } from '#shared/document/document.ts';
import { ancestors, descendants, graphOf } from '#shared/document/graph.ts';
import { specOf } from '#shared/nodes/catalogue.ts';

const canEdit = () => inStudio() && !useDocument.getState().readOnly;
const chosen = () => useView.getState().selectedNodes;
const hasNodes = () => inStudio() && chosen().length > 0;
const single = () => (chosen().length === 1 ? chosen()[0] : undefined);
const somethingChosen = () => canEdit() && (chosen().length > 0 || useView.getState().selectedWires.length > 0);

function tableChosen(): PortRef | undefined {
  const id = single();
  return id === undefined ? undefined : tableOf(useDocument.getState().document, id);
}

/** Deletes what is selected; asks first when the run in progress has to do with it, and then stops the run. */
export function deleteChosen(heal: boolean): void {
  const [node] = inRun(chosen());
  if (node === undefined) {
    deleteSelection(heal);
    return;
  }
  const proceed = () => {
    cancelRun();
    deleteSelection(heal);
  };
  useView.getState().openDialog({ dialog: 'stop-run', node, proceed });
}

function selectReached(reach: typeof ancestors): void {
  const graph = graphOf(useDocument.getState().document);
  useView.getState().select([...new Set([...chosen(), ...reach(graph, chosen())])]);
}

export const editActions = defineActions('edit', [
  {
    id: 'edit.undo',
    icon: 'undo',
    keys: ['Mod+Z'],
    when: () => canEdit() && useDocument.getState().history.past.length > 0,
    run: () => useDocument.getState().undo(),
  },
  {
    id: 'edit.redo',
    icon: 'redo',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    when: () => canEdit() && useDocument.getState().history.future.length > 0,
    run: () => useDocument.getState().redo(),
  },
  {
    id: 'edit.cut',
    beginsPart: true,
    icon: 'cut',
    keys: ['Mod+X'],
    when: () => canEdit() && chosen().length > 0,
    run: async () => {
      await copyNodes(chosen());
      deleteChosen(false);
    },
  },
  {
    id: 'edit.copy',
    icon: 'copy',
    keys: ['Mod+C'],
    when: () => hasNodes() && (globalThis.getSelection?.()?.isCollapsed ?? true),
    run: () => copyNodes(chosen()),
  },
  {
    id: 'edit.paste',
    icon: 'paste',
    keys: ['Mod+V'],
    when: canEdit,
    run: () => pasteNodes(),
  },
  {
    id: 'edit.pasteWired',
    icon: 'paste',
    keys: ['Mod+Shift+V'],
    when: canEdit,
    run: () => pasteNodes(true),
  },
  {
    id: 'edit.duplicate',
    icon: 'plus',
    keys: ['Mod+D'],
    when: () => canEdit() && chosen().length > 0,
    run: () => duplicateNodes(chosen()),
  },
  {
    id: 'edit.delete',
    icon: 'trash',
    keys: ['Delete', 'Backspace'],
    when: somethingChosen,
    run: () => deleteChosen(false),
  },
  {
    id: 'edit.deleteAndHeal',
    icon: 'unplug',
    keys: ['Mod+Delete', 'Mod+Backspace'],
    when: () => canEdit() && chosen().length > 0,
    run: () => deleteChosen(true),
  },
  {
    id: 'edit.selectAll',
    beginsPart: true,
    keys: ['Mod+A'],
    when: inStudio,
    run: () => {
      const { nodes, wires } = useDocument.getState().document;
      useView.getState().select(Object.keys(nodes), Object.keys(wires));
    },
  },
  {
    id: 'edit.selectNone',
    keys: ['Escape'],
    when: () => inStudio() && (chosen().length > 0 || useView.getState().selectedWires.length > 0),
    run: () => useView.getState().select([]),
  },
  {
    id: 'edit.selectUpstream',
    keys: ['Alt+Shift+ArrowLeft'],
    when: hasNodes,
    run: () => selectReached(ancestors),
  },
  {
    id: 'edit.selectDownstream',
    keys: ['Alt+Shift+ArrowRight'],
    when: hasNodes,
    run: () => selectReached(descendants),
  },
  {
    id: 'node.add',
    beginsPart: true,
    icon: 'plus',
    keys: ['Space', 'A'],
    when: canEdit,
    run: () => {
      const at = canvasView()?.centre() ?? { x: 0, y: 0 };
      const screen = { x: globalThis.innerWidth / 2, y: globalThis.innerHeight / 3 };
      useView.getState().openDialog({ dialog: 'quick-add', at, screen });
    },
  },
  {
    id: 'node.edit',
    icon: 'settings',
    keys: ['Enter'],
    when: () =>
      inStudio() &&
      single() !== undefined &&
      specOf(useDocument.getState().document.nodes[single() ?? '']?.kind ?? '') !== undefined,
    run: () => {
      useView.getState().togglePanel('inspector', true);
      focusFirstField(performance.now() + 2000);
    },
  },
  {
    id: 'node.rename',
    icon: 'pencil',
    keys: ['F2'],
    when: () => canEdit() && single() !== undefined,
    run: () => useView.getState().rename(single() ?? null),
  },
  {
    id: 'node.wire',
    icon: 'workflow',
    keys: ['W'],
    when: () => canEdit() && single() !== undefined,
    run: () => {
      const node = single();
      if (node) useView.getState().openDialog({ dialog: 'wire', node });
    },
  },
  {
    id: 'node.model',
    icon: 'layers',
    keys: [],
    when: () => canEdit() && tableChosen() !== undefined,
    run: () => {
      const table = tableChosen();
      return table && modelOfTable(table);
    },
  },
  {
    id: 'node.pause',
    icon: 'pause',
    keys: ['Mod+M'],
    when: () => canEdit() && chosen().length > 0,
    isOn: () =>
      chosen().length > 0 && chosen().every((id) => useDocument.getState().document.nodes[id]?.paused === true),
    run: () => togglePaused(chosen()),
  },
]);

/**
 * Takes the focus to the first setting. A list of columns opens only once the analysis knows them, so it waits for that,
 * and at `until` (page time, milliseconds) takes the next that is open; unless the focus has gone elsewhere meanwhile.
 */
function focusFirstField(until: number, from = document.activeElement): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== from) return;
    const fields = [
      ...document.querySelectorAll<HTMLElement>(
        '[data-region="inspector"] .inspector-part :is(input, textarea, button[aria-haspopup])',
      ),
    ];
    const isOver = performance.now() >= until;
    const field = isOver ? fields.find((one) => one.matches(':enabled')) : fields[0];
    if (field?.matches(':enabled')) field.focus();
    else if (!isOver) focusFirstField(until, from);
  });
}
