// What an empty canvas says: how to begin.
import { actionById, runAction } from '#renderer/actions/all-actions.ts';
import { keyCaps } from '#renderer/actions/keys.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { useText } from '#renderer/ui/use-text.ts';

export function CanvasHint() {
  const t = useText();
  const keys = actionById('node.add')?.keys[0];
  return (
    <div className="canvas-hint ui-column ui-center ui-muted">
      <Icon name="workflow" size={28} />
      <strong>{t('workbench.canvas.emptyTitle')}</strong>
      <p>{t('workbench.canvas.emptyHint')}</p>
      <Button size="small" icon="file-spreadsheet" onPress={() => runAction('file.readFile')}>
        {t('workbench.action.readFile')}
      </Button>
      {keys ? (
        <p>
          {keyCaps(keys).map((cap) => (
            <kbd key={cap}>{cap}</kbd>
          ))}{' '}
          {t('workbench.canvas.emptyKey')}
        </p>
      ) : null}
    </div>
  );
}
