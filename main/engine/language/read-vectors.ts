// Word vectors from a text file, those of a vocabulary alone: GloVe's format (a line per word: the word, then its numbers)
// or word2vec's, which has "words dimension" on a line before. Reads piece by piece and holds no more than is asked for.
import { Fault } from '#shared/protocol/problem.ts';
import { findFields, lineCutter, longestLine, longestWord, noFields, numberIn } from '#engine/language/vector-lines.ts';
import type { Fields } from '#engine/language/vector-lines.ts';

const blame = { param: 'file' } as const;

/** Numbers of a vector. */
const mostNumbers = 100_000;

/** What the first line tells. */
export interface VectorsHead {
  readonly dimension: number;
  /** Words that the file says it has; absent in GloVe's format. */
  readonly words?: number;
}

export interface VectorsFound {
  readonly dimension: number;
  /** A row of `dimension` numbers for each word of the vocabulary; zeros where the file has none. */
  readonly vectors: Float32Array;
  /** Per word of the vocabulary whether the file has it. */
  readonly has: readonly boolean[];
  /** Words of the file. */
  readonly words: number;
  /** Of all numbers of the file. */
  readonly mean: number;
  readonly deviation: number;
}

type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * How many numbers a vector has, from the first line. `file` is the name that a person knows. Throws Fault 'vectors.none'
 * (no line with a word and numbers at the start), 'vectors.longLine' or 'vectors.tooWide'.
 */
export async function vectorsHead(pieces: Pieces, file: string): Promise<VectorsHead> {
  let found: VectorsHead | undefined;
  const lines = lineCutter((line) => (found ??= headIn(line, file)), tooLongIn(file));
  for await (const piece of pieces) {
    lines.next(piece);
    if (found) return found;
  }
  lines.end();
  if (!found) throw new Fault('vectors.none', { file }, blame);
  return found;
}

/**
 * Reads the whole file. Of a word that comes again the first vector counts. `eachPiece` is awaited behind each piece. Throws
 * what vectorsHead does, and Fault 'vectors.count', 'vectors.number', 'vectors.longWord', 'vectors.cut' (fewer or more words
 * than the first line says) and 'vectors.notText' (a word that is no UTF-8), all with their line.
 */
export async function readVectors(
  pieces: Pieces,
  file: string,
  vocabulary: readonly string[],
  eachPiece: (bytes: number) => Promise<void>,
): Promise<VectorsFound> {
  const reader = vectorReader(file, vocabulary);
  const lines = lineCutter(reader.take, tooLongIn(file));
  let bytes = 0;
  for await (const piece of pieces) {
    lines.next(piece);
    bytes += piece.length;
    await eachPiece(bytes);
  }
  lines.end();
  return reader.found();
}

interface VectorReader {
  readonly take: (line: Uint8Array, number: number) => void;
  found(): VectorsFound;
}

function vectorReader(file: string, vocabulary: readonly string[]): VectorReader {
  const places = new Map(vocabulary.map((word, place) => [word, place]));
  const has = vocabulary.map(() => false);
  const fields = noFields();
  let head: VectorsHead | undefined;
  let vectors = new Float32Array();
  let numbers = new Float64Array();
  let [words, sum, squares, last] = [0, 0, 0, 0];
  const take = (line: Uint8Array, number: number): void => {
    last = number;
    if (!head) {
      head = headIn(line, file);
      vectors = new Float32Array(vocabulary.length * head.dimension);
      numbers = new Float64Array(head.dimension);
      if (head.words !== undefined) return;
    }
    findFields(line, fields);
    if (fields.count === 0) return;
    const { dimension } = head;
    const word = wordIn(line, fields, dimension, { file, line: number });
    let ownSum = 0;
    let ownSquares = 0;
    for (let i = 0; i < dimension; i += 1) {
      const field = fields.count - dimension + i;
      const value = numberAt(line, fields, field);
      if (Number.isNaN(value)) {
        const facts = {
          file,
          line: number,
          word: shortened(word),
          place: i + 1,
          text: shortened(textAt(line, fields, field)),
        };
        throw new Fault('vectors.number', facts, blame);
      }
      numbers[i] = value;
      ownSum += value;
      ownSquares += value * value;
    }
    sum += ownSum;
    squares += ownSquares;
    words += 1;
    const place = places.get(word);
    if (place === undefined || has[place]) return;
    has[place] = true;
    vectors.set(numbers, place * dimension);
  };
  return {
    take,
    found() {
      if (!head || words === 0) throw new Fault('vectors.none', { file }, blame);
      if (head.words !== undefined && head.words !== words)
        throw new Fault('vectors.cut', { file, line: last, expected: head.words, received: words }, blame);
      const count = words * head.dimension;
      const mean = sum / count;
      const deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
      return { dimension: head.dimension, vectors, has, words, mean, deviation };
    },
  };
}

/**
 * A line of two whole numbers is word2vec's; it cannot be told from a word that is a number and a vector of one whole
 * number, which nobody has.
 */
function headIn(line: Uint8Array, file: string): VectorsHead {
  const fields = noFields();
  findFields(line, fields);
  const [first, second] = [textAt(line, fields, 0), textAt(line, fields, 1)];
  const isHead = fields.count === 2 && /^\d{1,15}$/.test(first) && /^[1-9]\d{0,14}$/.test(second);
  let dimension = isHead ? Number(second) : 0;
  if (!isHead)
    while (dimension < fields.count - 1 && !Number.isNaN(numberAt(line, fields, fields.count - 1 - dimension)))
      dimension += 1;
  if (dimension === 0) throw new Fault('vectors.none', { file }, blame);
  if (dimension > mostNumbers) throw new Fault('vectors.tooWide', { file, dimension, limit: mostNumbers }, blame);
  return { dimension, ...(isHead && { words: Number(first) }) };
}

/** Some words of GloVe's have blanks in them ("at name@domain.com"): what is no number belongs to the word. */
function wordIn(
  line: Uint8Array,
  fields: Fields,
  dimension: number,
  place: { readonly file: string; readonly line: number },
): string {
  const spare = fields.count - 1 - dimension;
  const start = fields.starts[0] ?? 0;
  const end = fields.ends[Math.max(0, spare)] ?? 0;
  if (end - start > longestWord) throw new Fault('vectors.longWord', { ...place, limit: longestWord }, blame);
  const word = decoded(line.subarray(start, end), place);
  let isWrong = spare < 0;
  for (let field = 1; field <= spare; field += 1) isWrong ||= !Number.isNaN(numberAt(line, fields, field));
  if (!isWrong) return word;
  const facts = { ...place, word: shortened(textAt(line, fields, 0)), expected: dimension, received: fields.count - 1 };
  throw new Fault('vectors.count', facts, blame);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decoded(bytes: Uint8Array, { file, line }: { readonly file: string; readonly line: number }): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Fault('vectors.notText', { file, line }, blame);
  }
}

const numberAt = (line: Uint8Array, { starts, ends }: Fields, field: number): number =>
  numberIn(line, starts[field] ?? 0, ends[field] ?? 0);

/** For people; what is no UTF-8 is shown by other signs. */
const textAt = (line: Uint8Array, { count, starts, ends }: Fields, field: number): string =>
  field < count
    ? Buffer.from(line.subarray(starts[field], Math.min(ends[field] ?? 0, (starts[field] ?? 0) + 200))).toString()
    : '';

function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : text;
}

const tooLongIn =
  (file: string) =>
  (line: number): never => {
    throw new Fault('vectors.longLine', { file, line, megabytes: longestLine / 1e6 }, blame);
  };
