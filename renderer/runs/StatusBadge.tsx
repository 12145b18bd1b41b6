// How a node stands, as an icon and a word: never by colour alone.
import { Icon } from '#renderer/ui/Icon.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import type { NodeStatus, Status } from '#renderer/state/node-status.ts';
import type { Translate } from '#shared/text/translate.ts';
import type { IconName } from '#renderer/ui/icon-names.ts';
import '#renderer/runs/runs.css';

const statusIcons: Readonly<Record<Status, IconName>> = {
  idle: 'circle-dashed',
  queued: 'clock',
  running: 'loader',
  done: 'circle-check',
  cached: 'check',
  stale: 'refresh',
  failed: 'circle-x',
  blocked: 'ban',
  cancelled: 'stop',
  paused: 'pause',
};

export function statusText(status: NodeStatus, t: Translate): string {
  if (status.status === 'idle') return t('studio.state.new');
  if (status.status === 'stale') return t(status.upstream === null ? 'studio.state.changed' : 'studio.state.upstream');
  return t(`studio.state.${status.status}`);
}

/** `compact` leaves the word to the tooltip and to screen readers. */
export function StatusBadge({ status, compact }: { readonly status: NodeStatus; readonly compact?: boolean }) {
  const t = useText();
  const text = statusText(status, t);
  const fraction =
    status.status === 'running' && status.fraction !== null ? ` ${Math.round(status.fraction * 100)} %` : '';
  return (
    <span
      className="status-badge ui-row ui-small ui-numbers"
      data-status={status.status}
      title={compact ? text : undefined}
    >
      <Icon
        name={statusIcons[status.status]}
        size={12}
        {...(status.status === 'running' ? { className: 'ui-spin' } : {})}
      />
      <span className={compact ? 'visually-hidden' : undefined}>
        {text}
        {fraction}
      </span>
    </span>
  );
}
