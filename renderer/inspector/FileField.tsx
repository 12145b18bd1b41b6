// A file or a folder beside the pipeline: its relative path, typed or chosen from a list.
import { useState } from 'react';
import { pathBelow } from '#renderer/inspector/relative-path.ts';
import { FileDialog } from '#renderer/start/FileDialog.tsx';
import { useDocument } from '#renderer/state/document-store.ts';
import { Button } from '#renderer/ui/Button.tsx';
import type { FieldCommon } from '#renderer/ui/FieldParts.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useText } from '#renderer/ui/use-text.ts';

interface FileFieldProps extends FieldCommon {
  readonly value: string;
  /** Of a file; without them a folder is meant. */
  readonly extensions?: readonly string[];
  onCommit(value: string): void;
}

export function FileField({ value, extensions, onCommit, description, error, ...common }: FileFieldProps) {
  const t = useText();
  const folder = useDocument((state) => state.folder);
  const isFolder = extensions === undefined;
  const [isPicking, setPicking] = useState(false);
  const [outside, setOutside] = useState(false);
  return (
    <div className="ui-field">
      <TextField
        {...common}
        value={value}
        onCommit={(text) => onCommit(text.trim().replaceAll('\\', '/'))}
        placeholder={extensions?.map((extension) => `*.${extension}`).join('  ')}
        description={folder === null ? t('studio.inspector.saveFirst') : description}
        error={outside ? t(isFolder ? 'studio.inspector.folderOutside' : 'studio.inspector.fileOutside') : error}
      />
      <div>
        <Button
          size="small"
          icon="folder-open"
          isDisabled={folder === null || common.isDisabled === true}
          onPress={() => setPicking(true)}
        >
          {t(isFolder ? 'studio.inspector.pickFolder' : 'studio.inspector.pickFile')}
        </Button>
      </div>
      {isPicking && folder !== null ? (
        <FileDialog
          mode={isFolder ? 'folder' : 'pick'}
          extensions={extensions ?? []}
          startIn={folder}
          onClose={() => setPicking(false)}
          onChoose={(path) => {
            const below = pathBelow(folder, path);
            setPicking(false);
            setOutside(below === undefined);
            if (below !== undefined) onCommit(below);
          }}
        />
      ) : null}
    </div>
  );
}
