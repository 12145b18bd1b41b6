// The entry that was read last, kept for a moment: a person who turns the pages of a table reads the same one many times.
import type { Outputs } from '#engine/store/pack.ts';
import type { Store } from '#engine/store/store.ts';

const keptMs = 15_000;

export function readCache(store: Pick<Store, 'load'>): { read(key: string): Promise<Outputs | undefined> } {
  let last: { readonly key: string; readonly outputs: Promise<Outputs | undefined> } | undefined;
  let timer: NodeJS.Timeout | undefined;
  return {
    async read(key) {
      if (last?.key !== key) last = { key, outputs: store.load(key) };
      const mine = last;
      clearTimeout(timer);
      timer = setTimeout(() => (last = undefined), keptMs);
      timer.unref();
      try {
        const outputs = await mine.outputs;
        if (!outputs && last === mine) last = undefined;
        return outputs;
      } catch (error) {
        if (last === mine) last = undefined;
        throw error;
      }
    },
  };
}
