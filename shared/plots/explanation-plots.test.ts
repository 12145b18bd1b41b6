// The data of the plots of explanations, held to the explanation's own numbers; drawn plots are in svg.test.ts.
import { describe, expect, it } from 'vitest';
import { strongestInteraction } from '#shared/plots/dependence.ts';
import type { Explained } from '#shared/plots/explained.ts';
import { attributionOf, orderOf } from '#shared/plots/explained.ts';
import { explanationPlot, explanationPlots, largestOutput, plotsFor } from '#shared/plots/explanation-plots.ts';
import type { ExplanationPlot } from '#shared/plots/explanation-plots.ts';
import { groupDifferences, upperRows } from '#shared/plots/group-difference.ts';
import { pictureCells } from '#shared/plots/picture-overlay.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';
import { principalComponents } from '#shared/plots/principal-components.ts';
import { placedTokens } from '#shared/plots/text-highlight.ts';
import { translator } from '#shared/text/translate.ts';
import { withinOnTheClock } from '#test/support/clock.ts';

type Row = Record<string, unknown>;
const t = translator('en');
const rowsOf = (spec: PlotSpec): Row[] => (spec['data'] as { values: Row[] }).values;

const wave = (i: number): number => Math.sin(i * 12.9898) * Math.cos(i * 3.7);

/** Random shares that add up: base + Σ = prediction in every row and output. */
function made(rows: number, features: number, outputs: number, more: Partial<Explained> = {}): Explained {
  const values = Float64Array.from({ length: rows * features * outputs }, (_, i) => wave(i + 1));
  const base = Float64Array.from({ length: outputs }, (_, k) => k / 10);
  const predictions = Float64Array.from({ length: rows * outputs }, (_, i) => {
    const [row, k] = [Math.floor(i / outputs), i % outputs];
    let sum = base[k] ?? 0;
    for (let f = 0; f < features; f++) sum += values[(row * features + f) * outputs + k] ?? 0;
    return sum;
  });
  return {
    features: Array.from({ length: features }, (_, f) => `f${f}`),
    outputs: Array.from({ length: outputs }, (_, k) => `class ${k}`),
    rows,
    values,
    base,
    predictions,
    data: Float32Array.from({ length: rows * features }, (_, i) => wave(i * 7)),
    source: Int32Array.from({ length: rows }, (_, i) => 100 + i),
    ...more,
  };
}

const spec = (
  explained: Explained,
  plot: ExplanationPlot,
  choice: { row?: number; feature?: number; output?: number } = {},
) => explanationPlot(explained, { plot, output: 1, row: 0, feature: 0, ...choice }, t);

describe('plots of an explanation', () => {
  const explained = made(40, 6, 2);

  it('are those that its rows have: over rows only with two of them, pictures and texts only of such', () => {
    expect(plotsFor(explained)).toEqual(
      explanationPlots.filter((name) => !['picture', 'text', 'interactions'].includes(name)),
    );
    expect(plotsFor(made(1, 6, 2))).toEqual(['waterfall', 'force', 'rowBar']);
    expect(plotsFor(made(1, 6, 2, { shape: [2, 3, 1] }))).toContain('picture');
    expect(plotsFor(made(1, 6, 2, { shape: [2, 2, 1] }))).not.toContain('picture');
    expect(plotsFor(made(1, 2, 1, { tokens: [['so', 'good']] }))).toContain('text');
  });

  it('name the place of the row behind every point, and the row of the table', () => {
    for (const plot of ['beeswarm', 'heatmap', 'dependence', 'map', 'decision'] as const) {
      for (const { at, row } of rowsOf(spec(explained, plot))) expect(row).toBe(101 + (at as number));
    }
  });

  it('draw no more points than a renderer takes, of however many rows', () => {
    const many = made(20_000, 6, 1);
    for (const plot of plotsFor(many)) {
      const drawn = rowsOf(explanationPlot(many, { plot, output: 0, row: 19_999, feature: 0 }, t));
      expect(drawn.length, plot).toBeLessThanOrEqual(4000);
    }
  });

  it('draw 100,000 rows within two seconds each', () => {
    const many = made(100_000, 4, 1);
    for (const plot of plotsFor(many)) {
      const started = performance.now();
      explanationPlot(many, { plot, output: 0, row: 5, feature: 0 }, t);
      withinOnTheClock(performance.now() - started, 2000);
    }
  });
});

