// One part of an Excel file as it is parsed: piece by piece, without a document type and so without entities of its own,
// and with a bound on whatever the parser keeps in memory.
import sax from 'sax';
import { Fault } from '#shared/protocol/problem.ts';
import type { SourceFile } from '#engine/table/source-file.ts';
import { unpackedPieces } from '#engine/table/zip-file.ts';
import type { PackedIn, ZipEntry } from '#engine/table/zip-file.ts';

export const format = 'Excel';
const maxDepth = 200;
const maxAttributes = 1000;

export interface XmlReader {
  /** Names are without their prefix. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
  /** Asked between pieces: nothing more is wanted. */
  isDone?(): boolean;
}

export function broken({ shownName }: SourceFile, reason: string): Fault {
  return new Fault('source.damaged', { file: shownName, format, reason }, { param: 'file' });
}

/** Faults: `source.unpacksTooLarge` beyond `limit` bytes, `source.damaged`. */
export async function readXml(from: PackedIn, entry: ZipEntry, limit: number, reader: XmlReader): Promise<void> {
  const refuse = (reason: string): never => {
    throw broken(from.file, `“${entry.name}”: ${reason}`);
  };
  const parser = sax.parser(true, { position: false });
  let [depth, attributes] = [0, 0];
  const text = (piece: string) => reader.text?.(piece);
  Object.assign(parser, {
    onopentag: ({ name, attributes: given }: { name: string; attributes: Record<string, string> }) => {
      attributes = 0;
      if ((depth += 1) > maxDepth) refuse('it is nested too deeply');
      reader.open(plain(name), given);
    },
    onclosetag: (name: string) => {
      depth -= 1;
      reader.close?.(plain(name));
    },
    onattribute: () => {
      if ((attributes += 1) > maxAttributes) refuse('an element has too many attributes');
    },
    ontext: text,
    oncdata: text,
    // Entities of its own could unpack to anything, and be read from anywhere.
    ondoctype: () => refuse('it has a document type'),
    onsgmldeclaration: () => refuse('it has a document type'),
    onerror: ({ message }: Error) => refuse(message.split('\n')[0] ?? ''),
  });
  const letters = new TextDecoder();
  for await (const piece of unpackedPieces(from, entry, limit)) {
    parser.write(letters.decode(piece, { stream: true }));
    if (reader.isDone?.()) return;
  }
  parser.close();
}

const plain = (name: string): string => name.slice(name.indexOf(':') + 1);
