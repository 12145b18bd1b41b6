// Whichever dialog is open above the studio.
import { CommandPalette } from '#renderer/actions/CommandPalette.tsx';
import { fileName, openPath, save, saveAs, saveTo, suggestedName } from '#renderer/actions/file-actions.ts';
import { ShortcutSheet } from '#renderer/actions/ShortcutSheet.tsx';
import { WireDialog } from '#renderer/canvas/WireDialog.tsx';
import { QuickAdd } from '#renderer/palette/QuickAdd.tsx';
import { ReadFileDialog } from '#renderer/read-file/ReadFileDialog.tsx';
import { TemplateDialog } from '#renderer/start/TemplateDialog.tsx';
import { FileDialog } from '#renderer/start/FileDialog.tsx';
import { nodeTitle } from '#renderer/runs/node-title.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import { Question } from '#renderer/ui/Question.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import { assertNever } from '#shared/spec/assert-never.ts';

export function Dialogs() {
  const t = useText();
  const dialog = useView((view) => view.dialog);
  const { openDialog } = useView.getState();
  const folder = useDocument((state) => (state.path === null && !state.isBesideFiles ? '' : (state.folder ?? '')));
  const name = useDocument((state) => (state.path === null ? state.suggestedName : fileName(state.path)));
  const pipeline = useDocument((state) => state.document);
  if (dialog === null) return null;
  const close = () => openDialog(null);
  /** Closes first, so that what follows may open another dialog. */
  const closing = (then: () => void) => () => {
    close();
    then();
  };
  switch (dialog.dialog) {
    case 'commands':
      return <CommandPalette />;
    case 'shortcuts':
      return <ShortcutSheet />;
    case 'quick-add':
      return <QuickAdd asked={dialog} />;
    case 'read-file':
      return <ReadFileDialog asked={dialog} />;
    case 'template':
      return <TemplateDialog />;
    case 'wire':
      return <WireDialog node={dialog.node} />;
    case 'open':
      return (
        <FileDialog mode="open" startIn={folder} onClose={close} onChoose={(path) => closing(() => openPath(path))()} />
      );
    case 'save': {
      const { then: afterwards } = dialog;
      return (
        <FileDialog
          mode="save"
          startIn={folder}
          suggestedName={suggestedName()}
          onClose={close}
          onChoose={(path) =>
            closing(() => void saveTo(path, true).then((saved) => (saved ? afterwards?.() : undefined)))()
          }
        />
      );
    }
    case 'leave':
      return (
        <Question
          title={t('studio.file.unsavedTitle', { name: name ?? t('studio.file.untitled') })}
          hint={t('studio.file.unsavedHint')}
          onClose={close}
          answers={[
            { label: t('studio.common.dontSave'), variant: 'danger', choose: closing(dialog.proceed) },
            { label: t('studio.common.cancel'), choose: close },
            { label: t('studio.common.save'), variant: 'primary', choose: closing(() => void save(dialog.proceed)) },
          ]}
        />
      );
    case 'stop-run':
      return (
        <Question
          title={t('workbench.stopRun.title', { node: nodeTitle(pipeline, dialog.node, t) })}
          hint={t('workbench.stopRun.hint')}
          onClose={close}
          answers={[
            { label: t('workbench.stopRun.proceed'), variant: 'danger', choose: closing(dialog.proceed) },
            { label: t('studio.common.cancel'), variant: 'primary', choose: close },
          ]}
        />
      );
    case 'draft':
      // Closing it decides nothing: the draft stays, and is offered again.
      return (
        <Question
          title={t('studio.start.draft')}
          hint={t('studio.start.draftHint')}
          onClose={close}
          answers={[
            { label: t('studio.start.draftDiscard'), choose: closing(dialog.discard) },
            { label: t('studio.start.draftRestore'), variant: 'primary', choose: closing(dialog.restore) },
          ]}
        />
      );
    case 'discard-draft':
      return (
        <Question
          title={t('studio.start.discardTitle', { name: dialog.name })}
          hint={t('studio.start.discardHint')}
          onClose={close}
          answers={[
            { label: t('studio.start.draftDiscard'), variant: 'danger', choose: closing(dialog.proceed) },
            { label: t('studio.start.discardKeep'), variant: 'primary', choose: close },
          ]}
        />
      );
    case 'changed-on-disk':
      return (
        <Question
          title={t('workbench.disk.title')}
          hint={t('workbench.disk.hint')}
          onClose={close}
          answers={[
            { label: t('workbench.disk.overwrite'), variant: 'danger', choose: closing(dialog.overwrite) },
            { label: t('studio.common.cancel'), choose: close },
            { label: t('workbench.disk.saveAs'), variant: 'primary', choose: closing(() => void saveAs()) },
          ]}
        />
      );
    default:
      return assertNever(dialog);
  }
}
