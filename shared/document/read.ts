// From the text of a .loom file to a document, for any text at all: it never throws, nothing is guessed, and what it
// hands out has no wire to nothing and no cycle. Does no input: who calls it has read the file.
//
// Without `document` the text cannot be read as a pipeline. With it, `problems` tell what was left out or cannot run;
// `readOnly: 'newer'` = made by a newer version, so that saving from here could lose something.
import { buildDocument } from '#shared/document/build-document.ts';
import { currentFormat } from '#shared/document/document.ts';
import type { PipelineDocument } from '#shared/document/document.ts';
import { parseFile } from '#shared/document/file-schema.ts';
import { maxBytes, maxDepth, placed, plainData, readJson } from '#shared/document/json-text.ts';
import type { PlaceOf } from '#shared/document/json-text.ts';
import { formatUpgrades } from '#shared/document/upgrades/steps.ts';
import { upgradeFormat } from '#shared/document/upgrades/upgrades.ts';
import { isDeeperThan, messageSize } from '#shared/protocol/message-size.ts';
import { makeProblem } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';

export interface ReadResult {
  readonly document?: PipelineDocument;
  readonly problems: readonly Problem[];
  readonly readOnly?: 'newer';
  /** The format of the file, where it was older than the current one. */
  readonly upgradedFrom?: number;
}

/** Reads the text of a file. */
export function readDocument(text: string): ReadResult {
  const read = readJson(text);
  if (!read.ok) return { problems: read.problems };
  return readFile(read.json.value, (path) => read.json.placeOf(path));
}

const notPipeline = makeProblem('document.notPipeline');

/**
 * Checks a document that came as data from another process, as strictly as a file; its problems have no place. It must
 * be of the current format.
 */
export function readDocumentValue(value: unknown): ReadResult {
  // A part that stands in many places is one object here and many copies in text, where a value takes at least 2 bytes.
  if (isDeeperThan(value, 10 * maxDepth)) return { problems: [notPipeline] };
  if (messageSize(value, 4 * maxBytes, { copies: true }) > 4 * maxBytes)
    return { problems: [makeProblem('document.tooLarge', { bytes: 4 * maxBytes, limit: maxBytes })] };
  try {
    const plain = plainData(isRecord(value) ? asFile(value) : value);
    return 'problems' in plain ? plain : readFile(plain.value, undefined);
  } catch {
    return { problems: [notPipeline] };
  }
}

/** The maps of a document as the lists of a file. */
function asFile(document: Readonly<Record<string, unknown>>): unknown {
  const list = (map: unknown) => (isRecord(map) ? Object.values(map) : map);
  const wires = list(document['wires']);
  return {
    ...document,
    nodes: list(document['nodes']),
    wires: Array.isArray(wires) ? wires.map(endsAsText) : wires,
    frames: list(document['frames']),
  };
}

function endsAsText(wire: unknown): unknown {
  const text = (end: unknown) => (isRecord(end) ? `${String(end['node'])}.${String(end['port'])}` : end);
  return isRecord(wire) ? { from: text(wire['from']), to: text(wire['to']) } : wire;
}

function readFile(value: unknown, placeOf: PlaceOf): ReadResult {
  const place = () => placed(placeOf, ['formatVersion']);
  const format = isRecord(value) ? value['formatVersion'] : undefined;
  if (!isRecord(value) || typeof format !== 'number' || !Number.isInteger(format) || format < 1) {
    return { problems: [{ ...notPipeline, ...place() }] };
  }
  const newer = format > currentFormat;
  const facts = { found: format, known: currentFormat };
  const upgraded = newer ? value : upgradeFormat(value, format, currentFormat, formatUpgrades);
  const parsed = parseFile(upgraded, placeOf);
  if (!parsed.ok) {
    if (!newer) return { problems: parsed.problems };
    return { problems: [makeProblem('document.newerUnreadable', facts, place())] };
  }
  const built = buildDocument(parsed.file, placeOf);
  if (!built.document) return { problems: built.problems };
  const tooNew = makeProblem('document.newer', facts, { severity: 'warning', ...place() });
  return {
    document: built.document,
    problems: newer ? [tooNew, ...built.problems] : [...parsed.problems, ...built.problems],
    ...(newer || built.newer ? { readOnly: 'newer' as const } : {}),
    ...(format < currentFormat ? { upgradedFrom: format } : {}),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
