// Groups that fold, with entries in them: arrow keys walk and fold, Enter acts.
import '#renderer/ui/regions.css';
import type { ReactNode } from 'react';
import { Button, Tree as AriaTree, TreeItem, TreeItemContent } from 'react-aria-components';
import { Icon } from '#renderer/ui/Icon.tsx';

export interface TreeEntry {
  readonly id: string;
  readonly label: string;
  readonly content?: ReactNode;
  readonly icon?: string;
  readonly children?: readonly TreeEntry[];
}

interface TreeProps {
  readonly label: string;
  readonly entries: readonly TreeEntry[];
  /** Ids of the groups that are open at first. */
  readonly open: readonly string[];
  onAct(id: string): void;
  readonly emptyText: string;
}

export function Tree({ label, entries, open, onAct, emptyText }: TreeProps) {
  return (
    <AriaTree
      className="ui-tree"
      aria-label={label}
      defaultExpandedKeys={open}
      onAction={(key) => onAct(String(key))}
      renderEmptyState={() => <div className="ui-list-empty">{emptyText}</div>}
    >
      {entries.map((entry) => treeItem(entry))}
    </AriaTree>
  );
}

function treeItem(entry: TreeEntry): ReactNode {
  return (
    <TreeItem className="ui-tree-item" id={entry.id} key={entry.id} textValue={entry.label}>
      <TreeItemContent>
        {({ hasChildItems }) => (
          <div className="ui-tree-row">
            {hasChildItems ? (
              <Button slot="chevron" className="ui-tree-chevron">
                <Icon name="chevron-right" size={14} />
              </Button>
            ) : null}
            {entry.icon ? <Icon name={entry.icon} /> : null}
            {entry.content ?? <span className="ui-option-label">{entry.label}</span>}
          </div>
        )}
      </TreeItemContent>
      {entry.children?.map((child) => treeItem(child))}
    </TreeItem>
  );
}
