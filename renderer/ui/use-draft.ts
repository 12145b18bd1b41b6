// Text that is being typed, apart from the value it will become: Enter and leaving the field commit, Esc brings the
// value back, and text that cannot be accepted stays, with its error, until it is mended or taken back.
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';

interface DraftOptions {
  /** The value as text. */
  readonly shown: string;
  /** Hands the value on, or says what is wrong with the text. */
  commit(text: string): string | undefined;
  /** Enter makes a new line and Ctrl+Enter commits. */
  readonly multiline?: boolean;
}

interface Typed {
  /** The text that was shown when typing began. */
  readonly about: string;
  readonly text: string;
  readonly error?: string;
}

export function useDraft({ shown, commit, multiline = false }: DraftOptions) {
  const [kept, setKept] = useState<Typed | null>(null);
  // Leaving the field may come in the same tick as Enter, before a redraw: the ref is what has been typed by now.
  const now = useRef<Typed | null>(null);
  // What was typed is about the value that was shown then: another value, as after an undo, ends it.
  const draft = kept?.about === shown ? kept : null;
  const put = (next: Typed | null) => {
    now.current = next;
    setKept(next);
  };

  const settle = () => {
    const typed = now.current;
    if (typed?.about !== shown) return;
    if (typed.text === shown) return put(null);
    const error = commit(typed.text);
    put(error === undefined ? null : { ...typed, error });
  };
  return {
    text: draft?.text ?? shown,
    error: draft?.error,
    isTyping: draft !== null,
    change: (text: string) => put({ about: shown, text }),
    settle,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' && !event.nativeEvent.isComposing && (!multiline || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        settle();
      } else if (event.key === 'Escape' && draft) {
        event.preventDefault();
        event.stopPropagation();
        put(null);
      }
    },
  };
}