describe('force', () => {
  it('puts every share end to end: up to f(x) what adds, from f(x) what takes away', () => {
    const explained = made(3, 7, 2);
    const bars = rowsOf(spec(explained, 'force', { row: 2 })) as { share: number; left: number; right: number }[];
    const prediction = explained.predictions[5] ?? 0;
    const up = bars.filter(({ share }) => share > 0);
    const down = bars.filter(({ share }) => share < 0);
    expect(up[0]?.right).toBeCloseTo(prediction, 12);
    expect(down[0]?.left).toBeCloseTo(prediction, 12);
    for (const [i, bar] of up.entries()) {
      expect(bar.right - bar.left).toBeCloseTo(bar.share, 12);
      if (i > 0) expect(bar.right).toBeCloseTo(up[i - 1]?.left ?? Number.NaN, 12);
    }
    const total = bars.reduce((sum, { share }) => sum + share, 0);
    expect((explained.base[1] ?? 0) + total).toBeCloseTo(prediction, 12);
  });
});

describe('bars', () => {
  const explained = made(5, 4, 2, { intervals: Float64Array.from({ length: 40 }, () => 0.25) });

  it('of one row have its shares and intervals', () => {
    for (const bar of rowsOf(spec(explained, 'rowBar', { row: 3 }))) {
      const feature = Number(String(bar['name']).at(-1));
      expect(bar['share']).toBe(attributionOf(explained, 3, feature, 1));
      expect([bar['low'], bar['high']]).toEqual([(bar['share'] as number) - 0.25, (bar['share'] as number) + 0.25]);
    }
    expect(rowsOf(spec(made(5, 4, 2), 'rowBar')).some((bar) => 'low' in bar)).toBe(false);
  });

  it('over rows have the interval of a mean: √(Σ h²) / rows', () => {
    const [bar] = rowsOf(spec(explained, 'bar'));
    const half = Math.sqrt(5 * 0.25 ** 2) / 5;
    expect((bar?.['high'] as number) - (bar?.['mean'] as number)).toBeCloseTo(half, 12);
  });

  it('of a waterfall say ± where it is an estimate', () => {
    const bars = rowsOf(spec(explained, 'waterfall'));
    expect(bars.every((bar) => String(bar['label']).endsWith('± 0.25'))).toBe(true);
    // Labels stand beyond the error bars.
    expect(bars.every((bar) => (bar['right'] as number) >= (bar['high'] as number))).toBe(true);
    expect(bars.every((bar) => (bar['left'] as number) <= (bar['low'] as number))).toBe(true);
    expect(bars.every((bar) => Math.abs((bar['high'] as number) - (bar['end'] as number) - 0.25) < 1e-12)).toBe(true);
  });
});

describe('heatmap', () => {
  it('has rows by their prediction and every share', () => {
    const explained = made(12, 3, 2);
    const cells = rowsOf(spec(explained, 'heatmap')) as {
      at: number;
      left: number;
      prediction: number;
      share: number;
    }[];
    expect(cells).toHaveLength(36);
    const byPlace = cells.toSorted((a, b) => a.left - b.left).map(({ prediction }) => prediction);
    expect(byPlace).toEqual(byPlace.toSorted((a, b) => a - b));
    const order = orderOf(explained, 1);
    for (const [i, { at, share }] of cells.entries())
      expect(share).toBe(attributionOf(explained, at, order[i % 3] ?? 0, 1));
  });
});

