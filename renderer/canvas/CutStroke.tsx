// Ctrl and the right button draw a stroke that cuts every wire it crosses, as one step. Escape calls it off.
import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { disconnect } from '#renderer/canvas/gestures.ts';
import { useDocument } from '#renderer/state/document-store.ts';

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A stroke is looked at each so many pixels. */
const step = 3;

export function CutStroke({ region }: { readonly region: RefObject<HTMLDivElement | null> }) {
  const [stroke, setStroke] = useState<readonly Spot[]>([]);
  useEffect(() => {
    const canvas = region.current;
    if (!canvas) return undefined;
    let spots: Spot[] = [];
    let drawing = false;
    /** A stroke is no wish for a menu. */
    let quietMenu = false;
    const end = () => {
      drawing = false;
      spots = [];
      setStroke([]);
    };
    const onDown = (event: PointerEvent) => {
      if (event.button !== 2 || !event.ctrlKey || useDocument.getState().readOnly) return;
      event.preventDefault();
      event.stopPropagation();
      drawing = true;
      spots = [{ x: event.clientX, y: event.clientY }];
    };
    const onMove = (event: PointerEvent) => {
      if (!drawing) return;
      spots = [...spots, { x: event.clientX, y: event.clientY }];
      setStroke(spots);
    };
    const onUp = () => {
      if (!drawing) return;
      const cut = wiresUnder(spots);
      quietMenu = spots.length > 1;
      end();
      if (cut.length > 0) disconnect(cut);
    };
    const onMenu = (event: MouseEvent) => {
      if (!drawing && !quietMenu) return;
      quietMenu = false;
      event.preventDefault();
      event.stopPropagation();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !drawing) return;
      event.stopPropagation();
      quietMenu = true;
      end();
    };
    canvas.addEventListener('pointerdown', onDown, { capture: true });
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    canvas.addEventListener('contextmenu', onMenu, { capture: true });
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      canvas.removeEventListener('pointerdown', onDown, { capture: true });
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      canvas.removeEventListener('contextmenu', onMenu, { capture: true });
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [region]);
  if (stroke.length < 2) return null;
  const frame = region.current?.getBoundingClientRect();
  const [left, top] = [frame?.left ?? 0, frame?.top ?? 0];
  return (
    <svg className="cut-stroke" aria-hidden>
      <polyline points={stroke.map(({ x, y }) => `${x - left},${y - top}`).join(' ')} />
    </svg>
  );
}

function wiresUnder(spots: readonly Spot[]): string[] {
  const found = new Set<string>();
  for (const [i, to] of spots.entries()) {
    const from = spots[i - 1] ?? to;
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / step));
    for (let k = 1; k <= steps; k += 1) {
      const [x, y] = [from.x + ((to.x - from.x) * k) / steps, from.y + ((to.y - from.y) * k) / steps];
      for (const element of document.elementsFromPoint(x, y)) {
        const id = element.closest<SVGElement>('.react-flow__edge')?.dataset['id'];
        if (id !== undefined) found.add(id);
      }
    }
  }
  return [...found];
}
