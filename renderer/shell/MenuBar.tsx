// The menus of the top bar: every action that has a place in one.
import { runAction } from '#renderer/actions/all-actions.ts';
import { groups } from '#renderer/actions/action.ts';
import type { ActionGroup } from '#renderer/actions/action.ts';
import { menuEntries } from '#renderer/actions/use-action.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { useText } from '#renderer/ui/use-text.ts';

/** By group, '-' for a line. A test holds that every action is in one of them. */
export const menus: Readonly<Record<ActionGroup, readonly string[]>> = {
  file: ['file.new', 'file.open', '-', 'file.save', 'file.saveAs', '-', 'file.start'],
  edit: [
    'edit.undo',
    'edit.redo',
    '-',
    'edit.cut',
    'edit.copy',
    'edit.paste',
    'edit.duplicate',
    'edit.delete',
    'edit.deleteAndHeal',
    '-',
    'edit.selectAll',
    'edit.selectNone',
    'edit.selectUpstream',
    'edit.selectDownstream',
    '-',
    'node.add',
    'node.edit',
    'node.rename',
    'node.wire',
    'node.pause',
    '-',
    'layout.tidy',
  ],
  view: [
    'view.fit',
    'view.fitSelection',
    'view.zoomIn',
    'view.zoomOut',
    'view.zoomReset',
    '-',
    'view.palette',
    'view.inspector',
    'view.bottom',
    'view.minimap',
    '-',
    'view.theme',
    'view.themeSystem',
    'view.language',
    '-',
    'view.nextRegion',
    'view.previousRegion',
  ],
  run: ['run.all', 'run.toHere', 'run.anew', '-', 'run.cancel'],
  help: ['help.commands', 'help.shortcuts', 'help.node'],
};

export function MenuBar() {
  const t = useText();
  // The entries are read when a menu opens; these follow what decides whether they work.
  useDocument((state) => state.history);
  useEngine((state) => state.running);
  useView((view) => view.selectedNodes);
  useView((view) => view.open);
  return (
    <nav className="menu-bar">
      {groups.map((group) => (
        <Menu
          key={group}
          label={t(`workbench.group.${group}`)}
          entries={menuEntries(menus[group], t)}
          onChoose={runAction}
        >
          <Button variant="quiet" size="small">
            {t(`workbench.group.${group}`)}
          </Button>
        </Menu>
      ))}
    </nav>
  );
}
