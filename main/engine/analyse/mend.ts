// What a cure may look at, and the cures that many problems share: another value for a parameter, a name that is known, a
// list without what is wrong in it.
import type { NodeId, Patch, PipelineDocument, PipelineNode, PortRef } from '#shared/document/document.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { ParamValue } from '#shared/spec/param.ts';
import type { WireInfo } from '#shared/spec/ports.ts';
import { setParamPatch } from '#engine/analyse/repairs.ts';
import { carriedTo, wireTo } from '#engine/analyse/wires.ts';
import type { WiredPipeline } from '#engine/analyse/wires.ts';

/** A problem, and the pipeline that has it. */
export interface Broken extends WiredPipeline {
  readonly document: PipelineDocument;
  readonly node: PipelineNode;
  readonly problem: Problem;
}

/** The change that mends it; undefined where only a person can tell. */
export type Mend = (broken: Broken) => readonly Patch[] | undefined;

export const set =
  (values: Readonly<Record<string, ParamValue>>): Mend =>
  ({ node }) =>
    Object.entries(values).map(([param, value]) => setParamPatch(node, param, value));

/** The parameters as the spec has them. */
export const toDefault =
  (...params: readonly string[]): Mend =>
  ({ node }) =>
    params.flatMap((param) => {
      const usual = specOf(node.kind)?.params[param]?.default;
      return usual === undefined ? [] : [setParamPatch(node, param, usual)];
    });

/** The blamed parameter with the value that `next` makes of it; undefined = no cure. */
export const change =
  (next: (value: ParamValue, broken: Broken) => ParamValue | undefined): Mend =>
  (broken) => {
    const { node, problem } = broken;
    if (problem.param === undefined) return undefined;
    const now = valueOf(node, problem.param);
    const value = now === undefined ? undefined : next(now, broken);
    return value === undefined ? undefined : [setParamPatch(node, problem.param, value)];
  };

/** The value in force. */
export const valueOf = (node: PipelineNode, param: string): ParamValue | undefined =>
  Object.hasOwn(node.params, param) ? node.params[param] : specOf(node.kind)?.params[param]?.default;

export const fact = ({ problem }: Broken, name: string): string => String(problem.facts[name] ?? '');

/** The blamed list without the names that `wrong` says. */
export const without = (wrong: (broken: Broken) => readonly string[]): Mend =>
  change((value, broken) => {
    if (!Array.isArray(value)) return undefined;
    const names = new Set(wrong(broken));
    const rest = (value as readonly string[]).filter((name) => !names.has(name));
    return rest.length < value.length ? rest : undefined;
  });

/** The blamed lines without those that `wrong` says. */
export const withoutLine = (wrong: (line: string, broken: Broken) => boolean): Mend =>
  change((value, broken) =>
    typeof value === 'string'
      ? value
          .split('\n')
          .filter((line) => !wrong(line, broken))
          .join('\n')
      : undefined,
  );

export const sourceOf = (pipeline: Pick<Broken, 'graph'>, node: NodeId, port: string): PortRef | undefined =>
  wireTo(pipeline, node, port)?.from;

/** What arrives at a port of the blamed node. */
export const arrivesAt = (broken: Broken, port: string): WireInfo | undefined =>
  carriedTo(broken, broken.node.id, port);

/** Columns and features of what arrives at the blamed node, as far as they are known. */
export function knownNames(broken: Broken): readonly string[] {
  const ports = (broken.graph.into.get(broken.node.id) ?? []).map(({ to }) => to.port);
  return [...new Set(ports)].flatMap((port) => {
    const info = arrivesAt(broken, port);
    if (info?.type === 'table') return info.columns.map(({ name }) => name);
    return info?.type === 'dataset' ? info.inputs.flatMap(({ features }) => features) : [];
  });
}

/** The name that a misspelt one means: the only nearest, no more than a third of its letters off. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const plain = (text: string) => text.trim().toLowerCase();
  const ranked = known
    .map((other) => ({ other, off: distance(plain(name), plain(other)) }))
    .toSorted((a, b) => a.off - b.off);
  const [first, second] = ranked;
  if (!first || first.off > name.length / 3 || second?.off === first.off) return undefined;
  return first.other;
}

/** Letters to insert, remove or change (Levenshtein, 1966). */
function distance(one: string, two: string): number {
  let row = Array.from({ length: two.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= two.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === two[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[two.length] ?? 0;
}
