// One field of the form, by the parameter's type. Every change that it hands on is a legal value and one undo step.
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { ColumnsField } from '#renderer/inspector/ColumnsField.tsx';
import { FileField } from '#renderer/inspector/FileField.tsx';
import { MarkdownField } from '#renderer/inspector/MarkdownField.tsx';
import { faultWords, optionLabel } from '#renderer/inspector/node-words.ts';
import { textOf } from '#renderer/inspector/param-form.ts';
import type { FormField } from '#renderer/inspector/param-form.ts';
import { CheckboxList } from '#renderer/ui/CheckboxList.tsx';
import { ComboBox } from '#renderer/ui/ComboBox.tsx';
import { parseIntegers } from '#renderer/ui/format.ts';
import { shapeText } from '#shared/text/number-text.ts';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import type { Option } from '#renderer/ui/Select.tsx';
import { Switch } from '#renderer/ui/Switch.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import type { ParamValue, TextParam } from '#shared/spec/param.ts';

interface ParamControlProps {
  readonly kind: string;
  readonly field: FormField;
  readonly label: string;
  readonly description?: string | undefined;
  readonly help: string;
  readonly error?: string | undefined;
  readonly isDisabled: boolean;
  readonly aside: ReactNode;
  /** Of the table at the field's port; undefined while it is not known. */
  readonly columns: readonly ColumnInfo[] | undefined;
  onChange(value: ParamValue): void;
}

/** From this many options on, a list is searched by typing. */
const manyOptions = 9;

export function ParamControl({ kind, field, columns, onChange, ...common }: ParamControlProps) {
  const t = useText();
  const { name, spec, value, mixed } = field;
  const placeholder = mixed ? t('studio.inspector.mixed') : undefined;
  const check = (candidate: ParamValue) => faultWords(spec, candidate, t);
  const options = useMemo(
    (): readonly Option[] =>
      spec.type === 'choice' || spec.type === 'choices'
        ? spec.options.map((id) => ({ id, label: optionLabel(kind, name, id, t) }))
        : [],
    [spec, kind, name, t],
  );
  switch (spec.type) {
    case 'integer':
    case 'number':
      return (
        <NumberField
          {...common}
          value={mixed || typeof value !== 'number' ? null : value}
          check={check}
          onCommit={onChange}
          whole={spec.type === 'integer'}
          min={spec.min}
          max={spec.max}
          unit={spec.unit === undefined ? undefined : t(`units.${spec.unit}`)}
          placeholder={placeholder ?? (spec.optional ? t('studio.common.notSet') : undefined)}
        />
      );
    case 'boolean':
      return (
        <Switch
          label={mixed ? `${common.label} (${t('studio.inspector.mixed')})` : common.label}
          value={value === true && !mixed}
          isDisabled={common.isDisabled}
          aside={common.aside}
          onChange={onChange}
        />
      );
    case 'choice': {
      const Choice = spec.options.length < manyOptions ? Select : ComboBox;
      return (
        <Choice
          {...common}
          options={options}
          value={mixed ? null : textOf(value)}
          onChange={onChange}
          placeholder={placeholder}
        />
      );
    }
    case 'choices':
      return <CheckboxList {...common} options={options} value={mixed ? [] : texts(value)} onChange={onChange} />;
    case 'text': {
      const shown = mixed ? '' : textOf(value);
      if (spec.markdown) return <MarkdownField {...common} value={shown} check={check} onCommit={onChange} />;
      return (
        <TextField
          {...common}
          value={shown}
          check={check}
          onCommit={onChange}
          multiline={spec.multiline ?? false}
          placeholder={placeholder}
        />
      );
    }
    case 'integers':
      return (
        <TextField
          {...common}
          value={mixed || !Array.isArray(value) || value.length === 0 ? '' : shapeText(value as number[])}
          check={(text) => {
            const parsed = parseIntegers(text);
            return parsed ? check(parsed) : t('studio.inspector.integersHint');
          }}
          onCommit={(text) => onChange(parseIntegers(text) ?? [])}
          placeholder={
            placeholder ?? (spec.minLength === 0 ? t('studio.inspector.automatic') : t('studio.inspector.integersHint'))
          }
        />
      );
    case 'column': {
      const name = textOf(value);
      const isGone = name !== '' && columns?.some((column) => column.name === name) === false;
      return (
        <ComboBox
          {...common}
          isDisabled={common.isDisabled || columns === undefined}
          description={columns === undefined ? t('studio.inspector.noColumns') : common.description}
          error={common.error ?? (isGone ? t('studio.inspector.missingColumn', { name }) : undefined)}
          options={(columns ?? []).map((column) => ({
            id: column.name,
            label: column.name,
            aside: t(`studio.column.${column.type}`),
          }))}
          value={mixed ? null : name}
          onChange={onChange}
          placeholder={placeholder ?? (spec.advanced ? t('studio.common.notSet') : undefined)}
        />
      );
    }
    case 'columns':
      return <ColumnsField {...common} columns={columns} value={mixed ? [] : texts(value)} onChange={onChange} />;
    case 'file':
      return (
        <FileField {...common} value={mixed ? '' : textOf(value)} extensions={spec.extensions} onCommit={onChange} />
      );
    case 'folder':
      return <FileField {...common} value={mixed ? '' : textOf(value)} onCommit={onChange} />;
    default:
      spec satisfies TextParam;
      return (
        <TextField
          {...common}
          value={mixed ? '' : textOf(value)}
          check={check}
          onCommit={onChange}
          placeholder={placeholder}
        />
      );
  }
}

function texts(value: ParamValue): readonly string[] {
  return Array.isArray(value) ? value.map(textOf) : [];
}
