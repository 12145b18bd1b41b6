// A new "Target and features" is given the column that it most likely predicts, as soon as the table's columns are known
// and as a part of the step that added or wired it; the reason is told. Another edit in between leaves it to the repair.
import { useDocument } from '#renderer/state/document-store.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import { toast } from '#renderer/ui/Toasts.tsx';
import type { NodeId } from '#shared/document/document.ts';
import { setParam } from '#shared/document/edits.ts';
import { guessedTarget } from '#shared/nodes/guess-target.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { translator } from '#shared/text/translate.ts';

/** `gesture`: that of the step, which is still the last one. */
export function proposeTarget(node: NodeId, gesture: string): void {
  if (!isWaiting(node, gesture) || propose(node, gesture)) return;
  const stop = useEngine.subscribe((state, before) => {
    if (state.analysis === before.analysis) return;
    if (!isWaiting(node, gesture) || propose(node, gesture)) stop();
  });
}

/** Wired to a table, without a target, and nothing else was done since. */
function isWaiting(node: NodeId, gesture: string): boolean {
  const { document, history } = useDocument.getState();
  const { kind, params } = document.nodes[node] ?? {};
  return (
    kind === 'data.target' &&
    params?.['target'] === '' &&
    history.past.at(-1)?.gesture === gesture &&
    history.future.length === 0 &&
    tableOf(node) !== undefined
  );
}

const tableOf = (node: NodeId) =>
  Object.values(useDocument.getState().document.wires).find(({ to }) => to.node === node && to.port === 'table')?.from;

function columnsOf(node: NodeId): readonly ColumnInfo[] {
  const from = tableOf(node);
  const info = from && useEngine.getState().analysis?.wires[from.node]?.[from.port];
  return info?.type === 'table' ? info.columns : [];
}

/** Whether the columns were known. */
function propose(node: NodeId, gesture: string): boolean {
  const guessed = guessedTarget(columnsOf(node));
  if (!guessed) return false;
  useDocument.getState().apply((document) => setParam(document, node, 'target', guessed.column), gesture);
  const { announce, language } = useView.getState();
  const t = translator(language);
  const text = t('workbench.palette.target', {
    column: guessed.column,
    reason: t(`workbench.palette.because.${guessed.because}`),
  });
  toast({ severity: 'info', text });
  announce(text);
  return true;
}
