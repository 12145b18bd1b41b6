// What a person can do, as data. Menu bar, toolbar, context menu, command palette, shortcut sheet and keyboard all read
// these records; none of them has a command of its own.
import { useView } from '#renderer/state/view-store.ts';
import type { IconName } from '#renderer/ui/icon-names.ts';

export const groups = ['file', 'edit', 'view', 'run', 'help'] as const;
export type ActionGroup = (typeof groups)[number];

export interface Action {
  /** `area.verb`. */
  readonly id: `${string}.${string}`;
  readonly group: ActionGroup;
  /** Key of its words in shared/text, which go by its verb. */
  readonly label: string;
  /** A line stands before it in its menu. */
  readonly beginsPart?: true;
  readonly icon?: IconName;
  /** In keys.ts' notation; the first is the one that is shown. */
  readonly keys: readonly string[];
  /**
   * Its keys also work in a text field, where single keys and text undo belong to the field; without this only on the
   * canvas and wherever nothing is being typed.
   */
  readonly anywhere?: true;
  /** Whether it works now; always, without this. Reads the stores. */
  when?(): boolean;
  /** For toggles: whether it is on. */
  isOn?(): boolean;
  run(): void | Promise<void>;
}

/** What many actions wait for. */
export const noDialog = () => useView.getState().dialog === null;
export const inStudio = () => useView.getState().screen === 'studio' && noDialog();

/** The actions of one menu, in its order. */
export function defineActions(
  group: ActionGroup,
  actions: readonly Omit<Action, 'group' | 'label'>[],
): readonly Action[] {
  return actions.map((action) => ({ ...action, group, label: `workbench.action.${action.id.split('.')[1]}` }));
}
