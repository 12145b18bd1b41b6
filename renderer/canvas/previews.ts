// Which nodes show their results beneath them on the canvas. Where results are what the node is for they are open at
// first; elsewhere a person opens them.
import { create } from 'zustand';
import { useDocument } from '#renderer/state/document-store.ts';
import { setCollapsed } from '#shared/document/edits.ts';
import type { NodeId } from '#shared/document/document.ts';
import { previewRoom } from '#shared/document/node-size.ts';
import type { PreviewRoom } from '#shared/document/node-size.ts';

const none: ReadonlySet<string> = new Set(['optimizer', 'text.note']);

const useOpened = create<Readonly<Record<NodeId, boolean>>>()(() => ({}));

interface Preview {
  readonly possible: boolean;
  readonly open: boolean;
  /** What is kept free for it from the start. */
  readonly room: PreviewRoom;
  toggle(): void;
}

/** Folding is kept in the document's layout; what is opened beyond the usual is not. */
export function usePreviews(id: NodeId, kind: string): Preview {
  const room = previewRoom(kind);
  const collapsed = useDocument((state) => state.document.layout[id]?.collapsed === true);
  const opened = useOpened((state) => state[id] === true);
  const open = room === 'none' ? opened : !collapsed;
  return {
    possible: !none.has(kind) && !none.has(kind.split('.')[0] ?? ''),
    open,
    room,
    toggle: () => {
      if (room === 'none') useOpened.setState({ [id]: !open });
      else useDocument.getState().apply((document) => setCollapsed(document, id, open));
    },
  };
}
