// A bench to run documents on: what the engine answers requests with, over a store in a temporary folder with files
// beside the document. What it leaves out is the process boundary, which test/contract and test/e2e cross.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyDocument, wireId } from '#shared/document/document.ts';
import type { Patch, PipelineDocument, PipelineNode, PipelineWire } from '#shared/document/document.ts';
import { readDocument } from '#shared/document/read.ts';
import { defaultParams, specOf } from '#shared/nodes/catalogue.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { OutputSummary } from '#shared/protocol/results.ts';
import { analysis, runEvent } from '#shared/protocol/run.ts';
import type { Analysis, NodeOutcome, RunEvent } from '#shared/protocol/run.ts';
import type { FormatId } from '#shared/spec/formats.ts';
import type { ParamValue } from '#shared/spec/param.ts';
import { engineHandlers } from '#engine/engine-handlers.ts';
import type { ValueOf, WireValue } from '#engine/values/wire-value.ts';
import { openStore } from '#engine/store/store.ts';
import type { Store } from '#engine/store/store.ts';
import { closeDatabase } from '#engine/table/database.ts';

export interface Ran {
  readonly outcome: string;
  readonly outcomes: Readonly<Record<string, NodeOutcome>>;
  readonly problems: Readonly<Record<string, Problem>>;
  readonly summaries: Readonly<Record<string, Readonly<Record<string, OutputSummary>>>>;
  readonly events: readonly RunEvent[];
  /** A node's output as the store keeps it. */
  value<T extends WireValue['type']>(node: string, port: string, type: T): Promise<ValueOf<T>>;
  readonly keys: Readonly<Record<string, string>>;
}

interface RunOptions {
  readonly useCache?: boolean;
  /** What was wrong with the file that the document was read from. */
  readonly problems?: readonly Problem[];
  /** Cancels the run. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
}

export interface Workbench {
  readonly folder: string;
  file(name: string, text: string): void;
  /** What is known to be wrong before the run. */
  problems(document: PipelineDocument): Promise<readonly Problem[]>;
  /** What is known before the run of what the wires carry. */
  wires(document: PipelineDocument): Promise<Analysis['wires']>;
  run(document: PipelineDocument, options?: RunOptions): Promise<Ran>;
  /** A pipeline behind an output with a table. */
  model(
    document: PipelineDocument,
    node: string,
    port: string,
  ): Promise<{ readonly patches: readonly Patch[]; readonly target: string }>;
  /** A template with other data in the place of its own. */
  template(
    document: PipelineDocument,
    kind: string,
    params: Readonly<Record<string, string>>,
  ): Promise<{ readonly patches: readonly Patch[]; readonly target: string }>;
  /** The files of an output in a format, by name. */
  files(key: string, port: string, format: FormatId): Promise<Readonly<Record<string, Buffer>>>;
  dispose(): Promise<void>;
}

