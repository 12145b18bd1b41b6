// Every request that the host answers (the Electron main process, or the loopback server): files, examples, settings,
// and a way to the engine. The same for both, so that the studio cannot tell which it is on.
import { z } from 'zod';
import type { Problem } from '#shared/protocol/problem.ts';

const path = z.string().min(1).max(4096);
const draftId = z.string().regex(/^[a-z0-9-]{1,128}$/);

export const hostInputs = {
  'host.describe': z.object({}),
  /** Asks the person for a file, in the host's own dialog; only where `nativeDialogs` is true. */
  'file.pickOpen': z.object({}),
  /** `folder`: where the dialog begins; absent = where the host likes. */
  'file.pickSave': z.object({ suggestedName: z.string().max(200), folder: path.optional() }),
  /**
   * The folder's sub-folders and its files with one of `extensions` (without the dot; absent = pipeline files). For hosts
   * without dialogs of their own, where it is confined to the workspace, and to choose a file that a node reads.
   */
  'file.list': z.object({ folder: z.string().max(4096), extensions: z.array(z.string().max(20)).max(20).optional() }),
  'file.read': z.object({ path }),
  /** Atomic; `expectedHash` is that of the text last read or written, null to write whatever is there. */
  'file.write': z.object({ path, text: z.string().max(16_000_000), expectedHash: z.string().nullable() }),
  'example.list': z.object({}),
  'example.read': z.object({ name: z.string().regex(/^[a-z0-9-]+$/) }),
  /** A copy of unsaved work, apart from the file and from other windows; `draft.remove` clears it. */
  'draft.write': z.object({
    id: draftId,
    name: z.string().max(200),
    path: path.nullable(),
    folder: path.nullable(),
    text: z.string().max(16_000_000),
  }),
  'draft.remove': z.object({ id: draftId }),
  'draft.read': z.object({ id: draftId }),
  /** Newest first; `path`: only those of that file. */
  'draft.list': z.object({ path: path.optional() }),
  'recent.list': z.object({}),
  'engine.restart': z.object({}),
  /** Streams until the studio leaves: engine ends and starts, menu commands, a second window's request to open a file. */
  'host.watch': z.object({}),
};

export interface HostDescription {
  readonly protocolVersion: number;
  readonly version: string;
  readonly nativeDialogs: boolean;
  readonly platform: string;
  readonly workspace: string;
}

export interface OpenedFile {
  readonly path: string;
  /** The folder that relative file parameters start from. */
  readonly folder: string;
  readonly text: string;
  readonly hash: string;
}

/** What a draft is of. */
export interface DraftOf {
  /** As the studio called it; '' where it had no name. */
  readonly name: string;
  /** The file that it would be saved to; null while there is none. */
  readonly path: string | null;
  /** Where its relative paths start from. */
  readonly folder: string | null;
}

export interface DraftInfo extends DraftOf {
  readonly id: string;
  /** When it was written, in ms since 1970. */
  readonly at: number;
}

export type HostEvent =
  | { readonly event: 'engine.ended'; readonly code: number | null; readonly signal: string | null }
  | { readonly event: 'engine.started' }
  /** An action id of renderer/actions, chosen in a native menu. */
  | { readonly event: 'action.chosen'; readonly action: string }
  | { readonly event: 'file.requested'; readonly path: string };

type In<K extends keyof typeof hostInputs> = z.infer<(typeof hostInputs)[K]>;
type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export interface HostContract {
  'host.describe': { in: In<'host.describe'>; out: HostDescription };
  'file.pickOpen': { in: In<'file.pickOpen'>; out: { readonly path: string | null } };
  'file.pickSave': { in: In<'file.pickSave'>; out: { readonly path: string | null } };
  'file.list': {
    in: In<'file.list'>;
    out: Outcome<{
      readonly folder: string;
      readonly parent: string | null;
      readonly folders: readonly string[];
      readonly files: readonly string[];
    }>;
  };
  'file.read': { in: In<'file.read'>; out: Outcome<OpenedFile> };
  'file.write': {
    in: In<'file.write'>;
    out: Outcome<{ readonly path: string; readonly folder: string; readonly hash: string }>;
  };
  'example.list': { in: In<'example.list'>; out: { readonly names: readonly string[] } };
  'example.read': { in: In<'example.read'>; out: OpenedFile };
  'draft.write': { in: In<'draft.write'>; out: Record<string, never> };
  'draft.remove': { in: In<'draft.remove'>; out: Record<string, never> };
  'draft.read': { in: In<'draft.read'>; out: { readonly text: string | null } };
  'draft.list': { in: In<'draft.list'>; out: { readonly drafts: readonly DraftInfo[] } };
  'recent.list': { in: In<'recent.list'>; out: { readonly paths: readonly string[] } };
  'engine.restart': { in: In<'engine.restart'>; out: Record<string, never> };
  'host.watch': { in: In<'host.watch'>; stream: HostEvent };
}
