// The small palette at the pointer: what fits at the end of a wire, or anything. Choosing adds the node, wired.
import { useEffect, useRef } from 'react';
import { canvasView } from '#renderer/canvas/canvas-view.ts';
import { addKind, freePlace } from '#renderer/canvas/gestures.ts';
import { fittingKinds } from '#renderer/canvas/wiring.ts';
import { kindEntries } from '#renderer/palette/kinds.ts';
import { SearchList } from '#renderer/palette/SearchList.tsx';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import type { Dialog } from '#renderer/state/view-store.ts';
import { useText } from '#renderer/ui/use-text.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';

const width = 340;
const height = 380;
const margin = 8;

export function QuickAdd({ asked }: { readonly asked: Extract<Dialog, { dialog: 'quick-add' }> }) {
  const t = useText();
  const panel = useRef<HTMLDivElement>(null);
  const { openDialog, language } = useView.getState();
  const { at, screen, from } = asked;
  const kinds = from ? fittingKinds(useDocument.getState().document, from) : undefined;
  const items = kindEntries(language)
    .filter(({ kind }) => kinds?.includes(kind) ?? true)
    .map((entry) => ({ ...entry, id: entry.kind, aside: entry.summary, group: t(`families.${entry.family}`) }));
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
          const id = addKind(kind as NodeKind, from ? at : freePlace(at), from);
          if (id) requestAnimationFrame(() => canvasView()?.focusNode(id));
        }}
      />
    </div>
  );
}
