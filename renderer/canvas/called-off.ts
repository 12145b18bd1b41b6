// Escape calls off a drag of nodes or of a wire that is under way: the pointer is let go for it, and whoever asks is told
// that nothing of the gesture counts.
import { useEffect, useState } from 'react';

export interface CalledOff {
  /** A gesture has begun. */
  begin(): void;
  /** It is over, as several may be told of one gesture; whether it was called off. */
  end(): boolean;
  /** Whether the gesture under way, or the last one, was called off. */
  now(): boolean;
}

export function useCalledOff(): CalledOff {
  const [gesture] = useState(watched);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !gesture.callOff()) return;
      event.preventDefault();
      event.stopPropagation();
      // React Flow and d3 end a gesture when the button is let go, and have no other way.
      document.dispatchEvent(new MouseEvent('mouseup', { bubbles: true, view: window }));
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [gesture]);
  return gesture;
}

function watched(): CalledOff & { callOff(): boolean } {
  let state: 'over' | 'under way' | 'called off' = 'over';
  return {
    begin: () => {
      state = 'under way';
    },
    end: () => {
      if (state === 'under way') state = 'over';
      return state === 'called off';
    },
    now: () => state === 'called off',
    callOff: () => {
      if (state !== 'under way') return false;
      state = 'called off';
      return true;
    },
  };
}
