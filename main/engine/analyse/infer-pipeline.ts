// What each wire of a document carries and what is wrong with it, before anything runs. Nodes are asked in the order of
// the wires, and only those that an edit touched are asked again. What a run would do is run/plan.ts's.
import type { NodeId, PipelineDocument, PipelineNode } from '#shared/document/document.ts';
import { graphOf, topologicalOrder } from '#shared/document/graph.ts';
import type { Graph } from '#shared/document/graph.ts';
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { WireInfo } from '#shared/spec/ports.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';
import { checkHabits } from '#engine/analyse/check-habits.ts';
import { checkMemory } from '#engine/analyse/check-memory.ts';
import type { MachineMemory } from '#engine/analyse/check-memory.ts';
import { missingInputs, paramProblems, unknownNode } from '#engine/analyse/check-node.ts';
import { checkTraining } from '#engine/analyse/check-training.ts';
import { withCure } from '#engine/analyse/mends.ts';
import { rowsInfo } from '#engine/table/rows-for-model.ts';
import type { InputInfos, OutputInfos } from '#engine/analyse/wires.ts';
import { createPace, nodesAtOnce } from '#engine/kernels/pace.ts';
import type { InferContext, OwnProblem, TrainingChoice } from '#engine/values/runner.ts';

interface Answer {
  readonly outputs: OutputInfos;
  readonly problems: readonly OwnProblem[];
}

/** What the analysis needs of a runner, without its literal types. */
export interface InferRunner {
  readonly spec: NodeSpec;
  infer(inputs: InputInfos, params: Readonly<Record<string, unknown>>, context: InferContext): Answer | Promise<Answer>;
  trains?(params: Readonly<Record<string, unknown>>): TrainingChoice | undefined;
  readonly readsStored?: true;
  /** Whoever reads from outside the document may answer otherwise without an edit, so is asked every time. */
  outside?: unknown;
}

/** Forgets the literal types of a table that `satisfies Runners`; the compiler has tied each runner to its spec there. */
export function inferRunners(runners: object): Readonly<Record<string, InferRunner>> {
  return runners as Readonly<Record<string, InferRunner>>;
}

export interface PipelineContext extends MachineMemory {
  readonly runners: Readonly<Record<string, InferRunner>>;
  /** The folder of the pipeline file; null while it is not saved. */
  readonly folder: string | null;
  readonly signal: AbortSignal;
  /** Answers from before; kept by the caller from edit to edit. */
  readonly memo: InferMemo;
}

interface Remembered {
  readonly asked: string;
  readonly inputs: readonly (WireInfo | undefined)[];
  readonly answer: Answer;
}

/** The last answer of each node. */
export type InferMemo = Map<string, Remembered>;

export interface InferredPipeline {
  readonly problems: readonly Problem[];
  /** node → output port → what it carries; absent when it cannot be told. */
  readonly wires: Readonly<Record<NodeId, OutputInfos>>;
  /** node that trains → the bytes that it takes; absent when that cannot be told. */
  readonly memory: Readonly<Record<NodeId, number>>;
}

/** Throws only when the signal says so; whatever a node does, the others get their answers. */
export async function inferPipeline(document: PipelineDocument, context: PipelineContext): Promise<InferredPipeline> {
  const graph = graphOf(document);
  const wires: Record<NodeId, OutputInfos> = {};
  const problems: Problem[] = [];
  const trainings: Problem[] = [];
  const memory: Record<NodeId, number> = {};
  const pace = createPace(context.signal, nodesAtOnce);
  for (const id of topologicalOrder(graph)) {
    await pace();
    const node = document.nodes[id];
    if (!node) continue;
    const found = await inferNode(node, graph, wires, context);
    wires[id] = found.outputs;
    problems.push(...found.problems.map((problem) => ({ ...problem, node: id })));
    if (!found.trains) continue;
    const training = { document, graph, wires, trainer: node };
    trainings.push(...checkTraining(training, found.trains));
    const checked = checkMemory(training, found.trains, context, context.runners[node.kind]?.readsStored === true);
    if (!checked) continue;
    memory[id] = checked.bytes;
    trainings.push(...checked.problems);
  }
  forget(context.memo, document);
  // Trainings of one network may all find the same fault in it.
  const once = new Map(trainings.map((problem) => [JSON.stringify({ ...problem, repair: undefined }), problem]));
  const broken = { document, graph, wires };
  const habits = checkHabits(broken);
  return {
    problems: [...problems, ...once.values(), ...habits].map((problem) => withCure(problem, broken)),
    wires,
    memory,
  };
}

interface NodeAnswer extends Answer {
  /** Where the node can be asked, and trains. */
  readonly trains?: TrainingChoice | undefined;
}

