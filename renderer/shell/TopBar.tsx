// The bar above: menus, the file's name, undo, run, and how the engine is.
import { ActionButton } from '#renderer/actions/ActionButton.tsx';
import { fileName } from '#renderer/actions/file-actions.ts';
import { useProblems } from '#renderer/problems/use-problems.ts';
import { EngineBadge } from '#renderer/runs/EngineBadge.tsx';
import { RunControls } from '#renderer/runs/RunControls.tsx';
import { MenuBar } from '#renderer/shell/MenuBar.tsx';
import { useDocument } from '#renderer/state/document-store.ts';
import { isPanelOpen, useView } from '#renderer/state/view-store.ts';
import { useText } from '#renderer/ui/use-text.ts';

export function TopBar() {
  const t = useText();
  return (
    <header className="top-bar ui-row" data-region="top" role="region" aria-label={t('workbench.region.top')}>
      <MenuBar />
      <span className="top-line" />
      <ActionButton id="file.save" />
      <ActionButton id="edit.undo" />
      <ActionButton id="edit.redo" />
      <FileTitle />
      <RunControls />
      <span className="ui-grow" />
      <EngineBadge />
      <ThemeButton />
      <ActionButton id="view.language" />
      <span className="top-line" />
      <ActionButton id="view.palette" isToggle />
      <DockButton />
      <ActionButton id="view.inspector" isToggle />
    </header>
  );
}

function FileTitle() {
  const t = useText();
  const name = useDocument((state) => (state.path === null ? state.suggestedName : fileName(state.path)));
  const path = useDocument((state) => state.path);
  const dirty = useDocument((state) => state.dirty);
  return (
    <span className="file-title ui-row" title={path ?? undefined}>
      <span className="file-title-name ui-clip">{(name ?? t('studio.file.untitled')).replace(/\.loom$/, '')}</span>
      {dirty ? (
        <i
          className="file-title-dot"
          role="img"
          aria-label={t('workbench.file.unsaved')}
          title={t('workbench.file.unsaved')}
        />
      ) : null}
    </span>
  );
}

/** While the dock is closed its button says how many problems there are. */
function DockButton() {
  const t = useText();
  const isOpen = useView((view) => isPanelOpen(view, 'bottom'));
  const all = useProblems().filter(({ severity }) => severity !== 'info');
  const problems = all.length;
  return (
    <span className="dock-button">
      <ActionButton id="view.bottom" isToggle />
      {isOpen || problems === 0 ? null : (
        <span
          className="dock-button-count ui-numbers"
          data-severity={all.some(({ severity }) => severity === 'error') ? 'error' : 'warning'}
          role="img"
          aria-label={t('workbench.dock.problems', { count: problems })}
        >
          {problems}
        </span>
      )}
    </span>
  );
}

function ThemeButton() {
  const theme = useView((view) => view.theme);
  return <ActionButton id="view.theme" icon={theme === 'light' ? 'moon' : theme === 'dark' ? 'sun' : 'monitor'} />;
}
