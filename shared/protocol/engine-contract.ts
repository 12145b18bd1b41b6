// Every request that the engine answers. A request is a command; what streams are events in the past tense.
// `inputs` are the schemas that the engine checks before it acts, `outputs` those of what it answers (sent.ts says who checks
// them); the types that both sides compile against are made of them.
import { z } from 'zod';
import type { Patch, PipelineDocument } from '#shared/document/document.ts';
import { filePreview } from '#shared/protocol/file-preview.ts';
import type { FilePreview } from '#shared/protocol/file-preview.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import { analysis, runEvent } from '#shared/protocol/run.ts';
import type { Analysis, RunEvent } from '#shared/protocol/run.ts';
import { numbers } from '#shared/protocol/sent.ts';
import type { Sent } from '#shared/protocol/sent.ts';
import { formatIds } from '#shared/spec/formats.ts';
import { resultView } from '#shared/spec/views.ts';
import { tableSlice } from '#shared/spec/views/table.ts';
import type { TableSlice } from '#shared/spec/views/table.ts';

export const protocolVersion = 1;

const key = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.string().max(200);
/** The document itself is checked by shared/document/read.ts on arrival, not by this schema. */
const document = z.custom<PipelineDocument>((value) => typeof value === 'object' && value !== null);
/** Where relative file parameters are looked up: the folder of the pipeline file; null = not saved yet. */
const folder = z.string().max(4096).nullable();

/** Which pipeline it is, whose past says what has changed since: its file's path, or while unsaved a name of its own. */
const pipeline = z.string().max(4096).optional();

const patches = z.array(z.custom<Patch>((patch) => typeof patch === 'object' && patch !== null));

/** As the node's spec has it, which the engine asks; here only small. */
const paramValue = z.union([z.string().max(100_000), z.number(), z.boolean()]);

export const inputs = {
  'engine.describe': z.object({}),
  'pipeline.analyse': z.object({ document, folder, pipeline }),
  /** The head and the tail of what a node of `kind` would read with `params`, its parameter `file` among them. */
  'file.preview': z.object({ kind: name, params: z.record(name, paramValue), folder }),
  /** A whole pipeline behind an output with a table. */
  'pipeline.model': z.object({ document, folder, node: name, port: name }),
  /** A template with other data in the place of its own: what a node of `kind` with `params` reads. */
  'pipeline.template': z.object({ document, folder, kind: name, params: z.record(name, paramValue) }),
  'run.start': z.object({
    document,
    folder,
    pipeline,
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

export const outputs = {
  'engine.describe': z.strictObject({
    protocolVersion: z.int(),
    backend: z.enum(['tensorflow', 'wasm']),
    backendVersion: z.string(),
    threads: z.int(),
    pid: z.int(),
  }),
  'pipeline.analyse': analysis,
  'file.preview': filePreview,
  /** A change of the document, the nodes that it adds, and the column that they predict. */
  'pipeline.model': z.strictObject({ patches, created: z.array(z.string()), target: z.string() }),
  /** A change of the document, and the column that is predicted: '' where none is chosen. */
  'pipeline.template': z.strictObject({ patches, target: z.string() }),
  'run.start': runEvent,
  'result.read': z.strictObject({ views: z.array(resultView) }),
  'result.rows': tableSlice,
  /** `last`: the file is whole with this piece. */
  'output.write': z.strictObject({ file: z.string(), bytes: numbers('Uint8Array'), last: z.boolean() }),
  'report.make': z.strictObject({ html: z.string() }),
} satisfies Record<keyof typeof inputs, z.ZodType>;

type In<K extends keyof typeof inputs> = z.infer<(typeof inputs)[K]>;
type Out<K extends keyof typeof outputs> = Sent<(typeof outputs)[K]>;

export type EngineDescription = Out<'engine.describe'>;
export type OutputPiece = Out<'output.write'>;

export interface EngineContract {
  'engine.describe': { in: In<'engine.describe'>; out: EngineDescription };
  'pipeline.analyse': { in: In<'pipeline.analyse'>; out: Analysis };
  'file.preview': { in: In<'file.preview'>; out: FilePreview };
  'pipeline.model': { in: In<'pipeline.model'>; out: Out<'pipeline.model'> };
  'pipeline.template': { in: In<'pipeline.template'>; out: Out<'pipeline.template'> };
  'run.start': { in: In<'run.start'>; stream: RunEvent };
  'result.read': { in: In<'result.read'>; out: Out<'result.read'> };
  'result.rows': { in: In<'result.rows'>; out: TableSlice };
  'output.write': { in: In<'output.write'>; stream: OutputPiece };
  'report.make': { in: In<'report.make'>; out: Out<'report.make'> };
}
