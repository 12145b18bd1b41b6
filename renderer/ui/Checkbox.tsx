// Yes or no, as part of something that is confirmed later. For what takes effect at once, see Switch.tsx.
import '#renderer/ui/controls.css';
import { CheckboxButton, CheckboxField } from 'react-aria-components';
import { Icon } from '#renderer/ui/Icon.tsx';

interface CheckboxProps {
  readonly label: string;
  readonly value: boolean;
  /** Several values at once: shown as a dash. */
  readonly isMixed?: boolean;
  readonly isDisabled?: boolean;
  onChange(value: boolean): void;
}

export function Checkbox({ label, value, isMixed = false, isDisabled = false, onChange }: CheckboxProps) {
  return (
    <CheckboxField isSelected={value} isIndeterminate={isMixed} isDisabled={isDisabled} onChange={onChange}>
      <CheckboxButton className="ui-check ui-row">
        <span className="ui-check-box ui-center">
          {isMixed ? <Icon name="minus" size={12} /> : value ? <Icon name="check" size={12} /> : null}
        </span>
        {label}
      </CheckboxButton>
    </CheckboxField>
  );
}
