// Answers the host contract for both hosts. What differs between them (dialogs, the engine's process, confinement)
// comes in as options.
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PersonalFiles } from '#main/files/personal-files.ts';
import { hashOf, type PipelineFiles } from '#main/files/pipeline-files.ts';
import { protocolVersion } from '#shared/protocol/engine-contract.ts';
import type { HostContract, HostEvent } from '#shared/protocol/host-contract.ts';
import type { Handlers } from '#shared/protocol/link.ts';
import { Fault, type Problem } from '#shared/protocol/problem.ts';

export interface HostOptions {
  readonly version: string;
  readonly workspace: string;
  readonly files: PipelineFiles;
  readonly personal: PersonalFiles;
  readonly examplesFolder: string;
  /** The host's own file dialogs; absent where the studio shows its own. Each resolves null when dismissed. */
  readonly dialogs?: {
    open(): Promise<string | null>;
    save(suggestedName: string, folder?: string): Promise<string | null>;
  };
  restartEngine(): void;
  /** Subscribes to what the host tells the studio; returns the unsubscription. */
  watch(listener: (event: HostEvent) => void): () => void;
}

const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

async function outcome<T>(work: Promise<T>): Promise<{ ok: true; value: T } | { ok: false; problem: Problem }> {
  try {
    return { ok: true, value: await work };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, problem: error.problem };
    throw error;
  }
}

export function hostHandlers(options: HostOptions): Handlers<HostContract> {
  const { files, personal } = options;
  // What the studio remembers for a person is of no account beside their work: a full disk there stops no opening or saving.
  const remember = (path: string) => personal.remember(path).catch(() => undefined);
  return {
    'host.describe': () => ({
      protocolVersion,
      version: options.version,
      nativeDialogs: options.dialogs !== undefined,
      platform: process.platform,
      workspace: options.workspace,
    }),
    'file.pickOpen': async () => ({ path: (await options.dialogs?.open()) ?? null }),
    'file.pickSave': async ({ suggestedName, folder }) => ({
      path: (await options.dialogs?.save(suggestedName, folder)) ?? null,
    }),
    'file.list': ({ folder, extensions }) => outcome(files.list(folder, extensions)),
    'file.read': async ({ path }) => {
      const opened = await outcome(files.read(path));
      if (opened.ok) await remember(opened.value.path);
      return opened;
    },
    'file.write': async ({ path, text, expectedHash }) => {
      const written = await outcome(files.write(path, text, expectedHash));
      if (written.ok) await remember(written.value.path);
      return written;
    },
    'example.list': async () => ({
      names: (await readdir(options.examplesFolder))
        .filter((name) => name.endsWith('.loom'))
        .map((name) => name.slice(0, -'.loom'.length))
        .toSorted(),
    }),
    'example.read': async ({ name }) => {
      const path = join(options.examplesFolder, `${name}.loom`);
      const text = await readFile(path, 'utf8').catch(() => {
        throw new Fault('file.missing', { path: `${name}.loom` });
      });
      return { path, folder: options.examplesFolder, text, hash: hashOf(text) };
    },
    'draft.write': async ({ id, text, ...of }) => {
      await personal.drafts.write(id, of, text).catch((error: unknown) => {
        throw new Fault('file.notWritten', { path: basename(of.path ?? 'untitled'), reason: reasonOf(error) });
      });
      return {};
    },
    'draft.remove': async ({ id }) => {
      // A draft that cannot be thrown away is offered once more, which loses nothing.
      await personal.drafts.remove(id).catch(() => undefined);
      return {};
    },
    'draft.read': async ({ id }) => ({ text: await personal.drafts.read(id) }),
    'draft.list': async ({ path }) => {
      const drafts = await personal.drafts.list(path === undefined ? await personal.recent() : [path]);
      return { drafts: path === undefined ? drafts : drafts.filter((draft) => draft.path === path) };
    },
    'recent.list': async () => ({ paths: await personal.recent() }),
    'engine.restart': () => {
      options.restartEngine();
      return {};
    },
    'host.watch': (_input, { signal }) => watched(options.watch, signal),
  };
}

/** A stream of everything that `subscribe` tells until `signal` aborts. */
async function* watched(subscribe: HostOptions['watch'], signal: AbortSignal): AsyncIterable<HostEvent> {
  const queue: HostEvent[] = [];
  let wake: (() => void) | undefined;
  const unsubscribe = subscribe((event) => {
    queue.push(event);
    wake?.();
  });
  const stop = (): void => wake?.();
  signal.addEventListener('abort', stop, { once: true });
  try {
    while (!signal.aborted) {
      const next = queue.shift();
      if (next) yield next;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    unsubscribe();
    signal.removeEventListener('abort', stop);
  }
}
