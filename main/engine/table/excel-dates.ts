// Dates in Excel files: they are numbers of days, and the format of the cell alone tells that one is a date.

/** Hours alone may be more than a day has: then they are an amount of time. */
export type DateKind = 'date' | 'dateTime' | 'time' | 'elapsed';

/** Formats without a text of their own; 27–36 and 50–58 are those of East Asia. */
const builtIn: readonly (readonly [from: number, to: number, kind: DateKind])[] = [
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'dateTime'],
  [27, 31, 'date'],
  [32, 35, 'time'],
  [36, 36, 'date'],
  [45, 45, 'time'],
  [46, 46, 'elapsed'],
  [47, 47, 'time'],
  [50, 54, 'date'],
  [55, 56, 'time'],
  [57, 58, 'date'],
];

/** What a number format makes of numbers; undefined: numbers. `code`: its text, where the file has one for it. */
export function dateKindOf(id: number, code: string | undefined): DateKind | undefined {
  if (code === undefined) return builtIn.find(([from, to]) => id >= from && id <= to)?.[2];
  // Letters that are shown as they are tell nothing.
  const [first = ''] = code.replaceAll(/"[^"]*"|\\.|[_*]./g, '').split(';');
  if (/\[(h+|m+|s+)\]/i.test(first)) return 'elapsed';
  const plain = first.replaceAll(/\[[^\]]*\]|AM\/PM|A\/P/gi, '');
  if (/[#?@]|general/i.test(plain)) return undefined;
  const hasTime = /[hs]/i.test(plain);
  if (/[yd]/i.test(plain)) return hasTime ? 'dateTime' : 'date';
  return hasTime ? 'time' : /m/i.test(plain) ? 'date' : undefined;
}

const dayMs = 86_400_000;
const lastDay = Date.UTC(9999, 11, 31) + dayMs - 1;

/** A number of days as ISO 8601 writes it; undefined: there is no such day, and it stays a number. */
export function dateText(days: number, kind: DateKind, is1904: boolean): string | undefined {
  const ms = Math.round(days * dayMs);
  if (!(ms >= 0)) return undefined;
  if (kind === 'elapsed') return ms > lastDay ? undefined : clock(ms);
  if (kind === 'time' && days < 1) return clock(Math.min(ms, dayMs - 1));
  const first = firstDay(days, is1904);
  if (first === undefined || first + ms > lastDay) return undefined;
  const date = new Date(first + ms).toISOString().slice(0, 10);
  return kind === 'date' && ms % dayMs === 0 ? date : `${date}T${clock(ms % dayMs)}`;
}

/** The day 0. The calendar from 1900 counts a 29 February that there was not. */
function firstDay(days: number, is1904: boolean): number | undefined {
  if (is1904) return Date.UTC(1904, 0, 1);
  if (days >= 61) return Date.UTC(1899, 11, 30);
  return days < 60 ? Date.UTC(1899, 11, 31) : undefined;
}

function clock(ms: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const rest = ms % 1000 === 0 ? '' : `.${String(ms % 1000).padStart(3, '0')}`;
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}${rest}`;
}
