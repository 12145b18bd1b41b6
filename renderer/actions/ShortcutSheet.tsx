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
    ['cut', [...keyCaps('Mod+ ').slice(0, 1), t('workbench.shortcuts.rightDrag')]],
    ['dropWires', [...keyCaps('Mod+Alt+ ').slice(0, 2), t('workbench.shortcuts.click')]],
    ['callOff', [...keyCaps('Escape')]],
  ];
  return (
    <Dialog
      title={t('workbench.shortcuts.title')}
      isOpen
      size="large"
      onClose={() => useView.getState().openDialog(null)}
    >
      {/* Longer than the window, so it has to be scrolled by keys as well. */}
      <div className="shortcut-sheet" tabIndex={0} role="group" aria-label={t('workbench.shortcuts.title')}>
        {groups.map((group) => (
          <section key={group}>
            <h3>{t(`workbench.group.${group}`)}</h3>
            <dl>
              {allActions
                .filter((action) => action.group === group && action.keys.length > 0)
                .map(({ id, label, keys }) => (
                  <Shortcut key={id} words={t(label)} keys={keys.slice(0, 2).map((one) => keyCaps(one))} />
                ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{t('workbench.shortcuts.canvas')}</h3>
          <dl>
            {gestures.map(([name, caps]) => (
              <Shortcut key={name} words={t(`workbench.shortcuts.${name}`)} keys={[caps]} />
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}

function Shortcut({ words, keys }: { readonly words: string; readonly keys: readonly (readonly string[])[] }) {
  return (
    <div>
      <dt>{words}</dt>
      <dd>
        {keys.map((caps) => (
          <span key={caps.join(' ')}>
            {caps.map((cap) => (
              <kbd key={cap}>{cap}</kbd>
            ))}
          </span>
        ))}
      </dd>
    </div>
  );
}
