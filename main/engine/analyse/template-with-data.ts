// A template with a person's own data in the place of its own: the source is replaced, the target guessed anew, and what
// the analysis then finds wrong is mended by its own repairs, so that the pipeline runs at once.
import type { NodeId, Patch, PipelineDocument, PortRef } from '#shared/document/document.ts';
import { addNode, applyRepair, connect, isRefused, moveNodes, removeNodes, setParam } from '#shared/document/edits.ts';
import type { Edited, Refused } from '#shared/document/edits.ts';
import { ancestors, descendants, graphOf } from '#shared/document/graph.ts';
import { rowLayout } from '#shared/document/row-layout.ts';
import { isNodeKind, specOf } from '#shared/nodes/catalogue.ts';
import { ownDataPlaces } from '#shared/nodes/own-data.ts';
import type { OwnDataPlaces } from '#shared/nodes/own-data.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import { faultOf } from '#shared/protocol/rpc.ts';
import type { ParamValue } from '#shared/spec/param.ts';
import type { InferredPipeline } from '#engine/analyse/infer-pipeline.ts';
import { Change } from '#engine/analyse/change.ts';
import { targetParams } from '#engine/analyse/own-target.ts';
import { insertBehind } from '#engine/analyse/repairs.ts';
import { wireTo } from '#engine/analyse/wires.ts';

/** The node that reads the data: a source of a table or of pictures, or a kind of the template that reads one text. */
export interface OwnData {
  readonly kind: string;
  readonly params: Readonly<Record<string, ParamValue>>;
}

type Analyse = (document: PipelineDocument) => Promise<InferredPipeline>;

/** Repairs may each open the way to the next. */
const mostRepairs = 24;

/**
 * Patches that put the data in, and the column that is predicted; '' where none is chosen. Faults: template.noPlace where
 * the template has no place for such data, template.noText, template.notPictures, edit.limit, and what the file's reader
 * finds wrong.
 */
export async function templateWithData(
  template: PipelineDocument,
  data: OwnData,
  analyse: Analyse,
): Promise<{ readonly patches: Patch[]; readonly target: string }> {
  const places = ownDataPlaces(template);
  const change = new Change(template);
  // They speak of the data that the template came with.
  const notes = Object.values(template.nodes).filter(({ kind }) => kind === 'text.note');
  change.take(
    removeNodes(
      template,
      notes.map(({ id }) => id),
    ),
  );
  const source = putIn(change, places, data);
  const { problems, wires } = await analyse(change.now);
  const broken = problems.find(({ node, severity }) => severity === 'error' && source.includes(node ?? ''));
  if (broken) throw faultOf(broken);
  let target = '';
  const { target: chooser } = places;
  const table = wires[source[0] ?? '']?.['table'];
  if (chooser !== undefined && table?.type === 'table') {
    const params = targetParams(change.now, chooser, table.columns, places);
    target = params.target;
    for (const [name, value] of Object.entries(params)) change.take(setParam(change.now, chooser, name, value));
  }
  followData(change);
  await mend(change, analyse);
  settle(change, (await analyse(change.now)).wires);
  await mend(change, analyse);
  change.take(moveNodes(change.now, rowLayout(change.now)));
  return { patches: change.patches, target };
}

/** The nodes that read the data now. */
function putIn(change: Change, places: OwnDataPlaces, { kind, params }: OwnData): readonly NodeId[] {
  const spec = specOf(kind);
  if (!spec || !isNodeKind(kind)) throw new Fault('node.unknownKind', { kind });
  const reading = places.text.filter((id) => change.now.nodes[id]?.kind === kind);
  if (reading.length > 0) {
    for (const id of places.text)
      for (const [name, value] of Object.entries(params)) change.take(setParam(change.now, id, name, value));
    return places.text;
  }
  const [port, output] = Object.entries(spec.outputs)[0] ?? [];
  const { target } = places;
  const fits = output?.type === 'table' || (output?.type === 'dataset' && places.pictures);
  if (target === undefined || port === undefined || !fits || Object.keys(spec.inputs).length > 0)
    throw new Fault('template.noPlace');
  const graph = graphOf(change.now);
  const gives = output.type === 'dataset';
  // A folder of pictures says the class of each: nothing is left to be chosen.
  const users: readonly PortRef[] = gives
    ? (graph.outOf.get(target) ?? []).map(({ to }) => to)
    : [{ node: target, port: 'table' }];
  const before = ancestors(graph, [target]);
  const own = new Set([target, ...before, ...descendants(graph, [target])]);
  const gone = [...before].filter((id) => [...descendants(graph, [id])].every((other) => own.has(other)));
  const replaced = gives ? target : wireTo({ graph }, target, 'table')?.from.node;
  const { x, y } = change.now.layout[replaced ?? target] ?? { x: 0, y: 0 };
  change.take(removeNodes(change.now, gives ? [...gone, target] : gone));
  const [id = ''] = change.take(addNode(change.now, kind, { x, y }, params)).created;
  for (const user of users) change.take(connect(change.now, { node: id, port }, user));
  return [id];
}

