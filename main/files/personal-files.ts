// What the app remembers for a person apart from their pipeline files: drafts of unsaved work and recent files.
import { mkdir, readFile, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomic } from '#main/disk/write-atomic.ts';
import { hashOf } from '#main/files/pipeline-files.ts';

const recentSchema = z.array(z.string().max(4096)).max(100);
const longestRecent = 10;

export interface PersonalFiles {
  writeDraft(path: string | null, text: string | null): Promise<void>;
  readDraft(path: string | null): Promise<string | null>;
  remember(path: string): Promise<void>;
  recent(): Promise<readonly string[]>;
}

/** The folder that the operating system keeps for a program's own data. NEUROLOOM_DATA overrides it. */
export function personalFolder(): string {
  const chosen = process.env['NEUROLOOM_DATA'];
  if (chosen) return chosen;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'neuroloom');
  if (process.platform === 'win32') return join(process.env['APPDATA'] ?? homedir(), 'neuroloom');
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'neuroloom');
}

export function personalFiles(folder = personalFolder()): PersonalFiles {
  const drafts = join(folder, 'drafts');
  const recentFile = join(folder, 'recent.json');
  const draftOf = (path: string | null): string => join(drafts, `${path === null ? 'untitled' : hashOf(path)}.loom`);

  async function recent(): Promise<readonly string[]> {
    try {
      return recentSchema.parse(JSON.parse(await readFile(recentFile, 'utf8')));
    } catch {
      // A list that is missing or damaged is no loss that should stop anyone.
      return [];
    }
  }

  return {
    async writeDraft(path, text) {
      if (text === null) return rm(draftOf(path), { force: true });
      await mkdir(drafts, { recursive: true });
      await writeAtomic(draftOf(path), text);
    },
    readDraft: (path) => readFile(draftOf(path), 'utf8').catch(() => null),
    recent,
    async remember(path) {
      const others = (await recent()).filter((known) => known !== path);
      await mkdir(folder, { recursive: true });
      await writeAtomic(recentFile, `${JSON.stringify([path, ...others].slice(0, longestRecent), null, 2)}\n`);
    },
  };
}
