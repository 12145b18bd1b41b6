// Whether a wire may be drawn, asked at every move of the mouse. Decides nothing about what happens to a wire that is
// already there (edits.ts replaces it).
import type { PipelineDocument, PipelineNode, PortRef } from '#shared/document/document.ts';
import { findPath, graphOf, wayText } from '#shared/document/graph.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import { makeProblem } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import { portFit } from '#shared/spec/ports.ts';
import type { Conversion, InputPort, OutputPort } from '#shared/spec/ports.ts';

/** Codes of a refusal: wire.self, wire.unknownNode, wire.unknownPort, wire.type, wire.cycle. */
export type Connection =
  | { readonly ok: true; readonly conversion?: Conversion; readonly many: boolean }
  | { readonly ok: false; readonly problem: Problem };

export function outputPort(node: PipelineNode | undefined, port: string): OutputPort | undefined {
  const outputs = node && specOf(node.kind)?.outputs;
  return outputs && Object.hasOwn(outputs, port) ? outputs[port] : undefined;
}

export function inputPort(node: PipelineNode | undefined, port: string): InputPort | undefined {
  const inputs = node && specOf(node.kind)?.inputs;
  return inputs && Object.hasOwn(inputs, port) ? inputs[port] : undefined;
}

/** Types alone: for a wire between nodes that both exist. */
export function portsFit(document: Pick<PipelineDocument, 'nodes'>, from: PortRef, to: PortRef): Connection {
  for (const end of [from, to]) {
    if (!Object.hasOwn(document.nodes, end.node))
      return refused(makeProblem('wire.unknownNode', { id: end.node }, end));
  }
  if (from.node === to.node) return refused(makeProblem('wire.self', {}, to));
  const output = outputPort(document.nodes[from.node], from.port);
  if (!output) return refused(makeProblem('wire.unknownPort', { id: from.node, port: from.port }, from));
  const input = inputPort(document.nodes[to.node], to.port);
  if (!input) return refused(makeProblem('wire.unknownPort', { id: to.node, port: to.port }, to));
  const fit = portFit(output.type, input);
  if (!fit.fits) return refused(makeProblem('wire.type', { from: output.type, to: input.type }, to));
  return { ok: true, many: input.many === true, ...(fit.conversion ? { conversion: fit.conversion } : {}) };
}

/** Types, and that no cycle would close. */
export function canConnect(document: PipelineDocument, from: PortRef, to: PortRef): Connection {
  const fit = portsFit(document, from, to);
  if (!fit.ok) return fit;
  const back = findPath(graphOf(document), to.node, from.node);
  if (back) return refused(makeProblem('wire.cycle', { path: wayText([...back, to.node]) }, to));
  return fit;
}

function refused(problem: Problem): Connection {
  return { ok: false, problem };
}
