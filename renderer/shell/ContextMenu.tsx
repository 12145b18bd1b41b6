// The menu at the pointer, for a node, a wire or the canvas.
import { useRef } from 'react';
import { Popover } from 'react-aria-components';
import { runAction } from '#renderer/actions/all-actions.ts';
import { menuEntries } from '#renderer/actions/use-action.ts';
import { useView } from '#renderer/state/view-store.ts';
import { MenuItems } from '#renderer/ui/Menu.tsx';
import { useText } from '#renderer/ui/use-text.ts';

const contents = {
  node: [
    'run.toHere',
    '-',
    'node.edit',
    'node.rename',
    'node.wire',
    'node.model',
    'node.pause',
    '-',
    'edit.cut',
    'edit.copy',
    'edit.duplicate',
    'layout.frame',
    'layout.unframe',
    '-',
    'edit.selectUpstream',
    'edit.selectDownstream',
    '-',
    'edit.delete',
    'edit.deleteAndHeal',
    '-',
    'help.node',
  ],
  wire: ['edit.delete'],
  canvas: ['node.add', 'edit.paste', '-', 'edit.selectAll', 'layout.tidy', 'view.fit', '-', 'run.all'],
};

export function ContextMenu() {
  const t = useText();
  const open = useView((view) => view.contextMenu);
  const close = () => useView.getState().openContextMenu(null);
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} className="context-anchor" style={open ? { left: open.at.x, top: open.at.y } : undefined} />
      {open ? (
        <Popover
          className="ui-popover ui-card"
          key={`${open.at.x} ${open.at.y}`}
          isOpen
          triggerRef={anchor}
          placement="bottom start"
          offset={0}
          onOpenChange={(isOpen) => {
            if (!isOpen) close();
          }}
        >
          <MenuItems
            label={t(`workbench.menu.${open.target}`)}
            entries={menuEntries(contents[open.target], t)}
            onChoose={(id) => {
              close();
              runAction(id);
            }}
          />
        </Popover>
      ) : null}
    </>
  );
}
