// What the broken pipelines are made of.
import type { PipelineDocument } from '#shared/document/document.ts';
import type { ProblemCode } from '#shared/text/problem-code.ts';
import { changedPipeline, csvText } from '#test/pipelines/small-pipeline.ts';
import { pipeline } from '#test/pipelines/workbench.ts';

type Change = NonNullable<Parameters<typeof changedPipeline>[0]>;

export interface Broken {
  readonly code: ProblemCode;
  readonly node: string;
  readonly document: PipelineDocument;
  /** The text of rows.csv. */
  readonly csv?: string;
  /** Only a run tells. */
  readonly inRun?: true;
  /** Results tell, when they are there. */
  readonly afterRun?: true;
  /** It brings no repair: only a person can tell what is meant. */
  readonly unrepaired?: true;
}

export const lines = csvText().trim().split('\n');
/** The table with another line in the place of each that `change` gives one for; line 0 is the header. */
export const csvWith = (change: (line: string, index: number) => string): string => `${lines.map(change).join('\n')}\n`;
/** With a further column. */
export const withColumn = (name: string, cell: (row: number) => string | number): string =>
  csvWith((line, i) => `${i === 0 ? name : cell(i)},${line}`);

export const small = (change: Change): PipelineDocument => changedPipeline({ without: ['shap'], ...change });
export const of = (
  id: string,
  kind: string,
  params: Readonly<Record<string, string | number | boolean | readonly string[]>>,
) => small({ nodes: { [id]: { kind, ...params } } });

export const csv = (params: Parameters<typeof of>[2]) => of('csv', 'data.csv', { file: 'rows.csv', ...params });
export const target = (params: Parameters<typeof of>[2]) =>
  of('target', 'data.target', { target: 'target', ...params });
export const split = (params: Parameters<typeof of>[2]) => of('split', 'data.split', params);
export const fit = (params: Parameters<typeof of>[2]) =>
  of('fit', 'train.fit', { epochs: 2, batchSize: 16, metrics: ['accuracy'], ...params });
export const output = (params: Parameters<typeof of>[2]) =>
  of('output', 'layer.dense', { units: 1, activation: 'sigmoid', ...params });
export const evaluate = (params: Parameters<typeof of>[2]) => of('evaluate', 'evaluate.evaluate', params);
/** A table node between the file and the target. */
export const table = (kind: string, params: Parameters<typeof of>[2]) =>
  small({ nodes: { step: { kind, ...params } }, wires: ['csv.table > step.table', 'step.table > target.table'] });
/** A node that prepares in the place of `standardise`. */
export const prepare = (kind: string, params: Parameters<typeof of>[2]) => of('standardise', kind, params);
/** An explanation of the model. */
export const explain = (kind: string, params: Parameters<typeof of>[2]) =>
  small({
    nodes: { why: { kind, ...params } },
    wires: ['fit.model > why.model', 'standardise.dataset > why.dataset'],
  });
export const vectors = (params: Parameters<typeof of>[2]) =>
  pipeline({ words: { kind: 'language.word2vec', source: 'typed', epochs: 1, ...params } }, []);
export const descent = (params: Parameters<typeof of>[2]) =>
  pipeline({ way: { kind: 'train.descentView', steps: 3, ...params } }, []);

export const words = withColumn('town', (row) => ['Rome', 'Oslo', 'Bern'][row % 3] ?? '');
export const letters = withColumn('note', (row) => `note ${row} of ${row * 7}`);
