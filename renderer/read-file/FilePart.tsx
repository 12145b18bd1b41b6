// The file itself: its name, how large it is, its rows, and what its reader has to say.
import { findingMissing } from '#renderer/read-file/missing.ts';
import { notesOf } from '#renderer/read-file/findings.ts';
import { PreviewTable } from '#renderer/read-file/PreviewTable.tsx';
import type { Previewed } from '#renderer/read-file/use-preview.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import type { ParamValue } from '#shared/spec/param.ts';
import { groupDigits } from '#shared/text/number-text.ts';
import { problemWords } from '#shared/text/problem-words.ts';

interface FilePartProps {
  readonly reading: { readonly kind: string; readonly params: Readonly<Record<string, ParamValue>> };
  readonly file: string;
  readonly found: Previewed;
  readonly error: string | undefined;
  onPick(): void;
  onRead(): void;
}

export function FilePart({ reading: { kind, params }, file, found, error, onPick, onRead }: FilePartProps) {
  const t = useText();
  const { preview, asking, slow } = found;
  const problem = found.problem ?? preview?.problem;
  const words = problem && problemWords(problem, t, kind);
  const nothing = found.failed ? { message: t('workbench.readFile.lost') } : preview ? undefined : words;
  const messages = [
    ...(error === undefined ? [] : [error]),
    ...(words && preview ? [`${words.message} ${words.hint}`] : []),
  ];
  const columns = groupDigits(preview?.columnCount ?? 0);
  return (
    <section className="read-file-part ui-column" aria-label={file} aria-busy={asking}>
      <div className="read-file-head ui-row">
        <Icon name={specOf(kind)?.icon ?? 'file-text'} size={18} />
        <div className="ui-grow ui-column">
          <strong className="ui-clip" title={file}>
            <bdi>{file}</bdi>
          </strong>
          <small className="ui-small">
            {preview === undefined
              ? '\u{a0}'
              : preview.rowCount !== null
                ? t('workbench.readFile.size', { rows: groupDigits(preview.rowCount), columns })
                : t(preview.problem ? 'workbench.readFile.columns' : 'workbench.readFile.sizeUnknown', { columns })}
          </small>
        </div>
        <Button size="small" icon="folder-open" onPress={onPick}>
          {t('workbench.readFile.another')}
        </Button>
      </div>
      {messages.map((message) => (
        <p key={message} className="ui-error" role="alert">
          <Icon name="circle-alert" size={14} />
          <span>{message}</span>
        </p>
      ))}
      <div
        className="read-file-rows ui-scroll"
        tabIndex={0}
        role="region"
        aria-label={t('workbench.readFile.rows')}
        onKeyDown={(event) => event.key === 'Enter' && onRead()}
      >
        {slow ? (
          <div className="read-file-wait">
            <ProgressBar label={t('workbench.readFile.asking')} fraction={null} />
          </div>
        ) : null}
        {nothing ? (
          <div className="read-file-none" role="alert">
            <EmptyState
              icon="circle-alert"
              title={nothing.message}
              {...('hint' in nothing && { hint: nothing.hint })}
            />
          </div>
        ) : null}
        {preview ? <PreviewTable preview={preview} isMissing={findingMissing(kind, params)} /> : null}
      </div>
      {preview
        ? notesOf(preview, t).map((note) => (
            <p key={note} className="ui-small">
              {note}
            </p>
          ))
        : null}
    </section>
  );
}
