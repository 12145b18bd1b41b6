// Draws a Vega-Lite spec under a strict content security policy: expressions run in Vega's interpreter, never as
// generated code, and nothing is loaded from anywhere. A module of its own, so that Vega is fetched with the first plot.
import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile } from 'vega-lite';
import type { TopLevelSpec } from 'vega-lite';
import { plotConfig } from '#renderer/results/plot-theme.ts';
import type { PlotTheme } from '#renderer/results/plot-theme.ts';
import { crowded, needsOf, sized, tooltipRows } from '#renderer/results/plot-spec.ts';
import type { PlotSize, Spec } from '#renderer/results/plot-spec.ts';

export interface DrawnPlot {
  /** CSS pixels of the place. */
  setWidth(width: number): void;
  /** Values of the spec's own parameters, by name. */
  setParams(values: Readonly<Record<string, number>>): void;
  dispose(): void;
}

export interface TooltipAt {
  readonly x: number;
  readonly y: number;
  readonly rows: readonly (readonly [string, string])[];
}

/** Data is inline; a spec that asks for a file or an address gets none. */
const noLoader = {
  load: () => Promise.reject(new Error('Plots load nothing')),
  sanitize: () => Promise.reject(new Error('Plots load nothing')),
  http: () => Promise.reject(new Error('Plots load nothing')),
  file: () => Promise.reject(new Error('Plots load nothing')),
};

/** Vega-Lite's own warnings are about style and are for who wrote the spec. */
const silent = {
  level: () => silent,
  error: () => silent,
  warn: () => silent,
  info: () => silent,
  debug: () => silent,
};

function viewOf(
  spec: Spec,
  size: PlotSize,
  theme: PlotTheme,
  renderer: 'svg' | 'canvas' | 'none',
  container?: HTMLElement,
): View {
  const compiled = compile(sized(spec, size) as unknown as TopLevelSpec, {
    config: plotConfig(theme) as NonNullable<NonNullable<Parameters<typeof compile>[1]>['config']>,
    logger: silent as unknown as NonNullable<NonNullable<Parameters<typeof compile>[1]>['logger']>,
  });
  const runtime = parse(compiled.spec, {}, { ast: true });
  return new View(runtime, {
    expr: expressionInterpreter,
    loader: noLoader as unknown as NonNullable<ConstructorParameters<typeof View>[1]>['loader'],
    renderer,
    logLevel: 0,
    hover: renderer === 'svg',
    ...(container ? { container } : {}),
  } as ConstructorParameters<typeof View>[1]);
}

/**
 * Draws into `container`; `onTooltip` is told what is under the pointer, null when nothing is; `onPick` the row of the
 * plot's data whose mark is clicked.
 */
export async function drawPlot(
  container: HTMLElement,
  spec: Spec,
  size: PlotSize,
  theme: PlotTheme,
  onTooltip: (tooltip: TooltipAt | null) => void,
  onPick?: (datum: Readonly<Record<string, unknown>>) => void,
): Promise<DrawnPlot> {
  const inner = document.createElement('div');
  container.replaceChildren(inner);
  const view = viewOf(spec, size, theme, 'svg', inner);
  // Vega names what it draws in English; the container has the name in the person's language.
  inner.ariaHidden = 'true';
  view.tooltip((_handler: unknown, event: MouseEvent, _item: unknown, value: unknown) => {
    const rows = tooltipRows(value);
    onTooltip(rows.length === 0 ? null : { x: event.clientX, y: event.clientY, rows });
  });
  if (onPick) {
    view.addEventListener('click', (_event: unknown, item: unknown) => {
      const datum = (item as { readonly datum?: unknown } | null | undefined)?.datum;
      if (typeof datum === 'object' && datum !== null) onPick(datum as Readonly<Record<string, unknown>>);
    });
  }
  const { leastWidth = 0, thinLabels } = needsOf(spec, size.compact);
  const run = async () => {
    await view.runAsync();
    if (thinLabels) thinOut(inner);
  };
  container.toggleAttribute('data-wide', leastWidth > size.width);
  await run();
  const flexible = spec['width'] === 'container';
  return {
    setWidth: (place) => {
      const width = Math.max(place, leastWidth);
      container.toggleAttribute('data-wide', leastWidth > place);
      if (flexible && Math.round(view.width()) !== Math.round(width)) {
        view.width(width);
        void run();
      }
    },
    setParams: (values) => {
      for (const [name, value] of Object.entries(values)) view.signal(name, value);
      void run();
    },
    dispose: () => {
      view.finalize();
      container.replaceChildren();
    },
  };
}

/** Labels as they lie on the screen, whatever font and width they have. */
function thinOut(place: HTMLElement): void {
  const labels = [...place.querySelectorAll<SVGTextElement>('.mark-text.role-mark text')];
  const hidden = crowded(labels.map((label) => label.getBoundingClientRect()));
  labels.forEach((label, at) => label.toggleAttribute('data-crowded', hidden.has(at)));
}

const exportWidth = 720;

/** The plot as a picture for print: light, on white. SVG as text, PNG at twice the size. */
export async function exportPlot(spec: Spec, format: 'svg' | 'png'): Promise<Blob> {
  const view = viewOf({ ...spec, background: '#ffffff' }, { width: exportWidth }, 'light', 'none');
  try {
    if (format === 'svg') return new Blob([await view.toSVG()], { type: 'image/svg+xml' });
    const canvas = await view.toCanvas(2);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The canvas gave no picture'))), 'image/png');
    });
  } finally {
    view.finalize();
  }
}
