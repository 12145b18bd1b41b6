// On or off, at once. The word says what is on.
import '#renderer/ui/controls.css';
import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';

interface SwitchProps {
  readonly label: string;
  readonly value: boolean;
  readonly isDisabled?: boolean;
  readonly aside?: ReactNode;
  onChange(value: boolean): void;
}

export function Switch({ label, value, isDisabled = false, aside, onChange }: SwitchProps) {
  return (
    <div className="ui-field-head">
      <AriaSwitch className="ui-switch ui-label" isSelected={value} isDisabled={isDisabled} onChange={onChange}>
        <span className="ui-switch-track" />
        {label}
      </AriaSwitch>
      {aside}
    </div>
  );
}
