// The first view: begin, go on, or take an example.
import '#renderer/start/start.css';
import { runAction } from '#renderer/actions/all-actions.ts';
import { newPipeline, openExample, openPath } from '#renderer/actions/file-actions.ts';
import { PipelineDrawing } from '#renderer/start/PipelineDrawing.tsx';
import { UnsavedWork } from '#renderer/start/UnsavedWork.tsx';
import { useStartData } from '#renderer/start/use-start-data.ts';
import type { Example } from '#renderer/start/use-start-data.ts';
import { useView } from '#renderer/state/view-store.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import { hasWords } from '#shared/text/translate.ts';
import { languages } from '#shared/text/language.ts';

export function StartPage() {
  const t = useText();
  const { examples, recent, drafts, readDrafts } = useStartData();
  return (
    <main className="start">
      <div className="start-page">
        <header className="start-head ui-row">
          <Mark />
          <div>
            <h1>{t('studio.product.name')}</h1>
            <p>{t('studio.product.tagline')}</p>
          </div>
          <Preferences />
        </header>
        <UnsavedWork drafts={drafts} onChange={readDrafts} />
        <div className="start-columns">
          <nav className="start-side ui-stack" data-gap="small" aria-label={t('studio.start.title')}>
            <button type="button" className="start-action ui-card ui-row" onClick={newPipeline}>
              <Icon name="file-plus" size={20} />
              <span className="ui-column">
                <strong>{t('studio.start.newPipeline')}</strong>
                <small className="ui-small">{t('studio.start.newHint')}</small>
              </span>
            </button>
            <button type="button" className="start-action ui-card ui-row" onClick={() => runAction('file.template')}>
              <Icon name="layers" size={20} />
              <span className="ui-column">
                <strong>{t('studio.start.template')}</strong>
                <small className="ui-small">{t('studio.start.templateHint')}</small>
              </span>
            </button>
            <button type="button" className="start-action ui-card ui-row" onClick={() => runAction('file.open')}>
              <Icon name="folder-open" size={20} />
              <span className="ui-column">
                <strong>{t('studio.start.openPipeline')}</strong>
                <small className="ui-small">{t('studio.start.openHint')}</small>
              </span>
            </button>
            <h2>{t('studio.start.recent')}</h2>
            {recent.length === 0 ? <p className="ui-muted">{t('studio.start.noRecent')}</p> : null}
            <ul className="start-recent">
              {recent.map((path) => {
                const { name, folder } = split(path);
                return (
                  <li key={path}>
                    <button type="button" className="ui-plain ui-row" title={path} onClick={() => openPath(path)}>
                      <Icon name="workflow" size={16} />
                      <span className="ui-clip">
                        {name}
                        <small className="ui-clip ui-small">{folder}</small>
                      </span>
                    </button>
                  </li>
                );
              })}
            </ul>
          </nav>
          <section className="start-examples" aria-labelledby="start-examples">
            <h2 id="start-examples">{t('studio.start.examples')}</h2>
            <p className="ui-muted">{t('studio.start.examplesHint')}</p>
            <ul>
              {examples === null
                ? [1, 2, 3, 4].map((place) => <li key={place} className="start-card" data-waiting />)
                : examples.map((example) => <ExampleCard key={example.name} example={example} />)}
            </ul>
          </section>
        </div>
      </div>
    </main>
  );
}

function ExampleCard({ example }: { readonly example: Example }) {
  const t = useText();
  const language = useView((view) => view.language);
  const key = `studio.example.${example.name}`;
  const known = hasWords(language, `${key}.title`);
  const title = known ? t(`${key}.title`) : example.name;
  return (
    <li className="start-card">
      <button
        type="button"
        className="ui-card ui-column"
        data-example={example.name}
        onClick={() => openExample(example.name)}
      >
        <PipelineDrawing document={example.document} label={t('studio.start.drawing', { name: title })} />
        <span className="start-card-text ui-column">
          <strong>{title}</strong>
          <span className="ui-muted">
            {known
              ? t(`${key}.description`)
              : t('studio.start.exampleNodes', { count: Object.keys(example.document.nodes).length })}
          </span>
        </span>
      </button>
    </li>
  );
}

const themes = [
  ['system', 'monitor'],
  ['light', 'sun'],
  ['dark', 'moon'],
] as const;

/** Language and theme, for whoever has not opened anything yet. */
function Preferences() {
  const t = useText();
  const { language, theme, setLanguage, setTheme } = useView();
  return (
    <div className="start-preferences ui-row">
      <Menu
        label={t('studio.start.language')}
        entries={languages.map((id) => ({
          id,
          label: t(`studio.start.languageName.${id}`),
          isChecked: id === language,
        }))}
        onChoose={(id) => setLanguage(languages.find((known) => known === id) ?? language)}
      >
        <IconButton icon="language" label={t('studio.start.language')} />
      </Menu>
      <Menu
        label={t('studio.start.theme')}
        entries={themes.map(([id, icon]) => ({
          id,
          icon,
          label: t(`studio.start.themeName.${id}`),
          isChecked: id === theme,
        }))}
        onChoose={(id) => setTheme(themes.find(([known]) => known === id)?.[0] ?? theme)}
      >
        <IconButton
          icon={theme === 'dark' ? 'moon' : theme === 'light' ? 'sun' : 'monitor'}
          label={t('studio.start.theme')}
        />
      </Menu>
    </div>
  );
}

/** Three wired nodes, in the colours of what they carry. */
function Mark() {
  return (
    <svg className="start-mark" viewBox="0 0 48 48" aria-hidden>
      <path
        d="M14 13C26 13 22 24 34 24M14 35C26 35 22 24 34 24"
        fill="none"
        stroke="var(--color-text-muted)"
        strokeWidth="2.5"
      />
      <circle cx="12" cy="13" r="6" fill="var(--wire-dataset)" />
      <circle cx="12" cy="35" r="6" fill="var(--wire-layer)" />
      <circle cx="36" cy="24" r="8" fill="var(--wire-model)" />
    </svg>
  );
}

function split(path: string): { readonly name: string; readonly folder: string } {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return { name: path.slice(at + 1).replace(/\.loom$/, ''), folder: path.slice(0, Math.max(at, 0)) };
}
