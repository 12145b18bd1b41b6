// Short notices in the corner: read out, and gone by themselves unless they are errors. `toast` may be called from
// anywhere, also outside React.
import '#renderer/ui/regions.css';
import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { useText } from '#renderer/ui/use-text.ts';

export interface Notice {
  readonly severity: 'error' | 'warning' | 'info' | 'success';
  /** In the person's language. */
  readonly text: string;
  /** What can be done about it while it is shown. */
  readonly action?: { readonly label: string; act(): void };
}

const icon = { error: 'circle-alert', warning: 'triangle', info: 'info', success: 'circle-check' } as const;
const shownMs = 6000;
const queue = new ToastQueue<Notice>({ maxVisibleToasts: 4 });

/** Shows a notice. */
export function toast(notice: Notice): void {
  queue.add(notice, notice.severity === 'error' ? {} : { timeout: shownMs });
}

export function Toasts() {
  const t = useText();
  return (
    <ToastRegion className="ui-toasts" queue={queue} aria-label={t('studio.control.notifications')}>
      {({ toast: shown }) => (
        <Toast className="ui-toast ui-card ui-row" toast={shown} data-severity={shown.content.severity}>
          <Icon name={icon[shown.content.severity]} />
          <ToastContent className="ui-toast-text ui-grow">
            <span className="visually-hidden">
              {shown.content.severity === 'success' ? '' : t(`studio.severity.${shown.content.severity}`)}
            </span>
            <Text slot="title">{shown.content.text}</Text>
          </ToastContent>
          {shown.content.action ? (
            <Button
              size="small"
              onPress={() => {
                shown.content.action?.act();
                queue.close(shown.key);
              }}
            >
              {shown.content.action.label}
            </Button>
          ) : null}
          <IconButton icon="x" size="small" label={t('studio.control.dismiss')} slot="close" />
        </Toast>
      )}
    </ToastRegion>
  );
}
