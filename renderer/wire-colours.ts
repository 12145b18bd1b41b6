// The colours of wires and node families, from the records of shared/spec/ports: custom properties `--wire-TYPE` and
// `--family-NAME` of the page, light and dark.
import type { CSSProperties } from 'react';
import { families, familyColours } from '#shared/spec/define-node.ts';
import { portTypes } from '#shared/spec/ports.ts';

/** Once, before the first thing is drawn. */
export function defineWireColours(root: HTMLElement): void {
  for (const { type, colour } of Object.values(portTypes))
    root.style.setProperty(`--wire-${type}`, `light-dark(${colour.light}, ${colour.dark})`);
  for (const family of families) {
    const type = familyColours[family];
    root.style.setProperty(`--family-${family}`, type ? `var(--wire-${type})` : 'var(--color-text-muted)');
  }
}

/** `--family` of an element that shows a kind, or a family itself. */
export function familyStyle(kind: string): CSSProperties {
  const [name = ''] = kind.split('.');
  const family = families.find((known) => known === name) ?? 'text';
  return { '--family': `var(--family-${family})` } as CSSProperties;
}
