// Keeps a fault in one region from taking the studio with it.
import { Component } from 'react';
import type { ErrorInfo, ReactNode } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useText } from '#renderer/ui/use-text.ts';

interface FailureState {
  readonly error: unknown;
}

// React catches errors in classes only.
export class Failure extends Component<{ readonly children: ReactNode }, FailureState> {
  override state: FailureState = { error: null };

  static getDerivedStateFromError(error: unknown): FailureState {
    return { error };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <Broken onRetry={() => this.setState({ error: null })} />;
  }
}

function Broken({ onRetry }: { onRetry(): void }) {
  const t = useText();
  return (
    <EmptyState icon="circle-alert" title={t('workbench.failure.broken')} hint={t('workbench.failure.brokenHint')}>
      <Button size="small" icon="refresh" onPress={onRetry}>
        {t('studio.common.retry')}
      </Button>
    </EmptyState>
  );
}
