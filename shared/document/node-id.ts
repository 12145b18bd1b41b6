// Ids of nodes: what they may look like, and how a new one is made.
import type { NodeId } from '#shared/document/document.ts';

/** Letters, digits, - and _, so that `node.port` and wireId() can be cut apart again. */
export const nodeIdPattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** Keys that every plain object answers to; as an id or a key they would be found where nothing was put. */
export const forbiddenKeys: ReadonlySet<string> = new Set(
  Object.getOwnPropertyNames(Object.prototype).concat('prototype'),
);

/** layer.batchNormalization → batch-normalization. */
function stem(kind: string): string {
  const name = kind.slice(kind.lastIndexOf('.') + 1);
  const kebab = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]/g, '');
  return nodeIdPattern.test(kebab) ? kebab.slice(0, 50) : 'node';
}

/** A readable id that `taken` does not hold: dense, dense-2, dense-3, … */
export function newNodeId(kind: string, taken: ReadonlySet<string> | ((id: string) => boolean)): NodeId {
  const has = typeof taken === 'function' ? taken : (id: string) => taken.has(id);
  const base = stem(kind);
  if (!has(base) && !forbiddenKeys.has(base)) return base;
  let number = 2;
  while (has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
