// Any number of a table's columns; none = all that remain. Made for ten thousand of them: the list draws only what is
// in view, and a search narrows it.
import { useMemo, useState } from 'react';
import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components';
import { Button } from '#renderer/ui/Button.tsx';
import type { FieldCommon } from '#renderer/ui/FieldParts.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';

interface ColumnsFieldProps extends FieldCommon {
  readonly columns: readonly ColumnInfo[] | undefined;
  readonly value: readonly string[];
  onChange(value: readonly string[]): void;
}

const rowHeight = 28;
const searchFrom = 8;

export function ColumnsField({
  label,
  description,
  error,
  aside,
  isDisabled = false,
  columns,
  value,
  onChange,
}: ColumnsFieldProps) {
  const t = useText();
  const [query, setQuery] = useState('');
  const known = useMemo(() => new Set(columns?.map((column) => column.name)), [columns]);
  const gone = columns ? value.filter((name) => !known.has(name)) : [];
  const shown = useMemo(() => {
    const wanted = query.trim().toLowerCase();
    return (columns ?? []).filter((column) => column.name.toLowerCase().includes(wanted));
  }, [columns, query]);
  /** Keeps what the search hides, in the table's order, and names that have gone at the end. */
  const choose = (inView: ReadonlySet<string>) => {
    const visible = new Set(shown.map((column) => column.name));
    const chosen = new Set(value);
    const keep = (name: string) => (visible.has(name) ? inView.has(name) : chosen.has(name));
    onChange([...(columns ?? []).map((column) => column.name).filter(keep), ...gone]);
  };
  const status =
    value.length === 0
      ? t('studio.inspector.allColumns')
      : t('studio.inspector.columnsChosen', { count: value.length, total: columns?.length ?? value.length });
  return (
    <div className="ui-field" role="group" aria-label={label} data-invalid={error === undefined ? undefined : true}>
      <div className="ui-field-head ui-row">
        <span className="ui-label">{label}</span>
        <span className="ui-small">{columns ? status : null}</span>
        {aside}
      </div>
      {columns === undefined ? (
        <span className="ui-small">{t('studio.inspector.noColumns')}</span>
      ) : (
        <>
          {columns.length >= searchFrom ? (
            <SearchField label={t('studio.control.search')} value={query} onChange={setQuery} />
          ) : null}
          <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight, padding: 4 }}>
            <ListBox
              className="inspector-columns"
              aria-label={label}
              items={shown.map((column) => ({ id: column.name, type: column.type }))}
              selectionMode="multiple"
              selectedKeys={value.filter((name) => known.has(name))}
              disabledKeys={isDisabled ? shown.map((column) => column.name) : []}
              onSelectionChange={(keys) =>
                choose(keys === 'all' ? new Set(shown.map((column) => column.name)) : new Set([...keys].map(String)))
              }
              style={{ height: Math.min(shown.length, 7) * rowHeight + 8 }}
            >
              {(column) => (
                <ListBoxItem className="ui-option ui-row" id={column.id} textValue={column.id}>
                  {({ isSelected }) => (
                    <>
                      <span className="ui-check-box ui-center">
                        {isSelected ? <Icon name="check" size={12} /> : null}
                      </span>
                      <span className="ui-grow ui-clip">{column.id}</span>
                      <span className="ui-small">{t(`studio.column.${column.type}`)}</span>
                    </>
                  )}
                </ListBoxItem>
              )}
            </ListBox>
          </Virtualizer>
        </>
      )}
      {gone.map((name) => (
        <span className="ui-error" key={name}>
          <Icon name="circle-alert" size={12} />
          <span>{t('studio.inspector.missingColumn', { name })}</span>
          <Button size="small" variant="quiet" onPress={() => onChange(value.filter((other) => other !== name))}>
            {t('studio.common.clear')}
          </Button>
        </span>
      ))}
      {description === undefined ? null : <span className="ui-small">{description}</span>}
      {error === undefined ? null : (
        <span className="ui-error">
          <Icon name="circle-alert" size={12} />
          <span>{error}</span>
        </span>
      )}
    </div>
  );
}
