// What every field has around its box: a label with room for a small button, a line of help, an error with an icon.
import '#renderer/ui/controls.css';
import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { Icon } from '#renderer/ui/Icon.tsx';

export interface FieldCommon {
  readonly label: string;
  /** One line under the box. */
  readonly description?: string | undefined;
  /** What is wrong with the value, in words; the field is then marked as invalid. */
  readonly error?: string | undefined;
  /** At the right end of the label, such as a reset button. */
  readonly aside?: ReactNode;
  readonly isDisabled?: boolean | undefined;
}

export function FieldHead({ label, aside }: Pick<FieldCommon, 'label' | 'aside'>) {
  return (
    <div className="ui-field-head">
      <Label className="ui-label">{label}</Label>
      {aside}
    </div>
  );
}

export function FieldFoot({ description, error }: Pick<FieldCommon, 'description' | 'error'>) {
  return (
    <>
      {description === undefined ? null : (
        <Text slot="description" className="ui-description">
          {description}
        </Text>
      )}
      {error === undefined ? null : (
        <FieldError className="ui-error">
          <Icon name="circle-alert" size={12} />
          <span>{error}</span>
        </FieldError>
      )}
    </>
  );
}
