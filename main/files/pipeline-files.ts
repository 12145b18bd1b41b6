// Pipeline files on disk as both hosts serve them: read, written atomically, listed, and confined to a folder where the
// host says so. Knows nothing of what is inside a pipeline file.
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import { isInside, realPathOf } from '#main/disk/real-path.ts';
import { decodeUtf8 } from '#shared/text/utf8.ts';
import { writeAtomic } from '#main/disk/write-atomic.ts';
import type { OpenedFile } from '#shared/protocol/host-contract.ts';
import { Fault } from '#shared/protocol/problem.ts';

export const largestFile = 16_000_000;

export interface PipelineFiles {
  read(path: string): Promise<OpenedFile>;
  write(
    path: string,
    text: string,
    expectedHash: string | null,
  ): Promise<{ path: string; folder: string; hash: string }>;
  /** `extensions` without the dot, in small letters. */
  list(
    folder: string,
    extensions?: readonly string[],
  ): Promise<{ folder: string; parent: string | null; folders: string[]; files: string[] }>;
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** `confine`: the only folder that may be touched, or undefined where the person's own dialog chose the path. */
export function pipelineFiles(confine: string | undefined): PipelineFiles {
  function allowed(path: string): string {
    if (path.includes('\0')) throw new Fault('file.outside', { path: basename(path) });
    if (confine === undefined) return resolve(path);
    const real = realPathOf(resolve(confine, path));
    if (!isInside(real, confine)) throw new Fault('file.outside', { path: basename(path) });
    return real;
  }

  return {
    async read(path) {
      const file = allowed(path);
      const size = await stat(file).catch(() => undefined);
      if (!size?.isFile()) throw new Fault('file.missing', { path: basename(file) });
      if (size.size > largestFile)
        throw new Fault('file.tooLarge', { path: basename(file), size: size.size, limit: largestFile });
      const read = decodeUtf8(await readFile(file));
      if (!read.ok) throw new Fault('document.notUtf8', { ...read.at });
      const { text } = read;
      return { path: file, folder: dirname(file), text, hash: hashOf(text) };
    },

    async write(path, text, expectedHash) {
      const file = allowed(path);
      if (!file.endsWith('.loom')) throw new Fault('file.extension', { path: basename(file) });
      if (expectedHash !== null) {
        const present = await readFile(file, 'utf8').catch(() => undefined);
        if (present !== undefined && hashOf(present) !== expectedHash)
          throw new Fault('file.changedOnDisk', { path: basename(file) });
      }
      try {
        await writeAtomic(file, text);
      } catch (error) {
        throw new Fault('file.notWritten', {
          path: basename(file),
          reason: (error as NodeJS.ErrnoException).code ?? 'unknown',
        });
      }
      return { path: file, folder: dirname(file), hash: hashOf(text) };
    },

    async list(path, extensions = ['loom']) {
      const folder = allowed(path === '' ? (confine ?? '.') : path);
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
      if (!entries) throw new Fault('file.missing', { path: basename(folder) });
      const visible = entries.filter((entry) => !entry.name.startsWith('.'));
      const above = dirname(folder);
      const mayRise = above !== folder && (confine === undefined || isInside(above, confine));
      return {
        folder,
        parent: mayRise ? above : null,
        folders: visible
          .filter((entry) => entry.isDirectory())
          .map((entry) => entry.name)
          .toSorted(),
        files: visible
          .filter((entry) => entry.isFile() && extensions.includes(extname(entry.name).slice(1).toLowerCase()))
          .map((entry) => entry.name)
          .toSorted(),
      };
    },
  };
}
