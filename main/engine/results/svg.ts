// Draws a plot as an SVG text, without a browser: for `run --out` and reports.
import { compile } from 'vega-lite';
import type { TopLevelSpec } from 'vega-lite';
import { View, parse } from 'vega';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';

type Logger = NonNullable<NonNullable<Parameters<typeof compile>[1]>['logger']>;

/** Vega-Lite's warnings are for who writes a spec; svg.test.ts looks at them. */
const quiet = (): Logger => silent;
const silent = { level: quiet, error: quiet, warn: quiet, info: quiet, debug: quiet } as unknown as Logger;

/** `width` in pixels stands in for the container that a file has not. Colours are for a light ground. */
export async function plotSvg(spec: PlotSpec, width = 640): Promise<string> {
  const sized = { ...spec, width, background: 'white' } as unknown as TopLevelSpec;
  const view = new View(parse(compile(sized, { logger: silent }).spec), { renderer: 'none' });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
