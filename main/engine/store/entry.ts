// One entry of the store on disk: a folder named by its key, with a manifest that says what has to be in it.
import { createHash } from 'node:crypto';
import { link, copyFile, readFile, utimes } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { FinishedOutput } from '#shared/protocol/run.ts';
import { mayStayInFile, ownFileOf, withOwnFile } from '#engine/kinds/kinds.ts';
import { storeFormat } from '#engine/store/location.ts';
import { checkOf, isIntact, readChecked, writeChecked } from '#engine/store/checked-file.ts';
import type { Checked } from '#engine/store/checked-file.ts';
import { packOutputs, unpackOutputs, unpackStored } from '#engine/store/pack.ts';
import type { Outputs } from '#engine/store/pack.ts';

const checked = z.object({ bytes: z.int().min(0), sha256: z.string().length(64) });
const manifestSchema = z.object({
  format: z.literal(storeFormat),
  key: z.string(),
  kind: z.string(),
  seconds: z.number(),
  outputs: z.custom<Readonly<Record<string, FinishedOutput>>>((value) => typeof value === 'object' && value !== null),
  structure: checked,
  arrays: checked,
  files: z.record(z.string().regex(/^[^/\\]+$/), checked),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** What a caller tells of an entry beside its values. */
export type EntryInfo = Pick<Manifest, 'kind' | 'seconds' | 'outputs'>;

const manifestName = 'manifest';
const structureName = 'outputs.msgpack';
const arraysName = 'arrays.bin';

/** The manifest, or undefined when there is no entry, or one that another version or a broken disk wrote. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    const text = await readFile(join(folder, manifestName), 'utf8');
    const json = text.slice(text.indexOf('\n') + 1);
    if (text !== withHash(json)) return undefined;
    const manifest = manifestSchema.parse(JSON.parse(json));
    return manifest.key === basename(folder) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** The manifest guards the other files with their hashes, and itself with its first line. */
const withHash = (json: string): string => `${createHash('sha256').update(json).digest('hex')}\n${json}`;

export const sizeOf = (manifest: Manifest): number =>
  manifest.structure.bytes +
  manifest.arrays.bytes +
  Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0);

/** Marks the entry as used now. */
export async function touch(folder: string, now = new Date()): Promise<void> {
  await utimes(join(folder, manifestName), now, now).catch(() => undefined);
}

export const manifestPath = (folder: string): string => join(folder, manifestName);

/** Fills `folder` (which holds what the runner wrote as files) so that it can be renamed into place. */
export async function writeEntry(folder: string, key: string, outputs: Outputs, info: EntryInfo): Promise<Manifest> {
  const files: Record<string, Checked> = {};
  const relative: Record<string, Outputs[string]> = {};
  for (const [port, value] of Object.entries(outputs)) {
    const file = ownFileOf(value);
    if (file === undefined) {
      relative[port] = value;
      continue;
    }
    const name = file === join(folder, basename(file)) ? basename(file) : `${port}-${basename(file)}`;
    // A file that was passed on from another entry: a second name for the same bytes.
    if (file !== join(folder, name)) await linkOrCopy(file, join(folder, name));
    const check = await checkOf(join(folder, name));
    if (!check) throw new Error(`The file of port ${port} is not there`);
    files[name] = check;
    relative[port] = withOwnFile(value, () => name);
  }
  const { structure, arrays } = packOutputs(relative);
  const manifest: Manifest = {
    format: storeFormat,
    key,
    ...info,
    structure: await writeChecked(join(folder, structureName), [structure]),
    arrays: await writeChecked(join(folder, arraysName), arrays),
    files,
  };
  await writeChecked(join(folder, manifestName), [Buffer.from(withHash(JSON.stringify(manifest)))]);
  return manifest;
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    await copyFile(from, to);
  }
}

/** The values, with files by absolute path; undefined when anything is not as it was written. */
export async function readEntry(folder: string, manifest: Manifest, dataBytes: number): Promise<Outputs | undefined> {
  if (staysInFile(manifest, dataBytes)) return (await entryIntact(folder, manifest)) ? readStored(folder) : undefined;
  const structure = await readChecked(join(folder, structureName), manifest.structure);
  const arrays = await readChecked(join(folder, arraysName), manifest.arrays);
  if (!structure || !arrays || !(await filesIntact(folder, manifest))) return undefined;
  try {
    return withFilesIn(folder, unpackOutputs(new Uint8Array(structure), arrays));
  } catch {
    return undefined;
  }
}

/** Whether a dataset's rows are too many to be held. */
export const staysInFile = ({ arrays, outputs }: Manifest, dataBytes: number): boolean =>
  arrays.bytes > dataBytes && Object.values(outputs).some(({ type }) => mayStayInFile(type));

/** The values of an entry that is intact, with the rows of datasets left in its file. */
export async function readStored(folder: string): Promise<Outputs | undefined> {
  try {
    const structure = await readFile(join(folder, structureName));
    return withFilesIn(folder, unpackStored(Uint8Array.from(structure), join(folder, arraysName)));
  } catch {
    return undefined;
  }
}

export async function entryIntact(folder: string, manifest: Manifest): Promise<boolean> {
  return (
    (await isIntact(join(folder, structureName), manifest.structure)) &&
    (await isIntact(join(folder, arraysName), manifest.arrays)) &&
    (await filesIntact(folder, manifest))
  );
}

async function filesIntact(folder: string, manifest: Manifest): Promise<boolean> {
  for (const [name, check] of Object.entries(manifest.files))
    if (!(await isIntact(join(folder, name), check))) return false;
  return true;
}

export function withFilesIn(folder: string, outputs: Outputs): Outputs {
  return Object.fromEntries(
    Object.entries(outputs).map(([port, value]) => [port, withOwnFile(value, (name) => join(folder, name))]),
  );
}

/** The values that were just written from `staging`, as they are found in `folder`. */
export function movedTo(folder: string, manifest: Manifest, outputs: Outputs): Outputs {
  return Object.fromEntries(
    Object.entries(outputs).map(([port, value]) => [
      port,
      withOwnFile(value, (file) => {
        const own = basename(file);
        return join(folder, Object.hasOwn(manifest.files, `${port}-${own}`) ? `${port}-${own}` : own);
      }),
    ]),
  );
}
