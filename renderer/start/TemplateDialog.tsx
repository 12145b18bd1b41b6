// "New from template": an example is chosen, then what it learns from: its own data, or a file or a folder of the person's.
import { useState } from 'react';
import { openExample, openMade } from '#renderer/actions/file-actions.ts';
import { canvasView } from '#renderer/canvas/canvas-view.ts';
import { FileDialog } from '#renderer/start/FileDialog.tsx';
import { changesSaid, chosenData, endingsOf } from '#renderer/start/own-data.ts';
import { useStartData } from '#renderer/start/use-start-data.ts';
import type { Example } from '#renderer/start/use-start-data.ts';
import { engine } from '#renderer/state/connection.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { ListBox } from '#renderer/ui/ListBox.tsx';
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx';
import { toast } from '#renderer/ui/Toasts.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import { applyRepair, isRefused } from '#shared/document/edits.ts';
import { ownDataPlaces } from '#shared/nodes/own-data.ts';
import type { OwnDataPlaces } from '#shared/nodes/own-data.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { Translate } from '#shared/text/translate.ts';
import { problemWords } from '#shared/text/problem-words.ts';

/** What it takes, in a sentence. */
function takes({ target, texts, pictures, text }: OwnDataPlaces, t: Translate): string {
  if (pictures) return t('workbench.template.takesPictures');
  if (texts) return t('workbench.template.takesTexts');
  if (target !== undefined) return t('workbench.template.takesTable');
  return text.length > 0 ? t('workbench.template.takesText') : '';
}

export function TemplateDialog() {
  const t = useText();
  const { examples } = useStartData();
  const [name, setName] = useState<string | null>(null);
  const [picking, setPicking] = useState<'pick' | 'folder' | null>(null);
  const [making, setMaking] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const chosen = examples?.find((example) => example.name === name);
  const places = chosen && ownDataPlaces(chosen.document);
  const { openDialog } = useView.getState();
  const close = () => openDialog(null);
  const make = async (example: Example, path: string, isFolder: boolean) => {
    setMaking(true);
    setWrong(null);
    const { folder, kind, params } = chosenData(example.document, ownDataPlaces(example.document), path, isFolder);
    try {
      const client = await engine();
      const { patches, target } = await client['pipeline.template']({
        document: example.document,
        folder,
        kind,
        params: { ...params },
      });
      const edited = applyRepair(example.document, patches);
      if (isRefused(edited)) throw new Fault('edit.repair');
      close();
      openMade(edited.document, { folder, name: example.name }, () => {
        const text = changesSaid(example.document, edited.document, target, t);
        const { announce, select } = useView.getState();
        select(Object.keys(useDocument.getState().document.nodes).filter((id) => id === 'target'));
        canvasView()?.fit(Object.keys(edited.document.nodes));
        toast({ severity: 'success', text });
        announce(text);
      });
    } catch (error) {
      const words = error instanceof Fault ? problemWords(error.problem, t, undefined) : undefined;
      setWrong(words ? `${words.message} ${words.hint}` : t('workbench.template.lost'));
      setMaking(false);
    }
  };
  if (picking !== null && chosen && places) {
    return (
      <FileDialog
        mode={picking}
        extensions={picking === 'pick' ? endingsOf(places) : []}
        onClose={() => setPicking(null)}
        onChoose={(path) => {
          setPicking(null);
          void make(chosen, path, picking === 'folder');
        }}
      />
    );
  }
  const useItsData = (example: string) => {
    close();
    openExample(example);
  };
  const takesFile = places !== undefined && endingsOf(places).length > 0;
  return (
    <Dialog
      title={t('workbench.template.title')}
      isOpen
      onClose={close}
      size="medium"
      footer={
        <>
          <Button onPress={close}>{t('studio.common.cancel')}</Button>
          <Button isDisabled={name === null || making} onPress={() => name !== null && useItsData(name)}>
            {t('workbench.template.itsData')}
          </Button>
          <Button
            icon="folder-open"
            isDisabled={making || !(places?.pictures || places?.texts)}
            onPress={() => setPicking('folder')}
          >
            {t('workbench.template.folder')}
          </Button>
          <Button
            variant="primary"
            icon="file-spreadsheet"
            isDisabled={making || !takesFile}
            onPress={() => setPicking('pick')}
          >
            {t('workbench.template.file')}
          </Button>
        </>
      }
    >
      <div className="ui-stack">
        <p className="ui-muted">{t('workbench.template.hint')}</p>
        <div className="file-list">
          <ListBox
            label={t('workbench.template.list')}
            entries={(examples ?? []).map((example) => ({
              id: example.name,
              label: t(`studio.example.${example.name}.title`),
              icon: 'workflow',
            }))}
            selected={name}
            onSelect={(id) => {
              setName(id);
              setWrong(null);
            }}
            onAct={useItsData}
            emptyText={t(examples ? 'workbench.template.none' : 'studio.common.loading')}
          />
        </div>
        {chosen && places ? (
          <p>
            {t(`studio.example.${chosen.name}.description`)} {takes(places, t)}
          </p>
        ) : null}
        {making ? <ProgressBar label={t('workbench.template.making')} fraction={null} /> : null}
        {wrong === null ? null : (
          <p className="ui-error" role="alert">
            <Icon name="circle-alert" size={14} />
            <span>{wrong}</span>
          </p>
        )}
      </div>
    </Dialog>
  );
}
