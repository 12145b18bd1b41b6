// React Flow's nodes and edges, derived from the document and the selection. They are never the record: a drag is kept
// here until it ends, then becomes one edit.
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { applyNodeChanges } from '@xyflow/react';
import type { EdgeChange, Node, NodeChange } from '@xyflow/react';
import type { WireFlowEdge } from '#renderer/canvas/WireEdge.tsx';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import { outputPort, portsFit } from '#shared/document/connection.ts';
import type { NodeId, PipelineDocument, PortRef } from '#shared/document/document.ts';
import { nodeParts, nodeSize, portHeight } from '#shared/document/node-size.ts';

export type FlowNode = Node<Record<string, never>, 'pipeline'>;

const noData: Record<string, never> = {};

/** With its size until it has been drawn and measured, which those out of sight in large documents never are. */
function newNode({ nodes, layout }: PipelineDocument, id: NodeId) {
  const node = nodes[id];
  const { width, height } = node ? nodeSize(node, layout[id]) : { width: nodeParts.width, height: nodeParts.head };
  return { id, type: 'pipeline' as const, data: noData, initialWidth: width, initialHeight: height };
}

/** Keeps every object whose node did not change, so that React Flow redraws the others only. */
export function deriveNodes(
  document: PipelineDocument,
  selected: readonly string[],
  before: readonly FlowNode[],
): FlowNode[] {
  const old = new Map(before.map((node) => [node.id, node]));
  const chosen = new Set(selected);
  return Object.keys(document.nodes).map((id) => {
    const place = document.layout[id] ?? { x: 0, y: 0 };
    const known = old.get(id);
    const isSelected = chosen.has(id);
    if (
      known &&
      known.position.x === place.x &&
      known.position.y === place.y &&
      known.selected === isSelected &&
      !known.dragging
    ) {
      return known;
    }
    return {
      ...(known ?? newNode(document, id)),
      position: { x: place.x, y: place.y },
      selected: isSelected,
      dragging: false,
    };
  });
}

/** How far below its port the room under a node begins, in which a wire can go back to the left. */
function roomBelow({ nodes, layout }: PipelineDocument, { node: id, port }: PortRef): number {
  const node = nodes[id];
  return node ? nodeSize(node, layout[id]).height - portHeight(node.kind, 'outputs', port) : 0;
}

export function deriveEdges(
  document: PipelineDocument,
  selected: readonly string[],
  before: readonly WireFlowEdge[],
): WireFlowEdge[] {
  const old = new Map(before.map((edge) => [edge.id, edge]));
  const chosen = new Set(selected);
  return Object.entries(document.wires).map(([id, wire]) => {
    const known = old.get(id);
    if (known && known.selected === chosen.has(id)) return known;
    const fit = portsFit(document, wire.from, wire.to);
    return {
      id,
      type: 'wire',
      source: wire.from.node,
      sourceHandle: wire.from.port,
      target: wire.to.node,
      targetHandle: wire.to.port,
      selected: chosen.has(id),
      data: {
        type: outputPort(document.nodes[wire.from.node], wire.from.port)?.type ?? 'unknown',
        converted: fit.ok && fit.conversion !== undefined,
        below: roomBelow(document, wire.from),
      },
    };
  });
}

/** What is selected once React Flow's changes are made; undefined when that is what was selected before. */
export function selectionAfter(
  selected: readonly string[],
  changes: readonly (NodeChange<FlowNode> | EdgeChange<WireFlowEdge>)[],
): readonly string[] | undefined {
  const chosen = new Set(selected);
  for (const change of changes) {
    if (change.type !== 'select') continue;
    if (change.selected) chosen.add(change.id);
    else chosen.delete(change.id);
  }
  return chosen.size === selected.length && selected.every((id) => chosen.has(id)) ? undefined : [...chosen];
}

export function useFlowNodes() {
  const document = useDocument((state) => state.document);
  const selected = useView((view) => view.selectedNodes);
  const [nodes, setNodes] = useState<FlowNode[]>(() => deriveNodes(document, selected, []));
  const { nodes: documentNodes, layout } = document;
  useLayoutEffect(() => {
    // React Flow keeps measured sizes in its nodes, so they are state of their own that follows the document.
    // oxlint-disable-next-line react/set-state-in-effect
    setNodes((before) => deriveNodes(useDocument.getState().document, selected, before));
  }, [documentNodes, layout, selected]);
  const onNodesChange = useCallback((changes: NodeChange<FlowNode>[]) => {
    const view = useView.getState();
    const chosen = selectionAfter(view.selectedNodes, changes);
    if (chosen) view.select(chosen, view.selectedWires);
    const own = changes.filter((change) => change.type === 'position' || change.type === 'dimensions');
    if (own.length > 0) setNodes((before) => applyNodeChanges(own, before));
  }, []);
  /** A drag that was called off leaves no trace. */
  const asInDocument = useCallback(
    () =>
      setNodes((before) =>
        deriveNodes(
          useDocument.getState().document,
          useView.getState().selectedNodes,
          before.map((node) => ({ ...node, dragging: true })),
        ),
      ),
    [],
  );
  return { nodes, onNodesChange, asInDocument };
}

export function useFlowEdges(): readonly WireFlowEdge[] {
  const document = useDocument((state) => state.document);
  const selected = useView((view) => view.selectedWires);
  const before = useRef<WireFlowEdge[]>([]);
  const { nodes, wires } = document;
  return useMemo(() => {
    before.current = deriveEdges({ ...document, nodes, wires }, selected, before.current);
    return before.current;
    // Layout changes leave the wires as they are.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [nodes, wires, selected]);
}
