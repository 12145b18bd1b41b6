// Running: everything, up to the selected nodes, without cached results, and cancel.
import { defineActions, inStudio } from '#renderer/actions/action.ts';
import { cancelRun, startRun } from '#renderer/runs/run.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import { useView } from '#renderer/state/view-store.ts';

const canRun = () =>
  inStudio() && !useEngine.getState().running && Object.keys(useDocument.getState().document.nodes).length > 0;

export const runActions = defineActions('run', [
  {
    id: 'run.all',
    icon: 'play',
    keys: ['Mod+Enter'],
    anywhere: true,
    when: canRun,
    run: () => startRun(),
  },
  {
    id: 'run.toHere',
    icon: 'step-forward',
    keys: ['Shift+Enter'],
    when: () => canRun() && useView.getState().selectedNodes.length > 0,
    run: () => startRun(useView.getState().selectedNodes),
  },
  {
    id: 'run.anew',
    icon: 'refresh',
    keys: ['Mod+Shift+Enter'],
    anywhere: true,
    when: canRun,
    run: () => startRun([], false),
  },
  {
    id: 'run.cancel',
    beginsPart: true,
    icon: 'stop',
    keys: ['Mod+Alt+Enter', 'Mod+I'],
    anywhere: true,
    when: () => useEngine.getState().running,
    run: () => cancelRun(),
  },
]);
