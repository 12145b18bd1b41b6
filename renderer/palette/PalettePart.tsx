// One part of the palette: a head that folds it, with how many kinds it has, and a row for each.
import type { DragEvent } from 'react';
import type { KindEntry } from '#renderer/palette/kinds.ts';
import { paletteMime } from '#renderer/palette/palette-drag.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import { familyStyle } from '#renderer/wire-colours.ts';

interface PalettePartProps {
  readonly part: {
    readonly id: string;
    readonly title: string;
    readonly entries: readonly KindEntry[];
    readonly folds: boolean;
  };
  readonly isOpen: boolean;
  /** The row that Tab leads to, and the one that was chosen last. */
  readonly tabStop: string | null;
  readonly current: string | null;
  onCurrent(row: string): void;
  onToggle(): void;
  onAdd(kind: NodeKind): void;
}

export function PalettePart({ part, isOpen, tabStop, current, onCurrent, onToggle, onAdd }: PalettePartProps) {
  const t = useText();
  const { id, title, entries, folds } = part;
  return (
    <section aria-label={title || t('workbench.palette.search')} data-palette-part={id}>
      {folds ? (
        <h3>
          <button
            type="button"
            className="palette-head ui-plain ui-row ui-small"
            data-palette-row={id}
            aria-expanded={isOpen}
            tabIndex={tabStop === id ? 0 : -1}
            onFocus={() => onCurrent(id)}
            onClick={onToggle}
            onKeyDown={(event) => {
              if (event.key !== (isOpen ? 'ArrowLeft' : 'ArrowRight')) return;
              event.preventDefault();
              event.stopPropagation();
              onToggle();
            }}
          >
            <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={14} />
            <span className="ui-grow ui-clip">{title}</span>
            <span>{entries.length}</span>
          </button>
        </h3>
      ) : title === '' ? null : (
        <h3 className="palette-title-row ui-small">{title}</h3>
      )}
      {isOpen ? (
        <ul>
          {entries.map((entry) => {
            const row = `${id} ${entry.kind}`;
            return (
              <li key={entry.kind} data-family={entry.family} style={familyStyle(entry.family)}>
                <PaletteItem
                  entry={entry}
                  row={row}
                  tabStop={row === tabStop}
                  isTold={folds || row === current}
                  onCurrent={() => onCurrent(row)}
                  onAdd={onAdd}
                />
              </li>
            );
          })}
        </ul>
      ) : null}
    </section>
  );
}

interface PaletteItemProps {
  readonly entry: KindEntry;
  readonly row: string;
  readonly tabStop: boolean;
  /** Its line of words stands below it. */
  readonly isTold: boolean;
  onCurrent(): void;
  onAdd(kind: NodeKind): void;
}

function PaletteItem({ entry, row, tabStop, isTold, onCurrent, onAdd }: PaletteItemProps) {
  const t = useText();
  const onDragStart = (event: DragEvent) => {
    event.dataTransfer.setData(paletteMime, entry.kind);
    event.dataTransfer.effectAllowed = 'copy';
  };
  return (
    <button
      type="button"
      className="palette-item ui-plain ui-row"
      draggable
      data-palette-kind={entry.kind}
      data-palette-row={row}
      data-told={isTold}
      tabIndex={tabStop ? 0 : -1}
      title={`${entry.title}: ${entry.summary}`}
      aria-label={t('workbench.palette.add', { node: entry.title })}
      aria-description={entry.summary}
      onFocus={onCurrent}
      onClick={onCurrent}
      onDragStart={onDragStart}
      onDoubleClick={() => onAdd(entry.kind)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        event.stopPropagation();
        onAdd(entry.kind);
      }}
    >
      <span className="node-icon">
        <Icon name={entry.icon} size={14} />
      </span>
      <span className="palette-words ui-grow">
        <span className="palette-title">{entry.title}</span>
        <span className="palette-summary ui-small">{entry.summary}</span>
      </span>
    </button>
  );
}
