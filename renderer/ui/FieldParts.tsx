// What every field has around its box: a label with room for a small button, a line of help, an error with an icon.
import '#renderer/ui/controls.css';
import type { ReactNode } from 'react';
import { ButtonContext, FieldError, Label, Text } from 'react-aria-components';
import { Icon } from '#renderer/ui/Icon.tsx';

export interface FieldCommon {
  readonly label: string;
  /** One line under the box. */
  readonly description?: string | undefined;
  /** Said to a screen reader with the field; shown elsewhere, such as under the pointer. */
  readonly help?: string | undefined;
  /** What is wrong with the value, in words; the field is then marked as invalid. */
  readonly error?: string | undefined;
  /** At the right end of the label, such as a reset button. */
  readonly aside?: ReactNode;
  readonly isDisabled?: boolean | undefined;
}

export function FieldHead({ label, aside }: Pick<FieldCommon, 'label' | 'aside'>) {
  return (
    <div className="ui-field-head ui-row">
      <Label className="ui-label">{label}</Label>
      {/* Or a list would take its button for the one that opens it. */}
      <ButtonContext.Provider value={null}>{aside}</ButtonContext.Provider>
    </div>
  );
}

export function FieldFoot({ description, help, error }: Pick<FieldCommon, 'description' | 'help' | 'error'>) {
  const text = description ?? help;
  return (
    <>
      {text === undefined ? null : (
        <Text slot="description" className={description === undefined ? 'visually-hidden' : 'ui-small'}>
          {text}
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
