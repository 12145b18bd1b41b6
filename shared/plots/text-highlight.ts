// A row that is a text: its tokens in reading order, each on a ground that tells how much it adds or takes away.
import type { EffectWords, Explained } from '#shared/plots/explained.ts';
import { attributionOf, effectColour, effectOf } from '#shared/plots/explained.ts';
import { plot } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';

export interface TextWords extends EffectWords {
  readonly share: string;
  readonly token: string;
}

const lineLetters = 76;
const letterWidth = 7.8;
const lineHeight = 26;
const maxTokens = 600;

export interface PlacedToken {
  readonly token: string;
  readonly share: number;
  readonly line: number;
  /** In letters from the left. */
  readonly left: number;
  readonly right: number;
}

/** Lines of at most 76 letters; tokens that are empty (padding) are left out, and those after the 600th. */
export function placedTokens(explained: Explained, row: number, output: number): PlacedToken[] {
  let line = 0;
  let left = 0;
  return (explained.tokens?.[row] ?? []).slice(0, explained.features.length).flatMap((token, feature) => {
    if (token === '' || feature >= maxTokens) return [];
    // Chinese characters take two places.
    const letters = token.length + (token.match(/[\u2e80-\uffef]/g)?.length ?? 0) + 1;
    if (left > 0 && left + letters > lineLetters) {
      line += 1;
      left = 0;
    }
    const placed = { token, share: attributionOf(explained, row, feature, output), line, left, right: left + letters };
    left += letters;
    return [placed];
  });
}

export function textHighlight(explained: Explained, row: number, output: number, words: TextWords): PlotSpec {
  const tokens = placedTokens(explained, row, output);
  const lines = (tokens.at(-1)?.line ?? 0) + 1;
  const max = tokens.reduce((largest, { share }) => Math.max(largest, Math.abs(share)), 0);
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { domain: [0, lineLetters], nice: false },
    axis: null,
  });
  const y = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { domain: [lines, 0], nice: false },
    axis: null,
  });
  const placed = tokens.map((token) => ({
    ...token,
    middle: (token.left + token.right) / 2,
    top: token.line + 0.08,
    bottom: token.line + 0.92,
    centre: token.line + 0.5,
    effect: effectOf(token.share, words),
    size: max > 0 ? Math.abs(token.share) / max : 0,
  }));
  return plot(placed, {
    width: Math.round(lineLetters * letterWidth),
    height: lines * lineHeight,
    autosize: { type: 'pad' },
    layer: [
      {
        mark: { type: 'rect', cornerRadius: 3 },
        encoding: {
          x: x('left'),
          x2: { field: 'right' },
          y: y('top'),
          y2: { field: 'bottom' },
          color: effectColour(words),
          opacity: { field: 'size', type: 'quantitative', scale: { domain: [0, 1], range: [0.02, 0.5] }, legend: null },
          tooltip: [
            { field: 'token', type: 'nominal', title: words.token },
            { field: 'share', type: 'quantitative', title: words.share, format: '.6~g' },
          ],
        },
      },
      {
        mark: { type: 'text', fontSize: 13, baseline: 'middle', font: 'monospace' },
        encoding: { x: x('middle'), y: y('centre'), text: { field: 'token', type: 'nominal' } },
      },
    ],
  });
}
