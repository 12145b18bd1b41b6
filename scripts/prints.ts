// Prints the node kinds and the protocol to docs/prints/, so that a change of either shows in a diff, the reference of the
// nodes to docs/nodes/, and the usual wires to shared/nodes/. With --check it only compares. A change that old files or
// old peers would trip over is refused until the version beside it rises.
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { catalogue } from '#shared/nodes/catalogue.ts';
import { inputs, outputs, protocolVersion } from '#shared/protocol/engine-contract.ts';
import { hostInputs } from '#shared/protocol/host-contract.ts';
import { incompatibleKinds, incompatibleRequests, type PrintedKinds, type PrintedProtocol } from './compatibility.ts';
import { nodeReference } from './node-reference.ts';
import { rootDir } from './root-dir.ts';
import { wireCounts } from './wire-counts.ts';

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const toText = (value: unknown) => `${JSON.stringify(value, sortedKeys, 2)}\n`;

/** A schema as JSON Schema; what a schema cannot say (the document, checked elsewhere) prints as {}. */
function toSchema(schema: z.ZodType): unknown {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
  return rest;
}

function printedProtocol(): PrintedProtocol {
  const schemas = (group: Readonly<Record<string, z.ZodType>>) =>
    Object.fromEntries(Object.entries(group).map(([name, schema]) => [name, toSchema(schema)]));
  return { protocolVersion, engine: schemas(inputs), answers: schemas(outputs), host: schemas(hostInputs) };
}

interface Print {
  readonly file: string;
  readonly text: string;
  /** What others would trip over if this took the place of `old`; pages are for people alone. */
  readonly incompatible?: (old: unknown) => string[];
}

const specs = Object.entries(catalogue).map(([kind, { words: _words, ...spec }]) => [kind, spec]);
const kinds = JSON.parse(JSON.stringify(Object.fromEntries(specs))) as PrintedKinds;
const protocol = printedProtocol();
const prints: readonly Print[] = [
  {
    file: 'docs/prints/nodes.json',
    text: toText(kinds),
    incompatible: (old) => incompatibleKinds(old as PrintedKinds, kinds),
  },
  {
    file: 'docs/prints/protocol.json',
    text: toText(protocol),
    incompatible: (old) => incompatibleRequests(old as PrintedProtocol, protocol),
  },
  { file: 'shared/nodes/wire-counts.ts', text: wireCounts() },
  ...nodeReference(),
];

function write(file: string, text: string): void {
  const full = join(rootDir, file);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(`${full}.tmp`, text);
  renameSync(`${full}.tmp`, full);
}

const only = process.argv.includes('--check');
// For kinds and requests that nobody has yet: no release holds them.
const unreleased = process.argv.includes('--unreleased');
let wrong = false;
for (const { file, text, incompatible } of prints) {
  const full = join(rootDir, file);
  const old = existsSync(full) ? readFileSync(full, 'utf8') : undefined;
  if (old === text) continue;
  const breaks = old === undefined || unreleased ? [] : (incompatible?.(JSON.parse(old)) ?? []);
  for (const line of breaks) process.stderr.write(`prints: ${line}\n`);
  if (breaks.length > 0) {
    process.stderr.write(
      'prints: raise that version, or, if no release holds it, run: npm run prints -- --unreleased\n',
    );
    wrong = true;
  } else if (only) {
    process.stderr.write(`prints: ${file} is not what the sources say. Run: npm run prints, and commit the file.\n`);
    wrong = true;
  } else {
    write(file, text);
    process.stderr.write(`prints: ${file} written\n`);
  }
}
// The page of a family that is gone.
const printed = new Set(prints.map(({ file }) => file));
for (const file of globSync('docs/{nodes,prints}/**/*.*', { cwd: rootDir })) {
  if (printed.has(file.replaceAll('\\', '/'))) continue;
  if (only) {
    process.stderr.write(`prints: ${file} is made from nothing. Run: npm run prints, and commit that it is gone.\n`);
    wrong = true;
  } else {
    rmSync(join(rootDir, file));
    process.stderr.write(`prints: ${file} removed\n`);
  }
}
process.exitCode = wrong ? 1 : 0;
