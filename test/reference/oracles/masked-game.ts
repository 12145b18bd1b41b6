// A game over any vectorised predict function: a masker turns coalitions into model rows. For tabular rows with a
// background, and for whatever has one filled-in row per coalition (superpixels, tokens). What the
// product computes on tensors (explain/games) is held to this.
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import { backgroundWeights } from '#engine/explain/games/game.ts';
import type { Game } from '#engine/explain/games/game.ts';

/** `rows`: count × row size, row-major. Returns count × outputs. */
export type Predict = (rows: Float32Array, count: number) => Promise<Float32Array | Float64Array>;

export interface Masker {
  readonly players: number;
  readonly rowSize: number;
  /** Model rows per coalition. */
  readonly rows: number;
  /** Fractions of those rows in the coalition's value, summing to 1. */
  readonly weights: Float64Array;
  /** Writes model row `row` of the coalition into `into` at `offset`; `mask` holds a byte per player. */
  fill(mask: Uint8Array, row: number, into: Float32Array, offset: number): void;
}

/** Where a row differs from the background: features of the coalition from `row`, the others from each background row. */
export function backgroundMasker(
  row: ArrayLike<number>,
  background: ArrayLike<number>,
  weights?: ArrayLike<number>,
): Masker {
  const players = row.length;
  const rows = background.length / players;
  return {
    players,
    rowSize: players,
    rows,
    weights: backgroundWeights(rows, weights),
    fill: (mask, b, into, offset) => {
      for (let j = 0; j < players; j++) into[offset + j] = (mask[j] ? row[j] : background[b * players + j]) ?? 0;
    },
  };
}

/**
 * Where a switched-off player is replaced by one given filling. `playerOf` names the player of each place of the row;
 * −1 = no player's, always kept.
 */
export function fillMasker(row: ArrayLike<number>, filling: ArrayLike<number>, playerOf: ArrayLike<number>): Masker {
  let players = 0;
  for (let i = 0; i < playerOf.length; i++) players = Math.max(players, (playerOf[i] ?? -1) + 1);
  return {
    players,
    rowSize: row.length,
    rows: 1,
    weights: backgroundWeights(1),
    fill: (mask, _, into, offset) => {
      for (let i = 0; i < row.length; i++) {
        const player = playerOf[i] ?? -1;
        into[offset + i] = (player < 0 || mask[player] ? row[i] : filling[i]) ?? 0;
      }
    },
  };
}

/** `batchRows`: the most model rows of one call of `predict`. */
export function maskedGame(predict: Predict, masker: Masker, outputs: number, batchRows = 8192): Game {
  const { players, rowSize, rows, weights } = masker;
  const batch = Math.max(1, Math.floor(batchRows / rows));
  return {
    players,
    outputs,
    rowsPerCoalition: rows,
    batch,
    values: async (masks, count, signal) => {
      const values = new Float64Array(count * outputs);
      const total = count * rows;
      for (let start = 0; start < total; start += batchRows) {
        if (start > 0) await yieldToEventLoop(signal);
        const size = Math.min(batchRows, total - start);
        const inputs = new Float32Array(size * rowSize);
        for (let i = 0; i < size; i++) {
          const coalition = Math.floor((start + i) / rows);
          masker.fill(
            masks.subarray(coalition * players, (coalition + 1) * players),
            (start + i) % rows,
            inputs,
            i * rowSize,
          );
        }
        const predicted = await predict(inputs, size);
        for (let i = 0; i < size; i++) {
          const coalition = Math.floor((start + i) / rows);
          const weight = weights[(start + i) % rows] ?? 0;
          for (let k = 0; k < outputs; k++) {
            values[coalition * outputs + k] =
              (values[coalition * outputs + k] ?? 0) + weight * (predicted[i * outputs + k] ?? 0);
          }
        }
      }
      return values;
    },
  };
}
