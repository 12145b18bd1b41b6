// What is wrong with a node on its own, from its spec: its kind, its parameters, its wiring.
import type { PipelineNode } from '#shared/document/document.ts';
import type { Graph } from '#shared/document/graph.ts';
import { clip } from '#shared/document/json-text.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';
import { makeProblem } from '#shared/protocol/problem.ts';
import { paramApplies, paramFault } from '#shared/spec/param.ts';
import { setParamPatch } from '#engine/analyse/repairs.ts';
import type { OwnProblem } from '#engine/values/runner.ts';

/** node.unknownKind or node.newer: such a node is kept and cannot run. */
export function unknownNode(node: PipelineNode, spec: NodeSpec | undefined): OwnProblem | undefined {
  if (!spec) return makeProblem('node.unknownKind', { kind: node.kind });
  if (node.kindVersion <= spec.version) return undefined;
  const facts = { kind: node.kind, found: node.kindVersion, known: spec.version };
  return makeProblem('node.newer', facts);
}

/** param.type, .range, .choice, .length (with the default as repair) and param.unknown. */
export function paramProblems(spec: NodeSpec, node: PipelineNode): readonly OwnProblem[] {
  const values = {
    ...Object.fromEntries(Object.entries(spec.params).map(([name, param]) => [name, param.default])),
    ...node.params,
  };
  const problems: OwnProblem[] = [];
  for (const [name, param] of Object.entries(spec.params)) {
    const fault = paramApplies(param, values) ? paramFault(param, values[name]) : undefined;
    if (!fault) continue;
    const facts = { param: name, expected: fault.expected, received: clip(values[name]) };
    const repair = [setParamPatch(node, name, param.default)];
    problems.push(makeProblem(fault.code, facts, { param: name, repair }));
  }
  for (const name of Object.keys(node.params)) {
    if (Object.hasOwn(spec.params, name)) continue;
    const repair = [{ op: 'remove', path: ['nodes', node.id, 'params', name] } as const];
    problems.push(makeProblem('param.unknown', { param: name }, { severity: 'warning', param: name, repair }));
  }
  return problems;
}

/** port.missing for each input that needs a wire and has none. */
export function missingInputs(spec: NodeSpec, node: PipelineNode, graph: Graph): readonly OwnProblem[] {
  const wired = new Set((graph.into.get(node.id) ?? []).map((wire) => wire.to.port));
  return Object.entries(spec.inputs)
    .filter(([port, input]) => !input.optional && !input.many && !wired.has(port))
    .map(([port, { type }]) => makeProblem('port.missing', { port, type }, { port }));
}
