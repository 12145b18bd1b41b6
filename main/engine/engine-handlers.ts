// Answers the engine's contract: analysis, plans, runs and results. One set of handlers per connection, one set of
// services for the process. Kernels and runners are loaded by whoever asks first.
import { availableParallelism, totalmem } from 'node:os';
import { graphOf } from '#shared/document/graph.ts';
import { readDocumentValue } from '#shared/document/read.ts';
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import { inputs, protocolVersion } from '#shared/protocol/engine-contract.ts';
import type { EngineContract, EngineDescription, OutputPiece } from '#shared/protocol/engine-contract.ts';
import type { Handlers } from '#shared/protocol/link.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { RunEvent } from '#shared/protocol/run.ts';
import { faultOf } from '#shared/protocol/rpc.ts';
import { translator } from '#shared/text/translate.ts';
import { findingsNow, withCure } from '#engine/analyse/mends.ts';
import { inferPipeline, inferRunners } from '#engine/analyse/infer-pipeline.ts';
import type { InferMemo, InferredPipeline } from '#engine/analyse/infer-pipeline.ts';
import { filesIn } from '#engine/files/formats.ts';
import { runners } from '#engine/nodes/runners.ts';
import { htmlReport } from '#engine/results/html-report.ts';
import { finishedOutput } from '#engine/kinds/kinds.ts';
import { viewsOf } from '#engine/kinds/kinds.ts';
import { tableReader } from '#engine/kinds/table-reader.ts';
import { eraseRunners } from '#engine/values/erased-runner.ts';
import { Lane } from '#engine/run/lane.ts';
import { planRun } from '#engine/run/plan.ts';
import type { PlanContext, RunPlan } from '#engine/run/plan.ts';
import { startRun } from '#engine/run/schedule.ts';
import type { WireValue } from '#engine/values/wire-value.ts';
import { lastRuns } from '#engine/store/last-runs.ts';
import { readCache } from '#engine/store/read-cache.ts';
import type { Store } from '#engine/store/store.ts';
import { tableFrom } from '#engine/kinds/kinds.ts';
import { sliceOf } from '#engine/table/value-table.ts';
import { modelFromTable } from '#engine/analyse/model-from-table.ts';
import { templateWithData } from '#engine/analyse/template-with-data.ts';
import { previewOf } from '#engine/analyse/preview-file.ts';
import { tableSlice } from '#engine/table/parquet-table.ts';
import { openBackend } from '#engine/kernels/native.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';

/** A layer is refused beyond this, before its weights are made. */
const memoryFraction = 0.75;

async function describeEngine(): Promise<EngineDescription> {
  const { name, version, threads } = await openBackend();
  return { protocolVersion, backend: name, backendVersion: version, threads, pid: process.pid };
}

/** Of an engine that cannot work and can say why: it describes itself, and answers anything else with this. */
export function refusingHandlers(fault: Fault): Handlers<EngineContract> {
  const refuse = () => {
    throw fault;
  };
  const all = Object.fromEntries(Object.keys(inputs).map((name) => [name, refuse]));
  return { ...(all as unknown as Handlers<EngineContract>), 'engine.describe': describeEngine };
}

