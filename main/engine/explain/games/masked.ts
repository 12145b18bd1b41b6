// Values of coalitions by whole masked rows: for networks of which nothing more is known.
import type { Rank, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { maskedInputs, tilePrograms, valuesOf } from '#engine/explain/games/tile-programs.ts';
import type { Tiles, TileTask } from '#engine/explain/games/tile-programs.ts';

export function maskedTiles(task: TileTask): Tiles {
  const { tf, model, background } = task;
  const programs = tilePrograms([...(model.weights ?? []), background]);
  const masked =
    (count: number) =>
    ([masks, x]: readonly Tensor[]): Tensor[] => [
      valuesOf(task, model.predict(maskedInputs(task, masks as Tensor, x as Tensor, count)), count),
    ];
  return {
    ofRow: (x) => x,
    run: (x, mask: Tensor2D, _masks, count) => programs.run(`masked_${count}`, [mask, x], masked(count)),
    tryOut(count) {
      const feeds = [tf.zeros<Rank.R2>([count, model.features]), tf.zeros<Rank.R2>([1, model.features])];
      try {
        programs.compile('trial', feeds, masked(count));
      } finally {
        tf.dispose(feeds);
      }
    },
    dispose: () => programs.dispose(),
  };
}
