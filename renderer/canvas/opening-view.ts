// Where a document is looked at when it is opened: the whole of it where that can be read, else its beginning at reading
// size; and from how far, since nodes seen from afar show less and larger.
import { useEffect, useRef } from 'react';
import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import type { RefObject } from 'react';
import type { FlowNode } from '#renderer/canvas/flow.ts';
import type { WireFlowEdge } from '#renderer/canvas/WireEdge.tsx';
import { useDocument } from '#renderer/state/document-store.ts';
import { nodeSize } from '#shared/document/node-size.ts';
import type { PipelineDocument } from '#shared/document/document.ts';

/** The smallest letters of a node, 13 pixels high, are 11 on screen. */
export const readingZoom = 0.85;
/** Left of and above the first node, in pixels of the screen. */
const margin = 28;

export type Far = 'near' | 'far' | 'farther' | 'farthest';

/** How far away a node is at a zoom. */
export function farAt(zoom: number): Far {
  return zoom >= 0.7 ? 'near' : zoom >= 0.5 ? 'far' : zoom >= 0.4 ? 'farther' : 'farthest';
}

interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** The view of a canvas of this size on a document that was just opened. */
export function openingView(
  { nodes, layout }: Pick<PipelineDocument, 'nodes' | 'layout'>,
  canvas: { readonly width: number; readonly height: number },
): Viewport {
  const boxes = Object.values(nodes).map((node) => {
    const { x = 0, y = 0 } = layout[node.id] ?? {};
    const { width, height } = nodeSize(node, layout[node.id]);
    return { left: x, top: y, right: x + width, bottom: y + height };
  });
  if (boxes.length === 0) return { x: 0, y: 0, zoom: 1 };
  const least = (side: 'left' | 'top') => boxes.reduce((low, box) => Math.min(low, box[side]), Infinity);
  const most = (side: 'right' | 'bottom') => boxes.reduce((high, box) => Math.max(high, box[side]), -Infinity);
  const [left, top] = [least('left'), least('top')];
  const [width, height] = [most('right') - left, most('bottom') - top];
  const fits = Math.min((canvas.width - 2 * margin) / width, (canvas.height - 2 * margin) / height);
  const zoom = Math.min(1, Math.max(readingZoom, fits));
  // What fits stands in the middle; of the rest the beginning is seen.
  const at = (room: number, size: number, from: number) =>
    Math.round(Math.max(margin, (room - size * zoom) / 2) - from * zoom);
  return { x: at(canvas.width, width, left), y: at(canvas.height, height, top), zoom };
}

/** Shows each document that is opened, and takes the keyboard there. */
export function useOpeningView(region: RefObject<HTMLDivElement | null>): void {
  const flow = useReactFlow<FlowNode, WireFlowEdge>();
  const opened = useDocument((state) => state.opened);
  const sized = useStore((state) => state.width > 0 && state.height > 0);
  const shown = useRef(-1);
  useEffect(() => {
    const { document } = useDocument.getState();
    // An empty document begins at the origin, and the first node that is put there must not move the view.
    if (shown.current === opened || !sized) return;
    shown.current = opened;
    const box = region.current?.getBoundingClientRect();
    if (box) void flow.setViewport(openingView(document, box));
  }, [flow, opened, sized, region]);
  useEffect(() => region.current?.focus({ preventScroll: true }), [region, opened]);
}

/** Tells the canvas' styles from how far it is seen. Outside React: the zoom changes with every frame of a gesture. */
export function useFar(region: RefObject<HTMLDivElement | null>): void {
  const store = useStoreApi();
  useEffect(() => {
    const tell = () => {
      const far = farAt(store.getState().transform[2]);
      if (region.current?.getAttribute('data-zoom') !== far) region.current?.setAttribute('data-zoom', far);
    };
    tell();
    return store.subscribe(tell);
  }, [store, region]);
}
