import { describe, expect, it } from 'vitest';
import { readSafetensors, writeSafetensors } from '#engine/values/safetensors.ts';

const tensors = [
  { name: 'dense/kernel', shape: [2, 3], values: Float32Array.of(1, 2, 3, 4, 5, -0.5) },
  { name: 'dense/bias', shape: [3], values: new Float32Array([9, 0, 1e-30, Infinity, 9]).subarray(1, 4) },
  { name: '层/scalar', shape: [], values: Float32Array.of(Number.NaN) },
];

describe('safetensors', () => {
  it('reads back what was written', () => {
    const file = writeSafetensors(tensors, { format: 'neuroloom' });
    expect(readSafetensors(file)).toEqual({
      tensors: tensors.map((t) => ({ ...t, values: Float32Array.from(t.values) })),
      metadata: { format: 'neuroloom' },
    });
  });

  it('gives the bytes of the format', () => {
    const file = writeSafetensors([{ name: 'w', shape: [1], values: Float32Array.of(1) }]);
    const header = '{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}  ';
    expect(Buffer.from(file)).toEqual(
      Buffer.concat([
        Buffer.from([header.length, 0, 0, 0, 0, 0, 0, 0]),
        Buffer.from(header),
        Buffer.from([0, 0, 0x80, 0x3f]),
      ]),
    );
    expect(writeSafetensors(tensors)).toEqual(writeSafetensors(tensors));
  });

  it('refuses shapes that do not fit, names twice, and files that are cut', () => {
    expect(() => writeSafetensors([{ name: 'w', shape: [2], values: Float32Array.of(1) }])).toThrow(
      '2 values, received 1',
    );
    expect(() => writeSafetensors([...tensors, ...tensors])).toThrow('Two tensors are called dense/kernel');
    const file = writeSafetensors(tensors);
    expect(() => readSafetensors(file.subarray(0, 5))).toThrow('shorter than 8 bytes');
    expect(() => readSafetensors(file.subarray(0, 40))).toThrow('header is longer');
    expect(() => readSafetensors(file.subarray(0, file.length - 1))).toThrow('not in the file');
  });
});
