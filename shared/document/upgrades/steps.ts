// Every upgrade step there is, in order. A step is never changed once released; its fixtures stay in test/documents.
import { wiresAndLayout } from '#shared/document/upgrades/0001-wires-and-layout.ts';
import type { FormatUpgrade, KindUpgrade } from '#shared/document/upgrades/upgrades.ts';

export const formatUpgrades: readonly FormatUpgrade[] = [wiresAndLayout];

/** Empty while every kind is at its first version. */
export const kindUpgrades: readonly KindUpgrade[] = [];
