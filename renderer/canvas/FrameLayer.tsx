// Frames behind the nodes: a quiet ground with a title, which moves all that stands in it and is renamed by a double click.
import { memo, useCallback, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { ViewportPortal, useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import type { ReactFlowState } from '@xyflow/react';
import { frameBox, titleFrame } from '#renderer/canvas/frames.ts';
import { moveTo } from '#renderer/canvas/gestures.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import { useText } from '#renderer/ui/use-text.ts';
import type { Frame } from '#shared/document/document.ts';

export function FrameLayer() {
  const frames = useDocument((state) => state.document.frames);
  const all = Object.values(frames);
  if (all.length === 0) return null;
  return (
    <ViewportPortal>
      {all.map((frame) => (
        <DrawnFrame key={frame.id} frame={frame} />
      ))}
    </ViewportPortal>
  );
}

const DrawnFrame = memo(function DrawnFrame({ frame }: { readonly frame: Frame }) {
  const t = useText();
  const flow = useReactFlow();
  const store = useStoreApi();
  const [renaming, setRenaming] = useState(false);
  const held = useRef<{ x: number; y: number; moved: boolean } | null>(null);
  const readOnly = useDocument((state) => state.readOnly);
  // As text, so that it is drawn anew only when it is elsewhere.
  const place = useStore(
    useCallback(
      (state: ReactFlowState) => {
        const box = frameBox(useDocument.getState().document, frame.nodes, (id) => {
          const node = state.nodeLookup.get(id);
          return node && { ...node.internals.positionAbsolute, ...definedSize(node.measured) };
        });
        return box ? `${box.left} ${box.top} ${box.width} ${box.height}` : '';
      },
      [frame.nodes],
    ),
  );
  if (place === '') return null;
  const [left, top, width, height] = place.split(' ').map(Number);

  const placesAt = (event: PointerEvent) => {
    const from = held.current;
    if (!from) return [];
    const zoom = flow.getZoom();
    const { layout } = useDocument.getState().document;
    return frame.nodes.flatMap((id) => {
      const at = layout[id];
      return at
        ? [
            {
              id,
              x: Math.round(at.x + (event.clientX - from.x) / zoom),
              y: Math.round(at.y + (event.clientY - from.y) / zoom),
            },
          ]
        : [];
    });
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || readOnly || renaming) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { x: event.clientX, y: event.clientY, moved: false };
    useView.getState().select(frame.nodes);
  };
  const show = (places: readonly { id: string; x: number; y: number }[]) =>
    store
      .getState()
      .triggerNodeChanges(places.map(({ id, x, y }) => ({ id, type: 'position', position: { x, y }, dragging: true })));
  const onPointerMove = (event: PointerEvent) => {
    if (!held.current) return;
    held.current.moved = true;
    show(placesAt(event));
  };
  const onPointerUp = (event: PointerEvent) => {
    const places = held.current?.moved ? placesAt(event) : [];
    held.current = null;
    moveTo(places);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.key === 'Enter') titleFrame(frame.id, event.currentTarget.value.trim());
    if (event.key === 'Enter' || event.key === 'Escape') setRenaming(false);
  };
  return (
    <div className="frame" data-frame={frame.id} style={{ transform: `translate(${left}px, ${top}px)`, width, height }}>
      {renaming ? (
        <input
          className="frame-title-field nopan"
          defaultValue={frame.title}
          maxLength={200}
          aria-label={t('studio.inspector.rename')}
          autoFocus
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={onKeyDown}
          onBlur={(event) => {
            titleFrame(frame.id, event.currentTarget.value.trim());
            setRenaming(false);
          }}
        />
      ) : (
        <div
          className="frame-title ui-clip nopan"
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onDoubleClick={(event) => {
            event.stopPropagation();
            if (!readOnly) setRenaming(true);
          }}
        >
          {frame.title}
        </div>
      )}
    </div>
  );
});

const definedSize = ({
  width,
  height,
}: {
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}) => (width === undefined || height === undefined ? {} : { width, height });
