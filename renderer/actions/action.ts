// What a person can do, as data. Menu bar, toolbar, context menu, command palette, shortcut sheet and keyboard all read
// these records; none of them has a command of its own.
import { useView } from '#renderer/state/view-store.ts';
import type { IconName } from '#renderer/ui/icon-names.ts';

export const groups = ['file', 'edit', 'view', 'run', 'help'] as const;
export type ActionGroup = (typeof groups)[number];

/**
 * Where its keys work: on the canvas and wherever nothing is being typed, or also in a text field (where single keys
 * and text undo belong to the field).
 */
export type KeyScope = 'canvas' | 'anywhere';

export interface Action {
  /** `area.verb`. */
  readonly id: `${string}.${string}`;
  readonly group: ActionGroup;
  /** Key of its words in shared/text. */
  readonly label: string;
  readonly icon?: IconName;
  /** In keys.ts' notation; the first is the one that is shown. */
  readonly keys: readonly string[];
  readonly scope: KeyScope;
  /** Whether it works now; always, without this. Reads the stores. */
  when?(): boolean;
  /** For toggles: whether it is on. */
  isOn?(): boolean;
  run(): void | Promise<void>;
}

/** What many actions wait for. */
export const noDialog = () => useView.getState().dialog === null;
export const inStudio = () => useView.getState().screen === 'studio' && noDialog();

/** Keeps the literal types of a list of actions. */
export function defineActions(...actions: readonly Action[]): readonly Action[] {
  return actions;
}
