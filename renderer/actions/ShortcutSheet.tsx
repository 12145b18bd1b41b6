// Every shortcut, by menu, and the gestures of the canvas.
import { allActions } from '#renderer/actions/all-actions.ts';
import { groups } from '#renderer/actions/action.ts';
import { keyCaps } from '#renderer/actions/keys.ts';
import '#renderer/actions/actions.css';
import { useView } from '#renderer/state/view-store.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { useText } from '#renderer/ui/use-text.ts';

export function ShortcutSheet() {
  const t = useText();
  const gestures: readonly (readonly [string, readonly string[]])[] = [
    ['arrows', ['←', '→', '↑', '↓']],
    ['nudge', [...keyCaps('Mod+ArrowRight')]],
    ['marquee', ['Shift', t('workbench.shortcuts.drag')]],
    ['addToSelection', ['Shift', t('workbench.shortcuts.click')]],
    ['quickAdd', [t('workbench.shortcuts.doubleClick')]],
  ];
  return (
    <Dialog
      title={t('workbench.shortcuts.title')}
      isOpen
      size="large"
      onClose={() => useView.getState().openDialog(null)}
    >
      <div className="shortcut-sheet">
        {groups.map((group) => (
          <section key={group}>
            <h3>{t(`workbench.group.${group}`)}</h3>
            <dl>
              {allActions
                .filter((action) => action.group === group && action.keys.length > 0)
                .map((action) => (
                  <div key={action.id}>
                    <dt>{t(action.label)}</dt>
                    <dd>
                      {action.keys.slice(0, 2).map((keys) => (
                        <span key={keys}>
                          {keyCaps(keys).map((cap) => (
                            <kbd key={cap}>{cap}</kbd>
                          ))}
                        </span>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{t('workbench.shortcuts.canvas')}</h3>
          <dl>
            {gestures.map(([name, caps]) => (
              <div key={name}>
                <dt>{t(`workbench.shortcuts.${name}`)}</dt>
                <dd>
                  <span>
                    {caps.map((cap) => (
                      <kbd key={cap}>{cap}</kbd>
                    ))}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
