// An action as a control shows it: its words, its keys, and whether it works now.
import { actionById } from '#renderer/actions/all-actions.ts';
import { keyText } from '#renderer/actions/keys.ts';
import type { MenuEntry } from '#renderer/ui/Menu.tsx';
import { useDocument } from '#renderer/state/document-store.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import { useText } from '#renderer/ui/use-text.ts';
import type { Translate } from '#shared/text/translate.ts';

export interface ShownAction {
  readonly label: string;
  readonly icon: string;
  readonly shortcut: string | undefined;
  readonly isDisabled: boolean;
  readonly isOn: boolean;
}

/** Follows the stores that `when` and `isOn` read. */
export function useAction(id: string): ShownAction {
  const t = useText();
  const action = actionById(id);
  const works = () => action?.when?.() ?? true;
  const on = () => action?.isOn?.() ?? false;
  useDocument(works);
  useEngine(works);
  useView(works);
  useDocument(on);
  useView(on);
  const keys = action?.keys[0];
  return {
    label: action ? t(action.label) : id,
    icon: action?.icon ?? 'circle-dashed',
    shortcut: keys === undefined ? undefined : keyText(keys),
    isDisabled: !works(),
    isOn: on(),
  };
}

/** A menu of actions as they stand now; '-' draws a line. */
export function menuEntries(ids: readonly string[], t: Translate): readonly MenuEntry[] {
  return ids.flatMap((id, at): readonly MenuEntry[] => {
    if (id === '-') return [{ separator: true, id: `line-${at}` }];
    const action = actionById(id);
    if (!action) return [];
    const keys = action.keys[0];
    return [
      {
        id,
        label: t(action.label),
        ...(action.icon ? { icon: action.icon } : {}),
        ...(keys === undefined ? {} : { shortcut: keyText(keys) }),
        isDisabled: action.when?.() === false,
        isChecked: action.isOn?.() === true,
      },
    ];
  });
}
