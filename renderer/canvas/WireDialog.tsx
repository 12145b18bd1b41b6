// Wiring without a pointer: choose one of the node's ports, then where it leads.
import { useState } from 'react';
import { canvasView } from '#renderer/canvas/canvas-view.ts';
import { connectPorts } from '#renderer/canvas/gestures.ts';
import { proposedWire, wireTargets } from '#renderer/canvas/wiring.ts';
import { SearchList } from '#renderer/palette/SearchList.tsx';
import { nodeTitle } from '#renderer/runs/node-title.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import type { PortEnd } from '#renderer/state/view-store.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import type { NodeId } from '#shared/document/document.ts';
import { specOf } from '#shared/nodes/catalogue.ts';

export function WireDialog({ node }: { readonly node: NodeId }) {
  const t = useText();
  const pipeline = useDocument((state) => state.document);
  const spec = specOf(pipeline.nodes[node]?.kind ?? '');
  const ends: readonly PortEnd[] = [
    ...Object.keys(spec?.outputs ?? {}).map((port) => ({ node, port, side: 'output' as const })),
    ...Object.keys(spec?.inputs ?? {}).map((port) => ({ node, port, side: 'input' as const })),
  ];
  const [end, setEnd] = useState<PortEnd | undefined>(ends.length === 1 ? ends[0] : undefined);
  const portWord = (one: PortEnd) => t(`nodes.${pipeline.nodes[one.node]?.kind}.${one.side}s.${one.port}`);
  const leave = () => {
    useView.getState().openDialog(null);
    requestAnimationFrame(() => canvasView()?.focusNode(node));
  };
  const targets = end ? wireTargets(pipeline, end) : [];
  return (
    <Dialog title={t('workbench.wireDialog.title', { node: nodeTitle(pipeline, node, t) })} isOpen onClose={leave}>
      {end === undefined ? (
        <SearchList
          key="from"
          label={t('workbench.wireDialog.from')}
          items={ends.map((one) => ({
            id: `${one.side}.${one.port}`,
            title: portWord(one),
            keywords: one.port,
            icon: one.side === 'output' ? 'arrow-right' : 'arrow-left',
            group: t(`studio.inspector.${one.side}s`),
          }))}
          onChoose={(id) => setEnd(ends.find((one) => `${one.side}.${one.port}` === id))}
          onLeave={leave}
        />
      ) : (
        <SearchList
          key="to"
          label={t('workbench.wireDialog.to')}
          items={targets.map((target) => ({
            id: `${target.node}.${target.port}`,
            title: t('workbench.wireDialog.target', {
              node: nodeTitle(pipeline, target.node, t),
              port: portWord(target),
            }),
            keywords: target.node,
            icon: specOf(pipeline.nodes[target.node]?.kind ?? '')?.icon ?? 'circle-dashed',
            aside: target.replaces ? t('workbench.wireDialog.replaces') : '',
          }))}
          emptyText={t('workbench.wireDialog.none')}
          onChoose={(id) => {
            const target = targets.find((one) => `${one.node}.${one.port}` === id);
            const wire = target ? proposedWire(end, target) : undefined;
            if (wire) connectPorts(wire);
            leave();
          }}
          onLeave={leave}
        />
      )}
    </Dialog>
  );
}
