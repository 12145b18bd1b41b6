// The shape of a .loom file of the current format, and faults against it in terms that have words. What the parts mean
// to each other (wires to nodes, kinds to ports) is read.ts's.
import { z } from 'zod';
import type { JsonPath, Place, PlaceOf } from '#shared/document/json-text.ts';
import { clip, placed } from '#shared/document/json-text.ts';
import { nodeIdPattern } from '#shared/document/node-id.ts';
import { makeProblem } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';

export const maxNodes = 10_000;
export const maxWires = 50_000;

const id = z.string().regex(nodeIdPattern);
const coordinate = z.number().min(-1e7).max(1e7);
const size = z.number().min(1).max(1e5).optional();
const end = z
  .string()
  .max(300)
  .regex(/^[^.\s]+\.[^.\s]+$/);

const node = z.object({
  id,
  kind: z.string().min(1).max(200),
  kindVersion: z.int().min(1).max(1_000_000),
  label: z.string().max(200).optional(),
  paused: z.boolean().optional(),
  params: z.record(z.string(), z.json()).default({}),
});
const wire = z.object({ from: end, to: end });
const frame = z.object({ id, title: z.string().max(200), nodes: z.array(id) });
const place = z.object({ x: coordinate, y: coordinate, width: size, height: size, collapsed: z.boolean().optional() });

const file = z.object({
  formatVersion: z.int().min(1),
  seed: z.int().min(0).max(0xffff_ffff).default(1),
  nodes: z.array(node),
  wires: z.array(wire).default([]),
  cells: z.array(id).default([]),
  frames: z.array(frame).default([]),
  layout: z.record(id, place).default({}),
});

export type PipelineFile = z.infer<typeof file>;
export type FileNode = PipelineFile['nodes'][number];

/** What each field must be, as a key of the words `expected.…`. */
const expectedOf: Readonly<Record<string, string>> = {
  formatVersion: 'positive',
  seed: 'seed',
  nodes: 'list',
  wires: 'list',
  cells: 'list',
  frames: 'list',
  layout: 'object',
  params: 'object',
  id: 'id',
  kind: 'name',
  kindVersion: 'positive',
  label: 'name',
  title: 'name',
  paused: 'boolean',
  collapsed: 'boolean',
  from: 'wireEnd',
  to: 'wireEnd',
  x: 'coordinate',
  y: 'coordinate',
  width: 'size',
  height: 'size',
};

/** At most this many faults of one file are told. */
const maxTold = 50;

export type ParsedFile =
  | { readonly ok: true; readonly file: PipelineFile; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Codes: document.type, document.missing (both fatal), document.unknownField, document.tooManyNodes, document.tooManyWires. */
export function parseFile(raw: Readonly<Record<string, unknown>>, placeOf: PlaceOf): ParsedFile {
  const at = (path: JsonPath) => placed(placeOf, path);
  // Before the schema, which would take its time over a million nodes.
  for (const [name, limit, code] of [
    ['nodes', maxNodes, 'document.tooManyNodes'],
    ['wires', maxWires, 'document.tooManyWires'],
  ] as const) {
    const list = raw[name];
    if (Array.isArray(list) && list.length > limit) {
      const facts = { count: list.length, limit };
      return { ok: false, problems: [makeProblem(code, facts, at([name, limit]))] };
    }
  }
  const parsed = file.safeParse(raw);
  if (parsed.success) return { ok: true, file: parsed.data, problems: unknownFields(raw, at) };
  const problems = parsed.error.issues.slice(0, maxTold).map((issue): Problem => {
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
    const received = valueAt(raw, path);
    const facts = { path: pathText(path), expected: expected(path) };
    return received === undefined
      ? makeProblem('document.missing', facts, at(path))
      : makeProblem('document.type', { ...facts, received: clip(received) }, at(path));
  });
  return { ok: false, problems };
}

function expected(path: JsonPath): string {
  const last = path.at(-1);
  if (typeof last === 'number') return path[0] === 'cells' || path.length > 2 ? 'id' : 'object';
  if (path.length === 2 && path[0] === 'layout') return 'object';
  if (path.includes('params') && last !== 'params') return 'json';
  return expectedOf[last ?? ''] ?? 'object';
}

export function pathText(path: JsonPath): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('');
}

function valueAt(raw: unknown, path: JsonPath): unknown {
  let value = raw;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

/** Fields that the schema does not know, such as a misspelt `paramss`: told, since saving would lose them. */
function unknownFields(
  raw: Readonly<Record<string, unknown>>,
  at: (path: JsonPath) => { readonly place?: Place },
): readonly Problem[] {
  const problems: Problem[] = [];
  const look = (value: unknown, known: object, path: JsonPath) => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      if (Object.hasOwn(known, key) || problems.length >= maxTold) continue;
      const own = [...path, key];
      const rest = { severity: 'warning', ...at(own) } as const;
      problems.push(makeProblem('document.unknownField', { path: pathText(own) }, rest));
    }
  };
  look(raw, file.shape, []);
  const lists = [
    ['nodes', node.shape],
    ['wires', wire.shape],
    ['frames', frame.shape],
  ] as const;
  for (const [name, shape] of lists) {
    const list = raw[name];
    if (Array.isArray(list)) list.forEach((item, index) => look(item, shape, [name, index]));
  }
  for (const [key, value] of Object.entries(raw['layout'] ?? {})) look(value, place.shape, ['layout', key]);
  return problems;
}
