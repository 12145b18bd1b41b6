// The title of a view in words.
import { shownView } from '#renderer/results/views.ts';
import type { ResultView } from '#shared/protocol/results.ts';
import type { Translate } from '#shared/text/translate.ts';

export const viewTitle = (view: ResultView, t: Translate): string => shownView(view).title?.(view, t) ?? t(view.title);
