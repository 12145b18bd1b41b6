// The menus of the top bar: every action, by group.
import { allActions, runAction } from '#renderer/actions/all-actions.ts';
import { groups } from '#renderer/actions/action.ts';
import type { ActionGroup } from '#renderer/actions/action.ts';
import { menuEntries } from '#renderer/actions/use-action.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useEngine } from '#renderer/state/engine-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { useText } from '#renderer/ui/use-text.ts';

/** The ids of a group's actions, '-' for a line. */
const menuOf = (group: ActionGroup): readonly string[] =>
  allActions
    .filter((action) => action.group === group)
    .flatMap(({ id, beginsPart }) => (beginsPart ? ['-', id] : [id]));

export function MenuBar() {
  const t = useText();
  // The entries are read when a menu opens; these follow what decides whether they work.
  useDocument((state) => state.history);
  useEngine((state) => state.running);
  useView((view) => view.selectedNodes);
  useView((view) => view.open);
  useView((view) => view.drawer);
  useView((view) => view.dockSide);
  return (
    <nav className="menu-bar">
      {groups.map((group) => (
        <Menu
          key={group}
          label={t(`workbench.group.${group}`)}
          entries={menuEntries(menuOf(group), t)}
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
