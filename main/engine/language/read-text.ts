// The text of a file, piece by piece. Takes UTF-8 alone, so that a picture or a spreadsheet is refused and not learnt.
import { createReadStream } from 'node:fs';
import { utf8Decoder } from '#shared/text/utf8.ts';
import type { Utf8 } from '#shared/text/utf8.ts';
import { Fault } from '#shared/protocol/problem.ts';

/** Throws Fault 'words.notText' with its place for what is no UTF-8 text. `file` is the name that a person knows. */
export async function* textOf(path: string, file: string, signal: AbortSignal): AsyncGenerator<string> {
  const decoder = utf8Decoder();
  const textIn = (read: Utf8): string => {
    if (!read.ok) throw new Fault('words.notText', { file, ...read.at }, { param: 'file' });
    return read.text;
  };
  let isFirst = true;
  for await (const part of createReadStream(path, { signal, highWaterMark: 1 << 18 })) {
    const text = textIn(decoder.next(part as Buffer));
    yield isFirst ? text.replace(/^\uFEFF/, '') : text;
    isFirst = false;
  }
  yield textIn(decoder.end());
}
