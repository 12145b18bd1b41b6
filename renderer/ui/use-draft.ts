// Text that is being typed, apart from the value it will become: Enter, leaving the field and any action commit, Esc and
// undo bring the value back, and text that cannot be accepted stays, with its error, until it is mended or taken back.
import { useEffect, useRef, useState } from 'react';
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

/** Commits the text of one field; false when it cannot be accepted. */
type Settle = () => boolean;

/** The fields that hold text which is no value yet: the one being typed into, and those left with an error. */
const open = new Set<{ settle: Settle }>();

/** Commits what is being typed, so that an action acts on what is seen. False when a field holds what it cannot take. */
export function commitDrafts(): boolean {
  let all = true;
  for (const draft of open) all = draft.settle() && all;
  return all;
}

/** Whether a field holds text that is no value yet: undo is then the field's own. */
export function isDraftOpen(): boolean {
  return open.size > 0;
}

export function useDraft({ shown, commit, multiline = false }: DraftOptions) {
  const [kept, setKept] = useState<Typed | null>(null);
  // Leaving the field may come in the same tick as Enter, before a redraw: the ref is what has been typed by now.
  const now = useRef<Typed | null>(null);
  const own = useRef<{ settle: Settle }>({ settle: () => true });
  // What was typed is about the value that was shown then: another value, as after an undo, ends it.
  const draft = kept?.about === shown ? kept : null;
  const put = (next: Typed | null) => {
    now.current = next;
    if (next) open.add(own.current);
    else open.delete(own.current);
    setKept(next);
  };

  const settle = (): boolean => {
    const typed = now.current;
    if (typed?.about !== shown || typed.text === shown) {
      put(null);
      return true;
    }
    const error = commit(typed.text);
    put(error === undefined ? null : { ...typed, error });
    return error === undefined;
  };
  useEffect(() => {
    own.current.settle = settle;
  });
  useEffect(() => {
    if (now.current && now.current.about !== shown) {
      now.current = null;
      open.delete(own.current);
    }
  }, [shown]);
  useEffect(() => {
    const mine = own.current;
    return () => void open.delete(mine);
  }, []);
  return {
    text: draft?.text ?? shown,
    error: draft?.error,
    isTyping: draft !== null,
    change: (text: string) => put(text === shown ? null : { about: shown, text }),
    settle: () => void settle(),
    onKeyDown: (event: KeyboardEvent) => {
      const withControl = event.ctrlKey || event.metaKey;
      if (event.key === 'Enter' && !event.nativeEvent.isComposing && (!multiline || withControl)) {
        // With Ctrl it goes on to be the shortcut that it is elsewhere, such as Run.
        if (!withControl || multiline) event.preventDefault();
        settle();
      } else if (event.key === 'Escape' && draft) {
        event.preventDefault();
        event.stopPropagation();
        put(null);
      } else if (event.key.toLowerCase() === 'z' && withControl && !event.shiftKey && draft && !multiline) {
        // The browser's own undo would go on past what was committed, to values that the document's undo keeps.
        event.preventDefault();
        put(null);
      }
    },
  };
}
