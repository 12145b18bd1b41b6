// How many kernel threads a piece of work got on this machine, kept from run to run: one small file a piece of work. A
// file that cannot be read counts as none.
import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { ThreadMemory } from '#engine/values/runner.ts';
import { writeAtomic } from '#main/disk/write-atomic.ts';

const count = z.int().min(1).max(1024);
const known = z.strictObject({
  quickUpdates: z.int().min(0),
  choice: z
    .strictObject({
      count,
      measured: z.array(z.strictObject({ threads: count, milliseconds: z.number().min(0) })).max(64),
    })
    .optional(),
});

export function threadChoices(folder: string, machine = thisMachine()): ThreadMemory {
  const pathOf = (work: string) => join(folder, createHash('sha256').update(`${machine}\n${work}`).digest('hex'));
  return {
    async recall(work) {
      try {
        return known.parse(JSON.parse(await readFile(pathOf(work), 'utf8')));
      } catch {
        return undefined;
      }
    },
    async keep(work, now) {
      try {
        await mkdir(folder, { recursive: true });
        await writeAtomic(pathOf(work), JSON.stringify(now));
      } catch {
        // A full disk, for instance: the next run measures again.
      }
    },
  };
}

/** A store may lie on a disk that several machines share. */
function thisMachine(): string {
  return `${process.platform} ${process.arch} ${cpus()[0]?.model ?? ''} ${availableParallelism()}`;
}
