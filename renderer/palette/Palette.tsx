// The list of node kinds beside the canvas: what goes with the selected node, what was added last, then the families,
// folded. A click tells what a kind is; Enter or a double click adds it, wired; it may be dragged onto the canvas.
import { useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import '#renderer/palette/palette.css';
import { canvasView } from '#renderer/canvas/canvas-view.ts';
import { addToSelection } from '#renderer/canvas/gestures.ts';
import { habits } from '#renderer/palette/habits.ts';
import { kindEntries } from '#renderer/palette/kinds.ts';
import type { KindEntry } from '#renderer/palette/kinds.ts';
import { offersBeside } from '#renderer/palette/offers.ts';
import { PalettePart } from '#renderer/palette/PalettePart.tsx';
import { search } from '#renderer/palette/search.ts';
import { nodeTitle } from '#renderer/runs/node-title.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import { families } from '#shared/spec/define-node.ts';

const mostBeside = 6;

/** Beside the selected node and wired to it, else in the middle of the view; the view follows only where it must. */
function addHere(kind: NodeKind): void {
  const centre = canvasView()?.centre() ?? { x: 0, y: 0 };
  const id = addToSelection(kind, { x: centre.x - 112, y: centre.y - 60 });
  if (id) requestAnimationFrame(() => canvasView()?.focusNode(id));
}

interface Part {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly KindEntry[];
  /** Folded until it is opened; without, it has no head to press. */
  readonly folds: boolean;
}

export function Palette() {
  const t = useText();
  const language = useView((view) => view.language);
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  /** The row whose description is shown, and the one that Tab leads to. */
  const [current, setCurrent] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const entries = kindEntries(language);
  const parts = [...useFirstParts(entries), ...familyParts(entries, t)];
  const found = search(query, entries);
  const shown: readonly Part[] =
    query.trim() === '' ? parts : [{ id: 'found', title: '', entries: found, folds: false }];

  const move = (step: 1 | -1) => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[data-palette-row]') ?? [])];
    const at = items.findIndex((item) => item === document.activeElement);
    items[Math.min(items.length - 1, Math.max(0, at + step))]?.focus();
  };
  const onListKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const rows = shown.flatMap(({ id, folds, entries: all }) => [
    ...(folds ? [id] : []),
    ...(folds && !open.has(id) ? [] : all.map(({ kind }) => `${id} ${kind}`)),
  ]);
  const tabStop = current !== null && rows.includes(current) ? current : (rows[0] ?? null);

  return (
    <div className="palette ui-column">
      <SearchField
        label={t('workbench.palette.search')}
        value={query}
        onChange={setQuery}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && query.trim() !== '' && found[0]) addHere(found[0].kind);
          else if (event.key === 'ArrowDown') list.current?.querySelector<HTMLElement>('[data-palette-row]')?.focus();
          else return;
          event.preventDefault();
        }}
      />
      <div className="palette-list ui-scroll" ref={list} onKeyDown={onListKey}>
        {shown.map((part) => (
          <PalettePart
            key={part.id}
            part={part}
            isOpen={!part.folds || open.has(part.id)}
            tabStop={tabStop}
            current={current}
            onCurrent={setCurrent}
            onToggle={() =>
              setOpen((before) => {
                const after = new Set(before);
                if (!after.delete(part.id)) after.add(part.id);
                return after;
              })
            }
            onAdd={addHere}
          />
        ))}
        {query.trim() !== '' && found.length === 0 ? (
          <p className="palette-none ui-small">{t('studio.control.noMatch', { query })}</p>
        ) : null}
      </div>
      <p className="palette-hint ui-small">{t('workbench.palette.hint')}</p>
    </div>
  );
}

function familyParts(entries: readonly KindEntry[], t: ReturnType<typeof useText>): readonly Part[] {
  return families.map((family) => ({
    id: family,
    title: t(`families.${family}`),
    entries: entries.filter((entry) => entry.family === family),
    folds: true,
  }));
}

/** What goes with the one node that is selected, and what was added last and is not among that. */
function useFirstParts(entries: readonly KindEntry[]): readonly Part[] {
  const t = useText();
  const selected = useView((view) => (view.selectedNodes.length === 1 ? view.selectedNodes[0] : undefined));
  const nodes = useDocument((state) => state.document.nodes);
  const wires = useDocument((state) => state.document.wires);
  return useMemo(() => {
    const { document } = useDocument.getState();
    const known = new Map(entries.map((entry) => [entry.kind, entry]));
    const listed = (kinds: readonly NodeKind[]) => kinds.flatMap((kind) => known.get(kind) ?? []);
    const isThere = selected !== undefined && nodes[selected] !== undefined && wires !== undefined;
    const beside = isThere
      ? offersBeside(document, selected, habits().wires)
          .filter(({ isLikely }) => isLikely)
          .slice(0, mostBeside)
          .map(({ kind }) => kind)
      : [];
    const recent = habits().recent.filter((kind) => !beside.includes(kind));
    const parts: readonly Part[] = [
      {
        id: 'beside',
        title: isThere ? t('workbench.palette.beside', { node: nodeTitle(document, selected, t) }) : '',
        entries: listed(beside),
        folds: false,
      },
      { id: 'recent', title: t('workbench.palette.recent'), entries: listed(recent), folds: false },
    ];
    return parts.filter((part) => part.entries.length > 0);
  }, [entries, selected, nodes, wires, t]);
}
