// Every action there is, by id, and the one way to carry one out.
import type { Action } from '#renderer/actions/action.ts';
import { editActions } from '#renderer/actions/edit-actions.ts';
import { fileActions } from '#renderer/actions/file-actions.ts';
import { helpActions } from '#renderer/actions/help-actions.ts';
import { layoutActions } from '#renderer/actions/layout-actions.ts';
import { matches, pressesOf } from '#renderer/actions/keys.ts';
import { runActions } from '#renderer/actions/run-actions.ts';
import { viewActions } from '#renderer/actions/view-actions.ts';
import { useView } from '#renderer/state/view-store.ts';
import { toast } from '#renderer/ui/Toasts.tsx';
import { problemWordsNow } from '#renderer/ui/problem-words.ts';
import { commitDrafts } from '#renderer/ui/use-draft.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { translator } from '#shared/text/translate.ts';

export const allActions: readonly Action[] = [
  ...fileActions,
  ...editActions,
  ...layoutActions,
  ...viewActions,
  ...runActions,
  ...helpActions,
];

const byId = new Map<string, Action>(allActions.map((action) => [action.id, action]));

export function actionById(id: string): Action | undefined {
  return byId.get(id);
}

/**
 * Carries an action out if it works now, on what is seen: text that is being typed is committed first. Nothing is run
 * while a field holds what it cannot take; it says why. A fault becomes a notice.
 */
export function runAction(id: string): void {
  const action = byId.get(id);
  if (!action) return;
  const taken = commitDrafts();
  if (action.when?.() === false || (!taken && action.group === 'run' && id !== 'run.cancel')) return;
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

/** A first press of two waits so long for the second. */
const secondPressMs = 2000;
let first: { readonly keys: string; readonly until: number } | undefined;

/**
 * The action that a key press means, if it works now; 'begun' for the first of two presses. `typing` = the press goes into
 * a text field.
 */
export function actionForKey(event: KeyboardEvent, typing: boolean): Action | 'begun' | undefined {
  const before = first && event.timeStamp < first.until ? first.keys : undefined;
  const isModifier = ['Alt', 'Control', 'Meta', 'Shift'].includes(event.key);
  if (!isModifier) first = undefined;
  const works = (action: Action) => (!typing || action.anywhere) && action.when?.() !== false;
  const presses = (action: Action) => action.keys.map(pressesOf);
  if (before !== undefined)
    return allActions.find(
      (action) =>
        works(action) &&
        presses(action).some(([one, two]) => one === before && two !== undefined && matches(two, event)),
    );
  for (const action of allActions.filter(works))
    for (const [one = '', two] of presses(action)) {
      if (!matches(one, event)) continue;
      if (two === undefined) return action;
      first = { keys: one, until: event.timeStamp + secondPressMs };
      return 'begun';
    }
  return undefined;
}
