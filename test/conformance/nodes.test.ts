// Every kind of the catalogue through the one harness; a kind without a runner fails by name.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '#shared/nodes/catalogue.ts';
import { runners } from '#engine/nodes/runners.ts';
import { closeDatabase } from '#engine/table/database.ts';
import { openBackend } from '#engine/kernels/native.ts';
import { checkNode } from '#test/conformance/check-node.ts';
import { makeFixtures } from '#test/conformance/fixtures.ts';
import type { AnyRunners, Fixtures } from '#test/conformance/fixtures.ts';

// The compiler has tied each runner to its spec; here all are handled alike.
const table = runners as unknown as AnyRunners;
let fixtures: Fixtures;

beforeAll(async () => {
  expect((await openBackend()).name).toBe('tensorflow');
  fixtures = await makeFixtures(table);
});
afterAll(async () => {
  await closeDatabase();
  fixtures.dispose();
});

test('there is a runner for every kind, and a kind for every runner', () => {
  expect(Object.keys(table).toSorted()).toEqual(Object.keys(catalogue).toSorted());
});

describe('every kind', () => {
  for (const spec of Object.values(catalogue)) checkNode(spec, table[spec.kind], () => fixtures);
});
