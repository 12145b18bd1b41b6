// What a node made, small, beneath it on the canvas: its most telling view, or how far it is.
import '#renderer/results/results.css';
import { ResultViewContent } from '#renderer/results/ResultViewContent.tsx';
import { primaryView } from '#renderer/results/primary-view.ts';
import { useResult } from '#renderer/results/result-cache.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useNodeStatus } from '#renderer/state/node-status.ts';
import { useText } from '#renderer/ui/use-text.ts';
import type { NodeId } from '#shared/document/document.ts';
import { specOf } from '#shared/nodes/catalogue.ts';

/** Nothing until the node has results; then those of the settings on screen, or the old ones, marked as stale. */
export function NodeResult({ nodeId }: { readonly nodeId: NodeId }) {
  const kind = useDocument((state) => state.document.nodes[nodeId]?.kind ?? '');
  const { key, status } = useNodeStatus(nodeId);
  const port = Object.keys(specOf(kind)?.outputs ?? {})[0];
  if (key === null || port === undefined) return null;
  return (
    <div className="node-result" data-stale={status === 'stale' || undefined}>
      <FirstView resultKey={key} port={port} kind={kind} />
    </div>
  );
}

function FirstView({
  resultKey,
  port,
  kind,
}: {
  readonly resultKey: string;
  readonly port: string;
  readonly kind: string;
}) {
  const t = useText();
  const result = useResult(resultKey, port);
  if (result.state === 'loading') return <p className="result-note">{t('studio.common.loading')}</p>;
  if (result.state === 'failed') return <p className="result-note">{t('studio.results.failed')}</p>;
  const view = primaryView(result.views, kind);
  return view ? <ResultViewContent view={view} compact /> : null;
}
