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

const mapSize = { width: 144, height: 96, margin: 8 } as const;

/** Whether it would lie over a node that is selected. */
function coversSelected({ nodes, nodeLookup, transform: [left, top, zoom], width, height }: ReactFlowState): boolean {
  return nodes.some(({ id, selected }) => {
    const node = selected ? nodeLookup.get(id) : undefined;
    if (!node?.measured.width || !node.measured.height) return false;
    const { x, y } = node.internals.positionAbsolute;
    return (
      (x + node.measured.width) * zoom + left > width - mapSize.width - 2 * mapSize.margin &&
      (y + node.measured.height) * zoom + top > height - mapSize.height - 2 * mapSize.margin &&
      x * zoom + left < width &&
      y * zoom + top < height
    );
  });
}

const isUseful = (state: ReactFlowState): boolean => reachesOut(state) && !coversSelected(state);

const colour = (node: FlowNode) =>
  `var(--family-${useDocument.getState().document.nodes[node.id]?.kind.split('.')[0] ?? 'text'})`;

export function SmallMap() {
  const t = useText();
  return useStore(isUseful) ? (
    <MiniMap<FlowNode>
      pannable
      zoomable
      nodeColor={colour}
      nodeBorderRadius={8}
      ariaLabel={t('workbench.canvas.minimap')}
    />
  ) : null;
}
