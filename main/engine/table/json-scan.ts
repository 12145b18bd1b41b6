// One pass over a JSON file before DuckDB reads it: what it begins with, whether records stand in one line each, and how
// deep it is nested, since DuckDB's own reader ends the process on a file that is nested a hundred thousand times.
import { filePieces } from '#engine/table/file-pieces.ts';
import { setImmediate } from 'node:timers/promises';

/** Far beyond any table's, far below where a reader that calls itself runs out of stack. */
const maxDepth = 200;

interface JsonShape {
  /** A list of objects, an object in each line, objects over several lines; `other` = neither list nor object, or no text. */
  readonly layout: 'list' | 'lines' | 'objects' | 'other';
  /** It begins with a byte order mark. */
  readonly hasMark: boolean;
  /** No object, no other value. */
  readonly isBlank: boolean;
  /** The byte, from 1, at which it is nested too deeply. */
  readonly tooDeepAt?: number;
  /** The line, from 1, that ends within a text in quotes. */
  readonly openTextIn?: number;
}

const [quote, backslash, newline] = [0x22, 0x5c, 0x0a];
const mark = Buffer.from([0xef, 0xbb, 0xbf]);
const opens = (byte: number) => byte === 0x7b || byte === 0x5b;
const closes = (byte: number) => byte === 0x7d || byte === 0x5d;
const isBlank = (byte: number) => byte === 0x20 || byte === 0x09 || byte === newline || byte === 0x0d;

export async function scanJson(path: string, signal: AbortSignal): Promise<JsonShape> {
  let [depth, offset, line, inText, escaped] = [0, 0, 1, false, false];
  let layout: JsonShape['layout'] | undefined;
  let [firstEnded, hasMark, content] = [false, false, 0];
  for await (const piece of filePieces(path, { size: 1 << 20 }, signal)) {
    const bytes = piece as Buffer;
    if (offset === 0) hasMark = bytes.subarray(0, 3).equals(mark);
    for (let i = hasMark && offset === 0 ? 3 : 0; i < bytes.length; i += 1) {
      const byte = bytes[i] as number;
      if (byte === newline) {
        // Whatever follows could hide in the text that is not closed.
        if (inText) return { layout: layout ?? 'other', hasMark, isBlank: false, openTextIn: line };
        line += 1;
      }
      if (inText) {
        if (escaped) escaped = false;
        else if (byte === backslash) escaped = true;
        else if (byte === quote) inText = false;
        continue;
      }
      if (isBlank(byte)) {
        // A line that ends within the first object: objects are written over several lines.
        if (byte === newline && layout === 'lines' && depth > 0 && !firstEnded) layout = 'objects';
        continue;
      }
      content += 1;
      layout ??= byte === 0x5b ? 'list' : byte === 0x7b ? 'lines' : 'other';
      if (layout === 'other') return { layout, hasMark, isBlank: false };
      if (byte === quote) inText = true;
      else if (opens(byte)) {
        depth += 1;
        if (depth > maxDepth) return { layout, hasMark, isBlank: false, tooDeepAt: offset + i + 1 };
      } else if (closes(byte)) {
        depth = Math.max(0, depth - 1);
        if (depth === 0) firstEnded = true;
      }
    }
    offset += bytes.length;
    await setImmediate();
  }
  // `[]` and `{}` say nothing.
  return { layout: layout ?? 'other', hasMark, isBlank: content <= 2 };
}
