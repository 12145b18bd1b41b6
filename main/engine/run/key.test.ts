import { describe, expect, it } from 'vitest';
import { numberSpec, randomSpec } from '#test/support/fake-runners.ts';
import { hashOf, nodeKey, nodeSeed, ownHash, paramsInForce } from '#engine/run/key.ts';
import type { OwnParts } from '#engine/run/key.ts';

const parts: OwnParts = {
  spec: numberSpec,
  params: paramsInForce(numberSpec, {}),
  seed: 1,
  node: 'a',
  outside: ['abc'],
  backend: 'tensorflow',
};
const own = (changes: Partial<OwnParts>) => ownHash({ ...parts, ...changes });
const withParams = (params: Record<string, string | number>) => own({ params: paramsInForce(numberSpec, params) });

describe('what is the node’s own', () => {
  it.each<[string, Partial<OwnParts>]>([
    ['a parameter', { params: { ...parts.params, add: 2 } }],
    ['what it reads outside', { outside: ['abd'] }],
    ['the backend', { backend: 'wasm' }],
    ['the version of its results', { spec: { ...numberSpec, resultVersion: 2 } }],
    ['the version of its kind', { spec: { ...numberSpec, version: 2 } }],
    ['its kind', { spec: { ...numberSpec, kind: 'data.other' } }],
  ])('changes with %s', (_name, changes) => {
    expect(own(changes)).not.toBe(own({}));
  });

  it('does not change with what makes no difference to its results', () => {
    expect(withParams({ colour: 'red' })).toBe(own({}));
    expect(withParams({ unused: 5 })).toBe(own({}));
    expect(withParams({ add: 1 })).toBe(own({}));
    expect(own({ seed: 2, node: 'b' })).toBe(own({}));
    expect(own({ params: { ...parts.params, unknown: 3 } })).toBe(own({}));
  });

  it('changes with a parameter that another one has switched on', () => {
    expect(withParams({ mode: 'epochs', unused: 5 })).not.toBe(withParams({ mode: 'epochs' }));
  });

  it('changes with seed and node where random numbers are drawn', () => {
    const random = (changes: Partial<OwnParts>) => own({ spec: randomSpec, ...changes });
    expect(random({ seed: 2 })).not.toBe(random({}));
    expect(random({ node: 'b' })).not.toBe(random({}));
  });
});

describe('a key', () => {
  it('tells ports, their sources and the order of these apart', () => {
    const keys = [
      nodeKey('o', { x: ['k.a'], y: ['k.b'] }),
      nodeKey('o', { x: ['k.b'], y: ['k.a'] }),
      nodeKey('o', { x: ['k.a', 'k.b'] }),
      nodeKey('o', { x: ['k.b', 'k.a'] }),
      nodeKey('p', { x: ['k.a', 'k.b'] }),
      nodeKey('o', {}),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(nodeKey('o', { y: ['k.b'], x: ['k.a'] })).toBe(keys[0]);
  });

  it('is the same for the same value, however it is written', () => {
    expect(hashOf({ a: 1, b: [-0, null] })).toBe(hashOf({ b: [0, null], a: 1, c: undefined }));
    expect(hashOf({ a: '1' })).not.toBe(hashOf({ a: 1 }));
    expect(hashOf(['a', 'b'])).not.toBe(hashOf(['a,b']));
  });
});

describe('seeds of nodes', () => {
  it('are whole numbers below 2^32, fixed for ever', () => {
    // Changing these would change everybody's results.
    expect([nodeSeed(1, 'a'), nodeSeed(1, 'b'), nodeSeed(2, 'a')]).toMatchInlineSnapshot(`
      [
        3724370497,
        2258830703,
        1660662514,
      ]
    `);
    for (let i = 0; i < 100; i += 1) {
      const seed = nodeSeed(i, 'node');
      expect(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32).toBe(true);
    }
  });
});
