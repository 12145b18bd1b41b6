// Text from bytes, by UTF-8 alone: what is none is never replaced by other signs, but told with its place. A zero byte is
// none either: it stands in UTF-16, in pictures and in archives.

/** Of the first byte that is no text: its line, from 1, and its place in the file, from 1. */
export interface NotText {
  readonly line: number;
  readonly byte: number;
}

export type Utf8 = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly at: NotText };

/** A byte-order mark is kept as U+FEFF. */
export function decodeUtf8(bytes: Uint8Array): Utf8 {
  const decoder = utf8Decoder();
  const start = decoder.next(bytes);
  if (!start.ok) return start;
  const end = decoder.end();
  return end.ok ? { ok: true, text: start.text + end.text } : end;
}

/** Piece by piece; a character may lie in two of them. After a piece that is no text the decoder is of no more use. */
export function utf8Decoder(): { next(piece: Uint8Array): Utf8; end(): Utf8 } {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let line = 1;
  let before = 0;
  // Bytes of a character whose end has not come yet.
  let open: Uint8Array = new Uint8Array();
  return {
    next(piece) {
      const zero = piece.indexOf(0);
      if (zero >= 0) {
        const start = zero === 0 ? { ok: true as const } : this.next(piece.subarray(0, zero));
        return start.ok ? { ok: false, at: { line, byte: before + 1 } } : start;
      }
      try {
        const text = decoder.decode(piece, { stream: true });
        const known = open.length + piece.length;
        const left = unfinished(piece.length < 3 ? joined(open, piece) : piece);
        open = left;
        before += known - left.length;
        for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) line += 1;
        return { ok: true, text };
      } catch {
        const whole = joined(open, piece);
        const good = validLength(whole);
        return { ok: false, at: { line: line + lineEnds(whole.subarray(0, good)), byte: before + good + 1 } };
      }
    },
    end() {
      if (open.length > 0) return { ok: false, at: { line, byte: before + 1 } };
      return { ok: true, text: '' };
    },
  };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

const lineEnds = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum + Number(byte === 10), 0);

/** What of the end of valid text is the beginning of a character. */
function unfinished(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return lengthOf(byte) > back ? bytes.slice(-back) : new Uint8Array();
  }
  return new Uint8Array();
}

const lengthOf = (first: number): number => (first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2);

/** How many bytes from the start are text, an unfinished character at the end included, by halving. */
function validLength(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  // The decoder takes the start of a character for good until what follows is none of its parts.
  return good - unfinished(bytes.subarray(0, good)).length;
}
