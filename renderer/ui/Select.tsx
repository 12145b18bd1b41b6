// One of a few options. For many, see ComboBox.tsx.
import { Button, ListBox, ListBoxItem, Popover, SelectValue, Select as AriaSelect } from 'react-aria-components';
import { FieldFoot, FieldHead } from '#renderer/ui/FieldParts.tsx';
import type { FieldCommon } from '#renderer/ui/FieldParts.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { useText } from '#renderer/ui/use-text.ts';

export interface Option {
  readonly id: string;
  readonly label: string;
  /** At the right end, muted. */
  readonly aside?: string;
}

/** An option in the list that opens. */
export const optionItem = (option: Option) => (
  <ListBoxItem className="ui-option ui-row" id={option.id} textValue={option.label}>
    {({ isSelected }) => (
      <>
        <span className="ui-grow">{option.label}</span>
        {option.aside === undefined ? null : <span className="ui-small">{option.aside}</span>}
        {isSelected ? <Icon name="check" size={14} /> : null}
      </>
    )}
  </ListBoxItem>
);

interface SelectProps extends FieldCommon {
  readonly options: readonly Option[];
  /** null = none, or several values. */
  readonly value: string | null;
  onChange(value: string): void;
  readonly placeholder?: string | undefined;
}

export function Select({ options, value, onChange, placeholder, ...field }: SelectProps) {
  const t = useText();
  const chosen = options.find((option) => option.id === value);
  return (
    <AriaSelect
      className="ui-field"
      value={chosen ? value : null}
      onChange={(key) => {
        if (key !== null && key !== value) onChange(String(key));
      }}
      isInvalid={field.error !== undefined}
      isDisabled={field.isDisabled ?? false}
    >
      <FieldHead {...field} />
      <Button className="ui-box ui-select-button">
        <SelectValue className="ui-select-value ui-grow ui-clip" data-placeholder={chosen ? undefined : true}>
          {() => chosen?.label ?? (value || (placeholder ?? t('studio.control.choose')))}
        </SelectValue>
        <Icon name="chevrons-up-down" size={14} />
      </Button>
      <FieldFoot {...field} />
      <Popover className="ui-popover ui-card" offset={4}>
        <ListBox className="ui-list" items={options}>
          {optionItem}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
