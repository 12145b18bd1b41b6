// What a person wires after what, and which kinds they added last: kept in the browser, never in a file, and bounded.
import { specOf } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import type { WireCounts } from '#shared/nodes/likely-next.ts';

export interface Habits {
  readonly wires: WireCounts;
  /** The latest first. */
  readonly recent: readonly NodeKind[];
}

const storageKey = 'neuroloom.habits';
const mostPairs = 200;
/** So that what was done often long ago does not outweigh what is done now. */
const mostTimes = 20;
const mostRecent = 6;

const none: Habits = { wires: {}, recent: [] };
const isKind = (kind: unknown): kind is NodeKind => typeof kind === 'string' && specOf(kind) !== undefined;

/** Whatever is not as expected is left out. */
export function readHabits(text: string | null): Habits {
  try {
    const value = JSON.parse(text ?? '') as { wires?: unknown; recent?: unknown } | null;
    const wires = Object.entries(value?.wires ?? {}).filter(
      (entry): entry is [string, number] => Number.isInteger(entry[1]) && Number(entry[1]) > 0,
    );
    const recent = Array.isArray(value?.recent) ? value.recent.filter(isKind) : [];
    return bounded({ wires: Object.fromEntries(wires), recent });
  } catch {
    return none;
  }
}

function bounded({ wires, recent }: Habits): Habits {
  const most = Math.max(0, ...Object.values(wires));
  const entries = Object.entries(wires).map(([pair, times]): [string, number] => [
    pair,
    most > mostTimes ? Math.floor(times / 2) : times,
  ]);
  const kept = entries.filter(([, times]) => times > 0).slice(-mostPairs);
  return { wires: Object.fromEntries(kept), recent: [...new Set(recent)].slice(0, mostRecent) };
}

/** With one more wire of each pair; the pairs of the latest wires come last and are forgotten last. */
export function withWires(habits: Habits, pairs: readonly string[]): Habits {
  const wires = { ...habits.wires };
  for (const pair of pairs) {
    const times = (wires[pair] ?? 0) + 1;
    delete wires[pair];
    wires[pair] = times;
  }
  return bounded({ ...habits, wires });
}

export const withAdded = (habits: Habits, kind: NodeKind): Habits =>
  bounded({ ...habits, recent: [kind, ...habits.recent] });

let current: Habits | undefined;

function storage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

export const habits = (): Habits => (current ??= readHabits(storage()?.getItem(storageKey) ?? null));

/** Takes a change of them and keeps it. */
export function learn(change: (before: Habits) => Habits): void {
  current = change(habits());
  try {
    storage()?.setItem(storageKey, JSON.stringify(current));
  } catch {
    // Full or refused: they last as long as the page.
  }
}
