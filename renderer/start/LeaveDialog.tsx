// Asked before unsaved changes would be lost.
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { useText } from '#renderer/ui/use-text.ts';

interface LeaveDialogProps {
  /** Of the pipeline; null when it has none yet. */
  readonly name: string | null;
  onSave(): void;
  onDiscard(): void;
  onCancel(): void;
}

export function LeaveDialog({ name, onSave, onDiscard, onCancel }: LeaveDialogProps) {
  const t = useText();
  return (
    <Dialog
      title={t('studio.file.unsavedTitle', { name: name ?? t('studio.file.untitled') })}
      isOpen
      isQuestion
      onClose={onCancel}
      footer={
        <>
          <Button variant="danger" onPress={onDiscard}>
            {t('studio.common.dontSave')}
          </Button>
          <Button onPress={onCancel}>{t('studio.common.cancel')}</Button>
          <Button variant="primary" autoFocus onPress={onSave}>
            {t('studio.common.save')}
          </Button>
        </>
      }
    >
      {t('studio.file.unsavedHint')}
    </Dialog>
  );
}
