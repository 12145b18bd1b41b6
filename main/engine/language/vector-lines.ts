// The lines of a text file of word vectors, taken apart byte by byte: files of gigabytes have hundreds of millions of
// numbers, and a string of each would take minutes.

/** Bytes of a word, and of a line with its numbers. What is longer is no file of word vectors. */
export const longestWord = 4096;
export const longestLine = 4_000_000;

const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const blank = 32;
const plus = 43;
const minus = 45;
const point = 46;
const zero = 48;
const nine = 57;

const isBlank = (byte: number | undefined): boolean => byte === blank || byte === tab;

/** Fields of a line, apart by blanks or tabs: field i lies in the bytes from `starts[i]` to before `ends[i]`. */
export interface Fields {
  count: number;
  starts: Int32Array;
  ends: Int32Array;
}

export const noFields = (): Fields => ({ count: 0, starts: new Int32Array(512), ends: new Int32Array(512) });

/** Finds the fields of a line; `into` is used again for each line. */
export function findFields(line: Uint8Array, into: Fields): void {
  let count = 0;
  for (let at = 0; at < line.length; at += 1) {
    if (isBlank(line[at])) continue;
    const start = at;
    while (at < line.length && !isBlank(line[at])) at += 1;
    if (count === into.starts.length) {
      into.starts = grown(into.starts);
      into.ends = grown(into.ends);
    }
    into.starts[count] = start;
    into.ends[count] = at;
    count += 1;
  }
  into.count = count;
}

function grown(places: Int32Array): Int32Array {
  const larger = new Int32Array(places.length * 2);
  larger.set(places);
  return larger;
}

const powers = Float64Array.from({ length: 23 }, (_, power) => 10 ** power);
/** Digits that a double holds without loss. */
const exactDigits = 15;

/**
 * The number that the bytes from `start` to before `end` spell in decimal, as Number reads it; NaN for anything else, also
 * for what is no finite number in 32 bits. A mantissa and a power of ten that doubles hold exactly are divided once, which
 * rounds as it should (Clinger, 1990); the few others are read as text.
 */
export function numberIn(line: Uint8Array, start: number, end: number): number {
  let at = start;
  const sign = line[at];
  if (sign === minus || sign === plus) at += 1;
  // Taking an array apart would cost more than the digits do.
  let mantissa = 0;
  let digits = 0;
  let behind = 0;
  let hasPoint = false;
  for (; at < end; at += 1) {
    const byte = line[at] ?? 0;
    if (byte >= zero && byte <= nine) {
      mantissa = mantissa * 10 + (byte - zero);
      digits += 1;
      if (hasPoint) behind += 1;
    } else if (byte === point && !hasPoint) hasPoint = true;
    else break;
  }
  if (at < end || digits > exactDigits) return numberOf(Buffer.from(line.subarray(start, end)).toString('latin1'));
  if (digits === 0) return Number.NaN;
  const value = mantissa / (powers[behind] ?? 1);
  return sign === minus ? -value : value;
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

function numberOf(text: string): number {
  const value = decimal.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(Math.fround(value)) ? value : Number.NaN;
}

/** Cuts pieces of a file into lines, without their ends and without a byte-order mark before the first. */
export interface LineCutter {
  next(piece: Uint8Array): void;
  end(): void;
}

/**
 * @param take each line with its number, from 1; the bytes are only lent
 * @param tooLong the line that is longer than `longestLine` bytes; throws
 */
export function lineCutter(
  take: (line: Uint8Array, number: number) => void,
  tooLong: (number: number) => never,
): LineCutter {
  let open: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  const taken = (line: Uint8Array): void => {
    if (line.length > longestLine) tooLong(number);
    const from = number === 1 && line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf ? 3 : 0;
    take(line.subarray(from, line.at(-1) === carriageReturn ? -1 : undefined), number);
    number += 1;
  };
  const closed = (rest: Uint8Array): Uint8Array => {
    if (open.length === 0) return rest;
    const whole = Buffer.concat([...open, rest]);
    [open, length] = [[], 0];
    return whole;
  };
  return {
    next(piece) {
      let from = 0;
      for (let end = piece.indexOf(lineFeed); end >= 0; end = piece.indexOf(lineFeed, from)) {
        taken(closed(piece.subarray(from, end)));
        from = end + 1;
      }
      if (from === piece.length) return;
      open.push(piece.slice(from));
      length += piece.length - from;
      if (length > longestLine) tooLong(number);
    },
    end() {
      if (length > 0) taken(closed(new Uint8Array()));
    },
  };
}
