// What each node of a document had when it last ran, by the pipeline (its path, or a name of its own) and the node's id: lets the plan say which
// edit made a node stale, and about how long it will take. Losing it costs only these words.
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomic } from '#main/disk/write-atomic.ts';

const recordSchema = z.object({
  /** Hash of what is the node's own: kind, parameters, seed, files. */
  own: z.string(),
  /** Hash of the keys at its inputs. */
  inputs: z.string(),
  seconds: z.number().nullable(),
});
export type LastRun = z.infer<typeof recordSchema>;

const fileSchema = z.record(z.string(), recordSchema);
const maxNodes = 5000;
/** Unsaved pipelines leave one each. */
const maxPipelines = 300;

export interface LastRuns {
  read(document: string | null): Promise<ReadonlyMap<string, LastRun>>;
  /** Adds to what is known; the newest stay when there are too many. */
  remember(document: string | null, runs: ReadonlyMap<string, LastRun>): Promise<void>;
}

/** `folder` is the store's. */
export function lastRuns(folder: string): LastRuns {
  const fileOf = (document: string | null) =>
    join(
      folder,
      'last-runs',
      `${createHash('sha256')
        .update(document ?? '')
        .digest('hex')
        .slice(0, 32)}.json`,
    );
  const read = async (document: string | null) => {
    try {
      return new Map(Object.entries(fileSchema.parse(JSON.parse(await readFile(fileOf(document), 'utf8')))));
    } catch {
      return new Map<string, LastRun>();
    }
  };
  return {
    read,
    async remember(document, runs) {
      const known = await read(document);
      for (const [node, run] of runs) {
        known.delete(node);
        known.set(node, run);
      }
      await mkdir(join(folder, 'last-runs'), { recursive: true });
      await writeAtomic(fileOf(document), JSON.stringify(Object.fromEntries([...known].slice(-maxNodes))));
      await forgetOldest(join(folder, 'last-runs'));
    },
  };
}

/** Those that have not been run for longest go when there are too many. */
async function forgetOldest(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  if (files.length <= maxPipelines) return;
  const aged = await Promise.all(
    files.map(async (name) => ({ path: join(folder, name), at: (await stat(join(folder, name))).mtimeMs })),
  );
  const oldest = aged.toSorted((one, two) => one.at - two.at).slice(0, files.length - maxPipelines);
  await Promise.all(oldest.map(({ path }) => rm(path, { force: true })));
}
