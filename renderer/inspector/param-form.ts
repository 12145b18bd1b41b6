// Which fields the inspector shows for one node or several, and in which state. Pure; the fields are ParamControl.tsx.
import { specOf } from '#shared/nodes/catalogue.ts';
import type { PipelineDocument, PipelineNode, NodeId } from '#shared/document/document.ts';
import type { Analysis } from '#shared/protocol/run.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { paramApplies } from '#shared/spec/param.ts';
import type { ParamSpec, ParamValue } from '#shared/spec/param.ts';

export interface FormField {
  readonly name: string;
  readonly spec: ParamSpec;
  /** The value, or the first node's where they differ. */
  readonly value: ParamValue;
  /** The nodes hold different values. */
  readonly mixed: boolean;
  readonly isDefault: boolean;
}

/** The parameters in force that all of `nodes` have alike, in the order of the first one's spec. */
export function formFields(nodes: readonly PipelineNode[]): readonly FormField[] {
  const [first, ...others] = nodes;
  const firstSpec = first && specOf(first.kind);
  if (!first || !firstSpec) return [];
  return Object.entries(firstSpec.params).flatMap(([name, spec]) => {
    if (!nodes.every((node) => isInForce(node, name))) return [];
    if (!others.every((node) => alike(spec, specOf(node.kind)?.params[name]))) return [];
    const values = nodes.map((node) => valueOf(node, name));
    const [value = null] = values;
    const mixed = values.some((other) => !sameValue(other, value));
    return [{ name, spec, value, mixed, isDefault: !mixed && sameValue(value, spec.default as ParamValue) }];
  });
}

/** A parameter's value; its default where the file says nothing. */
export function valueOf(node: PipelineNode, name: string): ParamValue {
  const own = node.params[name];
  if (own !== undefined) return own;
  return (specOf(node.kind)?.params[name]?.default ?? null) as ParamValue;
}

function isInForce(node: PipelineNode, name: string): boolean {
  const params = specOf(node.kind)?.params ?? {};
  const spec = params[name];
  if (!spec) return false;
  return paramApplies(spec, Object.fromEntries(Object.keys(params).map((key) => [key, valueOf(node, key)])));
}

/** Whether one field can stand for both: the same type and limits. Columns belong to one node's own table. */
function alike(one: ParamSpec, two: ParamSpec | undefined): boolean {
  if (!two || one.type !== two.type || one.type === 'column' || one.type === 'columns') return false;
  const limits = (spec: ParamSpec) => JSON.stringify({ ...spec, default: null, advanced: null, when: null });
  return limits(one) === limits(two);
}

/** The value of a parameter that is text; '' for anything else, which a damaged file may hold. */
export function textOf(value: ParamValue): string {
  return typeof value === 'string' ? value : '';
}

export function sameValue(one: ParamValue, two: ParamValue): boolean {
  return one === two || JSON.stringify(one) === JSON.stringify(two);
}

/** The columns of the table that arrives at an input port, or undefined while that is not known. */
export function columnsAt(
  document: PipelineDocument,
  analysis: Analysis | null,
  node: NodeId,
  port: string,
  withKept = false,
): readonly ColumnInfo[] | undefined {
  const wire = Object.values(document.wires).find(({ to }) => to.node === node && to.port === port);
  const info = wire && analysis?.wires[wire.from.node]?.[wire.from.port];
  if (info?.type === 'table') return info.columns;
  if (info?.type !== 'dataset') return undefined;
  const features = info.inputs.flatMap((input) => input.features);
  return [
    ...features.map((name): ColumnInfo => ({ name, type: 'number' })),
    ...info.targets.map(({ name, kind }): ColumnInfo => ({ name, type: kind === 'number' ? 'number' : 'text' })),
    ...(withKept ? (info.kept ?? []) : []).map((name): ColumnInfo => ({ name, type: 'text' })),
  ];
}

/** The gravest problem that blames this parameter. */
export function problemOf(problems: readonly Problem[], node: NodeId, param: string): Problem | undefined {
  const own = problems.filter((problem) => problem.node === node && problem.param === param);
  return own.find((problem) => problem.severity === 'error') ?? own[0];
}
