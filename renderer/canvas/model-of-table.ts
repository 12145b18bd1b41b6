// "Model from this table": the engine makes a whole pipeline behind a node that gives a table; it comes as one undo step.
import { canvasView } from '#renderer/canvas/canvas-view.ts';
import { attempt } from '#renderer/canvas/gestures.ts';
import { engine } from '#renderer/state/connection.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import { toast } from '#renderer/ui/Toasts.tsx';
import { applyRepair } from '#shared/document/edits.ts';
import type { NodeId, PipelineDocument, PortRef } from '#shared/document/document.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import { translator } from '#shared/text/translate.ts';

/** The first output of a node with a table. */
export function tableOf({ nodes }: PipelineDocument, node: NodeId): PortRef | undefined {
  const outputs = Object.entries(specOf(nodes[node]?.kind ?? '')?.outputs ?? {});
  const port = outputs.find(([, { type }]) => type === 'table')?.[0];
  return port === undefined ? undefined : { node, port };
}

export async function modelOfTable({ node, port }: PortRef): Promise<void> {
  const { document, folder } = useDocument.getState();
  const client = await engine();
  const { patches, created, target } = await client['pipeline.model']({ document, folder, node, port });
  // Of a document that was edited meanwhile they are refused.
  if (!attempt((now) => applyRepair(now, patches))) return;
  const { announce, language, select } = useView.getState();
  // What the words ask for next is in the inspector then.
  select(created.filter((id) => useDocument.getState().document.nodes[id]?.kind === 'data.target'));
  canvasView()?.fit([node, ...created]);
  const text = translator(language)('workbench.notice.modelled', { target });
  toast({ severity: 'success', text });
  announce(text);
}