describe('decision', () => {
  it('leads every row from the base to its prediction', () => {
    for (const features of [4, 30]) {
      const explained = made(6, features, 2);
      const points = rowsOf(spec(explained, 'decision')) as { at: number; place: number; sum: number }[];
      for (let row = 0; row < 6; row++) {
        const own = points.filter(({ at }) => at === row).toSorted((a, b) => a.place - b.place);
        expect(own[0]?.sum).toBe(explained.base[1]);
        expect(own.at(-1)?.sum).toBeCloseTo(explained.predictions[row * 2 + 1] ?? Number.NaN, 10);
        expect(own).toHaveLength(Math.min(features, 20) + 1);
      }
    }
  });

  it('shows the marked row even when it is not among those at even distances', () => {
    const points = rowsOf(spec(made(1000, 3, 2), 'decision', { row: 777 }));
    expect(points.some(({ at, marked }) => at === 777 && marked === true)).toBe(true);
  });
});

describe('dependence', () => {
  it('finds the feature that a share depends on besides its own', () => {
    // The share of f0 is x0 · x2; f1 is noise.
    const rows = 200;
    let state = 7;
    const next = () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647 - 0.5;
    const data = Float32Array.from({ length: rows * 3 }, next);
    const values = Float64Array.from({ length: rows * 3 }, (_, i) => {
      const row = Math.floor(i / 3);
      return i % 3 === 0 ? (data[row * 3] ?? 0) * (data[row * 3 + 2] ?? 0) : (data[i] ?? 0) / (1 + (i % 3));
    });
    const explained = made(rows, 3, 1, { data, values });
    expect(strongestInteraction(explained, 0, 0)).toBe(2);
    const points = rowsOf(spec(explained, 'dependence', { output: 0 }));
    for (const { at, value, share, other } of points.slice(0, 20)) {
      const row = at as number;
      expect([value, share, other]).toEqual([data[row * 3], values[row * 3], data[row * 3 + 2]]);
    }
  });

  it('takes interactions where they were computed, and draws them pair by pair', () => {
    const explained = made(2, 3, 2);
    // Row by row: pairs (0, 1) weak, (0, 2) strong in the second output.
    const interactions = new Float64Array(2 * 9 * 2);
    for (const row of [0, 1]) {
      for (const [a, b, half] of [
        [0, 1, 0.01],
        [1, 0, 0.01],
        [0, 2, -0.5],
        [2, 0, -0.5],
        [1, 1, 0.25],
      ] as const)
        interactions[(row * 9 + a * 3 + b) * 2 + 1] = half;
    }
    const own = { ...explained, interactions };
    expect(strongestInteraction(own, 1, 0)).toBe(2);
    expect(plotsFor(own)).toContain('interactions');
    const cells = rowsOf(spec(own, 'interactions'));
    const effect = (one: string, two: string) =>
      cells.find(({ feature, other }) => feature === one && other === two)?.['effect'];
    expect([effect('f0', 'f2'), effect('f2', 'f0'), effect('f0', 'f1'), effect('f1', 'f1')]).toEqual([
      1, 1, 0.02, 0.25,
    ]);
  });

  it('of the only feature is not coloured', () => {
    expect(JSON.stringify(spec(made(9, 1, 1), 'dependence', { output: 0 }))).not.toContain('"level","type"');
  });
});

describe('group difference', () => {
  it('is the difference of the means above and up to the median, with its Welch interval', () => {
    const explained = made(4, 1, 1, { data: [1, 2, 3, 4], values: [1, 3, 6, 10] });
    expect(upperRows(explained, 0)).toEqual({ cut: 2, rows: new Set([2, 3]) });
    const [only] = groupDifferences(explained, 0, new Set([2, 3]));
    expect(only?.difference).toBe(6);
    expect(only?.half).toBeCloseTo(1.96 * Math.sqrt(2 / 2 + 8 / 2), 12);
  });

  it('cuts beneath a value that most rows have', () => {
    expect(upperRows(made(4, 1, 1, { data: [0, 1, 1, 1] }), 0)).toEqual({ cut: 0, rows: new Set([1, 2, 3]) });
  });
});

