// The canvas as actions see it: what they may ask of its view. Set while a canvas is on screen.
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import { nodeSize } from '#shared/document/node-size.ts';
import type { Size } from '#shared/document/node-size.ts';
import type { Point } from '#renderer/state/view-store.ts';

export interface CanvasView {
  /** Shows these nodes, or all. */
  fit(nodes?: readonly NodeId[]): void;
  zoomBy(factor: number): void;
  zoomTo(level: number): void;
  /** The middle of what is on screen, in canvas units. */
  centre(): Point;
  /** Moves keyboard focus to a node, and the view if the node is out of sight. */
  focusNode(node: NodeId): void;
  /** Moves the view if the node is out of sight. */
  show(node: NodeId): void;
  focusPane(): void;
  /** Sizes as drawn, for layout. */
  sizeOf(node: NodeId): Size | undefined;
}

let current: CanvasView | undefined;

export function setCanvasView(view: CanvasView | undefined): void {
  current = view;
}

export function canvasView(): CanvasView | undefined {
  return current;
}

/** How large a node is drawn, or would be. */
export function sizeOnCanvas({ nodes, layout }: Pick<PipelineDocument, 'nodes' | 'layout'>, id: NodeId): Size {
  const node = nodes[id];
  return current?.sizeOf(id) ?? (node ? nodeSize(node, layout[id]) : { width: 0, height: 0 });
}
