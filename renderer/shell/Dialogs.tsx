// Whichever dialog is open above the studio.
import { CommandPalette } from '#renderer/actions/CommandPalette.tsx';
import { fileName, openPath, save, saveAs, saveTo, suggestedName } from '#renderer/actions/file-actions.ts';
import { ShortcutSheet } from '#renderer/actions/ShortcutSheet.tsx';
import { WireDialog } from '#renderer/canvas/WireDialog.tsx';
import { QuickAdd } from '#renderer/palette/QuickAdd.tsx';
import { ChangedOnDisk } from '#renderer/shell/ChangedOnDisk.tsx';
import { DraftDialog } from '#renderer/start/DraftDialog.tsx';
import { FileDialog } from '#renderer/start/FileDialog.tsx';
import { LeaveDialog } from '#renderer/start/LeaveDialog.tsx';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import { assertNever } from '#shared/spec/assert-never.ts';

export function Dialogs() {
  const dialog = useView((view) => view.dialog);
  const { openDialog } = useView.getState();
  const folder = useDocument((state) => (state.path === null ? '' : (state.folder ?? '')));
  const name = useDocument((state) => (state.path === null ? state.suggestedName : fileName(state.path)));
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
        <LeaveDialog
          name={name}
          onCancel={close}
          onDiscard={closing(dialog.proceed)}
          onSave={closing(() => void save(dialog.proceed))}
        />
      );
    case 'draft':
      return <DraftDialog onRestore={closing(dialog.restore)} onDiscard={closing(dialog.discard)} onClose={close} />;
    case 'changed-on-disk':
      return (
        <ChangedOnDisk
          onOverwrite={closing(dialog.overwrite)}
          onSaveAs={closing(() => void saveAs())}
          onCancel={close}
        />
      );
    default:
      return assertNever(dialog);
  }
}
