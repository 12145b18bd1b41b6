// On or off, at once. The word says what is on.
import '#renderer/ui/controls.css';
import type { ReactNode } from 'react';
import { SwitchButton, SwitchField } from 'react-aria-components';

interface SwitchProps {
  readonly label: string;
  readonly value: boolean;
  readonly isDisabled?: boolean;
  readonly aside?: ReactNode;
  onChange(value: boolean): void;
}

export function Switch({ label, value, isDisabled = false, aside, onChange }: SwitchProps) {
  return (
    <div className="ui-field-head ui-row">
      <SwitchField className="ui-label" isSelected={value} isDisabled={isDisabled} onChange={onChange}>
        <SwitchButton className="ui-switch ui-row">
          <span className="ui-switch-track" />
          {label}
        </SwitchButton>
      </SwitchField>
      {aside}
    </div>
  );
}
