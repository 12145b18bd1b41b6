// Every request that the engine answers. A request is a command; what streams are events in the past tense.
// The types here are what both sides compile against; `inputs` are the schemas that the engine checks before it acts.
import { z } from 'zod';
import type { PipelineDocument } from '#shared/document/document.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { Analysis, RunEvent } from '#shared/protocol/run.ts';
import type { ResultView, TableSlice } from '#shared/protocol/results.ts';
import { formatIds } from '#shared/spec/formats.ts';

export const protocolVersion = 1;

const key = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.string().max(200);
/** The document itself is checked by shared/document/read.ts on arrival, not by this schema. */
const document = z.custom<PipelineDocument>((value) => typeof value === 'object' && value !== null);
/** Where relative file parameters are looked up: the folder of the pipeline file; null = not saved yet. */
const folder = z.string().max(4096).nullable();

export const inputs = {
  'engine.describe': z.object({}),
  'pipeline.analyse': z.object({ document, folder }),
  'run.start': z.object({
    document,
    folder,
    /** Run these and their stale ancestors; empty = everything. */
    targets: z.array(name).max(10_000),
    /** false: recompute everything. */
    useCache: z.boolean(),
    /** What reading the file found; a node with an error among these does not run. */
    problems: z
      .array(z.custom<Problem>((value) => typeof value === 'object' && value !== null))
      .max(1000)
      .optional(),
  }),
  /** `language`: of the words inside plots. */
  'result.read': z.object({ key, port: name, language: z.enum(['en', 'zh']) }),
  'result.rows': z.object({ key, port: name, offset: z.int().min(0), limit: z.int().min(1).max(1000) }),
  /** Files of one output in a format that takes it, piece by piece, one file after the other. */
  'output.write': z.object({ key, port: name, format: z.enum(formatIds), language: z.enum(['en', 'zh']) }),
  /** One HTML file of the results under `keys`, by node; nodes whose results are gone are left out. */
  'report.make': z.object({
    document,
    title: z.string().max(500),
    language: z.enum(['en', 'zh']),
    keys: z.record(name, key),
  }),
};

export interface EngineDescription {
  readonly protocolVersion: number;
  readonly backend: 'tensorflow' | 'wasm';
  readonly backendVersion: string;
  readonly threads: number;
  readonly pid: number;
}

/** `last`: the file is whole with this piece. */
export interface OutputPiece {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly last: boolean;
}

export interface EngineContract {
  'engine.describe': { in: z.infer<(typeof inputs)['engine.describe']>; out: EngineDescription };
  'pipeline.analyse': { in: z.infer<(typeof inputs)['pipeline.analyse']>; out: Analysis };
  'run.start': { in: z.infer<(typeof inputs)['run.start']>; stream: RunEvent };
  'result.read': { in: z.infer<(typeof inputs)['result.read']>; out: { readonly views: readonly ResultView[] } };
  'result.rows': { in: z.infer<(typeof inputs)['result.rows']>; out: TableSlice };
  'output.write': { in: z.infer<(typeof inputs)['output.write']>; stream: OutputPiece };
  'report.make': { in: z.infer<(typeof inputs)['report.make']>; out: { readonly html: string } };
}
