// Asked when the file to be saved is no longer the one that was opened.
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { useText } from '#renderer/ui/use-text.ts';

interface ChangedOnDiskProps {
  onOverwrite(): void;
  onSaveAs(): void;
  onCancel(): void;
}

export function ChangedOnDisk({ onOverwrite, onSaveAs, onCancel }: ChangedOnDiskProps) {
  const t = useText();
  return (
    <Dialog
      title={t('workbench.disk.title')}
      isOpen
      isQuestion
      onClose={onCancel}
      footer={
        <>
          <Button variant="danger" onPress={onOverwrite}>
            {t('workbench.disk.overwrite')}
          </Button>
          <Button onPress={onCancel}>{t('studio.common.cancel')}</Button>
          <Button variant="primary" autoFocus onPress={onSaveAs}>
            {t('workbench.disk.saveAs')}
          </Button>
        </>
      }
    >
      {t('workbench.disk.hint')}
    </Dialog>
  );
}
