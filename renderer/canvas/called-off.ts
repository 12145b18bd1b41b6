// Escape calls off a drag of nodes or of a wire that is under way: the pointer is let go for it, and whoever asks is told
// that nothing of the gesture counts.
import { useEffect, useRef } from 'react';

export interface CalledOff {
  /** A gesture has begun. */
  begin(): void;
  /** It is over; whether it was called off. */
  end(): boolean;
  /** Whether the gesture under way was called off. */
  now(): boolean;
}

export function useCalledOff(): CalledOff {
  const gesture = useRef<'none' | 'under way' | 'called off'>('none');
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || gesture.current !== 'under way') return;
      event.preventDefault();
      event.stopPropagation();
      gesture.current = 'called off';
      // React Flow and d3 end a gesture when the button is let go, and have no other way.
      document.dispatchEvent(new MouseEvent('mouseup', { bubbles: true, view: window }));
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
  const told = useRef<CalledOff>({
    begin: () => {
      gesture.current = 'under way';
    },
    end: () => {
      const off = gesture.current === 'called off';
      gesture.current = 'none';
      return off;
    },
    now: () => gesture.current === 'called off',
  });
  return told.current;
}
