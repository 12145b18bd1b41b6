// Shown instead of the studio when the host does not answer.
import { UiRoot } from '#renderer/ui/UiRoot.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useText } from '#renderer/ui/use-text.ts';

export function StartFailure() {
  const t = useText();
  return (
    <UiRoot>
      <main className="failed-start">
        <EmptyState icon="unplug" title={t('workbench.failure.title')} hint={t('workbench.failure.hint')} />
      </main>
    </UiRoot>
  );
}
