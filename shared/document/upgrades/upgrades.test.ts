import { expect, test } from 'vitest';
import { upgradeFormat, upgradeKind } from '#shared/document/upgrades/upgrades.ts';
import type { FormatUpgrade, KindUpgrade } from '#shared/document/upgrades/upgrades.ts';
import type { ParamValue } from '#shared/spec/param.ts';
import { wiresAndLayout } from '#shared/document/upgrades/0001-wires-and-layout.ts';
import { rowsFromOne } from '#shared/document/upgrades/0002-rows-from-1.ts';

/** A kind that was changed twice: its `size` became `units`, then its port `in` became `layer`, and `depth` came. */
const steps: readonly KindUpgrade[] = [
  {
    kind: 'layer.fake',
    from: 1,
    params: ({ size, ...rest }) => ({ ...rest, units: size ?? 1 }),
    outputs: { out: 'layer' },
  },
  {
    kind: 'layer.fake',
    from: 2,
    params: (params) => ({ ...params, depth: 1 }),
    inputs: { in: 'layer' },
    outputs: { layer: 'tensor' },
  },
  { kind: 'layer.other', from: 1, params: () => ({ wrong: true }) },
];

test('a node goes through every step from its version on, with its ports', () => {
  const old = upgradeKind({ kind: 'layer.fake', kindVersion: 1, params: { size: 5, name: 'a' } }, 3, steps);
  expect([old.kindVersion, old.params]).toEqual([3, { units: 5, name: 'a', depth: 1 }]);
  expect([old.input('in'), old.input('layer'), old.output('out'), old.output('layer')]).toEqual([
    'layer',
    'layer',
    'tensor',
    'tensor',
  ]);
  const younger = upgradeKind({ kind: 'layer.fake', kindVersion: 2, params: { units: 5 } }, 3, steps);
  expect([younger.params, younger.output('out')]).toEqual([{ units: 5, depth: 1 }, 'out']);
  const current = upgradeKind({ kind: 'layer.fake', kindVersion: 3, params: { units: 5 } }, 3, steps);
  expect([current.kindVersion, current.params, current.input('in')]).toEqual([3, { units: 5 }, 'in']);
});

test('ports and parameters called like what every object has are left alone', () => {
  const node = upgradeKind({ kind: 'layer.fake', kindVersion: 1, params: {} }, 3, steps);
  expect([node.input('constructor'), node.output('toString')]).toEqual(['constructor', 'toString']);
});

test('a missing step is a fault of ours and is said', () => {
  expect(() => upgradeKind({ kind: 'layer.other', kindVersion: 1, params: {} }, 3, steps)).toThrow(
    'layer.other from version 2',
  );
  expect(() => upgradeFormat({}, 1, 3, [wiresAndLayout])).toThrow('format 2');
});

test('formats go up one by one, in order', () => {
  const add = (from: number): FormatUpgrade => ({
    from,
    upgrade: (file) => ({ ...file, steps: `${(file['steps'] as string | undefined) ?? ''}${from}` }),
  });
  expect(upgradeFormat({ formatVersion: 1 }, 1, 4, [add(3), add(1), add(2)])).toEqual({
    formatVersion: 4,
    steps: '123',
  });
  expect(upgradeFormat({ formatVersion: 3 }, 3, 3, [])).toEqual({ formatVersion: 3 });
});

test('format 1: positions go to layout, wires get two ends; what has another shape is passed on', () => {
  const file = {
    formatVersion: 1,
    nodes: [{ id: 'a', position: [1, 2] }, { id: 'b', position: 'left' }, 7],
    wires: [['a', 'x', 'b', 'y'], ['a', 'x'], null],
  };
  expect(wiresAndLayout.upgrade(file)).toEqual({
    formatVersion: 1,
    nodes: [{ id: 'a' }, { id: 'b', position: 'left' }, 7],
    wires: [{ from: 'a.x', to: 'b.y' }, ['a', 'x'], null],
    layout: { a: { x: 1, y: 2 } },
  });
  expect(wiresAndLayout.upgrade({ nodes: 3 })).toEqual({ nodes: 3, wires: undefined, layout: {} });
});

test('rows that a parameter names keep their meaning when they come to count from 1; what is no list is passed on', () => {
  const now = (kind: string, params: Readonly<Record<string, ParamValue>>) =>
    upgradeKind({ kind, kindVersion: 1, params }, 2, rowsFromOne).params;
  expect(now('explain.shap', { backgroundRows: [0, 7], rows: 3 })).toEqual({ backgroundRows: [1, 8], rows: 3 });
  expect(now('explain.counterfactual', { which: [5] })).toEqual({ which: [6] });
  expect(now('explain.nearestExamples', { which: [] })).toEqual({ which: [] });
  for (const which of ['0', [0, 'one'], { 0: 1 }, null])
    expect(now('explain.nearestExamples', { which })).toEqual({ which });
  expect(now('explain.counterfactual', {})).toEqual({});
});
