// The pipeline file that a command names.
import { open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { decodeUtf8 } from '#shared/text/utf8.ts';
import { maxBytes } from '#shared/document/json-text.ts';
import { readDocument } from '#shared/document/read.ts';
import type { ReadResult } from '#shared/document/read.ts';
import { Fault } from '#shared/protocol/problem.ts';

/** `folder`: where relative file parameters start from. A file that cannot be read is a problem of the result. */
export async function readPipeline(path: string): Promise<ReadResult & { readonly folder: string }> {
  const absolute = resolve(path);
  const folder = dirname(absolute);
  try {
    const file = await open(absolute, 'r');
    try {
      const { size } = await file.stat();
      if (size > maxBytes)
        return { folder, problems: [new Fault('document.tooLarge', { bytes: size, limit: maxBytes }).problem] };
      const read = decodeUtf8(await file.readFile());
      if (!read.ok) return { folder, problems: [new Fault('document.notUtf8', { ...read.at }).problem] };
      return { folder, ...withoutNewer(readDocument(read.text)) };
    } finally {
      await file.close();
    }
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    return { folder, problems: [new Fault('cli.noFile', { file: path, reason }).problem] };
  }
}

/** What a newer format means is not known here: nothing of it is run, or checked and called fine. */
function withoutNewer(read: ReadResult): ReadResult {
  const newer = read.problems.find(({ code }) => code === 'document.newer');
  return newer ? { problems: [{ ...newer, code: 'document.newerUnreadable', severity: 'error' }] } : read;
}
