import { expect, test } from 'vitest';
import { incompatibleKinds, incompatibleRequests } from './compatibility.ts';

const dense = {
  version: 1,
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: { units: { type: 'integer' }, activation: { type: 'choice', options: ['linear', 'relu'] } },
};

test('a kind may grow, and may change anything once its version rises', () => {
  const grown = { ...dense, params: { ...dense.params, useBias: { type: 'boolean' } } };
  expect(incompatibleKinds({ 'layer.dense': dense }, { 'layer.dense': grown })).toEqual([]);
  const other = { version: 2, inputs: {}, outputs: {}, params: {} };
  expect(incompatibleKinds({ 'layer.dense': dense }, { 'layer.dense': other })).toEqual([]);
});

test('what old files would trip over is named', () => {
  const changed = {
    version: 1,
    inputs: {},
    outputs: { layer: { type: 'model' } },
    params: { activation: { type: 'choice', options: ['linear'] } },
  };
  expect(incompatibleKinds({ 'layer.dense': dense }, { 'layer.dense': changed })).toEqual([
    'layer.dense: input layer is gone, and its version is still 1',
    'layer.dense: output layer was layer and is model, and its version is still 1',
    'layer.dense: parameter units is gone, and its version is still 1',
    'layer.dense: option relu of parameter activation is gone, and its version is still 1',
  ]);
  expect(incompatibleKinds({ 'layer.dense': dense }, {})).toEqual([
    'node kind layer.dense is gone; files that hold it can no longer be opened',
  ]);
});

test('what old peers would trip over is named, until the protocol version rises', () => {
  const old = {
    protocolVersion: 1,
    engine: { 'run.start': { properties: { document: {}, folder: {} }, required: ['document'] }, 'run.stop': {} },
    host: {},
  };
  const engine = { 'run.start': { properties: { document: {}, seed: {} }, required: ['document', 'seed'] } };
  expect(incompatibleRequests(old, { protocolVersion: 1, engine, host: {} })).toEqual([
    'run.start: field folder is gone, and protocolVersion is still 1',
    'run.start: field seed is now required, and protocolVersion is still 1',
    'request run.stop is gone, and protocolVersion is still 1',
  ]);
  expect(incompatibleRequests(old, { protocolVersion: 2, engine, host: {} })).toEqual([]);
  const answer = (kind: string, field: string) => {
    const view = { properties: { view: { const: kind }, [field]: { items: { properties: { total: {} } } } } };
    return { 'result.read': { properties: { views: { items: { anyOf: [view] } } } } };
  };
  const answering = (answers: ReturnType<typeof answer>) => ({ protocolVersion: 1, engine: {}, answers, host: {} });
  expect(incompatibleRequests(answering(answer('plot', 'rows')), answering(answer('plot', 'lines')))).toEqual([
    'answer to result.read: field views[plot].rows is gone, and protocolVersion is still 1',
    'answer to result.read: field views[plot].rows.total is gone, and protocolVersion is still 1',
  ]);
});
