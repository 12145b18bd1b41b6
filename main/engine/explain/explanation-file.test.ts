// A saved explanation comes back bit by bit, and what is none is refused with the reason.
import { describe, expect, it } from 'vitest';
import { Fault } from '#shared/protocol/problem.ts';
import { readExplanation, writeExplanation } from '#engine/explain/explanation-file.ts';
import type { ExplanationValue } from '#engine/values/explanation.ts';

const value: ExplanationValue = {
  type: 'explanation',
  method: 'permutation',
  features: ['Länge', 'b'],
  outputs: ['u', 'v'],
  rows: 2,
  values: Float64Array.from({ length: 8 }, (_, i) => Math.PI * 10 ** (i - 4)),
  base: Float64Array.of(0.1, Number.NaN),
  predictions: Float64Array.of(1, 2, 3, 4),
  data: Float32Array.of(0.1, 0.2, 0.3, 0.4),
  source: Int32Array.of(7, 100_000),
  additivityError: 1e-9,
  backgroundRows: 3,
  evaluations: 99,
};

const faultOf = (read: () => unknown): unknown => {
  try {
    read();
  } catch (error) {
    if (error instanceof Fault) return [error.problem.code, error.problem.facts['reason']];
    throw error;
  }
  return 'no fault';
};

describe('a saved explanation', () => {
  it('comes back bit by bit', () => {
    expect(readExplanation(writeExplanation(value), 'x')).toEqual(value);
    const picture = {
      ...value,
      shape: [1, 2, 1],
      tokens: [
        ['a', ''],
        ['好', 'd'],
      ],
    };
    expect(readExplanation(writeExplanation(picture), 'x')).toEqual(picture);
    const estimated = { ...value, intervals: new Float64Array(8).fill(0.25) };
    expect(readExplanation(writeExplanation(estimated), 'x')).toEqual(estimated);
    const told = {
      ...value,
      why: 'few',
      notices: ['interventional'],
      link: 'logit' as const,
      stopped: true as const,
      interactions: Float64Array.from({ length: 16 }, (_, i) => i / 3),
    };
    expect(readExplanation(writeExplanation(told), 'x')).toEqual(told);
    // A heat map adds up to nothing, and may be of fewer rows than were asked for.
    const heatMap = { ...value, method: 'gradCam', additive: false as const, rowsAsked: 30 };
    expect(readExplanation(writeExplanation(heatMap), 'x')).toEqual(heatMap);
  });

  it('is the same bytes each time, and a safetensors file with aligned arrays', () => {
    const file = Buffer.from(writeExplanation(value));
    const turned = Object.fromEntries(Object.entries(value).toReversed()) as unknown as ExplanationValue;
    expect(file.equals(Buffer.from(writeExplanation(turned)))).toBe(true);
    const length = Number(file.readBigUInt64LE(0));
    expect(length % 8).toBe(0);
    const header = JSON.parse(file.toString('utf8', 8, 8 + length)) as Record<string, { data_offsets: number[] }>;
    expect(header['values']).toMatchObject({ dtype: 'F64', shape: [2, 2, 2] });
    for (const name of ['values', 'base', 'predictions']) expect((header[name]?.data_offsets[0] ?? 1) % 8).toBe(0);
  });

  it('is refused with the reason when it is something else or not whole', () => {
    const file = writeExplanation(value);
    expect(faultOf(() => readExplanation(new Uint8Array(3), 'x'))).toEqual([
      'explain.fileFormat',
      'it is shorter than a header',
    ]);
    expect(faultOf(() => readExplanation(new TextEncoder().encode('row,output,feature\n1,2,3\n'), 'x'))).toEqual([
      'explain.fileFormat',
      'it is no safetensors file',
    ]);
    expect(faultOf(() => readExplanation(file.subarray(0, file.length - 1), 'x'))).toEqual([
      'explain.fileFormat',
      'source is not whole',
    ]);
    const other = Buffer.from(Buffer.from(file).toString('latin1').replace('neuroloom.', 'nenroloom.'), 'latin1');
    expect(faultOf(() => readExplanation(other, 'x'))).toEqual(['explain.fileFormat', 'it holds no explanation']);
    const latin = Buffer.from(Buffer.from(file).toString('latin1').replace('neuroloom.', 'neurol\u00f6m.'), 'latin1');
    const place = latin.indexOf(0xf6) + 1;
    expect(faultOf(() => readExplanation(latin, 'x'))).toEqual([
      'explain.fileFormat',
      `byte ${place} is not UTF-8 text`,
    ]);
    const newer = Buffer.from(Buffer.from(file).toString('latin1').replace('"version":"1"', '"version":"7"'), 'latin1');
    expect(faultOf(() => readExplanation(newer, 'x'))).toEqual(['explain.fileVersion', undefined]);
  });
});
