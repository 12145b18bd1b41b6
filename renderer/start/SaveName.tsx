// The name that a pipeline is saved under; Enter saves.
import { Input, TextField } from 'react-aria-components';
import { pipelineFileName } from '#renderer/start/file-names.ts';
import { FieldFoot, FieldHead } from '#renderer/ui/FieldParts.tsx';
import { useText } from '#renderer/ui/use-text.ts';

interface SaveNameProps {
  readonly value: string;
  onChange(value: string): void;
  onSubmit(): void;
}

export function SaveName({ value, onChange, onSubmit }: SaveNameProps) {
  const t = useText();
  const error = pipelineFileName(value) === undefined && value !== '' ? t('studio.file.badName') : undefined;
  return (
    <TextField className="ui-field" value={value} onChange={onChange} isInvalid={error !== undefined} autoFocus>
      <FieldHead label={t('studio.file.name')} />
      <div className="ui-box">
        <Input
          className="ui-input"
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) onSubmit();
          }}
        />
        <span className="ui-unit ui-small">{/\.loom$/i.test(value) ? '' : '.loom'}</span>
      </div>
      <FieldFoot error={error} />
    </TextField>
  );
}
