// Contrast of every colour pair that text or a control's edge is drawn with, computed from theme.css itself.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { portTypes } from '#shared/spec/ports.ts';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');
const tokens = new Map<string, { light: string; dark: string }>();
for (const [, name, light, dark] of css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)) {
  if (name && light && dark) tokens.set(name, { light, dark });
}

for (const { type, colour } of Object.values(portTypes)) tokens.set(`wire-${type}`, colour);

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2 contrast ratio. */
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function token(name: string, theme: 'light' | 'dark'): string {
  const found = tokens.get(name);
  if (!found) throw new Error(`theme.css has no colour --${name}`);
  return found[theme];
}

const wires = Object.keys(portTypes);
const inks = [
  'color-text',
  'color-text-muted',
  'color-accent',
  'color-danger',
  'color-warning',
  'color-success',
  'color-info',
];
const grounds = ['color-bg', 'color-surface', 'color-surface-2'];
const soft = ['accent', 'danger', 'warning', 'success', 'info'];

describe.each(['light', 'dark'] as const)('%s theme', (theme) => {
  const textPairs = [
    ...[...inks, ...wires.map((w) => `wire-${w}`)].flatMap((ink) => grounds.map((ground) => [ink, ground] as const)),
    ['color-accent-text', 'color-accent'] as const,
    ['color-accent-text', 'color-accent-hover'] as const,
    ...soft.flatMap((s) => [[`color-${s}`, `color-${s}-soft`] as const, ['color-text', `color-${s}-soft`] as const]),
  ];

  it.each(textPairs)('%s on %s reads at 4.5:1 or more', (ink, ground) => {
    expect(contrast(token(ink, theme), token(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['color-surface', 'color-bg'])('edges of controls and the focus ring stand out from %s at 3:1', (ground) => {
    expect(contrast(token('color-border-strong', theme), token(ground, theme))).toBeGreaterThanOrEqual(3);
    expect(contrast(token('color-focus', theme), token(ground, theme))).toBeGreaterThanOrEqual(3);
  });

  it('gives every wire type a colour of its own', () => {
    expect(new Set(wires.map((w) => token(`wire-${w}`, theme))).size).toBe(wires.length);
  });
});

it('computes the ratio as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});
