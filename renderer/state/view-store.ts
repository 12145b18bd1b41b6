// What the person looks at: screen, selection, panels, language, theme, open dialog. None of it is in the document or
// its history; the lasting part (language, theme, panel sizes) is kept in the browser's local storage.
import { create } from 'zustand';
import type { NodeId } from '#shared/document/document.ts';
import type { Language } from '#shared/text/language.ts';

export type Theme = 'system' | 'light' | 'dark';
export type Screen = 'start' | 'studio';
export type BottomTab = 'results' | 'problems' | 'training';
/** `bottom` is the dock of results, problems and training, wherever it stands. */
export type Panel = 'palette' | 'inspector' | 'bottom';
/** Where the dock stands: below the canvas or at its right. */
export type DockSide = 'bottom' | 'right';

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
  | { readonly dialog: 'discard-draft'; readonly name: string; readonly proceed: () => void }
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
  /** Width of the side panels in CSS pixels. */
  readonly sizes: Readonly<Record<'palette' | 'inspector', number>>;
  /** Of a wide window. The dock's is not kept: every pipeline opens with it closed. */
  readonly open: Readonly<Record<Panel, boolean>>;
  readonly dockSide: DockSide;
  /** What part of the room between the side panels the dock takes. */
  readonly dockShare: number;
  readonly minimap: boolean;
  /** The plain wheel moves the canvas, with Ctrl it zooms; else the other way round. */
  readonly wheelPans: boolean;
}

