// Where the context menu is open, and for what.
import { create } from 'zustand';
import type { Point } from '#renderer/state/view-store.ts';

export type MenuTarget = 'node' | 'wire' | 'canvas';

interface ContextMenuState {
  readonly open: { readonly at: Point; readonly target: MenuTarget } | null;
}

export const useContextMenu = create<ContextMenuState>()(() => ({ open: null }));

export function openContextMenu(at: Point, target: MenuTarget): void {
  useContextMenu.setState({ open: { at, target } });
}

export function closeContextMenu(): void {
  useContextMenu.setState({ open: null });
}
