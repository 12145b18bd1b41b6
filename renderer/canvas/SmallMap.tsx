// The small map in the canvas' corner. It is shown only while a part of the pipeline is out of sight: over a pipeline that
// fits it would tell nothing and cover a node.
import { MiniMap, useStore } from '@xyflow/react';
import type { ReactFlowState } from '@xyflow/react';
import type { FlowNode } from '#renderer/canvas/flow.ts';
import { useText } from '#renderer/ui/use-text.ts';
import { useDocument } from '#renderer/state/document-store.ts';

/** A node that sticks out by less (screen pixels) still counts as seen. */
const tolerance = 24;

function reachesOut({ nodes, nodeLookup, transform: [left, top, zoom], width, height }: ReactFlowState): boolean {
  return nodes.some(({ id }) => {
    const node = nodeLookup.get(id);
    if (!node?.measured.width || !node.measured.height) return false;
    const { x, y } = node.internals.positionAbsolute;
    return (
      x * zoom + left < -tolerance ||
      y * zoom + top < -tolerance ||
      (x + node.measured.width) * zoom + left > width + tolerance ||
      (y + node.measured.height) * zoom + top > height + tolerance
    );
  });
}

const colour = (node: FlowNode) =>
  `var(--family-${useDocument.getState().document.nodes[node.id]?.kind.split('.')[0] ?? 'text'})`;

export function SmallMap() {
  const t = useText();
  return useStore(reachesOut) ? (
    <MiniMap<FlowNode>
      pannable
      zoomable
      nodeColor={colour}
      nodeBorderRadius={8}
      ariaLabel={t('workbench.canvas.minimap')}
    />
  ) : null;
}
