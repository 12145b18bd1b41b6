// Escape calls off a drag of nodes or of a wire that is under way: the pointer is let go for it, and whoever asks is told
// that nothing of the gesture counts.
import { useEffect, useRef } from 'react';

export interface CalledOff {
  /** A gesture has begun. */
  begin(): void;
  /** It is over, as several may be told of one gesture; whether it was called off. */
  end(): boolean;
  /** Whether the gesture under way, or the last one, was called off. */
  now(): boolean;
}

export function useCalledOff(): CalledOff {
  const gesture = useRef<'over' | 'under way' | 'called off'>('over');
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
      if (gesture.current === 'under way') gesture.current = 'over';
      return gesture.current === 'called off';
    },
    now: () => gesture.current === 'called off',
  });
  return told.current;
}
