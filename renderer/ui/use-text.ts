// The words of the language on screen. A change of language redraws whoever uses this, at once.
import { useView } from '#renderer/state/view-store.ts';
import { translator } from '#shared/text/translate.ts';
import type { Translate } from '#shared/text/translate.ts';

/** `t(key, facts)` in the person's language. */
export function useText(): Translate {
  return translator(useView((view) => view.language));
}
