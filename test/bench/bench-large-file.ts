// A CSV file of gigabytes from preview to a trained model, in an engine process of its own: how long each part takes, and
// the most memory that the process held in it. On Linux alone, where the peak can be set back.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineContract } from '#shared/protocol/engine-contract.ts';
import { connect } from '#shared/protocol/rpc.ts';
import { forkEngine } from '#engine/fork-engine.ts';
import { dataMemoryBytes } from '#engine/store/location.ts';
import { writeLargeCsv } from '#test/bench/large-csv.ts';
import { table } from '#test/bench/spread.ts';
import { pipeline } from '#test/pipelines/workbench.ts';

const gigabyte = 1e9;
/** A person sees first and last rows within this. */
const previewSeconds = 1;
/** Memory may grow by so much over the whole way, above what the process had when it was ready. */
const boundBytes = gigabyte;
/** What the run may hold of the dataset's rows. */
const rowsBytes = 300e6;

export interface LargeFileResult {
  readonly name: 'large file';
  readonly gigabytes: number;
  readonly rows: number;
  readonly parts: readonly { readonly name: string; readonly seconds: number; readonly peakBytes: number }[];
  /** Of the test rows, whose class follows from three columns. */
  readonly accuracy: number;
  readonly kept: boolean;
}

const training = pipeline(
  {
    csv: { kind: 'data.csv', file: 'large.csv' },
    target: { kind: 'data.target', target: 'label' },
    split: { kind: 'data.split' },
    prepare: { kind: 'data.prepare' },
    input: { kind: 'layer.input' },
    hidden: { kind: 'layer.dense', units: 16, activation: 'relu' },
    output: { kind: 'layer.dense', units: 1, activation: 'sigmoid' },
    adam: { kind: 'optimizer.adam' },
    fit: { kind: 'train.fit', epochs: 1, batchSize: 8192 },
    evaluate: { kind: 'evaluate.evaluate', resamples: 0 },
  },
  [
    'csv.table > target.table',
    'target.dataset > split.dataset',
    'split.dataset > prepare.dataset',
    'prepare.dataset > input.dataset',
    'input.layer > hidden.layer',
    'hidden.layer > output.layer',
    'output.layer > fit.network',
    'prepare.dataset > fit.dataset',
    'adam.optimizer > fit.optimizer',
    'fit.model > evaluate.model',
    'prepare.dataset > evaluate.dataset',
  ],
);

const held = (pid: number, field: 'VmHWM' | 'VmRSS'): number =>
  Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;

export async function benchLargeFile(gigabytes = 5): Promise<LargeFileResult> {
  const folder = mkdtempSync(join(tmpdir(), 'neuroloom-large-'));
  const file = join(folder, 'large.csv');
  const rows = await writeLargeCsv(file, gigabytes * gigabyte);
  const machine = dataMemoryBytes({ NEUROLOOM_MEMORY_SHARE: '1' });
  const engine = forkEngine({
    env: {
      ...process.env,
      NEUROLOOM_STORE: join(folder, 'store'),
      NEUROLOOM_MEMORY_SHARE: String(rowsBytes / machine),
    },
  });
  try {
    const client = connect<EngineContract>(engine.open());
    const { pid } = await client['engine.describe']({});
    const before = held(pid, 'VmRSS');
    const parts: { name: string; seconds: number; peakBytes: number }[] = [];
    const measured = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      writeFileSync(`/proc/${pid}/clear_refs`, '5');
      const began = performance.now();
      const answer = await work();
      const seconds = (performance.now() - began) / 1000;
      parts.push({ name, seconds, peakBytes: held(pid, 'VmHWM') - before });
      process.stderr.write(`  ${name}: ${seconds.toFixed(1)} s\n`);
      return answer;
    };
    const params = { ...training.nodes['csv']?.params } as Record<string, string | boolean | number>;
    await measured('preview', () => client['file.preview']({ kind: 'data.csv', params, folder }));
    const keys = new Map<string, string>();
    let accuracy = Number.NaN;
    const runTo = async (target: string) => {
      for await (const event of client['run.start']({
        document: training,
        folder,
        targets: [target],
        useCache: true,
      })) {
        if (event.event === 'node.finished' && event.problem) throw new Error(JSON.stringify(event.problem));
        if (event.event === 'node.finished' && event.key !== undefined) keys.set(event.node, event.key);
        if (event.event === 'node.finished' && event.node === 'evaluate')
          accuracy = Number(event.outputs?.['report']?.summary['accuracy'] ?? Number.NaN);
        if (event.event === 'run.finished' && event.outcome !== 'done') throw new Error(`The run ${event.outcome}`);
      }
    };
    await measured('read', () => runTo('csv'));
    await measured('profile', () =>
      client['result.read']({ key: keys.get('csv') ?? '', port: 'table', language: 'en' }),
    );
    await measured('prepare', () => runTo('prepare'));
    await measured('train, one epoch', () => runTo('fit'));
    await measured('evaluate', () => runTo('evaluate'));
    client.close();
    const preview = parts.find(({ name }) => name === 'preview')?.seconds ?? Number.NaN;
    const peak = Math.max(...parts.map(({ peakBytes }) => peakBytes));
    return {
      name: 'large file',
      gigabytes: statSync(file).size / gigabyte,
      rows,
      parts,
      accuracy,
      kept: preview <= previewSeconds && peak <= boundBytes,
    };
  } finally {
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export function largeFileTable({ gigabytes, rows, parts, accuracy, kept }: LargeFileResult): string {
  return `${table([
    [`${gigabytes.toFixed(1)} GB of CSV, ${rows.toLocaleString('en')} rows`, 'seconds', 'MB at its peak'],
    ...parts.map(({ name, seconds, peakBytes }) => [name, seconds.toFixed(2), (peakBytes / 1e6).toFixed(0)]),
  ])}\naccuracy ${accuracy.toFixed(3)}; preview ≤ ${previewSeconds} s and memory ≤ ${boundBytes / 1e6} MB: ${kept ? 'kept' : 'BEYOND'}`;
}

if (import.meta.main) console.log(largeFileTable(await benchLargeFile(Number(process.argv[2] ?? 5))));