export async function openWorkbench(): Promise<Workbench> {
  const folder = mkdtempSync(join(tmpdir(), 'neuroloom-pipelines-'));
  const store = await openStore({ folder: join(folder, 'store') });
  const mistakes: unknown[] = [];
  const engine = engineHandlers(store, (error) => mistakes.push(error))();
  const { signal } = new AbortController();
  const context = { signal };
  const analyse = async (document: PipelineDocument): Promise<Analysis> => {
    const answer = await engine['pipeline.analyse']({ document, folder }, context);
    analysis.parse(answer);
    return answer;
  };
  return {
    folder,
    file: (name, text) => writeFileSync(join(folder, name), text),
    problems: async (document) => (await analyse(document)).problems,
    wires: async (document) => (await analyse(document)).wires,
    async run(document, { useCache = true, problems = [], signal: cancel = signal, onEvent } = {}) {
      const events: RunEvent[] = [];
      const run = engine['run.start'](
        { document, folder, targets: [], useCache, problems: [...problems] },
        { signal: cancel },
      );
      for await (const event of run) {
        runEvent.parse(event);
        events.push(event);
        onEvent?.(event);
      }
      if (mistakes.length > 0) throw new AggregateError(mistakes, 'The engine made a mistake');
      return ranOf(events, store);
    },
    model: async (document, node, port) => engine['pipeline.model']({ document, folder, node, port }, context),
    template: async (document, kind, params) =>
      engine['pipeline.template']({ document, folder, kind, params: { ...params } }, context),
    async files(key, port, format) {
      const pieces = new Map<string, Uint8Array[]>();
      for await (const { file, bytes } of engine['output.write']({ key, port, format, language: 'en' }, context))
        pieces.set(file, [...(pieces.get(file) ?? []), bytes]);
      return Object.fromEntries([...pieces].map(([file, parts]) => [file, Buffer.concat(parts)]));
    },
    async dispose() {
      await closeDatabase();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ranOf(events: readonly RunEvent[], store: Store): Ran {
  const finished = events.filter((event) => event.event === 'node.finished');
  const last = events.at(-1);
  return {
    events,
    outcome: last?.event === 'run.finished' ? last.outcome : 'not finished',
    keys: Object.fromEntries(finished.map(({ node, key }) => [node, key ?? ''])),
    outcomes: Object.fromEntries(finished.map(({ node, outcome }) => [node, outcome])),
    problems: Object.fromEntries(finished.flatMap(({ node, problem }) => (problem ? [[node, problem]] : []))),
    summaries: Object.fromEntries(
      finished.map(({ node, outputs }) => [
        node,
        Object.fromEntries(Object.entries(outputs).map(([port, { summary }]) => [port, summary])),
      ]),
    ),
    async value(node, port, type) {
      const key = finished.find((event) => event.node === node)?.key;
      const value = key === undefined ? undefined : (await store.load(key))?.[port];
      if (value?.type !== type) throw new Error(`${node}.${port} is ${value?.type ?? 'not kept'}, not ${type}`);
      return value as ValueOf<typeof type>;
    },
  };
}

/** `fit.network` ← `dense.layer` as `'dense.layer > fit.network'`; parameters that are not given are the defaults. */
export function pipeline(
  nodes: Readonly<Record<string, { readonly kind: string } & Readonly<Record<string, ParamValue>>>>,
  wires: readonly string[],
  seed = 1,
): PipelineDocument {
  const ends = (text: string) => {
    const [node = '', port = ''] = text.trim().split('.');
    return { node, port };
  };
  const made = wires.map((text): PipelineWire => {
    const [from = '', to = ''] = text.split('>');
    return { from: ends(from), to: ends(to) };
  });
  return {
    ...emptyDocument(seed),
    nodes: Object.fromEntries(Object.entries(nodes).map(([id, { kind, ...params }]) => [id, nodeOf(id, kind, params)])),
    wires: Object.fromEntries(made.map((wire) => [wireId(wire), wire])),
    cells: Object.keys(nodes),
  };
}

function nodeOf(id: string, kind: string, params: Readonly<Record<string, ParamValue>>): PipelineNode {
  const spec = specOf(kind);
  if (!spec) throw new Error(`No kind ${kind}`);
  return { id, kind, kindVersion: spec.version, params: { ...defaultParams(spec), ...params } };
}

/** The document with parameters of one node changed. */
export function withParams(
  document: PipelineDocument,
  id: string,
  params: Readonly<Record<string, ParamValue>>,
): PipelineDocument {
  const node = document.nodes[id];
  if (!node) throw new Error(`No node ${id}`);
  return { ...document, nodes: { ...document.nodes, [id]: { ...node, params: { ...node.params, ...params } } } };
}

export function readExample(name: string): PipelineDocument {
  const { document, problems } = readDocument(
    readFileSync(new URL(`../../resources/examples/${name}.loom`, import.meta.url), 'utf8'),
  );
  if (!document || problems.length > 0) throw new Error(`${name}.loom: ${JSON.stringify(problems)}`);
  return document;
}