/** Makes the handlers of one connection. */
export function engineHandlers(store: Store, onUnexpected: (error: unknown) => void): () => Handlers<EngineContract> {
  const machine = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  const memory = { memoryBytes: machine * memoryFraction, dataBytes: store.dataBytes };
  const services = {
    store,
    lastRuns: lastRuns(store.folder),
    // Kernels use what cores they were given; the others run the next branch's tables.
    lanes: { tensor: new Lane(1), other: new Lane(Math.max(1, availableParallelism() - 1)) },
    tell: finishedOutput,
    onUnexpected,
  };
  const results = readCache(store);

  const valueAt = async (key: string, port: string): Promise<WireValue> => {
    const outputs = await results.read(key);
    const value = outputs && Object.hasOwn(outputs, port) ? outputs[port] : undefined;
    if (!value) throw new Fault('store.noEntry');
    return value;
  };

  return () => {
    const memo: InferMemo = new Map();
    const infer = (document: PipelineDocument, folder: string | null, signal: AbortSignal) =>
      inferPipeline(document, { runners: inferRunners(runners), folder, signal, ...memory, memo });
    const plan = async (
      document: PipelineDocument,
      { folder, pipeline }: Pick<PlanContext, 'folder' | 'pipeline'>,
      problems: readonly Problem[],
      signal: AbortSignal,
    ): Promise<RunPlan> =>
      planRun(document, {
        ...services,
        runners: eraseRunners(runners),
        backend: (await openBackend()).name,
        folder,
        pipeline,
        signal,
        faults: firstErrors(problems),
      });

    return {
      'engine.describe': describeEngine,
      'pipeline.analyse': async ({ document, folder, pipeline }, { signal }) => {
        const checked = checkedDocument(document);
        const inferred: InferredPipeline = await infer(checked, folder, signal);
        const planned = await plan(checked, { folder, pipeline }, inferred.problems, signal);
        const broken = { document: checked, graph: graphOf(checked), wires: inferred.wires };
        const findings = findingsNow(planned.findings, broken);
        return { ...inferred, problems: [...inferred.problems, ...findings], plan: planned.plan };
      },
      'file.preview': ({ kind, params, folder }, { signal }) => previewOf(kind, params, folder ?? undefined, signal),
      'pipeline.model': ({ document, folder, node, port }, { signal }) =>
        modelFromTable(checkedDocument(document), { node, port }, (changed) => infer(changed, folder, signal)),
      'pipeline.template': ({ document, folder, kind, params }, { signal }) =>
        templateWithData(checkedDocument(document), { kind, params }, (changed) => infer(changed, folder, signal)),
      'run.start': async function* run(
        { document, folder, pipeline, targets, useCache, problems = [] },
        { signal },
      ): AsyncGenerator<RunEvent> {
        const started = performance.now();
        const checked = checkedDocument(document);
        let planned: RunPlan;
        let wires: InferredPipeline['wires'];
        try {
          const inferred = await infer(checked, folder, signal);
          ({ wires } = inferred);
          planned = await plan(checked, { folder, pipeline }, [...problems, ...inferred.problems], signal);
        } catch (error) {
          if (!signal.aborted) throw error;
          yield { event: 'run.finished', outcome: 'cancelled', seconds: (performance.now() - started) / 1000 };
          return;
        }
        const broken = { document: checked, graph: graphOf(checked), wires };
        for await (const event of startRun(
          { document: checked, folder, pipeline, targets, useCache, plan: planned, signal },
          services,
        ))
          yield event.event === 'node.finished' && event.problem
            ? { ...event, problem: withCure(event.problem, broken) }
            : event;
      },
      'result.read': async ({ key, port, language }, { signal }) => ({
        views: await viewsOf(await valueAt(key, port), translator(language), tableReader(signal)),
      }),
      'result.rows': async ({ key, port, offset, limit }, { signal }) => {
        const value = await valueAt(key, port);
        if (value.type === 'table') return tableSlice(value.file, value, offset, limit, signal);
        const table = tableFrom(value);
        return table ? sliceOf(table, offset, limit) : { columns: [], rows: [], offset, total: 0 };
      },
      'output.write': async function* write({ key, port, format, language }, { signal }): AsyncGenerator<OutputPiece> {
        const files = await filesIn(format, await valueAt(key, port), translator(language));
        for (const { name, pieces } of files) {
          for (const piece of pieces) {
            await yieldToEventLoop(signal);
            yield* piecesOf(name, typeof piece === 'string' ? Buffer.from(piece) : piece);
          }
          yield { file: name, bytes: new Uint8Array(0), last: true };
        }
      },
      'report.make': async ({ document, title, language, keys }, { signal }) => {
        const checked = checkedDocument(document);
        const outputs = new Map<NodeId, Readonly<Record<string, WireValue>>>();
        for (const [node, key] of Object.entries(keys)) {
          const made = await results.read(key);
          if (made) outputs.set(node, made);
        }
        signal.throwIfAborted();
        return {
          html: await htmlReport(
            { title, document: checked, outputs, readTable: tableReader(signal) },
            translator(language),
          ),
        };
      },
    };
  };
}

/** A message takes so much of a file. */
const pieceBytes = 1024 * 1024;

function* piecesOf(file: string, bytes: Uint8Array): Generator<OutputPiece> {
  for (let from = 0; from < bytes.length; from += pieceBytes)
    yield { file, bytes: Uint8Array.from(bytes.subarray(from, from + pieceBytes)), last: false };
}

/** As strictly as a file: whoever sends it may be of another version, or no studio at all. */
function checkedDocument(value: PipelineDocument): PipelineDocument {
  const { document, problems } = readDocumentValue(value);
  const [first] = problems;
  if (!document) throw first ? faultOf(first) : new Fault('document.notPipeline');
  return document;
}

function firstErrors(problems: readonly Problem[]): ReadonlyMap<NodeId, Problem> {
  const errors = new Map<NodeId, Problem>();
  for (const problem of problems) {
    if (problem.severity === 'error' && problem.node !== undefined && !errors.has(problem.node))
      errors.set(problem.node, problem);
  }
  return errors;
}
