// A box to type into over a list to choose from: arrows walk, Enter takes, Esc leaves. For adding nodes, for commands
// and for wiring by keyboard.
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import '#renderer/palette/palette.css';
import { search } from '#renderer/palette/search.ts';
import type { Searchable } from '#renderer/palette/search.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import { useText } from '#renderer/ui/use-text.ts';

export interface ListItem extends Searchable {
  readonly id: string;
  readonly icon?: string;
  readonly group?: string;
  readonly aside?: string;
  readonly end?: ReactNode;
}

interface SearchListProps {
  readonly label: string;
  readonly items: readonly ListItem[];
  readonly emptyText?: string;
  onChoose(id: string): void;
  onLeave(): void;
}

export function SearchList({ label, items, emptyText, onChoose, onLeave }: SearchListProps) {
  const t = useText();
  const base = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const found = search(query, items);
  const current = found[Math.min(at, found.length - 1)];
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, query]);
  const take = (item: ListItem | undefined) => {
    if (item) onChoose(item.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that ends an input method's word chooses nothing.
    if (event.nativeEvent.isComposing) return;
    const last = found.length - 1;
    if (event.key === 'ArrowDown') setAt(at >= last ? 0 : at + 1);
    else if (event.key === 'ArrowUp') setAt(at <= 0 ? Math.max(0, last) : at - 1);
    else if (event.key === 'Home' && query === '') setAt(0);
    else if (event.key === 'End' && query === '') setAt(Math.max(0, last));
    else if (event.key === 'Enter') take(current);
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="search-list ui-column">
      <div className="search-list-box ui-row">
        <Icon name="search" />
        <input
          role="combobox"
          aria-label={label}
          aria-expanded
          aria-controls={`${base}-list`}
          aria-activedescendant={current ? `${base}-${current.id}` : undefined}
          placeholder={label}
          value={query}
          autoFocus
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="search-list-items ui-scroll" role="listbox" id={`${base}-list`} aria-label={label} ref={list}>
        {found.map((item, index) => {
          // While searching, the best match comes first, whatever its group.
          const head = query.trim() === '' && item.group !== found[index - 1]?.group ? item.group : undefined;
          return (
            <div key={item.id} role="presentation">
              {head ? <div className="search-list-group ui-small">{head}</div> : null}
              <div
                className="search-list-item ui-option ui-row"
                role="option"
                id={`${base}-${item.id}`}
                data-id={item.id}
                aria-selected={item === current}
                onPointerMove={() => {
                  if (index !== at) setAt(index);
                }}
                onClick={() => take(item)}
              >
                {item.icon ? <Icon name={item.icon} /> : null}
                <span className="search-list-label">{item.title}</span>
                <span className="ui-grow ui-clip ui-small">{item.aside ?? ''}</span>
                {item.end ? <span className="search-list-keys">{item.end}</span> : null}
              </div>
            </div>
          );
        })}
        {found.length === 0 ? (
          <p className="palette-none ui-small">
            {query === '' && emptyText ? emptyText : t('studio.control.noMatch', { query })}
          </p>
        ) : null}
      </div>
    </div>
  );
}
