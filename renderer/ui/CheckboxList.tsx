// Any number out of a list of options.
import { CheckboxButton, CheckboxField, CheckboxGroup } from 'react-aria-components';
import { FieldFoot, FieldHead } from '#renderer/ui/FieldParts.tsx';
import type { FieldCommon } from '#renderer/ui/FieldParts.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import type { Option } from '#renderer/ui/Select.tsx';

interface CheckboxListProps extends FieldCommon {
  readonly options: readonly Option[];
  readonly value: readonly string[];
  /** In the order of the options. */
  onChange(value: readonly string[]): void;
}

export function CheckboxList({
  label,
  options,
  value,
  onChange,
  error,
  isDisabled = false,
  ...rest
}: CheckboxListProps) {
  return (
    <CheckboxGroup
      className="ui-field"
      value={[...value]}
      onChange={(chosen) => onChange(options.map((option) => option.id).filter((id) => chosen.includes(id)))}
      isInvalid={error !== undefined}
      isDisabled={isDisabled}
    >
      <FieldHead label={label} aside={rest.aside} />
      {options.map((option) => (
        <CheckboxField key={option.id} value={option.id}>
          <CheckboxButton className="ui-check ui-row">
            {({ isSelected }) => (
              <>
                <span className="ui-check-box ui-center">{isSelected ? <Icon name="check" size={12} /> : null}</span>
                <span className="ui-grow">{option.label}</span>
                {option.aside === undefined ? null : <span className="ui-small">{option.aside}</span>}
              </>
            )}
          </CheckboxButton>
        </CheckboxField>
      ))}
      <FieldFoot description={rest.description} help={rest.help} error={error} />
    </CheckboxGroup>
  );
}
