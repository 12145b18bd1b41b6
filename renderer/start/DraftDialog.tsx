// Offered when a file is opened that was left with unsaved changes.
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { useText } from '#renderer/ui/use-text.ts';

interface DraftDialogProps {
  onRestore(): void;
  onDiscard(): void;
  /** Decides nothing: the draft stays, and is offered again. */
  onClose(): void;
}

export function DraftDialog({ onRestore, onDiscard, onClose }: DraftDialogProps) {
  const t = useText();
  return (
    <Dialog
      title={t('studio.start.draft')}
      isOpen
      isQuestion
      onClose={onClose}
      footer={
        <>
          <Button onPress={onDiscard}>{t('studio.start.draftDiscard')}</Button>
          <Button variant="primary" autoFocus onPress={onRestore}>
            {t('studio.start.draftRestore')}
          </Button>
        </>
      }
    >
      {t('studio.start.draftHint')}
    </Dialog>
  );
}