async function inferNode(
  node: PipelineNode,
  graph: Graph,
  wires: Readonly<Record<NodeId, OutputInfos>>,
  context: PipelineContext,
): Promise<NodeAnswer> {
  const runner = Object.hasOwn(context.runners, node.kind) ? context.runners[node.kind] : undefined;
  const unknown = unknownNode(node, runner?.spec);
  if (unknown || !runner) return { outputs: {}, problems: unknown ? [unknown] : [] };
  const { spec } = runner;
  const legality = paramProblems(spec, node);
  if (node.paused) return { outputs: {}, problems: legality };
  const missing = missingInputs(spec, node, graph);
  // A runner's types promise legal parameters, so it is not asked about others.
  if (legality.some(({ severity }) => severity === 'error'))
    return { outputs: {}, problems: [...legality, ...missing] };
  const inputs = inputInfos(spec, node.id, graph, wires);
  const answer = await ask(runner, node, inputs, context);
  // What a node finds missing may be on its way: at a wire of which nothing can be told yet, because of a fault above.
  const own = isUntold(spec, node.id, graph, inputs)
    ? answer.problems.filter(({ severity }) => severity !== 'error')
    : answer.problems;
  const problems = [...legality, ...missing, ...own];
  return { outputs: answer.outputs, problems, trains: runner.trains?.(paramsOf(spec, node)) };
}

/** Whether a port that may stay empty, or takes many, has a wire that the runner cannot see. */
function isUntold(spec: NodeSpec, id: NodeId, graph: Graph, inputs: InputInfos): boolean {
  const wired = (graph.into.get(id) ?? []).map(({ to }) => to.port);
  return Object.entries(spec.inputs).some(([port, { optional, many }]) => {
    const seen = [inputs[port] ?? []].flat().length;
    return (optional || many) && seen < wired.filter((to) => to === port).length;
  });
}

function inputInfos(
  spec: NodeSpec,
  id: NodeId,
  graph: Graph,
  wires: Readonly<Record<NodeId, OutputInfos>>,
): InputInfos {
  const arriving = (port: string) =>
    (graph.into.get(id) ?? [])
      .filter((wire) => wire.to.port === port)
      .map(({ from }) => {
        const outputs = wires[from.node];
        return outputs && Object.hasOwn(outputs, from.port) ? outputs[from.port] : undefined;
      })
      .filter((info) => info !== undefined);
  const [model] = arriving('model');
  return Object.fromEntries(
    Object.entries(spec.inputs).map(([port, { many, type, orTable }]) => {
      // A report or a dataset that is read as a table: what its table holds is known only after the run.
      const fitting = arriving(port).flatMap((info) => {
        if (info.type === type) return [info];
        return orTable && info.type === 'table' && model?.type === 'model' ? [rowsInfo(model, info)] : [];
      });
      return [port, many ? fitting : fitting[0]];
    }),
  );
}

/** With the defaults of those that are not set. */
function paramsOf({ params }: NodeSpec, node: PipelineNode): Readonly<Record<string, unknown>> {
  const entries = Object.entries(params).map(([name, { default: usual }]) => [
    name,
    Object.hasOwn(node.params, name) ? node.params[name] : usual,
  ]);
  return Object.fromEntries(entries) as Readonly<Record<string, unknown>>;
}

async function ask(
  runner: InferRunner,
  node: PipelineNode,
  inputs: InputInfos,
  context: PipelineContext,
): Promise<Answer> {
  const params = paramsOf(runner.spec, node);
  const asked = JSON.stringify([node.kind, node.kindVersion, params, context.folder]);
  const given = Object.values(inputs).flat();
  const before = context.memo.get(node.id);
  const same =
    before?.asked === asked &&
    before.inputs.length === given.length &&
    given.every((info, index) => info === before.inputs[index]);
  if (same && !runner.outside) return before.answer;
  const answer = stable(await answerOf(runner, inputs, params, node.id, context), before?.answer);
  context.memo.set(node.id, { asked, inputs: given, answer });
  return answer;
}

async function answerOf(
  runner: InferRunner,
  inputs: InputInfos,
  params: Readonly<Record<string, unknown>>,
  node: NodeId,
  { signal, folder }: PipelineContext,
): Promise<Answer> {
  try {
    return await runner.infer(inputs, params, { node, signal, folder: folder ?? undefined });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Fault) return { outputs: {}, problems: [error.problem] };
    const what = error instanceof Error ? error.message : String(error);
    return { outputs: {}, problems: [makeProblem('analysis.failed', { what }, { severity: 'warning' })] };
  }
}

/** The same objects as before for outputs that say the same, so that what comes after need not be asked again. */
function stable(answer: Answer, before: Answer | undefined): Answer {
  if (!before) return answer;
  const outputs = Object.entries(answer.outputs).map(([port, info]): [string, WireInfo] => {
    const old = Object.hasOwn(before.outputs, port) ? before.outputs[port] : undefined;
    return [port, old && (old === info || JSON.stringify(old) === JSON.stringify(info)) ? old : info];
  });
  return { outputs: Object.fromEntries(outputs), problems: answer.problems };
}

function forget(memo: InferMemo, document: PipelineDocument): void {
  for (const id of memo.keys()) if (!Object.hasOwn(document.nodes, id)) memo.delete(id);
}
