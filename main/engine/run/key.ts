// A node's key: the hash of everything that its results depend on (DESIGN section 5). Equal keys, equal results.
import { createHash } from 'node:crypto';
import type { NodeId } from '#shared/document/document.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';
import { paramApplies } from '#shared/spec/param.ts';
import type { ParamValue } from '#shared/spec/param.ts';

/** Rises when the engine itself, not one node, makes other results of the same documents. */
export const engineResultVersion = 2;

export interface OwnParts {
  readonly spec: NodeSpec;
  readonly params: Readonly<Record<string, unknown>>;
  readonly seed: number;
  readonly node: NodeId;
  /** Hashes of what it reads from outside the document. */
  readonly outside: readonly string[];
  readonly backend: string;
}

/** Every parameter of the kind: the document's value, or the default where the document has none. */
export function paramsInForce(spec: NodeSpec, params: Readonly<Record<string, ParamValue>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(spec.params).map(([name, param]) => [
      name,
      Object.hasOwn(params, name) ? params[name] : param.default,
    ]),
  );
}

/** Hash of what is the node's own. Cosmetic parameters, and those that other parameters switch off, are left out. */
export function ownHash({ spec, params, seed, node, outside, backend }: OwnParts): string {
  const counted = Object.entries(spec.params)
    .filter(([, param]) => !param.cosmetic && paramApplies(param, params))
    .map(([name]) => [name, params[name]]);
  // Layers are named after their nodes, so two nodes alike still make two layers.
  const named = spec.random === true || Object.values(spec.outputs).some((port) => port.type === 'layer');
  return hashOf({
    engineResultVersion,
    kind: spec.kind,
    version: spec.version,
    resultVersion: spec.resultVersion,
    params: Object.fromEntries(counted),
    ...(spec.random && { seed }),
    ...(named && { node }),
    outside,
    backend,
  });
}

/** `inputs`: port → `key.port` of each source, in order. */
export function nodeKey(own: string, inputs: Readonly<Record<string, readonly string[]>>): string {
  return hashOf({ own, inputs });
}

/**
 * Where the model so far of a cancelled run is kept: never found as the result of a whole one, nor as that of another
 * run, which was cancelled elsewhere.
 */
export function partialKey(key: string, run: string): string {
  return hashOf({ partial: key, run });
}

/** A seed of the node's own, 0 … 2^32 − 1. */
export function nodeSeed(seed: number, node: NodeId): number {
  return createHash('sha256').update(`${seed}:${node}`).digest().readUInt32LE(0);
}

export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

/** JSON with sorted keys, one text per value: −0 is 0, undefined is absent. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  // Thousands of these are written for one edit of a large pipeline.
  const fields = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const name of Object.keys(fields).sort()) {
    const item = fields[name];
    if (item !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonical(item)}`;
  }
  return `{${text}}`;
}
