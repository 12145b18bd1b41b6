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

export function useDraft({ shown, commit, multiline = false }: DraftOptions): Draft {
  const [draft, setDraft] = useState<{ text: string; error?: string } | null>(null);
  const [last, setLast] = useState(shown);
  // Blur may come in the same tick as Enter, before a redraw: the ref is what has been typed by now.
  const now = useRef(draft);
  const put = (next: typeof draft) => {
    now.current = next;
    setDraft(next);
  };
  // The value changed from outside, as by an undo: what was being typed is about another value.
  if (last !== shown) {
    setLast(shown);
    now.current = null;
    setDraft(null);
  }

  const settle = () => {
    const typed = now.current;
    if (!typed) return;
    if (typed.text === shown) return put(null);
    const verdict = commit(typed.text);
    put(verdict.accept ? null : { text: typed.text, error: verdict.error });
  };
  const revert = () => put(null);
  return {
    text: draft?.text ?? shown,
    error: draft?.error,
    isTyping: draft !== null,
    change: (text) => put({ text }),
    settle,
    revert,
    onKeyDown: (event) => {
      if (event.key === 'Enter' && !event.nativeEvent.isComposing && (!multiline || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        settle();
      } else if (event.key === 'Escape' && now.current) {
        event.preventDefault();
        event.stopPropagation();
        revert();
      }
    },
  };
}
