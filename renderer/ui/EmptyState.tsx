// A region that has nothing to show yet: what would be here, and how to get it.
import '#renderer/ui/regions.css';
import type { ReactNode } from 'react';
import { Icon } from '#renderer/ui/Icon.tsx';

interface EmptyStateProps {
  readonly icon: string;
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
}

export function EmptyState({ icon, title, hint, children }: EmptyStateProps) {
  return (
    <div className="ui-empty ui-column ui-center ui-muted">
      <Icon name={icon} size={24} />
      <strong>{title}</strong>
      {hint === undefined ? null : <span>{hint}</span>}
      {children}
    </div>
  );
}
