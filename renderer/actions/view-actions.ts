// What is on screen: zoom, panels, theme, language, moving between regions.
import { defineActions, inStudio } from '#renderer/actions/action.ts';
import { canvasView } from '#renderer/canvas/canvas-view.ts';
import { useDocument } from '#renderer/state/document-store.ts';
import { isPanelOpen, useView } from '#renderer/state/view-store.ts';
import type { Panel } from '#renderer/state/view-store.ts';

const zoomStep = 1.25;

/** Focus goes from region to region in the order of the page. */
export function focusRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
  if (regions.length === 0) return;
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(at + step + regions.length) % regions.length];
  if (!next) return;
  if (next.dataset['region'] === 'canvas') {
    const [first] = useView.getState().selectedNodes;
    const node = first === undefined ? null : next.querySelector<HTMLElement>(`[data-node="${CSS.escape(first)}"]`);
    (node ?? next).focus();
    return;
  }
  const inside = next.querySelector<HTMLElement>(
    'input:not([disabled]), textarea, button:not([disabled]):not([tabindex="-1"]), [tabindex="0"], [role="tab"][aria-selected="true"]',
  );
  if (!next.hasAttribute('tabindex')) next.tabIndex = -1;
  (inside ?? next).focus();
}

const panelAction = (panel: Panel, icon: 'panel-left' | 'panel-right' | 'panel-bottom', key: string) =>
  ({
    id: `view.${panel}`,
    icon,
    keys: [key],
    anywhere: true,
    when: inStudio,
    isOn: () => isPanelOpen(useView.getState(), panel),
    run: () => useView.getState().togglePanel(panel),
  }) as const;

export const viewActions = defineActions('view', [
  {
    id: 'view.find',
    icon: 'search',
    keys: ['Mod+F'],
    anywhere: true,
    when: () => inStudio() && Object.keys(useDocument.getState().document.nodes).length > 0,
    run: () => useView.getState().find(true),
  },
  {
    id: 'view.fit',
    icon: 'fit',
    keys: ['Mod+1', '1'],
    when: inStudio,
    run: () => canvasView()?.fit(),
  },
  {
    id: 'view.fitSelection',
    icon: 'crosshair',
    keys: ['.'],
    when: () => inStudio() && useView.getState().selectedNodes.length > 0,
    run: () => canvasView()?.fit(useView.getState().selectedNodes),
  },
  {
    id: 'view.zoomIn',
    icon: 'zoom-in',
    keys: ['Mod++', '+'],
    when: inStudio,
    run: () => canvasView()?.zoomBy(zoomStep),
  },
  {
    id: 'view.zoomOut',
    icon: 'zoom-out',
    keys: ['Mod+-', '-'],
    when: inStudio,
    run: () => canvasView()?.zoomBy(1 / zoomStep),
  },
  {
    id: 'view.zoomReset',
    icon: 'search',
    keys: ['Mod+0', '0'],
    when: inStudio,
    run: () => canvasView()?.zoomTo(1),
  },
  { ...panelAction('palette', 'panel-left', 'Mod+B'), beginsPart: true },
  panelAction('inspector', 'panel-right', 'Mod+Alt+B'),
  panelAction('bottom', 'panel-bottom', 'Mod+J'),
  {
    id: 'view.results',
    icon: 'bar-chart',
    keys: ['Shift+R'],
    when: () => inStudio() && useView.getState().selectedNodes.length === 1,
    run: () => {
      const [node] = useView.getState().selectedNodes;
      if (node !== undefined) useView.getState().showResults(node);
    },
  },
  {
    id: 'view.dockSide',
    icon: 'panel-right',
    keys: ['Mod+Alt+J'],
    anywhere: true,
    when: inStudio,
    isOn: () => useView.getState().dockSide === 'right',
    run: () => useView.getState().setDockSide(useView.getState().dockSide === 'right' ? 'bottom' : 'right'),
  },
  {
    id: 'view.minimap',
    icon: 'map',
    keys: ['M'],
    when: inStudio,
    isOn: () => useView.getState().minimap,
    run: () => useView.getState().toggleMinimap(),
  },
  {
    id: 'view.wheelPans',
    icon: 'chevrons-up-down',
    keys: [],
    when: inStudio,
    isOn: () => useView.getState().wheelPans,
    run: () => useView.getState().toggleWheel(),
  },
  {
    id: 'view.theme',
    beginsPart: true,
    icon: 'moon',
    keys: ['Mod+Alt+T'],
    anywhere: true,
    run: () => {
      const { theme, setTheme } = useView.getState();
      const dark =
        theme === 'dark' || (theme === 'system' && globalThis.matchMedia('(prefers-color-scheme: dark)').matches);
      setTheme(dark ? 'light' : 'dark');
    },
  },
  {
    id: 'view.themeSystem',
    icon: 'monitor',
    keys: [],
    anywhere: true,
    isOn: () => useView.getState().theme === 'system',
    run: () => useView.getState().setTheme('system'),
  },
  {
    id: 'view.language',
    icon: 'language',
    keys: ['Mod+Alt+L'],
    anywhere: true,
    run: () => useView.getState().setLanguage(useView.getState().language === 'en' ? 'zh' : 'en'),
  },
  {
    id: 'view.nextRegion',
    beginsPart: true,
    keys: ['F6'],
    anywhere: true,
    when: inStudio,
    run: () => focusRegion(1),
  },
  {
    id: 'view.previousRegion',
    keys: ['Shift+F6'],
    anywhere: true,
    when: inStudio,
    run: () => focusRegion(-1),
  },
]);
