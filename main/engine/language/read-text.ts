// The text of a file, piece by piece. Takes UTF-8 alone, so that a picture or a spreadsheet is refused and not learnt.
import { createReadStream } from 'node:fs';
import { Fault } from '#shared/protocol/problem.ts';

/** Throws Fault 'words.notText' for what is no UTF-8 text. `file` is the name that a person knows. */
export async function* textOf(path: string, file: string, signal: AbortSignal): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const notText = (): Fault => new Fault('words.notText', { file }, { param: 'file' });
  const decoded = (part?: Buffer): string => {
    try {
      return part ? decoder.decode(part, { stream: true }) : decoder.decode();
    } catch {
      throw notText();
    }
  };
  for await (const part of createReadStream(path, { signal, highWaterMark: 1 << 18 })) {
    const text = decoded(part as Buffer);
    if (text.includes('\u0000')) throw notText();
    yield text;
  }
  yield decoded();
}
