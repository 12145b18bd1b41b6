// Finding one's way: every command by name, every shortcut, the help of a node.
import { defineActions, inStudio, noDialog } from '#renderer/actions/action.ts';
import { useView } from '#renderer/state/view-store.ts';

export const helpActions = defineActions('help', [
  {
    id: 'help.commands',
    icon: 'command',
    keys: ['Mod+K', 'Mod+Shift+P'],
    anywhere: true,
    when: noDialog,
    run: () => useView.getState().openDialog({ dialog: 'commands' }),
  },
  {
    id: 'help.shortcuts',
    icon: 'keyboard',
    keys: ['?'],
    when: noDialog,
    run: () => useView.getState().openDialog({ dialog: 'shortcuts' }),
  },
  {
    id: 'help.node',
    icon: 'help',
    keys: ['F1'],
    anywhere: true,
    when: () => inStudio() && useView.getState().selectedNodes.length === 1,
    run: () => {
      useView.getState().togglePanel('inspector', true);
      requestAnimationFrame(() => {
        const help = document.querySelector<HTMLButtonElement>(
          '[data-region="inspector"] .inspector-part:last-child .ui-disclosure-button',
        );
        if (help?.getAttribute('aria-expanded') === 'false') help.click();
        help?.focus();
        help?.scrollIntoView({ block: 'start' });
      });
    },
  },
]);
