// A list of commands that opens from a button.
import '#renderer/ui/controls.css';
import type { ReactElement } from 'react';
import { Keyboard, Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { Icon } from '#renderer/ui/Icon.tsx';

export type MenuEntry =
  | { readonly separator: true; readonly id: string }
  | {
      readonly separator?: never;
      readonly id: string;
      readonly label: string;
      readonly icon?: string;
      readonly shortcut?: string;
      readonly isDisabled?: boolean;
      readonly isChecked?: boolean;
    };

interface MenuProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  onChoose(id: string): void;
  /** The button that opens it. */
  readonly children: ReactElement;
}

export function Menu({ label, entries, onChoose, children }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className="ui-popover ui-card" offset={4}>
        <MenuItems label={label} entries={entries} onChoose={onChoose} />
      </Popover>
    </MenuTrigger>
  );
}

/** The list alone, for a menu that opens in another way, such as at the pointer. */
export function MenuItems({ label, entries, onChoose }: Omit<MenuProps, 'children'>) {
  return (
    <AriaMenu className="ui-list" aria-label={label} onAction={(key) => onChoose(String(key))}>
      {entries.map((entry) =>
        entry.separator ? (
          <Separator className="ui-menu-separator" key={entry.id} />
        ) : (
          <MenuItem
            className="ui-option ui-row"
            id={entry.id}
            key={entry.id}
            textValue={entry.label}
            isDisabled={entry.isDisabled ?? false}
          >
            {entry.isChecked || entry.icon ? (
              <Icon name={entry.isChecked ? 'check' : (entry.icon ?? '')} size={14} />
            ) : (
              <i className="ui-menu-blank" />
            )}
            <span className="ui-grow">{entry.label}</span>
            {entry.shortcut ? <Keyboard className="ui-small">{entry.shortcut}</Keyboard> : null}
          </MenuItem>
        ),
      )}
    </AriaMenu>
  );
}
