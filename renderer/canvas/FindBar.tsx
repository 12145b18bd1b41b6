// The bar that finds nodes and goes from one to the next.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { canvasView } from '#renderer/canvas/canvas-view.ts';
import { findNodes } from '#renderer/canvas/find.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { useView } from '#renderer/state/view-store.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { useText } from '#renderer/ui/use-text.ts';

export function FindBar() {
  const t = useText();
  const document = useDocument((state) => state.document);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const asked = useView((view) => view.finding);
  const found = useMemo(() => findNodes(document, query, t), [document, query, t]);
  useEffect(() => field.current?.select(), [asked]);

  const goTo = (place: number) => {
    const id = found[(place + found.length) % Math.max(1, found.length)];
    if (id === undefined) return;
    setAt((place + found.length) % found.length);
    useView.getState().select([id]);
    canvasView()?.show(id);
  };
  const close = () => {
    useView.getState().find(false);
    const [id] = useView.getState().selectedNodes;
    if (id === undefined) canvasView()?.focusPane();
    else canvasView()?.focusNode(id);
  };
  const change = (text: string) => {
    setQuery(text);
    setAt(0);
    const [first] = findNodes(document, text, t);
    if (first === undefined) return;
    useView.getState().select([first]);
    canvasView()?.show(first);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === 'F3') goTo(at + (event.shiftKey ? -1 : 1));
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const count =
    query.trim() === ''
      ? ''
      : found.length === 0
        ? t('workbench.find.none')
        : t('workbench.find.count', { at: at + 1, count: found.length });
  return (
    <div className="find-bar ui-row ui-card" role="search" onKeyDown={onKeyDown}>
      <input
        ref={field}
        className="find-field"
        value={query}
        aria-label={t('workbench.find.label')}
        placeholder={t('workbench.find.label')}
        autoFocus
        onChange={(event) => change(event.currentTarget.value)}
      />
      <span className="find-count ui-small ui-muted ui-numbers" role="status">
        {count}
      </span>
      <IconButton icon="arrow-up" size="small" label={t('workbench.find.previous')} onPress={() => goTo(at - 1)} />
      <IconButton icon="arrow-down" size="small" label={t('workbench.find.next')} onPress={() => goTo(at + 1)} />
      <IconButton icon="x" size="small" label={t('studio.common.close')} onPress={close} />
    </div>
  );
}
