// Kills the engine at random moments while it trains, runs the file again each time, and compares what comes out in the
// end with a run that nobody disturbed. For the test suite (a few kills) and the bench (many).
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PipelineDocument } from '#shared/document/document.ts';
import type { RunEvent } from '#shared/protocol/run.ts';
import { runOnEngine } from '#main/cli/run-engine.ts';
import type { RunResult } from '#main/cli/run-engine.ts';
import { forkEngine } from '#engine/fork-engine.ts';
import { programFile } from '#scripts/build.ts';
import { openStore } from '#engine/store/store.ts';
import { generator } from '#engine/kernels/random.ts';
import type { Generator } from '#engine/kernels/random.ts';
import { pipeline } from '#test/pipelines/workbench.ts';

export interface KilledTraining {
  readonly kills: number;
  /** The epochs at which it was resumed, and 0 for each time that it began from the start. */
  readonly resumedAt: readonly number[];
  /** Weights and history have the bytes of the unbroken run. */
  readonly same: boolean;
  /** Checkpoints, unfinished files and compiled graphs that are still on the disk. */
  readonly left: readonly string[];
  /** Of the unbroken run, as it tells itself. */
  readonly seconds: number;
}

const checkpointSeconds = 0.1;
/** After what a kill comes, in turn, and how long after it: `least` and, at random, up to `more` on top. */
const moments = [
  { from: 'epoch', least: 300, more: 1200 },
  { from: 'fit', least: 0, more: 2000 },
  { from: 'epoch', least: 0, more: 1200 },
  { from: 'epoch', least: 300, more: 600 },
  { from: 'launch', least: 0, more: 1500 },
] as const;

interface Kill {
  /** The engine's launch, the training's start, or the end of the first epoch that it told of. */
  readonly from: 'launch' | 'fit' | 'epoch';
  readonly ms: number;
}

/** One of several trainings, with what draws numbers or remembers: shuffling, dropout, moving statistics, slots, callbacks. */
export function disturbedPipeline(number: number): PipelineDocument {
  const optimizers = [
    { kind: 'optimizer.adam', learningRate: 0.002 },
    { kind: 'optimizer.sgd', learningRate: 0.02, momentum: 0.9, nesterov: true },
    { kind: 'optimizer.adam', learningRate: 0.01, schedule: 'plateau', plateauPatience: 3, factor: 0.7 },
    { kind: 'optimizer.sgd', learningRate: 0.05, schedule: 'cosine', decaySteps: 10_000, weightDecay: 0.001 },
  ];
  return pipeline(
    {
      rows: { kind: 'data.synthetic', rows: 4000, features: 20, informative: 8, noise: 0.3 },
      target: { kind: 'data.target', target: 'target' },
      split: { kind: 'data.split' },
      standardise: { kind: 'data.standardise' },
      input: { kind: 'layer.input' },
      hidden: { kind: 'layer.dense', units: 32, activation: 'relu' },
      norm: { kind: 'layer.batchNormalization' },
      drop: { kind: 'layer.dropout', rate: 0.3 },
      output: { kind: 'layer.dense', units: 1, activation: 'sigmoid' },
      optimizer: { ...(optimizers[number % optimizers.length] ?? { kind: '' }) },
      fit: { kind: 'train.fit', epochs: 300, batchSize: 32, metrics: ['accuracy'], patience: 150 },
    },
    [
      'rows.table > target.table',
      'target.dataset > split.dataset',
      'split.dataset > standardise.dataset',
      'standardise.dataset > input.dataset',
      'input.layer > hidden.layer',
      'hidden.layer > norm.layer',
      'norm.layer > drop.layer',
      'drop.layer > output.layer',
      'output.layer > fit.network',
      'standardise.dataset > fit.dataset',
      'optimizer.optimizer > fit.optimizer',
    ],
    number + 1,
  );
}