const trainerOf = ({ nodes }: PipelineDocument) => Object.values(nodes).find(({ kind }) => kind === 'train.fit');

/** Inputs of a network that had a shape of their own take that of the data. */
function followData(change: Change): void {
  const graph = graphOf(change.now);
  const trainer = trainerOf(change.now);
  const data = trainer && wireTo({ graph }, trainer.id, 'dataset')?.from;
  if (!trainer || !data) return;
  for (const id of ancestors(graph, [trainer.id])) {
    if (change.now.nodes[id]?.kind !== 'layer.input' || wireTo({ graph }, id, 'dataset')) continue;
    change.take(connect(change.now, data, { node: id, port: 'dataset' }));
    change.take(setParam(change.now, id, 'shape', []));
  }
}

/** An explanation that asks the model about each feature takes hours of more. */
const mostFeatures = 200;

/** What runs with any data, but learns or ends only with the template's own. */
function settle(change: Change, wires: InferredPipeline['wires']): void {
  const graph = graphOf(change.now);
  for (const node of Object.values(change.now.nodes)) {
    const wire = wireTo({ graph }, node.id, 'dataset');
    const info = wire && wires[wire.from.node]?.[wire.from.port];
    if (!wire || info?.type !== 'dataset') continue;
    const isNumber = info.targets.some(({ kind, scaled }) => kind === 'number' && !scaled);
    if (node.kind === 'train.fit' && isNumber) {
      const users = (graph.outOf.get(wire.from.node) ?? []).filter(({ from }) => from.port === wire.from.port);
      const patches = insertBehind(change.now, 'data.scaleTarget', wire.from, users);
      if (patches) change.take(applyRepair(change.now, patches));
    }
    const numbers = info.inputs.reduce((sum, { shape }) => sum + (shape ?? []).reduce((all, size) => all * size, 1), 0);
    if (node.kind === 'explain.shap' && numbers > mostFeatures) attribute(change, node.id);
  }
}

/** Gradients explain all numbers of a row at once. */
function attribute(change: Change, shap: NodeId): void {
  const wires = graphOf(change.now).into.get(shap) ?? [];
  const { x, y } = change.now.layout[shap] ?? { x: 0, y: 0 };
  change.take(removeNodes(change.now, [shap]));
  const [id = ''] = change.take(addNode(change.now, 'explain.attribution', { x, y })).created;
  for (const { from, to } of wires) change.take(connect(change.now, from, { node: id, port: to.port }));
}

/** Applies the repairs of what the analysis finds; what no repair can mend loses the setting that is wrong, or goes. */
async function mend(change: Change, analyse: Analyse): Promise<void> {
  const seen = new Set<string>();
  for (let round = 0; round < mostRepairs; round += 1) {
    const { problems } = await analyse(change.now);
    const open = problems.filter(({ severity }) => severity !== 'info');
    const problem =
      open.find((one) => one.severity === 'error' && !seen.has(identity(one))) ??
      open.find((one) => one.repair && !seen.has(identity(one)));
    if (!problem) return;
    seen.add(identity(problem));
    const edited = cure(change.now, problem);
    if (edited && !isRefused(edited)) change.take(edited);
  }
}

const identity = ({ code, node, param, port, facts }: Problem): string =>
  JSON.stringify([code, node, param, port, facts]);

function cure(document: PipelineDocument, problem: Problem): Edited | Refused | undefined {
  if (problem.repair) return applyRepair(document, problem.repair);
  const node = problem.node === undefined ? undefined : document.nodes[problem.node];
  if (!node) return undefined;
  const { param = '' } = problem;
  const usual = specOf(node.kind)?.params[param]?.default;
  const set = usual === undefined ? undefined : setParam(document, node.id, param, usual);
  if (set && set.patches.length > 0) return set;
  return isStep(document, node.id) ? removeNodes(document, [node.id], true) : undefined;
}

/** A step that prepares data, or a result: without it the others still make sense. */
function isStep(document: PipelineDocument, id: NodeId): boolean {
  const spec = specOf(document.nodes[id]?.kind ?? '');
  const [inputs, outputs] = [Object.values(spec?.inputs ?? {}), Object.values(spec?.outputs ?? {})];
  const prepares = [inputs, outputs].every(([only, ...others]) => only?.type === 'dataset' && others.length === 0);
  const isResult = /^(evaluate|explain)\./.test(spec?.kind ?? '');
  return (prepares && !spec?.kind.startsWith('text.')) || (isResult && !graphOf(document).outOf.get(id)?.length);
}
