// A longer text in Markdown: written in one tab, seen in the other.
import { useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import type { FieldCommon } from '#renderer/ui/FieldParts.tsx';
import { Markdown } from '#renderer/ui/Markdown.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useText } from '#renderer/ui/use-text.ts';

interface MarkdownFieldProps extends FieldCommon {
  readonly value: string;
  check(value: string): string | undefined;
  onCommit(value: string): void;
}

export function MarkdownField({ value, check, onCommit, aside, ...common }: MarkdownFieldProps) {
  const t = useText();
  const [preview, setPreview] = useState(false);
  const turn = (
    <>
      {aside}
      <Button variant="quiet" size="small" icon={preview ? 'pencil' : 'file-text'} onPress={() => setPreview(!preview)}>
        {t(preview ? 'studio.inspector.edit' : 'studio.inspector.preview')}
      </Button>
    </>
  );
  if (!preview)
    return <TextField {...common} aside={turn} value={value} check={check} onCommit={onCommit} multiline rows={10} />;
  return (
    <div className="ui-field">
      <div className="ui-field-head ui-row">
        <span className="ui-label">{common.label}</span>
        {turn}
      </div>
      <div className="inspector-preview">
        <Markdown text={value} />
      </div>
    </div>
  );
}
