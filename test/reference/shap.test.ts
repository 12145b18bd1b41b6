// Explanations of the shap… files: every part (exact, permutation, …) that the product has a method for, at the files'
// tolerance. A model of layers, or a method, that does not exist yet is skipped by name.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exactShapley } from '#engine/explain/shapley/exact.ts';
import type { Attribution, Game } from '#engine/explain/games/game.ts';
import { interactionValues } from '#engine/explain/shapley/interactions.ts';
import { kernelPlan } from '#engine/explain/shapley/kernel-plan.ts';
import { kernelShapley } from '#engine/explain/shapley/kernel.ts';
import { linearShapley } from '#engine/explain/shapley/linear.ts';
import { linkedGame } from '#engine/explain/shapley/link.ts';
import { fillMasker, maskedGame } from '#test/reference/oracles/masked-game.ts';
import { openExplained } from '#engine/explain/shapley/open-explained.ts';
import type { ExplainedModel } from '#engine/explain/shapley/open-explained.ts';
import { partitionShapley } from '#engine/explain/shapley/partition.ts';
import { permutationShapley } from '#engine/explain/shapley/permutation.ts';
import { imageTree } from '#engine/explain/games/place-trees.ts';
import { sequenceTree } from '#test/reference/oracles/sequence-tree.ts';
import { rowGames } from '#engine/explain/games/tensor-game.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { attributionChecks } from '#test/reference/attribution-checks.ts';
import { expectClose } from '#test/reference/expect-close.ts';
import { missingLayers, readModel, readWeights } from '#test/reference/keras-model.ts';
import type { CaseModel, CaseWeight } from '#test/reference/keras-model.ts';
import { CaseCount, flatNumbers, loadCases } from '#test/reference/load-cases.ts';

type Part = Readonly<Record<string, unknown>>;

interface ShapCase {
  readonly id: string;
  readonly kind: string;
  readonly model?: CaseModel;
  readonly weights?: readonly CaseWeight[];
  readonly background?: readonly unknown[];
  readonly rows?: readonly (readonly number[])[];
  readonly images?: readonly unknown[];
  readonly background_images?: readonly unknown[];
  readonly label_map?: readonly unknown[];
  readonly fills?: Readonly<Record<string, readonly unknown[]>>;
  readonly clustering?: readonly (readonly number[])[];
  readonly players?: readonly (readonly number[])[];
  readonly mask_id?: number;
  readonly coef?: readonly number[];
  readonly intercept?: number;
  readonly methods: Readonly<Record<string, Part>>;
}

const count = new CaseCount('shap');
let tf: Tf;

/** A model of a case as the product opens it. */
function openCase(of: ShapCase): ExplainedModel {
  const network = readModel(of.model as CaseModel);
  return openExplained(tf, { network, weights: readWeights(buildNetwork(network), of.weights ?? []) });
}

/** Runs `work` with the game of a row against the case's background. */
async function withGame<T>(
  of: ShapCase,
  row: number,
  work: (game: Game) => Promise<T>,
  weights?: readonly number[],
): Promise<T> {
  const model = openCase(of);
  const background = Float32Array.from(flatNumbers(of.background));
  const games = rowGames(tf, model, background, { batchRows: model.batchRows, ...(weights ? { weights } : {}) });
  try {
    return await work(games.of(Float32Array.from(flatNumbers(of.rows?.[row]))));
  } finally {
    games.dispose();
    model.dispose();
  }
}

/** The game of a picture or a sentence: one filled-in row per coalition. */
async function withFilled<T>(
  of: ShapCase,
  row: readonly number[],
  filling: readonly number[],
  playerOf: readonly number[],
  work: (game: Game) => Promise<T>,
): Promise<T> {
  const model = openCase(of);
  const predict = async (rows: Float32Array, size: number): Promise<Float32Array> =>
    tf.tidy(() => model.predict(tf.tensor2d(rows, [size, model.features])).dataSync<'float32'>());
  try {
    return await work(maskedGame(predict, fillMasker(row, filling, playerOf), model.outputs));
  } finally {
    model.dispose();
  }
}

const nested = (found: Attribution): number[][] => {
  const outputs = found.base.length;
  return Array.from({ length: found.values.length / outputs }, (_, i) => [
    ...found.values.subarray(i * outputs, (i + 1) * outputs),
  ]);
};

type Check = (of: ShapCase, part: Part, near: (actual: unknown, expected: unknown) => void) => Promise<void>;

/** Of every row: the values, and the base where the case gives one. */
const perRow =
  (explain: (game: Game, row: number, part: Part) => Promise<Attribution>): Check =>
  async (of, part, near) => {
    const wanted = part['values'] as readonly unknown[];
    expect(wanted.length).toBe(of.rows?.length);
    for (const [row, expected] of wanted.entries()) {
      const found = await withGame(of, row, (game) => explain(game, row, part));
      near(nested(found), expected);
      if (part['base']) near(found.base, part['base']);
    }
  };

const interactions =
  (index: 'shapley' | 'taylor'): Check =>
  async (of, part, near) => {
    for (const [i, row] of (part['rows'] as number[]).entries()) {
      const found = await withGame(of, row, (game) => interactionValues(game, index));
      near(found, flatNumbers((part['values'] as unknown[])[i]));
    }
  };

const treeOf = (clustering: unknown): [number, number][] =>
  (clustering as number[][]).map(([left = 0, right = 0]) => [left, right]);

