// The small palette at the pointer: what fits at the end of a wire, or anything. Choosing adds the node, wired.
import { useEffect, useMemo, useRef } from 'react';
import { canvasView } from '#renderer/canvas/canvas-view.ts';
import { addKind, addToSelection } from '#renderer/canvas/gestures.ts';
import { habits } from '#renderer/palette/habits.ts';
import { kindEntries } from '#renderer/palette/kinds.ts';
import { offersAt, offersBeside } from '#renderer/palette/offers.ts';
import { SearchList } from '#renderer/palette/SearchList.tsx';
import type { ListItem } from '#renderer/palette/SearchList.tsx';
import { nodeTitle } from '#renderer/runs/node-title.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import type { Dialog } from '#renderer/state/view-store.ts';
import { useText } from '#renderer/ui/use-text.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';

const width = 340;
const height = 380;
const margin = 8;
/** Beside a node, before the families begin. */
const mostBeside = 8;

export function QuickAdd({ asked }: { readonly asked: Extract<Dialog, { dialog: 'quick-add' }> }) {
  const t = useText();
  const panel = useRef<HTMLDivElement>(null);
  const { openDialog, language, selectedNodes } = useView.getState();
  const { at, screen, from } = asked;
  const { document } = useDocument.getState();
  const single = selectedNodes.length === 1 ? selectedNodes[0] : undefined;
  const beside = from || single === undefined || !document.nodes[single] ? undefined : single;
  const items = useMemo((): readonly ListItem[] => {
    const entries = new Map(kindEntries(language).map((entry) => [entry.kind, entry]));
    const counts = habits().wires;
    const offers = from ? offersAt(document, from, counts) : beside ? offersBeside(document, beside, counts) : [];
    const likely = offers.filter(({ isLikely }) => isLikely).slice(0, from ? offers.length : mostBeside);
    const first = likely.map(({ kind }) => kind);
    const others = (from ? offers.map(({ kind }) => kind) : [...entries.keys()]).filter(
      (kind) => !first.includes(kind),
    );
    const item = (kind: NodeKind, group: string): ListItem[] => {
      const entry = entries.get(kind);
      return entry ? [{ ...entry, id: kind, aside: entry.summary, group }] : [];
    };
    const usual = beside
      ? t('workbench.palette.beside', { node: nodeTitle(document, beside, t) })
      : t('workbench.palette.usual');
    return [
      ...first.flatMap((kind) => item(kind, usual)),
      ...others.flatMap((kind) =>
        item(kind, from ? t('workbench.palette.others') : t(`families.${entries.get(kind)?.family}`)),
      ),
    ];
  }, [document, from, beside, language, t]);
  const leave = () => {
    openDialog(null);
    canvasView()?.focusPane();
  };
  useEffect(() => {
    const away = (event: PointerEvent) => {
      if (!panel.current?.contains(event.target as Node)) openDialog(null);
    };
    globalThis.addEventListener('pointerdown', away, true);
    return () => globalThis.removeEventListener('pointerdown', away, true);
  }, [openDialog]);
  return (
    <div
      ref={panel}
      className="quick-add ui-card ui-column"
      role="dialog"
      aria-label={t(from ? 'workbench.palette.fitting' : 'workbench.palette.anything')}
      style={{
        left: Math.max(margin, Math.min(screen.x, globalThis.innerWidth - width - margin)),
        top: Math.max(margin, Math.min(screen.y, globalThis.innerHeight - height - margin)),
        width,
        maxHeight: height,
      }}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) openDialog(null);
      }}
    >
      <SearchList
        label={t(from ? 'workbench.palette.fitting' : 'workbench.palette.search')}
        items={items}
        onLeave={leave}
        onChoose={(kind) => {
          openDialog(null);
          const id = from ? addKind(kind as NodeKind, at, from) : addToSelection(kind as NodeKind, at);
          if (id) requestAnimationFrame(() => canvasView()?.focusNode(id));
        }}
      />
    </div>
  );
}