export interface ViewState extends Lasting {
  readonly screen: Screen;
  readonly selectedNodes: readonly NodeId[];
  readonly selectedWires: readonly string[];
  readonly bottomTab: BottomTab;
  /** Whose results the dock shows: the node that was selected last, or what a run was for. */
  readonly shownNode: NodeId | null;
  /** The person closed the dock of this pipeline, so that no run opens it until they have. */
  readonly dockRefused: boolean;
  /** The window has no room for panels beside the canvas: they lie over it, one at a time. */
  readonly narrow: boolean;
  /** The panel that lies over the canvas of a narrow window. */
  readonly drawer: Panel | null;
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
  setPanelSize(panel: 'palette' | 'inspector', size: number): void;
  setDockShare(share: number): void;
  setDockSide(side: DockSide): void;
  /** By a person, whose word about the dock stands for as long as the pipeline is open. */
  togglePanel(panel: Panel, open?: boolean): void;
  /** By the end of a run: opens the dock, unless the person closed it. Answers whether it did. */
  offerDock(): boolean;
  /** The results of this node, in the open dock. */
  showResults(node: NodeId): void;
  /** Without opening or closing anything. */
  setShownNode(node: NodeId | null): void;
  /** Another pipeline: its dock is closed, and nobody has refused it. */
  beginDock(): void;
  setNarrow(narrow: boolean): void;
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

/** What parts of the room the dock may take. */
export const dockLimits = { min: 0.2, max: 0.8 } as const;

/** Whether a panel is on screen. */
export const isPanelOpen = (view: Pick<ViewState, 'narrow' | 'drawer' | 'open'>, panel: Panel): boolean =>
  view.narrow ? view.drawer === panel : view.open[panel];

function firstLanguage(): Language {
  return typeof navigator !== 'undefined' && navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

const firstView = (): Lasting => ({
  language: firstLanguage(),
  theme: 'system',
  sizes: { palette: 208, inspector: 296 },
  open: { palette: true, inspector: true, bottom: false },
  dockSide: 'bottom',
  dockShare: 0.5,
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
  for (const panel of ['palette', 'inspector'] as const) {
    const size = (kept['sizes'] as Record<string, unknown> | undefined)?.[panel];
    if (typeof size === 'number' && size >= 120 && size <= 1200) sizes[panel] = size;
    const isOpen = (kept['open'] as Record<string, unknown> | undefined)?.[panel];
    if (typeof isOpen === 'boolean') open[panel] = isOpen;
  }
  const share = kept['dockShare'];
  return {
    language: kept['language'] === 'en' || kept['language'] === 'zh' ? kept['language'] : first.language,
    theme: kept['theme'] === 'light' || kept['theme'] === 'dark' ? kept['theme'] : 'system',
    sizes,
    open,
    dockSide: kept['dockSide'] === 'right' ? 'right' : 'bottom',
    dockShare:
      typeof share === 'number' && share >= dockLimits.min && share <= dockLimits.max ? share : first.dockShare,
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

/** The panel shown or put away, in the way of the window's width. */
function withPanel({ narrow, drawer, open }: ViewState, panel: Panel, isOpen: boolean): Partial<ViewState> {
  if (!narrow) return { open: { ...open, [panel]: isOpen } };
  return { drawer: isOpen ? panel : drawer === panel ? null : drawer };
}

export const useView = create<ViewState>()((set, get) => ({
  ...readLasting(storage()?.getItem(storageKey) ?? null),
  screen: 'start',
  selectedNodes: [],
  selectedWires: [],
  bottomTab: 'results',
  shownNode: null,
  dockRefused: false,
  narrow: false,
  drawer: null,
  dialog: null,
  contextMenu: null,
  renaming: null,
  finding: 0,
  announcement: { text: '', turn: 0 },
  show: (screen) => set({ screen }),
  select: (selectedNodes, selectedWires = []) => {
    const [only] = selectedNodes.length === 1 ? selectedNodes : [];
    set({ selectedNodes, selectedWires, ...(only === undefined ? {} : { shownNode: only }) });
  },
  setLanguage: (language) => set({ language }),
  setTheme: (theme) => set({ theme }),
  setPanelSize: (panel, size) => set({ sizes: { ...get().sizes, [panel]: size } }),
  setDockShare: (share) => set({ dockShare: Math.min(dockLimits.max, Math.max(dockLimits.min, share)) }),
  setDockSide: (dockSide) => set({ dockSide }),
  togglePanel: (panel, open = !isPanelOpen(get(), panel)) => {
    if (panel === 'bottom') set({ dockRefused: !open });
    set(withPanel(get(), panel, open));
  },
  offerDock: () => {
    if (get().dockRefused || isPanelOpen(get(), 'bottom')) return false;
    // Over the canvas of a narrow window it would hide what the person is working on.
    if (get().narrow) return false;
    set(withPanel(get(), 'bottom', true));
    return true;
  },
  showResults: (shownNode) => {
    get().togglePanel('bottom', true);
    set({ shownNode, bottomTab: 'results' });
  },
  setShownNode: (shownNode) => set({ shownNode }),
  beginDock: () =>
    set({ ...withPanel(get(), 'bottom', false), dockRefused: false, shownNode: null, bottomTab: 'results' }),
  setNarrow: (narrow) => {
    if (narrow !== get().narrow) set({ narrow, drawer: null });
  },
  toggleMinimap: () => set({ minimap: !get().minimap }),
  toggleWheel: () => set({ wheelPans: !get().wheelPans }),
  setBottomTab: (bottomTab) => set({ bottomTab }),
  openDialog: (dialog) => set({ dialog }),
  openContextMenu: (contextMenu) => set({ contextMenu }),
  rename: (renaming) => set({ renaming }),
  find: (open) => set({ finding: open ? get().finding + 1 : 0 }),
  announce: (text) => set({ announcement: { text, turn: get().announcement.turn + 1 } }),
}));

const lasting = ({
  language,
  theme,
  sizes,
  open,
  dockSide,
  dockShare,
  minimap,
  wheelPans,
}: ViewState): readonly [string, unknown][] =>
  Object.entries({ language, theme, sizes, open, dockSide, dockShare, minimap, wheelPans });

useView.subscribe((state, before) => {
  const was = lasting(before);
  const now = lasting(state);
  if (now.every(([, value], at) => value === was[at]?.[1])) return;
  storage()?.setItem(storageKey, JSON.stringify(Object.fromEntries(now)));
});
