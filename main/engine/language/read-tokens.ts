// Text to tokens: by whitespace or by character, line by line. Reads piece by piece, so that a long text is never held
// as one string; how much may be read is bounded.
import { Fault } from '#shared/protocol/problem.ts';
import { createPace } from '#engine/kernels/pace.ts';

export interface TokenRule {
  readonly by: 'whitespace' | 'character';
  readonly lowerCase: boolean;
  /** Takes punctuation off both ends of a token; what is nothing else goes. */
  readonly stripPunctuation: boolean;
}

export interface Tokens {
  /** Distinct ones, in the order in which they came. */
  readonly words: readonly string[];
  readonly counts: Int32Array;
  /** Tokens by their place among the words; `lineEnd` after the last of each line. */
  readonly ids: Int32Array;
}

export const lineEnd = -1;

/** Four bytes each are held. */
export const maxTokens = 20_000_000;
export const maxDistinct = 1_000_000;
/** What is longer is cut: no word is, and a file without blanks has to end some token. */
const longestToken = 200;
/** Characters that are looked at without a pause. */
const pieceLength = 65_536;

const edges = /^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu;

/**
 * Reads all of `text`. Throws Fault 'words.tooLong' beyond `maxTokens`, 'words.tooManyDistinct' beyond `maxDistinct`,
 * and an AbortError when cancelled.
 */
export async function readTokens(
  text: AsyncIterable<string> | Iterable<string>,
  rule: TokenRule,
  signal: AbortSignal,
): Promise<Tokens> {
  const collected = collector(rule);
  const pace = createPace(signal);
  let rest = '';
  for await (const part of text) {
    for (let from = 0; from < part.length; from += pieceLength) {
      await pace();
      rest = collected.take(rest + part.slice(from, from + pieceLength), false);
    }
  }
  collected.take(rest, true);
  return collected.tokens();
}

interface Collector {
  /** Takes whole tokens; returns the end of the piece that may go on in the next. */
  take(piece: string, isLast: boolean): string;
  tokens(): Tokens;
}

function collector({ by, lowerCase, stripPunctuation }: TokenRule): Collector {
  const places = new Map<string, number>();
  const counts: number[] = [];
  let ids = new Int32Array(4096);
  let length = 0;
  let read = 0;
  const put = (id: number): void => {
    if (length === ids.length) {
      const larger = new Int32Array(ids.length * 2);
      larger.set(ids);
      ids = larger;
    }
    ids[length] = id;
    length += 1;
  };
  const add = (raw: string): void => {
    const bare = stripPunctuation ? raw.replaceAll(edges, '') : raw;
    const word = lowerCase ? bare.toLowerCase() : bare;
    if (word === '') return;
    let place = places.get(word);
    if (place === undefined) {
      place = places.size;
      if (place >= maxDistinct) throw new Fault('words.tooManyDistinct', { limit: maxDistinct }, { param: 'tokens' });
      places.set(word, place);
      counts.push(0);
    }
    read += 1;
    if (read > maxTokens) throw new Fault('words.tooLong', { limit: maxTokens }, { param: 'source' });
    counts[place] = (counts[place] ?? 0) + 1;
    put(place);
  };
  const endLine = (): void => {
    if (length > 0 && ids[length - 1] !== lineEnd) put(lineEnd);
  };
  const takeWords = (line: string): void => {
    for (const token of line.split(/\s+/u)) {
      for (let from = 0; from < token.length; from += longestToken) add(token.slice(from, from + longestToken));
    }
  };
  const takeCharacters = (line: string): void => {
    for (const character of line) if (!/\s/u.test(character)) add(character);
  };
  const takeLine = by === 'whitespace' ? takeWords : takeCharacters;
  return {
    take(piece, isLast) {
      // A carriage return at the end may have its line feed in the next piece; half a character likewise.
      const lines = piece.split(/\r\n|[\n\r\u2028\u2029]/u);
      const open = lines.pop() ?? '';
      for (const line of lines) {
        takeLine(line);
        endLine();
      }
      if (isLast) {
        takeLine(open);
        endLine();
        return '';
      }
      const cut = wholeTokens(open, by);
      takeLine(open.slice(0, cut));
      return open.slice(cut);
    },
    tokens: () => ({ words: [...places.keys()], counts: Int32Array.from(counts), ids: ids.slice(0, length) }),
  };
}

/** How much of an unfinished line can be taken now. */
function wholeTokens(open: string, by: TokenRule['by']): number {
  if (by === 'character') {
    const last = open.charCodeAt(open.length - 1);
    return last >= 0xd800 && last <= 0xdbff ? open.length - 1 : open.length;
  }
  const blank = /\s\S*$/u.exec(open.slice(-longestToken * 2));
  if (blank) return open.length - blank[0].length + 1;
  return open.length > longestToken ? Math.floor(open.length / longestToken) * longestToken : 0;
}
