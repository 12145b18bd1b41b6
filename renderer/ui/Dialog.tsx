// A window over the studio: focus stays in it, Esc closes it, and focus goes back to where it was.
import '#renderer/ui/regions.css';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { useText } from '#renderer/ui/use-text.ts';

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  onClose(): void;
  readonly size?: 'small' | 'medium' | 'large' | 'full';
  /** A question that must be answered: not closed by a press outside. */
  readonly isQuestion?: boolean;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

export function Dialog({ title, isOpen, onClose, size = 'small', isQuestion = false, footer, children }: DialogProps) {
  const t = useText();
  return (
    <ModalOverlay
      className="ui-overlay ui-center"
      isOpen={isOpen}
      isDismissable={!isQuestion}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="ui-modal ui-card" data-size={size}>
        <AriaDialog className="ui-dialog ui-column ui-grow" role={isQuestion ? 'alertdialog' : 'dialog'}>
          <div className="ui-dialog-head ui-row">
            <Heading slot="title" level={2} className="ui-dialog-title">
              {title}
            </Heading>
            <IconButton icon="x" label={t('studio.common.close')} size="small" onPress={onClose} />
          </div>
          <div className="ui-dialog-body ui-scroll">{children}</div>
          {footer ? <div className="ui-dialog-foot ui-row">{footer}</div> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
