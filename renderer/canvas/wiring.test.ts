import { expect, test } from 'vitest';
import { fittingPort, proposedWire, wireRefusal, wireTargets } from '#renderer/canvas/wiring.ts';
import { emptyDocument, wireId } from '#shared/document/document.ts';
import type { PipelineDocument, PipelineWire } from '#shared/document/document.ts';
import { defaultParams, specOf } from '#shared/nodes/catalogue.ts';

function documentOf(nodes: Readonly<Record<string, string>>, wires: readonly PipelineWire[] = []): PipelineDocument {
  return {
    ...emptyDocument(),
    nodes: Object.fromEntries(
      Object.entries(nodes).map(([id, kind]) => {
        const spec = specOf(kind);
        if (!spec) throw new Error(kind);
        return [id, { id, kind, kindVersion: spec.version, params: defaultParams(spec) }];
      }),
    ),
    wires: Object.fromEntries(wires.map((wire) => [wireId(wire), wire])),
    layout: Object.fromEntries(Object.keys(nodes).map((id, at) => [id, { x: at * 300, y: 0 }])),
  };
}

const document = documentOf({ input: 'layer.input', one: 'layer.dense', two: 'layer.dense', fit: 'train.fit' }, [
  { from: { node: 'input', port: 'layer' }, to: { node: 'one', port: 'layer' } },
]);

test('a wire runs from the output to the input, whichever was taken first', () => {
  const output = { node: 'one', port: 'layer', side: 'output' } as const;
  const input = { node: 'two', port: 'layer', side: 'input' } as const;
  const wire = { from: { node: 'one', port: 'layer' }, to: { node: 'two', port: 'layer' } };
  expect(proposedWire(output, input)).toEqual(wire);
  expect(proposedWire(input, output)).toEqual(wire);
  expect(proposedWire(input, input)).toBeUndefined();
});

test('a wire of another type is refused by name', () => {
  const wire = { from: { node: 'one', port: 'layer' }, to: { node: 'fit', port: 'optimizer' } };
  expect(wireRefusal(document, wire)).toMatchObject({ code: 'wire.type', facts: { from: 'layer', to: 'optimizer' } });
});

test('free ports come before taken ones, near before far, and circles are left out', () => {
  expect(wireTargets(document, { node: 'one', port: 'layer', side: 'output' })).toEqual([
    { node: 'two', port: 'layer', side: 'input', replaces: false },
    { node: 'fit', port: 'network', side: 'input', replaces: false },
  ]);
  expect(wireTargets(document, { node: 'two', port: 'layer', side: 'output' })).toEqual([
    { node: 'fit', port: 'network', side: 'input', replaces: false },
    { node: 'one', port: 'layer', side: 'input', replaces: true },
  ]);
});

test('an open end knows the port of a kind that could stand there', () => {
  const end = { node: 'fit', port: 'optimizer', side: 'input' } as const;
  expect(fittingPort(document, end, 'optimizer.adam')).toBe('optimizer');
  expect(fittingPort(document, end, 'layer.dense')).toBeUndefined();
  expect(fittingPort(document, { node: 'fit', port: 'model', side: 'output' }, 'explain.shap')).toBe('model');
});
