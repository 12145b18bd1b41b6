// The schemas of what the engine answers are strict: only so do the tests that parse real answers find a field that no schema
// names.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { outputs } from '#shared/protocol/engine-contract.ts';

/** Paths of objects that let unknown fields pass. */
function open(schema: unknown, path: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema && (schema as { additionalProperties?: unknown }).additionalProperties !== false;
  return [...(own ? [path] : []), ...Object.entries(schema).flatMap(([name, inner]) => open(inner, `${path}.${name}`))];
}

test.each(Object.entries(outputs))('no object in an answer to %s takes unknown fields', (name, schema) => {
  expect(open(z.toJSONSchema(schema, { unrepresentable: 'any' }), name)).toEqual([]);
});

test('an answer with an unknown field, or with numbers of another kind, is none', () => {
  const view = { view: 'images', title: 'view.images', width: 1, height: 1, channels: 1 };
  const parses = (image: object) =>
    outputs['result.read'].safeParse({ views: [{ ...view, images: [{ label: 'one', ...image }] }] }).success;
  expect(parses({ pixels: Uint8Array.of(7) })).toBe(true);
  expect(parses({ pixels: Uint8Array.of(7), kind: 'cat' })).toBe(false);
  expect(parses({ pixels: Float32Array.of(7) })).toBe(false);
});
