// The list of node kinds beside the canvas: searched, dragged onto the canvas, or added with Enter or a double click.
import { useRef, useState } from 'react';
import type { DragEvent, KeyboardEvent } from 'react';
import '#renderer/palette/palette.css';
import { canvasView } from '#renderer/canvas/canvas-view.ts';
import { addKind, freePlace } from '#renderer/canvas/gestures.ts';
import { kindEntries } from '#renderer/palette/kinds.ts';
import type { KindEntry } from '#renderer/palette/kinds.ts';
import { paletteMime } from '#renderer/palette/palette-drag.ts';
import { search } from '#renderer/palette/search.ts';
import { useView } from '#renderer/state/view-store.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import { families } from '#shared/spec/define-node.ts';
import { familyStyle } from '#renderer/wire-colours.ts';

/** Adds in the middle of the view, a step aside for each node that is there already, and goes on to it. */
function addHere(kind: NodeKind): void {
  const centre = canvasView()?.centre() ?? { x: 0, y: 0 };
  const id = addKind(kind, freePlace({ x: centre.x - 112, y: centre.y - 60 }));
  if (id) requestAnimationFrame(() => canvasView()?.focusNode(id));
}

export function Palette() {
  const t = useText();
  const [query, setQuery] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const found = search(query, kindEntries(useView((view) => view.language)));
  const [current, setCurrent] = useState<NodeKind | null>(null);
  const tabStop = found.some((entry) => entry.kind === current) ? current : (found[0]?.kind ?? null);

  const move = (step: 1 | -1) => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[data-palette-kind]') ?? [])];
    const at = items.findIndex((item) => item === document.activeElement);
    const next = items[Math.min(items.length - 1, Math.max(0, at + step))];
    next?.focus();
  };
  const onListKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="palette ui-column">
      <SearchField
        label={t('workbench.palette.search')}
        value={query}
        onChange={setQuery}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && found[0]) addHere(found[0].kind);
          else if (event.key === 'ArrowDown') list.current?.querySelector<HTMLElement>('[data-palette-kind]')?.focus();
          else return;
          event.preventDefault();
        }}
      />
      <div className="palette-list ui-scroll" ref={list} onKeyDown={onListKey}>
        {families.map((family) => {
          const entries = found.filter((entry) => entry.family === family);
          if (entries.length === 0) return null;
          return (
            <section key={family} aria-label={t(`families.${family}`)} data-family={family} style={familyStyle(family)}>
              <h3 className="ui-small">{t(`families.${family}`)}</h3>
              <ul>
                {entries.map((entry) => (
                  <li key={entry.kind}>
                    <PaletteItem
                      entry={entry}
                      tabStop={entry.kind === tabStop}
                      onFocus={() => setCurrent(entry.kind)}
                    />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
        {found.length === 0 ? <p className="palette-none ui-small">{t('studio.control.noMatch', { query })}</p> : null}
      </div>
      <p className="palette-hint ui-small">{t('workbench.palette.hint')}</p>
    </div>
  );
}

interface PaletteItemProps {
  readonly entry: KindEntry;
  readonly tabStop: boolean;
  onFocus(): void;
}

function PaletteItem({ entry, tabStop, onFocus }: PaletteItemProps) {
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
      tabIndex={tabStop ? 0 : -1}
      title={`${entry.title}: ${entry.summary}`}
      aria-label={t('workbench.palette.add', { node: entry.title })}
      onFocus={onFocus}
      onDragStart={onDragStart}
      onDoubleClick={() => addHere(entry.kind)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        event.stopPropagation();
        addHere(entry.kind);
      }}
    >
      <span className="node-icon">
        <Icon name={entry.icon} size={14} />
      </span>
      <span className="palette-title">{entry.title}</span>
    </button>
  );
}
