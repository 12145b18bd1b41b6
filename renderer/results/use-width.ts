// The width of an element, as it changes.
import { useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

/** CSS pixels; `first` until the element has been measured, and while it is hidden. */
export function useWidth(first: number): readonly [RefObject<HTMLDivElement | null>, number] {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const look = () => {
      if (element.clientWidth > 0) setWidth(element.clientWidth);
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [place, width];
}
