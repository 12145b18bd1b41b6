// Every upgrade step there is, in order. A step is never changed once released; its fixtures stay in test/documents.
import { wiresAndLayout } from '#shared/document/upgrades/0001-wires-and-layout.ts';
import { rowsFromOne } from '#shared/document/upgrades/0002-rows-from-1.ts';
import type { FormatUpgrade, KindUpgrade } from '#shared/document/upgrades/upgrades.ts';

export const formatUpgrades: readonly FormatUpgrade[] = [wiresAndLayout];

export const kindUpgrades: readonly KindUpgrade[] = [...rowsFromOne];