describe('violin', () => {
  it('is widest where the most shares lie', () => {
    const attributions = Array.from({ length: 100 }, (_, i) => (i < 80 ? 1 : -1) + wave(i) / 20);
    const explained = made(100, 1, 1, { values: attributions });
    const parts = rowsOf(spec(explained, 'violin', { output: 0 })) as { left: number; top: number; bottom: number }[];
    const widest = parts.toSorted((a, b) => b.bottom - b.top - (a.bottom - a.top))[0];
    expect(widest?.left).toBeGreaterThan(0.9);
    expect(widest?.left).toBeLessThan(1.1);
  });
});

describe('picture', () => {
  it('has a cell per place, with the shares of its channels together', () => {
    const explained = made(2, 12, 2, { shape: [2, 3, 2] });
    const cells = pictureCells(explained, 1, 1) ?? [];
    expect(cells).toHaveLength(6);
    expect(cells[4]?.share).toBeCloseTo(attributionOf(explained, 1, 8, 1) + attributionOf(explained, 1, 9, 1), 12);
    expect([cells[4]?.left, cells[4]?.top]).toEqual([1, 1]);
    expect(new Set(cells.map(({ grey }) => grey))).toContain('rgb(255,255,255)');
  });

  it('of many places is drawn in blocks that keep the sum', () => {
    const explained = made(1, 130 * 70, 1, { shape: [130, 70, 1] });
    const cells = pictureCells(explained, 0, 0) ?? [];
    expect(cells.length).toBeLessThanOrEqual(64 * 64);
    const sum = (explained.values as Float64Array).reduce((all, value) => all + value, 0);
    expect(cells.reduce((all, { share }) => all + share, 0)).toBeCloseTo(sum, 8);
  });
});

describe('text', () => {
  it('keeps tokens in order, breaks lines, leaves out padding', () => {
    const words = Array.from({ length: 40 }, (_, i) => (i >= 38 ? '' : `word${i}`));
    const explained = made(1, 40, 1, { tokens: [words] });
    const placed = placedTokens(explained, 0, 0);
    expect(placed.map(({ token }) => token)).toEqual(words.slice(0, 38));
    expect(placed.every(({ right }) => right <= 76)).toBe(true);
    expect(placed.at(-1)?.line).toBeGreaterThan(1);
    expect(placed[7]?.share).toBe(attributionOf(explained, 0, 7, 0));
  });
});

describe('principal components', () => {
  it('find the directions of a known ellipse', () => {
    const rows = 200;
    const x = new Float64Array(rows * 3);
    for (let i = 0; i < rows; i++) {
      const [a, b] = [3 * wave(i), wave(i + 500)];
      x.set([(a + b) / Math.SQRT2 + 7, (a - b) / Math.SQRT2 - 2, 5], i * 3);
    }
    const { scores, explained } = principalComponents(x, rows, 3);
    expect(explained[0] + explained[1]).toBeCloseTo(1, 10);
    expect(explained[0]).toBeGreaterThan(0.8);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / rows;
    const first = Array.from({ length: rows }, (_, i) => scores[2 * i] ?? 0);
    const second = Array.from({ length: rows }, (_, i) => scores[2 * i + 1] ?? 0);
    expect(mean(first)).toBeCloseTo(0, 10);
    expect(mean(first.map((value, i) => value * (second[i] ?? 0)))).toBeCloseTo(0, 5);
  });

  it('of rows that are all alike are nothing', () => {
    const { scores, explained } = principalComponents(new Float64Array(12).fill(4), 4, 3);
    expect([...scores].every((value) => value === 0)).toBe(true);
    expect(explained).toEqual([0, 0]);
  });
});

it('a row is about the output that its prediction is largest in', () => {
  expect(largestOutput(made(1, 1, 3, { predictions: [0.2, 0.5, 0.3] }), 0)).toBe(1);
});
