// Every action by name, with its keys.
import { allActions, runAction } from '#renderer/actions/all-actions.ts';
import { keyText } from '#renderer/actions/keys.ts';
import { SearchList } from '#renderer/palette/SearchList.tsx';
import { useView } from '#renderer/state/view-store.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import { translator } from '#shared/text/translate.ts';

export function CommandPalette() {
  const t = useText();
  const english = translator('en');
  const { openDialog } = useView.getState();
  const items = allActions
    .filter((action) => action.id !== 'help.commands')
    .map((action) => {
      const keys = action.keys[0];
      return {
        id: action.id,
        title: t(action.label),
        keywords: `${action.id} ${english(action.label)}`,
        group: t(`workbench.group.${action.group}`),
        ...(action.icon ? { icon: action.icon } : {}),
        ...(keys === undefined ? {} : { end: <kbd>{keyText(keys)}</kbd> }),
      };
    });
  return (
    <Dialog title={t('workbench.commands.title')} isOpen size="medium" onClose={() => openDialog(null)}>
      <SearchList
        label={t('workbench.commands.search')}
        items={items}
        onLeave={() => openDialog(null)}
        onChoose={(id) => {
          openDialog(null);
          // Once the dialog is gone and focus is back, so that the action finds the studio as it was.
          requestAnimationFrame(() => runAction(id));
        }}
      />
    </Dialog>
  );
}
