// The edge between two regions that can be moved by pointer or arrow keys (Shift for larger steps, Home and End for
// the limits). Draws the edge only; the size is its owner's.
import '#renderer/ui/regions.css';
import { useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useText } from '#renderer/ui/use-text.ts';

interface SplitterProps {
  /** The region whose size it is, in words. */
  readonly name: string;
  /** vertical: an upright edge between left and right. */
  readonly orientation: 'vertical' | 'horizontal';
  /** Whether the region lies after the edge (right of it or below it). */
  readonly after?: boolean;
  /** CSS pixels. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  onResize(size: number): void;
}

export function Splitter({ name, orientation, after = false, size, min, max, onResize }: SplitterProps) {
  const t = useText();
  const start = useRef<{ at: number; size: number } | null>(null);
  const [isDragging, setDragging] = useState(false);
  const sign = after ? -1 : 1;
  const place = (event: PointerEvent) => (orientation === 'vertical' ? event.clientX : event.clientY);
  const resize = (next: number) => onResize(Math.round(Math.min(max, Math.max(min, next))));
  const stop = () => {
    start.current = null;
    setDragging(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const [less, more] = orientation === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const step = event.shiftKey ? 64 : 16;
    if (event.key === less) resize(size - sign * step);
    else if (event.key === more) resize(size + sign * step);
    else if (event.key === 'Home') resize(min);
    else if (event.key === 'End') resize(max);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className="ui-splitter"
      role="separator"
      tabIndex={0}
      aria-label={t('studio.control.resize', { name })}
      aria-orientation={orientation}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      data-dragging={isDragging || undefined}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { at: place(event), size };
        setDragging(true);
      }}
      onPointerMove={(event) => {
        if (start.current) resize(start.current.size + sign * (place(event) - start.current.at));
      }}
      onPointerUp={stop}
      onPointerCancel={stop}
      onKeyDown={onKeyDown}
    />
  );
}