/** At most `kills` of them, since a training may end first. */
export async function killTraining(number: number, kills: number, random: Generator): Promise<KilledTraining> {
  const folder = mkdtempSync(join(tmpdir(), 'neuroloom-kills-'));
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const document = disturbedPipeline(number);
  const run = (store: string, everySeconds: number, kill?: Kill) =>
    runKilled({
      document,
      folder,
      env: {
        ...process.env,
        TMPDIR: temporary,
        NEUROLOOM_STORE: join(folder, store),
        NEUROLOOM_CHECKPOINT_SECONDS: String(everySeconds),
      },
      kill,
    });
  try {
    const whole = await run('whole', 1e9);
    const resumedAt: number[] = [];
    let killed = 0;
    for (;;) {
      const { from, least, more } = moments[killed % moments.length] ?? moments[0];
      const ms = least + random.next() * more;
      const last = await run('killed', checkpointSeconds, killed < kills ? { from, ms } : undefined);
      if (last.started) resumedAt.push(last.resumedAt ?? 0);
      if (!last.killed) {
        const left = [
          ...readdirSync(join(folder, 'killed', 'v1', 'checkpoints')),
          ...readdirSync(join(folder, 'killed', 'v1', 'staging')),
          ...readdirSync(temporary).filter((name) => name.startsWith('neuroloom-graph')),
        ];
        const [one, other] = [await bytesOf(join(folder, 'whole'), whole), await bytesOf(join(folder, 'killed'), last)];
        return { kills: killed, resumedAt, same: one === other, left, seconds: whole.seconds };
      }
      killed += 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Disturbed {
  readonly result: RunResult;
  readonly killed: boolean;
  /** The training had started. */
  readonly started: boolean;
  readonly resumedAt: number | undefined;
  /** Of the training. */
  readonly seconds: number;
}

async function runKilled(options: {
  readonly document: PipelineDocument;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly kill: Kill | undefined;
}): Promise<Disturbed> {
  const { document, folder, env, kill } = options;
  const engine = forkEngine({ file: programFile('engine-process'), env });
  let timer: NodeJS.Timeout | undefined;
  let started = false;
  let resumedAt: number | undefined;
  const arm = (): void => {
    timer = setTimeout(() => engine.pid !== undefined && process.kill(engine.pid, 'SIGKILL'), kill?.ms);
  };
  if (kill?.from === 'launch') arm();
  const onEvent = (event: RunEvent): void => {
    if (event.event === 'node.started' && event.node === 'fit') {
      started = true;
      if (kill?.from === 'fit') arm();
    }
    if (event.event === 'epoch.finished' && kill?.from === 'epoch' && !timer) arm();
    if (event.event === 'node.resumed') resumedAt = event.epoch;
    if (event.event === 'run.finished') clearTimeout(timer);
  };
  const { signal } = new AbortController();
  const request = {
    document,
    folder,
    problems: [],
    targets: [],
    useCache: true,
    signal,
    onEvent,
    onWasm: () => undefined,
  };
  const result = await runOnEngine(request, engine);
  clearTimeout(timer);
  const killed = (await engine.ended).signal === 'SIGKILL' && result.status !== 'done';
  if (!killed && result.status !== 'done')
    throw new Error(`The run ${result.status}: ${JSON.stringify([...result.nodes])}`);
  return { result, killed, started, resumedAt, seconds: result.nodes.get('fit')?.seconds ?? 0 };
}

/** Weights and history as text, without what depends on the clock. */
async function bytesOf(folder: string, { result }: Disturbed): Promise<string> {
  const key = result.nodes.get('fit')?.key;
  const model = key === undefined ? undefined : (await (await openStore({ folder })).load(key))?.['model'];
  if (model?.type !== 'model') throw new Error('The training kept no model');
  return JSON.stringify({
    weights: model.weights.map(({ values }) =>
      Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('hex'),
    ),
    history: model.history.map(({ seconds: _, ...log }) => log),
    stopped: model.stopped,
  });
}

/** Trainings, one after the other, until the engine was killed `kills` times. */
export async function killTrainings(kills: number, perTraining: number, seed: number): Promise<KilledTraining[]> {
  const random = generator(seed);
  const done: KilledTraining[] = [];
  for (let left = kills; left > 0; left = kills - done.reduce((sum, one) => sum + one.kills, 0)) {
    if (done.length > kills) throw new Error('The trainings are over before they can be killed');
    done.push(await killTraining(done.length, Math.min(perTraining, left), random));
  }
  return done;
}