const tabular: Readonly<Record<string, Check>> = {
  exact: perRow((game) => exactShapley(game)),
  permutation: perRow((game, row, part) =>
    permutationShapley(game, (part['permutations'] as number[][][])[row]?.map((order) => Int32Array.from(order)) ?? []),
  ),
  kernel_full: perRow((game) => kernelShapley(game)),
  kernel_full_logit_link: perRow((game) => kernelShapley(linkedGame(game, 'logit'))),
  partition: perRow((game, _, part) => partitionShapley(game, treeOf(part['clustering']))),
  interactions_shapley: interactions('shapley'),
  interactions_shapley_taylor: interactions('taylor'),
  kernel_subset_row0_output0: async (_, part, near) => {
    const sample = { masks: Uint8Array.from(flatNumbers(part['coalitions'])), weights: part['weights'] as number[] };
    const { solve } = await kernelPlan(sample);
    const values = Float64Array.from(part['coalition_values'] as number[]);
    near(solve(values, Float64Array.of(part['base'] as number), Float64Array.of(part['fx'] as number)), part['values']);
  },
  weighted_background_row0: async (of, part, near) => {
    const found = await withGame(of, 0, (game) => exactShapley(game), part['weights'] as number[]);
    near(found.base, part['base']);
    near(nested(found), part['values']);
  },
};

const linear: Check = async (of, part, near) => {
  const background = of.background as number[][];
  const mean =
    of.coef?.map((_, j) => background.reduce((sum, row) => sum + (row[j] ?? 0), 0) / background.length) ?? [];
  for (const [i, row] of (of.rows ?? []).entries()) {
    const found = linearShapley({ coefficients: of.coef ?? [], intercept: of.intercept ?? 0 }, row, mean);
    near(found.base, part['base']);
    near(found.values, (part['values'] as unknown[])[i]);
  }
};

const superpixels =
  (fill: string): Check =>
  async (of, part, near) => {
    const players = flatNumbers(of.label_map);
    for (const [i, image] of (of.images ?? []).entries()) {
      const found = await withFilled(of, flatNumbers(image), flatNumbers(of.fills?.[fill]?.[i]), players, (game) =>
        exactShapley(game),
      );
      near(found.base, (part['base'] as unknown[])[i]);
      near(nested(found), (part['values'] as unknown[])[i]);
    }
  };

/** Model, pictures and fillings are those of the superpixel case of the same file. */
const pixelTree =
  (fill: string, pictures: ShapCase | undefined): Check =>
  async (_, part, near) => {
    const shown = pictures as ShapCase;
    for (const [i, image] of (shown.images ?? []).entries()) {
      const row = flatNumbers(image);
      const each = row.map((_, pixel) => pixel);
      const found = await withFilled(shown, row, flatNumbers(shown.fills?.[fill]?.[i]), each, (game) =>
        partitionShapley(game, imageTree([8, 8, 1])),
      );
      near(found.values, flatNumbers((part['values'] as unknown[])[i]));
    }
  };

const tokens =
  (explain: (game: Game, row: number, part: Part) => Promise<Attribution>): Check =>
  async (of, part, near) => {
    for (const [i, row] of (of.rows ?? []).entries()) {
      const players = of.players?.[i] ?? [];
      const playerOf = row.map((_, place) => players.indexOf(place));
      const filling = row.map(() => of.mask_id ?? 0);
      const found = await withFilled(of, row, filling, playerOf, (game) => explain(game, i, part));
      if (part['base']) near(found.base, (part['base'] as unknown[])[i]);
      near(nested(found), (part['values'] as unknown[])[i]);
    }
  };

const text: Readonly<Record<string, Check>> = {
  exact: tokens((game) => exactShapley(game)),
  partition: tokens((game) => partitionShapley(game, sequenceTree(game.players))),
};

function checkOf(of: ShapCase, method: string, all: readonly ShapCase[]): Check | undefined {
  if (of.kind === 'text') return text[method];
  if (of.kind === 'linear') return method === 'linear' ? linear : undefined;
  if (of.kind !== 'image') return tabular[method] ?? attributionChecks[method];
  const pictures = all.find((other) => other.label_map !== undefined);
  const attribution = attributionChecks[method];
  if (attribution && pictures) {
    const { model, weights, images } = pictures;
    const rows = { ...(model && { model }), ...(weights && { weights }), ...(images && { rows: images }) };
    return (own, part, near) => attribution({ ...rows, background: own.background_images ?? [] }, part, near);
  }
  if (of.label_map) return superpixels(method);
  return of.clustering
    ? pixelTree(
        method,
        all.find((other) => other.label_map !== undefined),
      )
    : undefined;
}

beforeAll(async () => {
  const backend = await openBackend();
  expect(backend.name).toBe('tensorflow');
  tf = backend.tf;
});
afterAll(() => count.print(73));

const files = loadCases<ShapCase>('shap');

describe('shap', () => {
  it('has one case per id', () => {
    for (const { cases } of files) expect(new Set(cases.map((c) => c.id)).size).toBe(cases.length);
  });

  for (const { file, tolerance, cases } of files) {
    const { absolute } = tolerance as { absolute: number };
    describe(file, () => {
      for (const of of cases) {
        const layers = of.model ? missingLayers(of.model) : [];
        for (const [method, part] of Object.entries(of.methods)) {
          const check = checkOf(of, method, cases);
          const missing = check ? layers.map((name) => `layer ${name}`) : [`method ${method}`];
          if (missing.length > 0) count.skipped(missing.join(' and '));
          it.skipIf(missing.length > 0)(`${of.id} ${method}`, async () => {
            const before = tf.memory().numTensors;
            let compared = 0;
            await check?.(of, part, (actual, expected) => {
              expectClose(actual, expected, { absolute, relative: 0 });
              compared++;
            });
            expect(compared).toBeGreaterThan(0);
            expect(tf.memory().numTensors).toBe(before);
            count.ran();
          });
        }
      }
    });
  }
});
