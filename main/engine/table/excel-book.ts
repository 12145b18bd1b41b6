// What stands around the sheets of an Excel file: which there are, what their cells' styles say of dates, and the texts
// that cells share.
import { posix } from 'node:path';
import { Fault } from '#shared/protocol/problem.ts';
import { dateKindOf } from '#engine/table/excel-dates.ts';
import type { DateKind } from '#engine/table/excel-dates.ts';
import { broken, format, readXml } from '#engine/table/excel-xml.ts';
import type { XmlReader } from '#engine/table/excel-xml.ts';
import { firstBytes, notFormat } from '#engine/table/source-file.ts';
import type { SourceFile } from '#engine/table/source-file.ts';
import { zipEntries } from '#engine/table/zip-file.ts';
import type { PackedIn, ZipEntry } from '#engine/table/zip-file.ts';

export interface ExcelBook {
  readonly from: PackedIn;
  readonly sheets: readonly ExcelSheet[];
  readonly is1904: boolean;
  /** By the number that a cell says as its style. */
  readonly dateKinds: readonly (DateKind | undefined)[];
  /** By the number that a cell of shared text says. */
  readonly texts: readonly string[];
}
export interface ExcelSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly entry: ZipEntry;
}

/** Bytes that the parts around the sheets may unpack to, and the shared texts, which stay in memory. */
const partBytes = 32 * 2 ** 20;
const textBytes = 256 * 2 ** 20;
/** Excel's own limit is 32,767; other programs have others. */
const maxLetters = 2 ** 20;

/** Faults: `excel.encrypted`, `excel.other`, `source.notFormat`, `source.damaged`, `source.unpacksTooLarge`. */
export async function openBook(file: SourceFile, signal: AbortSignal): Promise<ExcelBook> {
  await checkMark(file);
  const from = { file, format, signal };
  const entries = new Map(
    (await zipEntries(file, format)).map((entry) => [entry.name.replaceAll('\\', '/').toLowerCase(), entry]),
  );
  const partOf = (path: string | undefined) => (path === undefined ? undefined : entries.get(path.toLowerCase()));
  const read = async (entry: ZipEntry | undefined, limit: number, reader: XmlReader) => {
    if (entry) await readXml(from, entry, limit, reader);
  };
  const linksOf = async (path: string): Promise<readonly Link[]> => {
    const links: Link[] = [];
    await read(partOf(posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`)), partBytes, {
      open(name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) {
        if (name !== 'Relationship' || mode === 'External') return;
        const to = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(path), target);
        links.push({ id, type: posix.basename(type), path: posix.normalize(to) });
      },
    });
    return links;
  };
  const bookPath = (await linksOf('')).find(({ type }) => type === 'officeDocument')?.path ?? '';
  if (/\.bin$/i.test(bookPath)) throw otherKind(file);
  const book = partOf(bookPath);
  if (!book) throw notFormat(file, format);
  const links = await linksOf(bookPath);
  const linked = (type: string) => partOf(links.find((link) => link.type === type)?.path);
  const sheets: ExcelSheet[] = [];
  let is1904 = false;
  await read(book, partBytes, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = isYes(attributes['date1904']);
      if (name !== 'sheet') return;
      const [, id] = Object.entries(attributes).find(([key]) => key.endsWith(':id')) ?? [];
      const link = links.find((one) => one.id === id);
      // A sheet may be a chart alone.
      if (link?.type !== 'worksheet') return;
      const entry = partOf(link.path);
      if (!entry) throw broken(file, `“${link.path}” is missing`);
      const { name: called = '', state = 'visible' } = attributes;
      sheets.push({ name: called, isHidden: state !== 'visible', entry });
    },
  });
  const [styles, texts] = [dateStyles(), sharedTexts(file)];
  await read(linked('styles'), partBytes, styles.reader);
  await read(linked('sharedStrings'), textBytes, texts.reader);
  return { from, sheets, is1904, dateKinds: styles.kinds, texts: texts.texts };
}

interface Link {
  readonly id: string;
  readonly type: string;
  readonly path: string;
}

const isYes = (value: string | undefined): boolean => value === '1' || value === 'true';

const otherKind = ({ shownName }: SourceFile): Fault =>
  new Fault('excel.other', { file: shownName }, { param: 'file' });

/** What a file with a password and one of before 2007 have in common is their container. */
async function checkMark(file: SourceFile): Promise<void> {
  const head = await firstBytes(file.path, 512);
  if (head.subarray(0, 2).toString('latin1') === 'PK') return;
  if (head.length < 512 || head.subarray(0, 8).toString('hex') !== 'd0cf11e0a1b11ae1') throw notFormat(file, format);
  const sector = 2 ** Math.min(head.readUInt16LE(30), 12);
  const list = await firstBytes(file.path, 4096, (head.readUInt32LE(48) + 1) * sector);
  if (!list.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw otherKind(file);
  throw new Fault('excel.encrypted', { file: file.shownName }, { param: 'file' });
}

function dateStyles() {
  const codes = new Map<number, string>();
  const kinds: (DateKind | undefined)[] = [];
  let isWithin = false;
  const reader: XmlReader = {
    open(name, { numFmtId, formatCode }) {
      if (name === 'numFmt' && formatCode !== undefined) codes.set(Number(numFmtId), formatCode);
      if (name === 'cellXfs') isWithin = true;
      const id = Number(numFmtId ?? 0);
      if (name === 'xf' && isWithin) kinds.push(dateKindOf(id, codes.get(id)));
    },
    close(name) {
      if (name === 'cellXfs') isWithin = false;
    },
  };
  return { reader, kinds };
}

/** Texts in several pieces, as `si` and `is` hold them. What is said of their sound is no part of them. */
export function textParts(file: SourceFile): Required<Pick<XmlReader, 'open' | 'text' | 'close'>> & { take(): string } {
  let [text, isText, isSound] = ['', false, false];
  return {
    open(name) {
      if (name === 't' || name === 'v') isText = !isSound;
      else if (name === 'rPh') isSound = true;
    },
    text(piece) {
      if (!isText) return;
      text += piece;
      if (text.length > maxLetters) throw broken(file, `a cell has more than ${maxLetters} letters`);
    },
    close(name) {
      if (name === 't' || name === 'v') isText = false;
      else if (name === 'rPh') isSound = false;
    },
    take() {
      const whole = text;
      text = '';
      return whole;
    },
  };
}

function sharedTexts(file: SourceFile) {
  const texts: string[] = [];
  const parts = textParts(file);
  const reader: XmlReader = {
    open: parts.open,
    text: parts.text,
    close(name) {
      parts.close(name);
      if (name === 'si') texts.push(unescaped(parts.take()));
    },
  };
  return { reader, texts };
}

/** Letters that XML cannot hold are written `_x000D_`. Those that end texts elsewhere become a sign. */
export function unescaped(text: string): string {
  const whole = text.includes('_x')
    ? text.replaceAll(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
  return whole.replaceAll('\0', '\u{fffd}').replaceAll('\u{1f}', '\u{fffd}');
}
