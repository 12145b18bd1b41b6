// What the app remembers for a person apart from their pipeline files: drafts of unsaved work and recent files.
import { mkdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomic } from '#main/disk/write-atomic.ts';
import { draftFiles } from '#main/files/draft-files.ts';
import type { DraftFiles } from '#main/files/draft-files.ts';

const recentSchema = z.array(z.string().max(4096)).max(100);
const longestRecent = 10;

export interface PersonalFiles {
  readonly drafts: DraftFiles;
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
  const recentFile = join(folder, 'recent.json');

  async function recent(): Promise<readonly string[]> {
    try {
      return recentSchema.parse(JSON.parse(await readFile(recentFile, 'utf8')));
    } catch {
      // A list that is missing or damaged is no loss that should stop anyone.
      return [];
    }
  }

  return {
    drafts: draftFiles(join(folder, 'drafts')),
    recent,
    async remember(path) {
      const others = (await recent()).filter((known) => known !== path);
      await mkdir(folder, { recursive: true });
      await writeAtomic(recentFile, `${JSON.stringify([path, ...others].slice(0, longestRecent), null, 2)}\n`);
    },
  };
}
