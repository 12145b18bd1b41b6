// Values of coalitions by whole masked rows: for networks of which nothing more is known.
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { maskedInputs, tilePrograms, valuesOf } from '#engine/explain/games/tile-programs.ts';
import type { Tiles, TileTask } from '#engine/explain/games/tile-programs.ts';

export function maskedTiles(task: TileTask): Tiles {
  const { model, background } = task;
  const programs = tilePrograms(task.tf, [...(model.weights ?? []), background]);
  const masked =
    (count: number) =>
    ([masks, x]: readonly Tensor[]): Tensor[] => [
      valuesOf(task, model.predict(maskedInputs(task, masks as Tensor, x as Tensor, count)), count),
    ];
  return {
    ofRow: (x) => x,
    run: (x, mask: Tensor2D, _masks, count) => programs.run(`masked_${count}`, [mask, x], masked(count)),
    tryOut: (count) =>
      programs.tryOut(
        [
          [count, model.features],
          [1, model.features],
        ],
        masked(count),
      ),
    dispose: () => programs.dispose(),
  };
}
