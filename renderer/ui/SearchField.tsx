// A box that filters something while one types; Esc empties it.
import '#renderer/ui/controls.css';
import type { KeyboardEvent } from 'react';
import { Button, Input, SearchField as AriaSearchField } from 'react-aria-components';
import { Icon } from '#renderer/ui/Icon.tsx';
import { useText } from '#renderer/ui/use-text.ts';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
  onKeyDown?(event: KeyboardEvent): void;
}

export function SearchField({ label, value, onChange, onKeyDown }: SearchFieldProps) {
  const t = useText();
  return (
    <AriaSearchField className="ui-field" aria-label={label} value={value} onChange={onChange}>
      <div className="ui-box ui-search">
        <Icon name="search" size={14} className="ui-search-icon" />
        <Input className="ui-input" placeholder={label} {...(onKeyDown ? { onKeyDownCapture: onKeyDown } : {})} />
        {value === '' ? null : (
          <Button className="ui-combo-button ui-center ui-plain" aria-label={t('studio.common.clear')}>
            <Icon name="x" size={14} />
          </Button>
        )}
      </div>
    </AriaSearchField>
  );
}
