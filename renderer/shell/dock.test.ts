// Which node's results a finished run shows, and whose word stands about the dock.
import { beforeEach, describe, expect, it } from 'vitest';
import { nodeToShow } from '#renderer/shell/dock.ts';
import { isPanelOpen, readLasting, useView } from '#renderer/state/view-store.ts';
import { emptyDocument } from '#shared/document/document.ts';
import type { PipelineDocument } from '#shared/document/document.ts';

const kinds = {
  sample: 'data.sample',
  dense: 'layer.dense',
  fit: 'train.fit',
  evaluate: 'evaluate.evaluate',
  predict: 'evaluate.predict',
  shap: 'explain.shap',
} as const;
const document: PipelineDocument = {
  ...emptyDocument(),
  nodes: Object.fromEntries(Object.entries(kinds).map(([id, kind]) => [id, { id, kind, kindVersion: 1, params: {} }])),
};
const ran = ['sample', 'dense', 'fit', 'evaluate', 'shap', 'predict'];

describe('the node that a run was for', () => {
  it('is what evaluates, else what explains, else what trains, else the last', () => {
    expect(nodeToShow(document, ran, [])).toBe('evaluate');
    expect(nodeToShow(document, ['sample', 'dense', 'fit', 'shap'], [])).toBe('shap');
    expect(nodeToShow(document, ['sample', 'dense', 'fit'], [])).toBe('fit');
    expect(nodeToShow(document, ['sample', 'dense'], [])).toBe('dense');
    expect(nodeToShow(document, [], [])).toBe(undefined);
  });
  it('is the selected one where it is looked at, or where the run went up to it', () => {
    expect(nodeToShow(document, ran, ['shap'])).toBe('shap');
    expect(nodeToShow(document, ran, ['dense'])).toBe('evaluate');
    expect(nodeToShow(document, ['sample', 'fit', 'dense'], ['dense'])).toBe('dense');
    expect(nodeToShow(document, ran, ['shap', 'fit'])).toBe('evaluate');
    expect(nodeToShow(document, ['sample'], ['shap'])).toBe('sample');
  });
});

describe('the dock', () => {
  const view = () => useView.getState();
  const isOpen = () => isPanelOpen(view(), 'bottom');
  beforeEach(() => {
    view().setNarrow(false);
    view().beginDock();
  });

  it('opens for a run, and not again once a person has closed it in this pipeline', () => {
    expect([view().offerDock(), isOpen()]).toEqual([true, true]);
    view().togglePanel('bottom');
    expect([view().offerDock(), isOpen()]).toEqual([false, false]);
    view().togglePanel('bottom');
    view().beginDock();
    expect([isOpen(), view().offerDock()]).toEqual([false, true]);
  });

  it('shows the node that was selected last, and keeps it when nothing is selected', () => {
    view().select(['fit']);
    view().select([]);
    expect(view().shownNode).toBe('fit');
    view().select(['fit', 'shap']);
    expect(view().shownNode).toBe('fit');
    view().showResults('shap');
    expect([view().shownNode, view().bottomTab, isOpen()]).toEqual(['shap', 'results', true]);
  });

  it('is one panel at a time over a narrow window, and no run covers the canvas', () => {
    view().setNarrow(true);
    expect([view().offerDock(), isOpen()]).toEqual([false, false]);
    view().togglePanel('palette');
    view().togglePanel('bottom');
    expect(['palette', 'bottom', 'inspector'].map((panel) => isPanelOpen(view(), panel as 'bottom'))).toEqual([
      false,
      true,
      false,
    ]);
    view().setNarrow(false);
    expect(['palette', 'bottom', 'inspector'].map((panel) => isPanelOpen(view(), panel as 'bottom'))).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('keeps side and share, and never that it was open', () => {
    const kept = readLasting(JSON.stringify({ dockSide: 'right', dockShare: 0.4, open: { bottom: true } }));
    expect([kept.dockSide, kept.dockShare, kept.open.bottom]).toEqual(['right', 0.4, false]);
    const odd = readLasting(JSON.stringify({ dockSide: 'top', dockShare: 7 }));
    expect([odd.dockSide, odd.dockShare]).toEqual(['bottom', 0.5]);
  });
});
