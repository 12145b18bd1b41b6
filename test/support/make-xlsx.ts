// Small Excel files for tests.
import { zip } from '#test/support/make-npy.ts';

/** A number, a text (kept inline), a truth, or the XML of a cell's attributes and content: `['t="e"', '<v>#N/A</v>']`. */
type CellOf = number | string | boolean | readonly [attributes: string, content: string];
type Cells = Readonly<Record<string, CellOf>>;

interface BookParts {
  /** XML within `styleSheet`. */
  readonly styles?: string;
  /** XML within `sst`. */
  readonly texts?: string;
  /** XML before `sheets`. */
  readonly before?: string;
  readonly hidden?: readonly string[];
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const links = (all: readonly (readonly [id: string, type: string, target: string])[]) =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function cellXml(place: string, cell: CellOf): string {
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${Number(cell)}</v></c>`;
  if (typeof cell === 'string') return `<c r="${place}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  return `<c r="${place}" ${cell[0]}>${cell[1]}</c>`;
}

/** XML of a sheet; cells in the order of their rows. */
export function sheetXml(cells: Cells): string {
  const rows = new Map<string, string>();
  for (const [place, cell] of Object.entries(cells)) {
    const row = place.replace(/^[A-Z]+/, '');
    rows.set(row, (rows.get(row) ?? '') + cellXml(place, cell));
  }
  const list = [...rows].map(([row, xml]) => `<row r="${row}">${xml}</row>`).join('');
  return `${head}<worksheet ${main}><sheetData>${list}</sheetData></worksheet>`;
}

/** The parts of a file, by their names; a sheet is its cells or its whole XML. */
export function xlsxParts(
  sheets: Readonly<Record<string, Cells | string>>,
  { styles, texts, before = '', hidden = [] }: BookParts = {},
): Record<string, Uint8Array> {
  const all = Object.entries(sheets);
  const listed = all.map(([name], i) => {
    const state = hidden.includes(name) ? ' state="hidden"' : '';
    return `<sheet name="${escaped(name)}" sheetId="${i + 1}"${state} r:id="r${i + 1}"/>`;
  });
  const parts: Record<string, string> = {
    '_rels/.rels': links([['r1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${head}<workbook ${main} xmlns:r="${office}">${before}<sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': links([
      ...all.map((_, i) => [`r${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`] as const),
      ...(styles === undefined ? [] : [['s', 'styles', 'styles.xml'] as const]),
      ...(texts === undefined ? [] : [['t', 'sharedStrings', '/xl/sharedStrings.xml'] as const]),
    ]),
    ...(styles !== undefined && { 'xl/styles.xml': `${head}<styleSheet ${main}>${styles}</styleSheet>` }),
    ...(texts !== undefined && { 'xl/sharedStrings.xml': `${head}<sst ${main}>${texts}</sst>` }),
  };
  for (const [i, [, sheet]] of all.entries())
    parts[`xl/worksheets/sheet${i + 1}.xml`] = typeof sheet === 'string' ? sheet : sheetXml(sheet);
  return Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, Buffer.from(xml)]));
}

export const xlsx = (...book: Parameters<typeof xlsxParts>): Buffer => zip(xlsxParts(...book));
