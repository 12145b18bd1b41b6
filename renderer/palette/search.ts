// Finding things by what was typed: every word of the query must be found, and better places come first: the beginning of
// a title, a word of it, another name, a library's name, the rest. A slip of the finger is forgiven where nothing fits.
import { pinyinPlace } from '#shared/text/pinyin.ts';

export interface Searchable {
  readonly title: string;
  /** The same in other languages. */
  readonly titles?: readonly string[];
  /** What else it is called. */
  readonly synonyms?: readonly string[];
  /** What libraries call it. */
  readonly names?: readonly string[];
  /** All else that it is found by. */
  readonly keywords: string;
}

/** How far each place is from what was meant. */
const far = { start: 0, word: 1, synonym: 3, name: 3.2, synonymWord: 4, nameStart: 6, inside: 7, rest: 9, slip: 20 };

/** One spelling of British and American words, and of letters with and without marks. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll(/(?<=[dlmnr])is(?=e|ing|ation)/g, 'iz');

interface Prepared {
  readonly titles: readonly string[];
  readonly synonyms: readonly string[];
  readonly names: readonly string[];
  readonly keywords: string;
  /** What a slip is compared with, those of the titles first. */
  readonly words: readonly (readonly string[])[];
}

const prepared = new WeakMap<Searchable, Prepared>();

function prepare(item: Searchable): Prepared {
  const known = prepared.get(item);
  if (known) return known;
  // As written, too: who has typed half a word has typed it in either spelling.
  const titles = [
    ...new Set([item.title, ...(item.titles ?? [])].flatMap((title) => [plain(title), title.toLowerCase()])),
  ];
  const synonyms = (item.synonyms ?? []).map(plain);
  const names = (item.names ?? []).map(plain);
  const words = [titles, synonyms, names].map((texts) => texts.flatMap((text) => text.split(/[\s()-]+/)));
  const made = { titles, synonyms, names, keywords: plain(item.keywords), words };
  prepared.set(item, made);
  return made;
}

/** Lower is better; undefined = does not match. */
function rank(query: string, item: Searchable, forgiving: boolean): number | undefined {
  const ready = prepare(item);
  const whole = place(query, ready, false);
  const words = query.split(/\s+/);
  if (words.length === 1) return whole ?? (forgiving ? place(query, ready, true) : undefined);
  let total = 0;
  for (const word of words) {
    const at = place(word, ready, forgiving);
    if (at === undefined) return whole;
    total += at;
  }
  // Words that stand together as they were typed say more than each of them somewhere.
  return whole === undefined ? total / words.length + 0.5 : Math.min(whole, total / words.length + 0.5);
}

function place(word: string, ready: Prepared, forgiving: boolean): number | undefined {
  // nn.GRU, keras.layers.Dense: the class is what counts.
  const last = /[a-z]\.([a-z_]\w*)$/.exec(word)?.[1];
  const found = placeOf(word, ready) ?? (last === undefined ? undefined : placeOf(last, ready));
  if (found !== undefined || !forgiving) return found;
  const nearest = ready.words.findIndex((others) => others.some((other) => isSlip(word, other)));
  return word.length >= 4 && nearest >= 0 ? far.slip + nearest : undefined;
}

function placeOf(word: string, { titles, synonyms, names, keywords }: Prepared): number | undefined {
  if (titles.includes(word)) return far.start - 0.5;
  const inTitles = titles.flatMap((title) => placeIn(title, word) ?? []);
  const isLatin = /^[\w .-]+$/.test(word);
  const inOthers = [
    ...inTitles,
    ...synonyms.flatMap((synonym) => {
      if (synonym === word) return [far.synonym];
      const at = placeIn(synonym, word);
      return at === undefined || at > far.word ? [] : [at === far.start ? far.synonym + 0.5 : far.synonymWord];
    }),
    ...names.flatMap((name) => (name === word ? [far.name] : name.startsWith(word) ? [far.nameStart] : [])),
    ...(isLatin ? titles : []).flatMap((title) => {
      const at = pinyinPlace(word, title);
      return at === undefined ? [] : [at === 'start' ? far.word + 0.5 : far.synonymWord + 0.5];
    }),
  ];
  // A name typed in full is meant as one, unless the thing is called so itself.
  if (inOthers.length > 0) return Math.min(...inOthers);
  return keywords.includes(word) ? far.rest : undefined;
}

/** A word begins after a space, a sign, or anywhere in Chinese. */
function placeIn(text: string, word: string): number | undefined {
  let best: number | undefined;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const isWord = at > 0 && (/[^\p{L}\p{N}]/u.test(text.charAt(at - 1)) || /\p{Script=Han}/u.test(text.charAt(at)));
    best = Math.min(best ?? far.inside, at === 0 ? far.start : isWord ? far.word : far.inside);
  }
  return best;
}

/** One letter more, less, other, or two exchanged; also at the beginning of a longer word. */
function isSlip(typed: string, word: string): boolean {
  if (word.length < 4 || Math.abs(word.length - typed.length) > 1) {
    if (word.length <= typed.length + 1 || typed.length < 5) return false;
    return [0, 1, -1].some((more) => isSlip(typed, word.slice(0, typed.length + more)));
  }
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at += 1;
  if (at === typed.length && at === word.length) return true;
  const after = (one: number, other: number) => typed.slice(at + one) === word.slice(at + other);
  if (after(1, 0) || after(0, 1) || after(1, 1)) return true;
  return typed[at] === word[at + 1] && typed[at + 1] === word[at] && after(2, 2);
}

/** Those that match, best first; equals keep their order. Slips are forgiven where nothing matches as typed. */
export function search<T extends Searchable>(query: string, items: readonly T[]): readonly T[] {
  const typed = plain(query.trim());
  if (typed === '') return items;
  for (const forgiving of [false, true]) {
    const scored = items.flatMap((item) => {
      const score = rank(typed, item, forgiving);
      return score === undefined ? [] : [{ item, score }];
    });
    if (scored.length > 0) return scored.toSorted((one, two) => one.score - two.score).map(({ item }) => item);
  }
  return [];
}
