// What a wire really carries, in the terms in which it was predicted; and what makes two outputs the same bytes.
import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { WireValue } from '#engine/values/wire-value.ts';

/**
 * `real` where everything that was predicted of it holds: null says that it could not be known, and a field of a column
 * that only one side tells is not compared. Else what differs, in the place of the prediction's.
 */
export function confirmed(predicted: unknown, real: unknown): unknown {
  if (predicted === null) return null;
  if (Array.isArray(predicted) && Array.isArray(real) && predicted.length === real.length)
    return predicted.map((item, i) => confirmed(item, real[i]));
  if (!isRecord(predicted) || !isRecord(real)) return real;
  return Object.fromEntries(
    Object.entries(predicted).map(([name, item]) => [
      name,
      Object.hasOwn(real, name) ? confirmed(item, real[name]) : optional.has(name) ? item : undefined,
    ]),
  );
}

/** What is found out about a column on the way, and no part of its table. */
const optional: ReadonlySet<string> = new Set(['categories', 'firstText', 'missing', 'large', 'bytes']);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

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
