// A file before it is read: its first and last rows beside the settings of the node that reads it, each with what the
// reader found. Ends in a new node, or in new settings of the node that it was opened for; one step of undo.
import '#renderer/read-file/read-file.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { saveAs } from '#renderer/actions/file-actions.ts';
import { addKind, setParams } from '#renderer/canvas/gestures.ts';
import { pathBelow } from '#renderer/inspector/relative-path.ts';
import { textOf, valueOf } from '#renderer/inspector/param-form.ts';
import { kindTitle } from '#renderer/inspector/node-words.ts';
import { FilePart } from '#renderer/read-file/FilePart.tsx';
import { ReadSettings } from '#renderer/read-file/ReadSettings.tsx';
import { usePreview } from '#renderer/read-file/use-preview.ts';
import { nodeTitle } from '#renderer/runs/node-title.ts';
import { FileDialog } from '#renderer/start/FileDialog.tsx';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import type { Dialog as OpenDialog } from '#renderer/state/view-store.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import { catalogue, defaultParams, isNodeKind } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import { kindOfFile, tableFiles } from '#shared/nodes/file-kinds.ts';
import type { ParamValue } from '#shared/spec/param.ts';

interface ReadFileDialogProps {
  readonly asked: Extract<OpenDialog, { readonly dialog: 'read-file' }>;
}

interface Reading {
  readonly kind: NodeKind;
  readonly params: Readonly<Record<string, ParamValue>>;
}

/** `reading` as `kind` would read `file`; what was set for another kind means nothing to it. */
function readingAs(reading: Reading | undefined, kind: NodeKind, file: string): Reading {
  const kept = reading?.kind === kind ? reading.params : defaultParams(catalogue[kind]);
  return { kind, params: { ...kept, file } };
}

export function ReadFileDialog({ asked }: ReadFileDialogProps) {
  const t = useText();
  const folder = useDocument((state) => state.folder);
  const pipeline = useDocument((state) => state.document);
  const readOnly = useDocument((state) => state.readOnly);
  const node = asked.node === undefined ? undefined : pipeline.nodes[asked.node];
  const [reading, setReading] = useState((): Reading => {
    if (node && isNodeKind(node.kind)) {
      const names = Object.keys(catalogue[node.kind].params);
      return { kind: node.kind, params: Object.fromEntries(names.map((name) => [name, valueOf(node, name)])) };
    }
    const file = asked.file ?? '';
    return readingAs(undefined, kindOfFile(asked.file ?? asked.dropped ?? '') ?? 'data.csv', file);
  });
  const file = textOf(reading.params['file'] ?? '');
  const [picking, setPicking] = useState(file === '' && folder !== null && asked.dropped === undefined);
  const [outside, setOutside] = useState(false);
  const found = usePreview(reading.kind, reading.params, folder);
  const extensions = useMemo(
    () => [...new Set(node ? tableFiles.get(reading.kind) : [...tableFiles.values()].flat())],
    [node, reading.kind],
  );
  const { openDialog } = useView.getState();
  const close = () => openDialog(null);
  if (picking && folder !== null) {
    return (
      <FileDialog
        mode="pick"
        extensions={extensions}
        startIn={folder}
        onClose={() => (file === '' ? close() : setPicking(false))}
        onChoose={(path) => {
          const below = pathBelow(folder, path);
          setPicking(false);
          setOutside(below === undefined);
          if (below === undefined) return;
          setReading(readingAs(reading, node ? reading.kind : (kindOfFile(below) ?? 'data.csv'), below));
        }}
      />
    );
  }
  const canRead = !readOnly && file !== '' && folder !== null && (found.preview !== undefined || found.asking);
  const read = () => {
    if (!canRead) return;
    close();
    if (node) setParams(node.id, reading.params);
    else addKind(reading.kind, asked.at ?? { x: 0, y: 0 }, undefined, reading.params);
  };
  return (
    <Dialog
      title={
        node
          ? t('workbench.readFile.titleOf', { node: nodeTitle(pipeline, node.id, t) })
          : t('workbench.readFile.title')
      }
      isOpen
      onClose={close}
      size="large"
      footer={
        <>
          <Button onPress={close}>{t('studio.common.cancel')}</Button>
          <Button variant="primary" isDisabled={!canRead} onPress={read}>
            {t(node ? 'workbench.readFile.use' : 'workbench.readFile.read')}
          </Button>
        </>
      }
    >
      <FocusFirst key={file === '' ? 'none' : 'file'} />
      {folder === null ? (
        <div className="read-file-none">
          <EmptyState icon="save" title={t('workbench.readFile.saveFirst')} hint={t('workbench.readFile.saveHint')}>
            <Button
              icon="save"
              onPress={() => {
                close();
                void saveAs(() => openDialog(asked));
              }}
            >
              {t('workbench.readFile.save')}
            </Button>
          </EmptyState>
        </div>
      ) : file === '' ? (
        <div className="read-file-none">
          <EmptyState
            icon="file-spreadsheet"
            title={t('workbench.readFile.noFile')}
            hint={
              outside
                ? t('studio.inspector.fileOutside')
                : asked.dropped === undefined
                  ? t('workbench.readFile.noFileHint')
                  : t('workbench.readFile.dropped', { name: asked.dropped, folder })
            }
          >
            <Button icon="folder-open" onPress={() => setPicking(true)}>
              {t('workbench.readFile.choose')}
            </Button>
          </EmptyState>
        </div>
      ) : (
        <div className="read-file">
          <FilePart
            reading={reading}
            file={file}
            found={found}
            error={outside ? t('studio.inspector.fileOutside') : undefined}
            onPick={() => setPicking(true)}
            onRead={read}
          />
          <section className="read-file-settings ui-stack ui-scroll" aria-label={t('workbench.readFile.settings')}>
            {node ? null : (
              <Select
                label={t('workbench.readFile.kind')}
                value={reading.kind}
                options={[...tableFiles.keys()].map((id) => ({ id, label: kindTitle(id, t) }))}
                onChange={(kind) => isNodeKind(kind) && setReading(readingAs(reading, kind, file))}
              />
            )}
            <ReadSettings
              kind={reading.kind}
              params={reading.params}
              decisions={found.preview?.decisions}
              problem={found.problem ?? found.preview?.problem}
              onChange={(name, value) => setReading({ ...reading, params: { ...reading.params, [name]: value } })}
            />
          </section>
        </div>
      )}
    </Dialog>
  );
}

/**
 * Takes the keyboard to the rows, or to what has to be done first. The library's own dialog leaves it outside after a drop,
 * which is neither a press nor a key.
 */
function FocusFirst() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const body = mark.current?.parentElement;
    body?.querySelector<HTMLElement>('.read-file-rows, .ui-empty button')?.focus();
  }, []);
  return <span ref={mark} hidden />;
}
