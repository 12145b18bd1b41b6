// Text that is being typed, apart from the value it will become: Enter and leaving the field commit, Esc brings the
// value back, and text that cannot be accepted stays, with its error, until it is mended or taken back.
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';

export type Verdict = { readonly accept: true } | { readonly accept: false; readonly error: string };

interface DraftOptions {
  /** The value as text. */
  readonly shown: string;
  /** Judges the text; when it accepts, it also hands the value on. */
  commit(text: string): Verdict;
  /** Enter makes a new line and Ctrl+Enter commits. */
  readonly multiline?: boolean;
}

export interface Draft {
  readonly text: string;
  readonly error: string | undefined;
  readonly isTyping: boolean;
  change(text: string): void;
  settle(): void;
  revert(): void;
  onKeyDown(event: KeyboardEvent): void;
}

interface Typed {
  /** The text that was shown when typing began. */
  readonly about: string;
  readonly text: string;
  readonly error?: string;
}

export function useDraft({ shown, commit, multiline = false }: DraftOptions): Draft {
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
    const verdict = commit(typed.text);
    put(verdict.accept ? null : { ...typed, error: verdict.error });
  };
  const revert = () => put(null);
  return {
    text: draft?.text ?? shown,
    error: draft?.error,
    isTyping: draft !== null,
    change: (text) => put({ about: shown, text }),
    settle,
    revert,
    onKeyDown: (event) => {
      if (event.key === 'Enter' && !event.nativeEvent.isComposing && (!multiline || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        settle();
      } else if (event.key === 'Escape' && draft) {
        event.preventDefault();
        event.stopPropagation();
        revert();
      }
    },
  };
}
