// What the person looks at: screen, selection, panels, language, theme, open dialog. None of it is in the document or
// its history; the lasting part (language, theme, panel sizes) is kept in the browser's local storage.
import { create } from 'zustand';
import type { NodeId } from '#shared/document/document.ts';
import type { Language } from '#shared/text/language.ts';

export type Theme = 'system' | 'light' | 'dark';
export type Screen = 'start' | 'studio';
export type BottomTab = 'results' | 'problems' | 'training';
export type Panel = 'palette' | 'inspector' | 'bottom';

/** The dialog that is open above the studio, if any. */
export type Dialog =
  | { readonly dialog: 'commands' }
  | { readonly dialog: 'shortcuts' }
  | { readonly dialog: 'open' }
  | { readonly dialog: 'save'; readonly then?: () => void }
  | { readonly dialog: 'leave'; readonly proceed: () => void }
  /** `node` runs, and would be deleted. */
  | { readonly dialog: 'stop-run'; readonly node: NodeId; readonly proceed: () => void }
  | { readonly dialog: 'draft'; readonly restore: () => void; readonly discard: () => void }
  | { readonly dialog: 'changed-on-disk'; readonly overwrite: () => void }
  | { readonly dialog: 'quick-add'; readonly at: Point; readonly screen: Point; readonly from?: PortEnd }
  /** `at`: where the new node goes; `node`: whose file it is instead; `dropped`: the name of a file that was, `file`: where it lies. */
  | {
      readonly dialog: 'read-file';
      readonly at?: Point;
      readonly node?: NodeId;
      readonly dropped?: string;
      readonly file?: string;
    }
  | { readonly dialog: 'template' }
  | { readonly dialog: 'wire'; readonly node: NodeId };

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a wire could begin or end, such as one that was let go over the empty canvas. */
export interface PortEnd {
  readonly node: NodeId;
  readonly port: string;
  readonly side: 'input' | 'output';
}

interface Lasting {
  readonly language: Language;
  readonly theme: Theme;
  /** Width of the side panels and height of the bottom one, in CSS pixels. */
  readonly sizes: Readonly<Record<Panel, number>>;
  readonly open: Readonly<Record<Panel, boolean>>;
  readonly minimap: boolean;
  /** The plain wheel moves the canvas, with Ctrl it zooms; else the other way round. */
  readonly wheelPans: boolean;
}

export interface ViewState extends Lasting {
  readonly screen: Screen;
  readonly selectedNodes: readonly NodeId[];
  readonly selectedWires: readonly string[];
  readonly bottomTab: BottomTab;
  readonly dialog: Dialog | null;
  /** Where the menu at the pointer is open, and for what. */
  readonly contextMenu: { readonly at: Point; readonly target: 'node' | 'wire' | 'canvas' } | null;
  /** How often the bar that finds nodes was asked for; 0 while it is closed. */
  readonly finding: number;
  /** The node whose name is being edited on the canvas. */
  readonly renaming: NodeId | null;
  /** Read out by the live region, in the person's language; `turn` makes the same text be read again. */
  readonly announcement: { readonly text: string; readonly turn: number };
  show(screen: Screen): void;
  select(nodes: readonly NodeId[], wires?: readonly string[]): void;
  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;
  setPanelSize(panel: Panel, size: number): void;
  togglePanel(panel: Panel, open?: boolean): void;
  toggleMinimap(): void;
  toggleWheel(): void;
  setBottomTab(tab: BottomTab): void;
  openDialog(dialog: Dialog | null): void;
  openContextMenu(contextMenu: ViewState['contextMenu']): void;
  rename(node: NodeId | null): void;
  find(open: boolean): void;
  announce(text: string): void;
}

const storageKey = 'neuroloom.view';

function firstLanguage(): Language {
  return typeof navigator !== 'undefined' && navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

const firstView = (): Lasting => ({
  language: firstLanguage(),
  theme: 'system',
  sizes: { palette: 208, inspector: 296, bottom: 248 },
  open: { palette: true, inspector: true, bottom: true },
  minimap: true,
  wheelPans: true,
});

/** Reads the lasting part; whatever is not as expected is replaced by its default. */
export function readLasting(text: string | null): Lasting {
  const first = firstView();
  if (text === null) return first;
  let kept: Record<string, unknown>;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return first;
    kept = value as Record<string, unknown>;
  } catch {
    return first;
  }
  const sizes = { ...first.sizes };
  const open = { ...first.open };
  for (const panel of ['palette', 'inspector', 'bottom'] as const) {
    const size = (kept['sizes'] as Record<string, unknown> | undefined)?.[panel];
    if (typeof size === 'number' && size >= 120 && size <= 1200) sizes[panel] = size;
    const isOpen = (kept['open'] as Record<string, unknown> | undefined)?.[panel];
    if (typeof isOpen === 'boolean') open[panel] = isOpen;
  }
  return {
    language: kept['language'] === 'en' || kept['language'] === 'zh' ? kept['language'] : first.language,
    theme: kept['theme'] === 'light' || kept['theme'] === 'dark' ? kept['theme'] : 'system',
    sizes,
    open,
    minimap: typeof kept['minimap'] === 'boolean' ? kept['minimap'] : true,
    wheelPans: typeof kept['wheelPans'] === 'boolean' ? kept['wheelPans'] : true,
  };
}

function storage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

export const useView = create<ViewState>()((set, get) => ({
  ...readLasting(storage()?.getItem(storageKey) ?? null),
  screen: 'start',
  selectedNodes: [],
  selectedWires: [],
  bottomTab: 'results',
  dialog: null,
  contextMenu: null,
  renaming: null,
  finding: 0,
  announcement: { text: '', turn: 0 },
  show: (screen) => set({ screen }),
  select: (selectedNodes, selectedWires = []) => set({ selectedNodes, selectedWires }),
  setLanguage: (language) => set({ language }),
  setTheme: (theme) => set({ theme }),
  setPanelSize: (panel, size) => set({ sizes: { ...get().sizes, [panel]: size } }),
  togglePanel: (panel, open = !get().open[panel]) => set({ open: { ...get().open, [panel]: open } }),
  toggleMinimap: () => set({ minimap: !get().minimap }),
  toggleWheel: () => set({ wheelPans: !get().wheelPans }),
  setBottomTab: (bottomTab) => set({ bottomTab }),
  openDialog: (dialog) => set({ dialog }),
  openContextMenu: (contextMenu) => set({ contextMenu }),
  rename: (renaming) => set({ renaming }),
  find: (open) => set({ finding: open ? get().finding + 1 : 0 }),
  announce: (text) => set({ announcement: { text, turn: get().announcement.turn + 1 } }),
}));

useView.subscribe((state, before) => {
  const { language, theme, sizes, open, minimap, wheelPans } = state;
  if (
    language === before.language &&
    theme === before.theme &&
    sizes === before.sizes &&
    open === before.open &&
    minimap === before.minimap &&
    wheelPans === before.wheelPans
  ) {
    return;
  }
  storage()?.setItem(storageKey, JSON.stringify({ language, theme, sizes, open, minimap, wheelPans }));
});
