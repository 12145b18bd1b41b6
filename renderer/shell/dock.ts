// When the dock shows itself and of which node: closed for every pipeline that opens, open when a run has made what it was
// for. Whoever closes it is not offered it again in this pipeline before opening it themselves.
import { useDocument } from '#renderer/state/document-store.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import type { BottomTab } from '#renderer/state/view-store.ts';
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';

/** What a run is made for, the most telling first: figures, then why, then how it learnt. */
const telling: readonly ((kind: string) => boolean)[] = [
  (kind) => kind.startsWith('evaluate.') && kind !== 'evaluate.predict',
  (kind) => kind.startsWith('explain.') || kind === 'evaluate.predict',
  (kind) => kind.startsWith('train.') || kind.startsWith('language.'),
];

/**
 * The node whose results a finished run shows: the selected one where the run was for it or it is of a kind that is
 * looked at; else the last that evaluated, explained or trained; else the last that ran. `ran`: in the run's order.
 */
export function nodeToShow(
  document: PipelineDocument,
  ran: readonly NodeId[],
  selected: readonly NodeId[],
): NodeId | undefined {
  const kindOf = (id: NodeId) => document.nodes[id]?.kind ?? '';
  const [only] = selected.length === 1 ? selected : [];
  const isLookedAt = (id: NodeId) => telling.some((is) => is(kindOf(id)));
  if (only !== undefined && ran.includes(only) && (only === ran.at(-1) || isLookedAt(only))) return only;
  for (const is of telling) {
    const last = ran.findLast((id) => is(kindOf(id)));
    if (last !== undefined) return last;
  }
  return ran.at(-1);
}

/** Begins to follow documents and runs, for as long as the page lives. Neither focus nor selection is touched. */
export function followRuns(): void {
  let tabBefore: BottomTab | undefined;
  useDocument.subscribe((state, before) => {
    if (state.opened !== before.opened) useView.getState().beginDock();
  });
  useEngine.subscribe((state, before) => {
    if (state.running && !before.running) tabBefore = useView.getState().bottomTab;
    if (state.lastRun === before.lastRun || state.lastRun?.outcome !== 'done') return;
    const { offerDock, setShownNode, setBottomTab, selectedNodes, bottomTab } = useView.getState();
    const node = nodeToShow(useDocument.getState().document, state.runNodes, selectedNodes);
    if (node === undefined) return;
    setShownNode(node);
    // Who looked at results before the curve was shown for the time of the training looks at results again.
    if (offerDock() || (bottomTab === 'training' && tabBefore === 'results')) setBottomTab('results');
  });
}
