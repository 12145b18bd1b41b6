// One of many options, found by typing a part of its name.
import { Button, ComboBox as AriaComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { FieldFoot, FieldHead } from '#renderer/ui/FieldParts.tsx';
import type { FieldCommon } from '#renderer/ui/FieldParts.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import type { Option } from '#renderer/ui/Select.tsx';
import { useText } from '#renderer/ui/use-text.ts';

interface ComboBoxProps extends FieldCommon {
  readonly options: readonly Option[];
  readonly value: string | null;
  onChange(value: string): void;
  readonly placeholder?: string | undefined;
}

export function ComboBox({ label, options, value, onChange, placeholder, error, isDisabled = false, ...rest }: ComboBoxProps) {
  const t = useText();
  // A value that is no longer offered, such as a column that has gone, must still be seen.
  const missing = value !== null && value !== '' && !options.some((option) => option.id === value);
  const items = missing ? [{ id: value, label: value }, ...options] : options;
  return (
    <AriaComboBox
      className="ui-field"
      defaultItems={items}
      // The list and its words are taken when it is made: another set of options, or language, makes it anew.
      key={items.map((option) => option.label).join('\n')}
      value={value === '' ? null : value}
      onChange={(key) => {
        if (key !== null && key !== value) onChange(String(key));
      }}
      menuTrigger="focus"
      isInvalid={error !== undefined}
      isDisabled={isDisabled}
    >
      <FieldHead label={label} aside={rest.aside} />
      <div className="ui-box">
        <Input className="ui-input" placeholder={placeholder ?? t('studio.control.choose')} />
        <Button className="ui-combo-button" aria-label={t('studio.control.showMenu')}>
          <Icon name="chevrons-up-down" size={14} />
        </Button>
      </div>
      <FieldFoot description={rest.description} help={rest.help} error={error} />
      <Popover className="ui-popover" offset={4} isNonModal>
        <ListBox<Option>
          className="ui-list"
          renderEmptyState={() => <div className="ui-list-empty">{t('studio.control.noMatch', { query: '…' })}</div>}
        >
          {(option) => (
            <ListBoxItem className="ui-option" id={option.id} textValue={option.label}>
              {({ isSelected }) => (
                <>
                  <span className="ui-option-label">{option.label}</span>
                  {option.aside === undefined ? null : <span className="ui-option-aside">{option.aside}</span>}
                  {isSelected ? <Icon name="check" size={14} /> : null}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
