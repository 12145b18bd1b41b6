// A number with its unit and limits. Text is read by parseNumber, so 1e-3, 0,001 and 1,000 all work and no digit is
// lost by formatting, which is why this is not react-aria's own number field. Arrow keys step by the leading digit.
import type { KeyboardEvent } from 'react';
import { Button, Input, TextField as AriaTextField } from 'react-aria-components';
import { FieldFoot, FieldHead } from '#renderer/ui/FieldParts.tsx';
import type { FieldCommon } from '#renderer/ui/FieldParts.tsx';
import { numberStep, numberText, parseNumber } from '#renderer/ui/format.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import { useDraft } from '#renderer/ui/use-draft.ts';
import { useText } from '#renderer/ui/use-text.ts';

interface NumberFieldProps extends FieldCommon {
  /** null = empty, where that is allowed, or several values. */
  readonly value: number | null;
  /** Words for a number that cannot be accepted; undefined when it can. */
  check(value: number | null): string | undefined;
  onCommit(value: number | null): void;
  readonly whole?: boolean;
  readonly min: number;
  readonly max: number;
  readonly unit?: string | undefined;
  readonly placeholder?: string | undefined;
}

export function NumberField({ value, check, onCommit, whole = false, min, max, unit, ...field }: NumberFieldProps) {
  const { label, placeholder, isDisabled = false } = field;
  const t = useText();
  const commit = (text: string) => {
    const parsed = parseNumber(text);
    if (!parsed.ok) return t('studio.fault.notANumber', { text });
    const wrong = check(parsed.value);
    if (wrong === undefined && parsed.value !== value) onCommit(parsed.value);
    return wrong;
  };
  const draft = useDraft({ shown: numberText(value), commit });
  const shownError = draft.error ?? (draft.isTyping ? undefined : field.error);
  const typed = draft.isTyping ? parseNumber(draft.text) : undefined;
  // A comma may be meant otherwise than it is read: it is said while it can still be mended.
  const reading =
    typed?.ok && typed.grouped ? t('studio.control.readAs', { value: numberText(typed.value) }) : field.description;

  const step = (direction: 1 | -1) => {
    const parsed = parseNumber(draft.text);
    const from = parsed.ok && parsed.value !== null ? parsed.value : Math.max(min, 0);
    const next = Math.min(max, Math.max(min, numberStep(from, direction, whole)));
    if (check(next) === undefined) onCommit(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      step(event.key === 'ArrowUp' ? 1 : -1);
    } else draft.onKeyDown(event);
  };
  const stepButton = (direction: 1 | -1, icon: string, name: string) => (
    <Button
      slot={null}
      className="ui-step ui-center ui-plain"
      excludeFromTabOrder
      preventFocusOnPress
      isDisabled={isDisabled}
      aria-label={t(name, { name: label })}
      onPress={() => step(direction)}
    >
      <Icon name={icon} size={12} />
    </Button>
  );
  return (
    <AriaTextField
      className="ui-field"
      value={draft.text}
      onChange={draft.change}
      onBlur={draft.settle}
      isInvalid={shownError !== undefined}
      isDisabled={isDisabled}
      inputMode={whole ? 'numeric' : 'decimal'}
    >
      <FieldHead {...field} />
      <div className="ui-box">
        <Input
          className="ui-input ui-numbers"
          onKeyDown={onKeyDown}
          autoComplete="off"
          {...(placeholder === undefined ? {} : { placeholder })}
        />
        {unit === undefined ? null : <span className="ui-unit ui-small">{unit}</span>}
        <div className="ui-steps ui-column">
          {stepButton(1, 'chevron-up', 'studio.control.increase')}
          {stepButton(-1, 'chevron-down', 'studio.control.decrease')}
        </div>
      </div>
      <FieldFoot {...field} description={reading} error={shownError} />
    </AriaTextField>
  );
}
