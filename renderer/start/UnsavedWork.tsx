// Every draft that the host keeps, each to be brought back or thrown away by itself.
import { discardDraft, draftName, restoreDraft } from '#renderer/actions/file-actions.ts';
import { useView } from '#renderer/state/view-store.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import type { DraftInfo } from '#shared/protocol/host-contract.ts';

interface UnsavedWorkProps {
  /** Newest first. */
  readonly drafts: readonly DraftInfo[];
  /** One was thrown away, or taken back. */
  onChange(): void;
}

export function UnsavedWork({ drafts, onChange }: UnsavedWorkProps) {
  const t = useText();
  const language = useView((view) => view.language);
  if (drafts.length === 0) return null;
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <section className="start-drafts" aria-labelledby="start-drafts">
      <h2 id="start-drafts">{t('studio.start.drafts')}</h2>
      <ul>
        {drafts.map((draft) => {
          const when = time.format(draft.at);
          return (
            <li key={draft.id} className="start-draft ui-row" data-draft={draft.id}>
              <Icon name="history" size={20} />
              <div className="ui-grow">
                <strong>{draftName(draft)}</strong>
                <p>
                  {draft.path === null
                    ? t('studio.start.draftWhen', { when })
                    : t('studio.start.draftOf', { when, path: draft.path })}
                </p>
              </div>
              <Button variant="quiet" onPress={() => discardDraft(draft, onChange)}>
                {t('studio.start.draftDiscard')}
              </Button>
              <Button variant="primary" onPress={() => void restoreDraft(draft)}>
                {t('studio.start.draftRestore')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
