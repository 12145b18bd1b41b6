// From text to plain JSON data with places, treating the text as hostile: size, depth, keys that stand twice and keys
// that every object answers to are found before anything else looks at the data. Knows nothing about pipelines.
import { findNodeAtLocation, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { forbiddenKeys } from '#shared/document/node-id.ts';
import { isDeeperThan } from '#shared/protocol/message-size.ts';
import { makeProblem } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';

export const maxBytes = 16_000_000;
export const maxDepth = 32;
/** At most so many faulty keys of one file are told. */
const maxKeyProblems = 20;

export type JsonPath = readonly (string | number)[];
export type Place = NonNullable<Problem['place']>;

/** Where a value stands in a text; absent where there never was one. */
export type PlaceOf = ((path: JsonPath) => Place) | undefined;

/** The place of a value, for a problem. */
export function placed(placeOf: PlaceOf, path: JsonPath): { readonly place?: Place } {
  return placeOf ? { place: placeOf(path) } : {};
}

export interface JsonText {
  readonly value: unknown;
  /** Where a value stands, or the nearest one around it. */
  placeOf(path: JsonPath): Place;
}

export type ReadJson =
  | { readonly ok: true; readonly json: JsonText }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Codes: document.tooLarge, document.tooDeep, document.notJson, document.duplicateKey, document.forbiddenKey. */
export function readJson(source: string): ReadJson {
  // UTF-8 takes at least as many bytes as there are UTF-16 units; counting units is enough to stop a bomb.
  if (source.length > maxBytes)
    return refused(makeProblem('document.tooLarge', { bytes: source.length, limit: maxBytes }));
  const text = source.startsWith('\uFEFF') ? ` ${source.slice(1)}` : source;
  const placeAt = placesIn(text);
  const deep = tooDeepAt(text);
  if (deep !== undefined)
    return refused(makeProblem('document.tooDeep', { limit: maxDepth }, { place: placeAt(deep) }));

  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const error = errors[0];
  if (error || !tree) {
    return refused(
      makeProblem('document.notJson', { what: whatIsWrong(error) }, { place: placeAt(error?.offset ?? 0) }),
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused(makeProblem('document.notJson', { what: 'other' }, { place: placeAt(0) }));
  }
  const problems = keyProblems(tree, placeAt);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, json: { value, placeOf: (path) => placeAt(offsetOf(tree, path)) } };
}

/**
 * Plain data that never was a text, held to what a text is held to but for duplicate keys, which an object cannot have.
 * Codes: document.tooLarge, document.tooDeep, document.forbiddenKey. Throws where JSON cannot say it.
 */
export function plainData(value: unknown): { readonly value: unknown } | { readonly problems: readonly Problem[] } {
  const text = JSON.stringify(value) ?? 'null';
  if (text.length > maxBytes)
    return { problems: [makeProblem('document.tooLarge', { bytes: text.length, limit: maxBytes })] };
  const plain: unknown = JSON.parse(text);
  if (isDeeperThan(plain, maxDepth)) return { problems: [makeProblem('document.tooDeep', { limit: maxDepth })] };
  const problems: Problem[] = [];
  const left: unknown[] = [plain];
  while (left.length > 0 && problems.length < maxKeyProblems) {
    const part = left.pop();
    if (Array.isArray(part)) {
      for (const item of part) if (typeof item === 'object' && item !== null) left.push(item);
    } else if (typeof part === 'object' && part !== null) {
      for (const [key, item] of Object.entries(part)) {
        if (forbiddenKeys.has(key)) problems.push(makeProblem('document.forbiddenKey', { key }));
        if (typeof item === 'object' && item !== null) left.push(item);
      }
    }
  }
  return problems.length > 0 ? { problems } : { value: plain };
}

/** The faults that jsonc-parser tells apart, in the groups that have words. */
function whatIsWrong(error: ParseError | undefined): string {
  const name = error ? printParseErrorCode(error.error) : 'ValueExpected';
  switch (name) {
    case 'PropertyNameExpected':
    case 'ValueExpected':
    case 'ColonExpected':
    case 'CommaExpected':
    case 'CloseBraceExpected':
    case 'CloseBracketExpected':
    case 'EndOfFileExpected':
    case 'UnexpectedEndOfString':
      return name;
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return 'comment';
    default:
      return 'other';
  }
}

/** Offset of the first bracket beyond the deepest level that is read: the parser recurses, so this comes before it. */
function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    switch (text.charCodeAt(index)) {
      case 0x22: {
        index += 1;
        while (index < text.length && text.charCodeAt(index) !== 0x22) index += text.charCodeAt(index) === 0x5c ? 2 : 1;
        break;
      }
      case 0x5b:
      case 0x7b:
        depth += 1;
        if (depth > maxDepth) return index;
        break;
      case 0x5d:
      case 0x7d:
        depth -= 1;
        break;
      default:
    }
  }
  return undefined;
}

function keyProblems(tree: Node, placeAt: PlaceAt): readonly Problem[] {
  const problems: Problem[] = [];
  const stack: Node[] = [tree];
  for (let node = stack.pop(); node && problems.length < maxKeyProblems; node = stack.pop()) {
    const children = node.children ?? [];
    if (node.type === 'object') {
      const seen = new Set<string>();
      for (const property of children) {
        const key = property.children?.[0];
        const name = String(key?.value);
        const place = placeAt(key?.offset ?? 0);
        if (forbiddenKeys.has(name)) problems.push(makeProblem('document.forbiddenKey', { key: name }, { place }));
        else if (seen.has(name)) problems.push(makeProblem('document.duplicateKey', { key: clip(name) }, { place }));
        seen.add(name);
      }
    }
    for (const child of node.type === 'property' ? children.slice(1) : children) stack.push(child);
  }
  return problems.sort((one, two) => (one.place?.line ?? 0) - (two.place?.line ?? 0));
}

function offsetOf(tree: Node, path: JsonPath): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node) return node.offset;
  }
  return 0;
}

type PlaceAt = (offset: number) => Place;

/** From offsets to lines and columns, both from 1. The line starts are found once, on first use. */
function placesIn(text: string): PlaceAt {
  let known: readonly number[] | undefined;
  return (offset) => {
    const starts = (known ??= lineStarts(text));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** A value as a person can recognise it in a message: JSON, cut short. */
export function clip(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function refused(problem: Problem): ReadJson {
  return { ok: false, problems: [problem] };
}
