// Draws a plot as an SVG text, without a browser: for `run --out` and reports.
import type { compile, TopLevelSpec } from 'vega-lite';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';

type Logger = NonNullable<NonNullable<Parameters<typeof compile>[1]>['logger']>;

/** Vega-Lite's warnings are for who writes a spec; svg.test.ts looks at them. */
const quiet = (): Logger => silent;
const silent = { level: quiet, error: quiet, warn: quiet, info: quiet, debug: quiet } as unknown as Logger;

/**
 * `width` in pixels stands in for the container that a file has not; a plot that has a width of its own keeps it. Colours
 * are for a light ground. `prefix` keeps the names of gradients apart where several plots stand on one page.
 */
export async function plotSvg(spec: PlotSpec, width = 640, prefix = ''): Promise<string> {
  // A third of an engine's start, for what most runs never ask.
  const [{ compile }, { View, parse }] = await Promise.all([import('vega-lite'), import('vega')]);
  const own = spec['width'] === 'container' ? { width } : {};
  const sized = { ...spec, ...own, background: 'white' } as unknown as TopLevelSpec;
  const view = new View(parse(compile(sized, { logger: silent, config: paper }).spec), { renderer: 'none' });
  try {
    return renumbered(await view.toSVG(), prefix);
  } finally {
    view.finalize();
  }
}

/** As plotSvg; `failed` in a line where the plot cannot be drawn, so that it takes nothing else with it. */
export async function plotSvgOr(failed: string, spec: PlotSpec, width?: number, prefix?: string): Promise<string> {
  try {
    return await plotSvg(spec, width, prefix);
  } catch {
    const words = failed.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width ?? 640}" height="40"><text x="8" y="25" font-family="${font}" font-size="14">${words}</text></svg>`;
  }
}

/** Ink for a light ground: quiet axes, so that the marks stand out. */
const font = "system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK SC', sans-serif";
const muted = '#545e6e';
const paper = {
  font,
  view: { stroke: null },
  axis: {
    labelColor: muted,
    titleColor: muted,
    titleFontWeight: 500,
    gridColor: '#e3e6ec',
    domainColor: '#d8dce3',
    tickColor: '#d8dce3',
  },
  legend: { titleColor: muted, titleFontWeight: 500, labelColor: '#1b2330' },
  rule: { color: muted },
  text: { color: '#1b2330' },
} as const;

/** Vega numbers gradients and clips through the whole process; here a plot's own are counted, so that bytes repeat. */
function renumbered(svg: string, prefix: string): string {
  const names = [...new Set([...svg.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id ?? ''))];
  const numbers = new Map(names.map((name, i) => [name, `${prefix}${name.replace(/\d+$/, '')}${i}`]));
  return svg
    .replaceAll(/\bid="([^"]+)"/g, (_, id: string) => `id="${numbers.get(id) ?? id}"`)
    .replaceAll(/url\(#([^)]+)\)/g, (_, id: string) => `url(#${numbers.get(id) ?? id})`);
}
