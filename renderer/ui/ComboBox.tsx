// One of many options, found by typing a part of its name; Enter takes the first that fits. Of thousands, such as columns,
// the list shows the first that fit what was typed.
import { useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Button, ComboBox as AriaComboBox, Input, ListBox, Popover } from 'react-aria-components';
import { FieldFoot, FieldHead } from '#renderer/ui/FieldParts.tsx';
import type { FieldCommon } from '#renderer/ui/FieldParts.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { optionItem } from '#renderer/ui/Select.tsx';
import type { Option } from '#renderer/ui/Select.tsx';
import { useView } from '#renderer/state/view-store.ts';
import { useText } from '#renderer/ui/use-text.ts';

interface ComboBoxProps extends FieldCommon {
  readonly options: readonly Option[];
  readonly value: string | null;
  onChange(value: string): void;
  readonly placeholder?: string | undefined;
}

const maxShown = 200;

export function ComboBox({ options, value, onChange, placeholder, ...field }: ComboBoxProps) {
  const t = useText();
  const language = useView((view) => view.language);
  const [typed, setTyped] = useState('');
  // A value that is no longer offered, such as a column that has gone, must still be seen.
  const missing = value !== null && value !== '' && !options.some((option) => option.id === value);
  const chosen = missing ? value : options.find((option) => option.id === value)?.label;
  const { items, first } = useMemo(() => {
    const all = missing ? [{ id: value, label: value }, ...options] : options;
    // What stands in the box when nobody has typed yet is the choice, not a search.
    const wanted = typed === chosen ? '' : typed.trim().toLowerCase();
    const begins = (option: Option) => option.label.toLowerCase().startsWith(wanted);
    const fitting = all
      .filter((option) => option.label.toLowerCase().includes(wanted))
      .toSorted((one, two) => Number(begins(two)) - Number(begins(one)))
      .slice(0, maxShown);
    // The choice stays at hand, so that leaving the box without a choice brings its name back.
    const own = all.find((option) => option.id === value);
    return {
      items: own && !fitting.includes(own) ? [...fitting, own] : fitting,
      first: wanted === '' ? undefined : fitting[0],
    };
  }, [options, missing, value, typed, chosen]);
  const onEnter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !first || first.id === value) return;
    // An arrow key has marked another; the choice itself is marked when the list opens.
    const marked = document.getElementById(event.currentTarget.getAttribute('aria-activedescendant') ?? '');
    if (marked && marked.dataset['key'] !== value) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(first.id);
  };
  return (
    <AriaComboBox
      className="ui-field"
      items={items}
      // The words of the choice are taken when it is made: another language makes a new one.
      key={language}
      onInputChange={setTyped}
      allowsEmptyCollection
      value={value === '' ? null : value}
      onChange={(key) => {
        if (key !== null && key !== value) onChange(String(key));
      }}
      menuTrigger="focus"
      isInvalid={field.error !== undefined}
      isDisabled={field.isDisabled ?? false}
    >
      <FieldHead {...field} />
      <div className="ui-box">
        <Input
          className="ui-input"
          onKeyDownCapture={onEnter}
          onFocus={(event) => {
            // The list's marked option gives the focus back by an event of its own at the first letter, which is not to be
            // selected and lost.
            if (event.isTrusted) event.currentTarget.select();
          }}
          placeholder={placeholder ?? t('studio.control.choose')}
        />
        <Button className="ui-combo-button ui-center ui-plain" aria-label={t('studio.control.showMenu')}>
          <Icon name="chevrons-up-down" size={14} />
        </Button>
      </div>
      <FieldFoot {...field} />
      <Popover className="ui-popover ui-card" offset={4} isNonModal>
        <ListBox<Option>
          className="ui-list"
          renderEmptyState={() => <div className="ui-list-empty">{t('studio.control.noMatch', { query: typed })}</div>}
        >
          {optionItem}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
