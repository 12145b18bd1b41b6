// The parts of the shap… files that follow a network's inside: deep, the gradient methods, Grad-CAM, occlusion.
import { deepShapley } from '#engine/explain/attribution/deep.ts';
import type { RowsOf } from '#engine/explain/attribution/deep.ts';
import { gradCam } from '#engine/explain/attribution/grad-cam.ts';
import { occlusion, windowsOver } from '#engine/explain/attribution/occlusion.ts';
import { openPredictor } from '#engine/network/predictor.ts';
import type { Predictor } from '#engine/network/predictor.ts';
import {
  expectedGradients,
  integratedGradients,
  plainGradients,
} from '#engine/explain/attribution/output-gradients.ts';
import type { PathRule } from '#engine/explain/attribution/output-gradients.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { readModel, readWeights } from '#test/reference/keras-model.ts';
import type { CaseModel, CaseWeight } from '#test/reference/keras-model.ts';
import { flatNumbers } from '#test/reference/load-cases.ts';

type Part = Readonly<Record<string, unknown>>;
type Near = (actual: unknown, expected: unknown) => void;

export interface AttributedCase {
  readonly model?: CaseModel;
  readonly weights?: readonly CaseWeight[];
  readonly background?: readonly unknown[];
  readonly rows?: readonly unknown[];
}

interface Opened {
  readonly tf: Tf;
  readonly model: Predictor;
  readonly task: RowsOf;
  readonly background: Float32Array;
}

type Check = (of: AttributedCase, part: Part, near: Near) => Promise<void>;

const checked =
  (work: (opened: Opened, part: Part, near: Near) => Promise<void>): Check =>
  async (of, part, near) => {
    const { tf } = await openBackend();
    const network = readModel(of.model as CaseModel);
    const model = openPredictor(tf, { network, weights: readWeights(buildNetwork(network), of.weights ?? []) });
    const x = Float32Array.from(flatNumbers(of.rows));
    const outputs = Array.from({ length: model.outputs }, (_, place) => place);
    const background = Float32Array.from(flatNumbers(of.background ?? []));
    try {
      await work({ tf, model, task: { x, count: x.length / model.features, outputs }, background }, part, near);
    } finally {
      model.dispose();
    }
  };

const nested = (part: unknown): number[][] => (part as unknown[]).map((row) => [...flatNumbers(row)]);

export const attributionChecks: Readonly<Record<string, Check>> = {
  deep: checked(async ({ tf, model, task, background }, part, near) => {
    near(await deepShapley(tf, model, { ...task, background }), flatNumbers(part['values']));
    const rows = background.length / model.features;
    const base = tf.tidy(() => tf.mean(model.predict(tf.tensor2d(background, [rows, model.features])), 0).dataSync());
    near(base, part['base']);
  }),
  expected_gradients: checked(async ({ tf, model, task, background }, part, near) => {
    const samples = part['samples'] as Part;
    const [index, alpha] = [nested(samples['background_index']), nested(samples['alpha'])];
    const found = await expectedGradients(tf, model, {
      ...task,
      background,
      size: index[0]?.length ?? 0,
      samplesOf: (row) => ({
        background: Int32Array.from(index[row] ?? []),
        alpha: Float32Array.from(alpha[row] ?? []),
      }),
    });
    near(found.values, flatNumbers(samples['values']));
  }),
  integrated_gradients: checked(async ({ tf, model, task }, part, near) => {
    const baseline = Float32Array.from(
      part['baseline'] ? flatNumbers(part['baseline']) : Array.from({ length: model.features }, () => 0),
    );
    const run = async (rule: PathRule, steps: number, expected: unknown): Promise<void> =>
      near((await integratedGradients(tf, model, { ...task, baseline, steps, rule })).values, flatNumbers(expected));
    if (part['values']) await run('midpoint', 64, part['values']);
    for (const rule of ['left', 'right', 'midpoint', 'trapezoid'] as const) {
      for (const steps of [20, 50]) {
        const expected = part[`${rule}_${steps}`];
        if (expected) await run(rule, steps, expected);
      }
    }
  }),
  gradient: checked(async ({ tf, model, task }, part, near) => {
    near((await plainGradients(tf, model, task)).values, flatNumbers(part['values']));
  }),
  grad_cam: checked(async ({ tf, model, task }, part, near) => {
    const found = await gradCam(tf, model, { ...task, layer: String(part['layer']) });
    near(found.maps, flatNumbers(part['values']));
  }),
  occlusion: checked(async ({ tf, model, task }, part, near) => {
    const windows = windowsOver([8, 8, 1], 2, 2);
    const filling = new Float32Array(model.features);
    near(await occlusion(tf, model, { ...task, windows, filling }), flatNumbers(part['values']));
  }),
};
