// Every action there is, by id, and the one way to carry one out.
import type { Action } from '#renderer/actions/action.ts';
import { editActions } from '#renderer/actions/edit-actions.ts';
import { fileActions } from '#renderer/actions/file-actions.ts';
import { helpActions } from '#renderer/actions/help-actions.ts';
import { matches } from '#renderer/actions/keys.ts';
import { runActions } from '#renderer/actions/run-actions.ts';
import { viewActions } from '#renderer/actions/view-actions.ts';
import { useView } from '#renderer/state/view-store.ts';
import { toast } from '#renderer/ui/Toasts.tsx';
import { problemWordsNow } from '#renderer/ui/problem-words.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { translator } from '#shared/text/translate.ts';

export const allActions: readonly Action[] = [
  ...fileActions,
  ...editActions,
  ...viewActions,
  ...runActions,
  ...helpActions,
];

const byId = new Map<string, Action>(allActions.map((action) => [action.id, action]));

export function actionById(id: string): Action | undefined {
  return byId.get(id);
}

/** Carries an action out if it works now. A fault becomes a notice. */
export function runAction(id: string): void {
  const action = byId.get(id);
  if (!action || action.when?.() === false) return;
  const failed = (error: unknown) => {
    const t = translator(useView.getState().language);
    const text =
      error instanceof Fault
        ? problemWordsNow(error.problem).message
        : t('workbench.notice.unexpected', { message: String(error) });
    toast({ severity: 'error', text });
  };
  try {
    void Promise.resolve(action.run()).catch(failed);
  } catch (error) {
    failed(error);
  }
}

/** The action that a key press means, if it works now. `typing` = the press goes into a text field. */
export function actionForKey(event: KeyboardEvent, typing: boolean): Action | undefined {
  return allActions.find(
    (action) =>
      (!typing || action.anywhere) && action.keys.some((keys) => matches(keys, event)) && action.when?.() !== false,
  );
}
