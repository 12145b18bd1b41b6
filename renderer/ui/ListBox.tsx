// A list to choose one thing from, always in view; double click or Enter acts on it.
import '#renderer/ui/controls.css';
import { GridList, GridListItem } from 'react-aria-components';
import { Icon } from '#renderer/ui/Icon.tsx';

export interface ListEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: string;
}

interface ListBoxProps {
  readonly label: string;
  readonly entries: readonly ListEntry[];
  readonly selected: string | null;
  onSelect(id: string | null): void;
  onAct(id: string): void;
  readonly emptyText: string;
}

export function ListBox({ label, entries, selected, onSelect, onAct, emptyText }: ListBoxProps) {
  return (
    <GridList
      className="ui-list"
      aria-label={label}
      items={entries}
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={selected === null ? [] : [selected]}
      onSelectionChange={(keys) => {
        const [first] = keys === 'all' ? [] : keys;
        onSelect(first === undefined ? null : String(first));
      }}
      onAction={(key) => onAct(String(key))}
      renderEmptyState={() => <div className="ui-list-empty">{emptyText}</div>}
    >
      {(entry) => (
        <GridListItem className="ui-option ui-row" id={entry.id} textValue={entry.label}>
          {entry.icon ? <Icon name={entry.icon} /> : null}
          <span className="ui-grow">{entry.label}</span>
        </GridListItem>
      )}
    </GridList>
  );
}
