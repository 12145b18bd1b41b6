// Start page or studio, and what lies over both.
import { fileName } from '#renderer/actions/file-actions.ts';
import { Dialogs } from '#renderer/shell/Dialogs.tsx';
import { LiveRegion } from '#renderer/shell/LiveRegion.tsx';
import { Studio } from '#renderer/shell/Studio.tsx';
import { StartPage } from '#renderer/start/StartPage.tsx';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import { UiRoot } from '#renderer/ui/UiRoot.tsx';
import { useText } from '#renderer/ui/use-text.ts';

export function App() {
  const screen = useView((view) => view.screen);
  return (
    <UiRoot>
      <PageTitle />
      {screen === 'studio' ? <Studio /> : <StartPage />}
      <Dialogs />
      <LiveRegion />
    </UiRoot>
  );
}

function PageTitle() {
  const t = useText();
  const screen = useView((view) => view.screen);
  const name = useDocument((state) => (state.path === null ? state.suggestedName : fileName(state.path)));
  const dirty = useDocument((state) => state.dirty);
  if (screen === 'start') return <title>{t('studio.product.name')}</title>;
  return (
    <title>{`${dirty ? '● ' : ''}${t('workbench.file.title', { name: name ?? t('studio.file.untitled') })}`}</title>
  );
}
