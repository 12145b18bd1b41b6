// Which nodes show their results beneath them on the canvas. Where results are what the node is for they are open at
// first; elsewhere a person opens them.
import { create } from 'zustand';
import { useDocument } from '#renderer/state/document-store.ts';
import { setCollapsed } from '#shared/document/edits.ts';
import type { NodeId } from '#shared/document/document.ts';

const openAtFirst: ReadonlySet<string> = new Set(['train', 'evaluate', 'explain', 'language']);
const none: ReadonlySet<string> = new Set(['optimizer', 'text']);

const useOpened = create<Readonly<Record<NodeId, boolean>>>()(() => ({}));

interface Preview {
  readonly possible: boolean;
  readonly open: boolean;
  toggle(): void;
}

/** Folding is kept in the document's layout; what is opened beyond the usual is not. */
export function usePreviews(id: NodeId, kind: string | undefined): Preview {
  const family = kind?.split('.')[0] ?? '';
  const usual = openAtFirst.has(family);
  const collapsed = useDocument((state) => state.document.layout[id]?.collapsed === true);
  const opened = useOpened((state) => state[id] === true);
  const open = usual ? !collapsed : opened;
  return {
    possible: !none.has(family),
    open,
    toggle: () => {
      if (usual) useDocument.getState().apply((document) => setCollapsed(document, id, open));
      else useOpened.setState({ [id]: !open });
    },
  };
}
