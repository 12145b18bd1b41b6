// What a file format does: it turns a value into files, piece by piece, and says nothing about where they go.
import type { Translate } from '#shared/text/translate.ts';
import type { WireValue } from '#engine/values/wire-value.ts';

export interface OutputFile {
  /** A plain file name. */
  readonly name: string;
  /** Each piece may be written before the next is asked for. */
  readonly pieces: Iterable<string | Uint8Array>;
}

export interface FormatWriter<V extends WireValue> {
  files(value: V, t: Translate): readonly OutputFile[] | Promise<readonly OutputFile[]>;
}

/** Typed arrays as lists; what is no finite number is null. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, (_key, item: unknown) => (ArrayBuffer.isView(item) ? Array.from(item as Float64Array) : item), 2)}\n`;
}
