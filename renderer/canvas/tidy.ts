// Tidy layout: left to right along the wires, computed by ELK in a worker, applied as one step of undo.
import { canvasView, sizeOnCanvas } from '#renderer/canvas/canvas-view.ts';
import { moveTo } from '#renderer/canvas/gestures.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import type { Size } from '#shared/document/node-size.ts';
import { compareText } from '#shared/document/graph.ts';
import { specOf } from '#shared/nodes/catalogue.ts';

const grid = 8;

/** The document as ELK's JSON, ports in the order in which they are drawn. */
export function elkGraph(document: PipelineDocument, ids: readonly NodeId[], sizeOf: (id: NodeId) => Size) {
  const chosen = new Set(ids);
  return {
    id: 'pipeline',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.spacing.nodeNode': '40',
      'elk.layered.spacing.nodeNodeBetweenLayers': '72',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
    },
    children: ids.toSorted(compareText).map((id) => {
      const spec = specOf(document.nodes[id]?.kind ?? '');
      const ports = [
        ...Object.keys(spec?.inputs ?? {}).map((port) => ({
          id: `${id}.in.${port}`,
          layoutOptions: { 'elk.port.side': 'WEST' },
        })),
        ...Object.keys(spec?.outputs ?? {}).map((port) => ({
          id: `${id}.out.${port}`,
          layoutOptions: { 'elk.port.side': 'EAST' },
        })),
      ];
      return { id, ...sizeOf(id), ports, layoutOptions: { 'elk.portConstraints': 'FIXED_SIDE' } };
    }),
    edges: Object.entries(document.wires)
      .filter(([, wire]) => chosen.has(wire.from.node) && chosen.has(wire.to.node))
      .map(([id, wire]) => ({
        id,
        sources: [`${wire.from.node}.out.${wire.from.port}`],
        targets: [`${wire.to.node}.in.${wire.to.port}`],
      })),
  };
}

/** Tidies the selected nodes when there are several, else all; what was at the top left stays there. */
export async function tidyLayout(): Promise<void> {
  const { document } = useDocument.getState();
  const { selectedNodes } = useView.getState();
  const ids = selectedNodes.length > 1 ? selectedNodes : Object.keys(document.nodes);
  const [{ default: Elk }, { default: ElkWorker }] = await Promise.all([
    import('elkjs/lib/elk-api.js'),
    import('elkjs/lib/elk-worker.min.js?worker'),
  ]);
  const elk = new Elk({ workerFactory: () => new ElkWorker() });
  try {
    const laid = await elk.layout(elkGraph(document, ids, (id) => sizeOnCanvas(document, id)));
    const left = Math.min(...ids.map((id) => document.layout[id]?.x ?? 0));
    const top = Math.min(...ids.map((id) => document.layout[id]?.y ?? 0));
    const snap = (value: number) => Math.round(value / grid) * grid;
    moveTo((laid.children ?? []).map(({ id, x, y }) => ({ id, x: snap(left + (x ?? 0)), y: snap(top + (y ?? 0)) })));
  } finally {
    elk.terminateWorker();
  }
  requestAnimationFrame(() => canvasView()?.fit());
}
