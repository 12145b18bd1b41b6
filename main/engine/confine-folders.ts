// Holds an engine to the folders that its host was started for: the page that asks is not trusted with the whole disk.
import { isAbsolute } from 'node:path';
import type { EngineContract } from '#shared/protocol/engine-contract.ts';
import type { Handlers } from '#shared/protocol/link.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { isInside } from '#main/disk/real-path.ts';

/** Refuses every request, of whatever kind, whose `folder` is neither one of `folders` nor under one: `engine.outside`. */
export function confineFolders(
  handlers: Handlers<EngineContract>,
  folders: readonly string[],
): Handlers<EngineContract> {
  type AnyHandler = (input: { readonly folder?: string | null }, context: { readonly signal: AbortSignal }) => unknown;
  const confined = (handle: AnyHandler): AnyHandler =>
    function confinedHandler(input, context) {
      const { folder } = input;
      if (typeof folder === 'string' && !isAllowed(folder, folders)) throw new Fault('engine.outside', { folder });
      return handle(input, context);
    };
  const entries = Object.entries(handlers).map(([name, handle]) => [name, confined(handle as AnyHandler)]);
  return Object.fromEntries(entries) as Handlers<EngineContract>;
}

const isAllowed = (folder: string, folders: readonly string[]): boolean =>
  isAbsolute(folder) && !folder.includes('\0') && folders.some((allowed) => isInside(folder, allowed));
