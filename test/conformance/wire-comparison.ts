// What a wire really carries, in the terms in which it was predicted; and what makes two outputs the same bytes.
import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { assertNever } from '#shared/spec/assert-never.ts';
import type { WireInfo } from '#shared/protocol/wire-info.ts';
import type { WireValue } from '#engine/values/wire-value.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { lastActivation } from '#engine/network/last-activation.ts';

/** `predicted` with everything that can be told of `value` in the place of what was said; equal when it was right. */
export function realInfo(predicted: WireInfo, value: WireValue): WireInfo | { readonly type: string } {
  if (predicted.type !== value.type) return { type: value.type };
  switch (predicted.type) {
    case 'table': {
      const { columns, rows } = valueOf(value, 'table');
      return {
        ...predicted,
        columns: columns.map(({ name, type }) => ({
          ...predicted.columns.find((column) => column.name === name),
          name,
          type,
        })),
        rows: predicted.rows === null ? null : rows,
      };
    }
    case 'dataset': {
      const { shape, features, target, splits, preprocessing } = valueOf(value, 'dataset');
      const rows = { train: splits.train.rows, validation: splits.validation.rows, test: splits.test.rows };
      const standardised = preprocessing.some(({ step }) => step === 'standardise');
      return { type: 'dataset', shape, features, target, rows: predicted.rows === null ? null : rows, standardised };
    }
    case 'layer': {
      const { network } = valueOf(value, 'layer');
      const built = buildNetwork(network);
      const { outputShapes, parameters, multiplyAdds } = built;
      return {
        type: 'layer',
        shape: outputShapes[0] ?? null,
        parameters,
        multiplyAdds,
        activation: lastActivation(built),
      };
    }
    case 'optimizer':
      return { ...predicted, wholeBatch: valueOf(value, 'optimizer').wholeBatch };
    case 'model': {
      const { shape, target, weights } = valueOf(value, 'model');
      const parameters = weights.reduce((sum, weight) => sum + weight.values.length, 0);
      return { type: 'model', shape, target: predicted.target === null ? null : target, parameters };
    }
    case 'wordVectors':
      return { type: 'wordVectors', dimension: valueOf(value, 'wordVectors').dimension };
    case 'predictions':
    case 'report':
    case 'explanation':
      return predicted;
    default:
      return assertNever(predicted);
  }
}

function valueOf<T extends WireValue['type']>(value: WireValue, type: T): Extract<WireValue, { type: T }> {
  if (value.type !== type) throw new Error(`Expected ${type}, received ${value.type}`);
  return value as Extract<WireValue, { type: T }>;
}

/** Equal for equal bytes, those of files included. How long an epoch took is no part of a result. */
export function fingerprint(outputs: Readonly<Record<string, WireValue>>): string {
  const hash = createHash('sha256');
  add(hash, outputs);
  return hash.digest('hex');
}

function add(hash: Hash, value: unknown): void {
  if (ArrayBuffer.isView(value)) {
    hash
      .update(`${value.constructor.name}:${value.byteLength}:`)
      .update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  } else if (Array.isArray(value)) {
    hash.update(`[${value.length}:`);
    for (const item of value) add(hash, item);
  } else if (typeof value === 'object' && value !== null) {
    const isTable = 'type' in value && value.type === 'table';
    for (const [name, item] of Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))) {
      if (name === 'seconds' || item === undefined) continue;
      hash.update(`{${name}:`);
      if (isTable && name === 'file') hash.update(readFileSync(String(item)));
      else add(hash, item);
    }
  } else {
    hash.update(`${typeof value}:${Object.is(value, -0) ? '-0' : String(value)};`);
  }
}
