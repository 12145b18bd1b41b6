// A document with the changes that the command line asks for: other parameters, another seed. The file stays as it is.
import type { PipelineDocument } from '#shared/document/document.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { paramFault, shapeOf } from '#shared/spec/param.ts';
import type { ParamSpec, ParamValue } from '#shared/spec/param.ts';
import type { SetParam } from '#main/cli/arguments.ts';

const names = (known: readonly string[]) => known.toSorted().join(', ');

/** Faults: cli.noNode, cli.noParam, and param.… for a value that the parameter does not take. */
export function withParam(document: PipelineDocument, { node: id, param, value: text }: SetParam): PipelineDocument {
  const node = nodeOf(document, id);
  const spec = specOf(node.kind);
  const known = spec && Object.hasOwn(spec.params, param) ? spec.params[param] : undefined;
  if (!known) throw new Fault('cli.noParam', { node: id, param, known: names(Object.keys(spec?.params ?? {})) });
  const value = valueOf(known, text);
  const fault = paramFault(known, value);
  if (fault) throw new Fault(fault.code, { param, expected: fault.expected, received: text });
  return { ...document, nodes: { ...document.nodes, [id]: { ...node, params: { ...node.params, [param]: value } } } };
}

/** Fault: cli.noNode. */
export function nodeOf(document: PipelineDocument, id: string): PipelineDocument['nodes'][string] {
  const node = Object.hasOwn(document.nodes, id) ? document.nodes[id] : undefined;
  if (!node) throw new Fault('cli.noNode', { node: id, known: names(Object.keys(document.nodes)) });
  return node;
}

/** Lists are written with commas; `null` stands for a number that may be left out. What fits no type stays text. */
function valueOf(spec: ParamSpec, text: string): ParamValue {
  const numberOr = (item: string): ParamValue =>
    item.trim() !== '' && Number.isFinite(Number(item)) ? Number(item) : item;
  const items = text === '' ? [] : text.split(',').map((item) => item.trim());
  switch (shapeOf(spec)) {
    case 'number':
      return text === 'null' ? null : numberOr(text);
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : text;
    case 'numbers':
      return items.map(numberOr);
    case 'texts':
      return items;
    case 'text':
      return text;
  }
}
