// What is wrong with a node on its own, from its spec: its kind, its parameters, its wiring.
import type { PipelineNode } from '#shared/document/document.ts';
import type { Graph } from '#shared/document/graph.ts';
import { clip } from '#shared/document/json-text.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';
import { paramApplies, paramFault } from '#shared/spec/param.ts';
import { setParamPatch } from '#engine/analyse/repairs.ts';
import type { OwnProblem } from '#engine/values/runner.ts';

/** node.unknownKind or node.newer: such a node is kept and cannot run. */
export function unknownNode(node: PipelineNode, spec: NodeSpec | undefined): OwnProblem | undefined {
  if (!spec) return { code: 'node.unknownKind', severity: 'error', facts: { kind: node.kind } };
  if (node.kindVersion <= spec.version) return undefined;
  const facts = { kind: node.kind, found: node.kindVersion, known: spec.version };
  return { code: 'node.newer', severity: 'error', facts };
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
    problems.push({
      code: fault.code,
      severity: 'error',
      param: name,
      facts: { param: name, expected: fault.expected, received: clip(values[name]) },
      repair: [setParamPatch(node, name, param.default)],
    });
  }
  for (const name of Object.keys(node.params)) {
    if (Object.hasOwn(spec.params, name)) continue;
    const repair = [{ op: 'remove', path: ['nodes', node.id, 'params', name] } as const];
    problems.push({ code: 'param.unknown', severity: 'warning', param: name, facts: { param: name }, repair });
  }
  return problems;
}

/** port.missing for each input that needs a wire and has none. */
export function missingInputs(spec: NodeSpec, node: PipelineNode, graph: Graph): readonly OwnProblem[] {
  const wired = new Set((graph.into.get(node.id) ?? []).map((wire) => wire.to.port));
  return Object.entries(spec.inputs)
    .filter(([port, input]) => !input.optional && !input.many && !wired.has(port))
    .map(([port, { type }]) => ({ code: 'port.missing', severity: 'error', port, facts: { port, type } }));
}
