// Vega-Lite specs made to fit the place where they are drawn. Pure; draw-plot.ts draws them.

import type { PlotNeeds } from '#shared/plots/plot-frame.ts';

export type Spec = Readonly<Record<string, unknown>>;

export interface PlotSize {
  readonly width: number;
  /** Instead of the spec's own height, where that is a plain number. */
  readonly height?: number | undefined;
  readonly compact?: boolean;
}

/**
 * The spec for a small place: no legends or axis titles, short labels, few ticks. Layers keep
 * their marks; views side by side are left as they are.
 */
export function compactSpec(spec: Spec): Spec {
  const encoding = spec['encoding'] as Readonly<Record<string, unknown>> | undefined;
  const layer = spec['layer'] as readonly Spec[] | undefined;
  return {
    ...spec,
    ...(encoding
      ? {
          encoding: Object.fromEntries(
            Object.entries(encoding).map(([name, channel]) => [name, compactChannel(name, channel)]),
          ),
        }
      : {}),
    ...(layer ? { layer: layer.map(compactSpec) } : {}),
    ...(typeof spec['height'] === 'object' ? { height: { step: compactStep } } : {}),
  };
}

const compactStep = 19;
const compactAxis = { title: null, labelLimit: 92, labelFontSize: 13, tickCount: 3, grid: false } as const;

function compactChannel(name: string, channel: unknown): unknown {
  if (typeof channel !== 'object' || channel === null || Array.isArray(channel)) return channel;
  const part = channel as Readonly<Record<string, unknown>>;
  if (name === 'x' || name === 'y')
    return part['axis'] === null
      ? part
      : { ...part, title: null, axis: { ...(part['axis'] as object | undefined), ...compactAxis } };
  return 'field' in part && name !== 'tooltip' ? { ...part, legend: null } : part;
}

/** What a spec asks of who draws it; beneath a node everything is as small as it must be. */
export function needsOf(spec: Spec, compact = false): PlotNeeds {
  const { leastWidth, leastHeight, thinLabels } = (spec['usermeta'] ?? {}) as PlotNeeds;
  return {
    ...(thinLabels && { thinLabels }),
    ...(compact ? {} : { ...(leastWidth && { leastWidth }), ...(leastHeight && { leastHeight }) }),
  };
}

/** The spec with its place filled in. */
export function sized(spec: Spec, { width, height, compact = false }: PlotSize): Spec {
  const { leastWidth = 0, leastHeight = 0 } = needsOf(spec, compact);
  return {
    ...(compact ? compactSpec(spec) : spec),
    ...(spec['width'] === 'container' ? { width: Math.max(width, leastWidth) } : {}),
    ...(height !== undefined && typeof spec['height'] === 'number' ? { height: Math.max(height, leastHeight) } : {}),
  };
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Places of the boxes that lie on a later one, so that without them no two overlap. */
export function crowded(boxes: readonly Box[]): ReadonlySet<number> {
  const kept: Box[] = [];
  const hidden = new Set<number>();
  for (let at = boxes.length - 1; at >= 0; at -= 1) {
    const box = boxes[at];
    if (!box) continue;
    const isFree = kept.every(
      (other) =>
        box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top,
    );
    if (isFree) kept.push(box);
    else hidden.add(at);
  }
  return hidden;
}

/** What Vega hands over for a tooltip as pairs of words. */
export function tooltipRows(value: unknown): readonly (readonly [string, string])[] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value === 'string' || typeof value === 'number') return [['', String(value)]];
  if (typeof value !== 'object') return [];
  return Object.entries(value).map(([name, part]) => [name.trim(), tooltipText(part)] as const);
}

/** Vega spells what is missing as JavaScript does. */
function tooltipText(part: unknown): string {
  const text = String(part);
  return ['null', 'undefined', 'NaN', ''].includes(text) ? '–' : text;
}
