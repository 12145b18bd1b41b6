// Folders and files as the host lists them: to open a pipeline, to save one, or to choose a file or a folder
// that a node reads.
// For hosts that have no dialog of their own; reads and writes nothing itself.
import '#renderer/start/start.css';
import { useEffect, useState } from 'react';
import { joinPath, pipelineFileName } from '#renderer/start/file-names.ts';
import { host } from '#renderer/state/connection.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { ListBox } from '#renderer/ui/ListBox.tsx';
import type { ListEntry } from '#renderer/ui/ListBox.tsx';
import { Question } from '#renderer/ui/Question.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import { SaveName } from '#renderer/start/SaveName.tsx';
import type { HostContract } from '#shared/protocol/host-contract.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import { problemWords } from '#shared/text/problem-words.ts';

interface FileDialogProps {
  readonly mode: 'open' | 'save' | 'pick' | 'folder';
  /** '' = where the host begins. */
  readonly startIn?: string;
  /** Without the dot; pipeline files without this. */
  readonly extensions?: readonly string[];
  readonly suggestedName?: string;
  onClose(): void;
  /** An absolute path. When saving over a file, the person has agreed to that. */
  onChoose(path: string): void;
}

type Listing = Extract<HostContract['file.list']['out'], { readonly ok: true }>['value'];

const titles = {
  open: 'studio.file.openTitle',
  save: 'studio.file.saveTitle',
  pick: 'studio.file.pickTitle',
  folder: 'studio.file.folderTitle',
} as const;

export function FileDialog({ mode, startIn = '', extensions, suggestedName = '', onClose, onChoose }: FileDialogProps) {
  const t = useText();
  const [folder, setFolder] = useState(startIn);
  const [listing, setListing] = useState<Listing | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const [typed, setTyped] = useState(suggestedName);
  const [replacing, setReplacing] = useState<string | null>(null);
  // A list in the props is a new one with every redraw; its text is not.
  const wanted = extensions?.join(',');
  useEffect(() => {
    let current = true;
    host()
      ['file.list']({ folder, ...(wanted === undefined ? {} : { extensions: wanted === '' ? [] : wanted.split(',') }) })
      .then(
        (answer) => {
          if (!current) return;
          if (answer.ok) setListing(answer.value);
          setProblem(answer.ok ? null : answer.problem);
          setSelected(null);
        },
        () => current && setListing(null),
      );
    return () => {
      current = false;
    };
  }, [folder, wanted]);

  const entries: readonly ListEntry[] = [
    ...(listing?.folders ?? []).map((name) => ({ id: `folder:${name}`, label: name, icon: 'folder' })),
    ...(listing?.files ?? []).map((name) => ({
      id: `file:${name}`,
      label: name,
      icon: extensions ? 'file-text' : 'workflow',
    })),
  ];
  const fileOf = (id: string | null) => (id?.startsWith('file:') ? id.slice('file:'.length) : null);
  /** The one that is selected in the list, or else the one that is listed. */
  const chosenFolder = (shown: Listing): string =>
    selected === null ? shown.folder : joinPath(shown.folder, selected.slice('folder:'.length));
  const save = () => {
    const name = pipelineFileName(typed);
    if (name === undefined || !listing) return;
    if (listing.files.includes(name)) setReplacing(name);
    else onChoose(joinPath(listing.folder, name));
  };
  const act = (id: string) => {
    if (!listing) return;
    const file = fileOf(id);
    if (file === null) setFolder(joinPath(listing.folder, id.slice('folder:'.length)));
    else if (mode === 'save') setTyped(file);
    else onChoose(joinPath(listing.folder, file));
  };
  const words = problem ? problemWords(problem, t, undefined) : undefined;
  return (
    <Dialog
      title={t(titles[mode])}
      isOpen
      onClose={onClose}
      size="medium"
      footer={
        <>
          <Button onPress={onClose}>{t('studio.common.cancel')}</Button>
          {mode === 'save' ? (
            <Button variant="primary" isDisabled={!listing || pipelineFileName(typed) === undefined} onPress={save}>
              {t('studio.common.save')}
            </Button>
          ) : mode === 'folder' ? (
            <Button variant="primary" isDisabled={!listing} onPress={() => listing && onChoose(chosenFolder(listing))}>
              {t('studio.file.chooseFolder')}
            </Button>
          ) : (
            <Button variant="primary" isDisabled={selected === null} onPress={() => selected !== null && act(selected)}>
              {t('studio.common.open')}
            </Button>
          )}
        </>
      }
    >
      <div className="ui-stack">
        {mode === 'save' ? <SaveName value={typed} onChange={setTyped} onSubmit={save} /> : null}
        <div className="ui-row">
          <IconButton
            icon="arrow-up"
            label={t('studio.file.up')}
            isDisabled={listing?.parent == null}
            onPress={() => listing?.parent != null && setFolder(listing.parent)}
          />
          <span className="file-folder ui-grow ui-clip ui-muted" title={listing?.folder}>
            <bdi>{listing?.folder ?? ''}</bdi>
          </span>
        </div>
        {words ? (
          <p className="ui-error">
            <Icon name="circle-alert" size={14} />
            {words.message} {words.hint}
          </p>
        ) : null}
        <div className="file-list">
          <ListBox
            label={t('studio.file.list')}
            entries={entries}
            selected={selected}
            onSelect={(id) => {
              setSelected(id);
              const name = fileOf(id);
              if (mode === 'save' && name !== null) setTyped(name);
            }}
            onAct={act}
            emptyText={listing ? t('studio.file.empty') : t('studio.common.loading')}
          />
        </div>
      </div>
      {replacing === null || !listing ? null : (
        <Question
          title={t('studio.file.replaceTitle', { name: replacing })}
          hint={t('studio.file.replaceHint')}
          onClose={() => setReplacing(null)}
          answers={[
            { label: t('studio.common.cancel'), choose: () => setReplacing(null) },
            {
              label: t('studio.file.replace'),
              variant: 'danger',
              choose: () => onChoose(joinPath(listing.folder, replacing)),
            },
          ]}
        />
      )}
    </Dialog>
  );
}
