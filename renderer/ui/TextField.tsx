// One or several lines of text, committed on Enter (Ctrl+Enter where lines are many) and on leaving the field.
import { Input, TextArea, TextField as AriaTextField } from 'react-aria-components';
import { FieldFoot, FieldHead } from '#renderer/ui/FieldParts.tsx';
import type { FieldCommon } from '#renderer/ui/FieldParts.tsx';
import { useDraft } from '#renderer/ui/use-draft.ts';

interface TextFieldProps extends FieldCommon {
  readonly value: string;
  onCommit(value: string): void;
  /** Words for text that cannot be accepted; undefined when it can. */
  check?(value: string): string | undefined;
  readonly multiline?: boolean;
  readonly rows?: number;
  readonly placeholder?: string | undefined;
  readonly hideLabel?: boolean;
}

export function TextField({ value, onCommit, check, multiline = false, rows = 4, ...field }: TextFieldProps) {
  const { label, placeholder, hideLabel = false } = field;
  const commit = (text: string) => {
    const wrong = check?.(text);
    if (wrong === undefined) onCommit(text);
    return wrong;
  };
  const draft = useDraft({ shown: value, commit, multiline });
  const shownError = draft.error ?? (draft.isTyping ? undefined : field.error);
  const box = {
    className: 'ui-input',
    onKeyDown: draft.onKeyDown,
    ...(placeholder === undefined ? {} : { placeholder }),
  };
  return (
    <AriaTextField
      className="ui-field"
      value={draft.text}
      onChange={draft.change}
      onBlur={draft.settle}
      isInvalid={shownError !== undefined}
      isDisabled={field.isDisabled ?? false}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {hideLabel ? null : <FieldHead {...field} />}
      <div className={multiline ? 'ui-box ui-box-tall' : 'ui-box'}>
        {multiline ? <TextArea {...box} rows={rows} /> : <Input {...box} />}
      </div>
      <FieldFoot {...field} error={shownError} />
    </AriaTextField>
  );
}
