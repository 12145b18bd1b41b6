// The problem of a node that ended with an exception: its own fault, a disk that refused, or what nobody foresaw.
import type { NodeId } from '#shared/document/document.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';

/** What file systems answer; DuckDB puts the words of the first into its own. */
const diskCodes = new Set([
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EACCES',
  'EPERM',
  'EIO',
  'ENOTDIR',
  'ENOENT',
  'EMFILE',
  'ENFILE',
  'EFBIG',
]);
const noSpaceWords = /no space left on device/i;

export function problemOfNode(error: unknown, node: NodeId): Problem {
  return { ...faultFrom(error).problem, node };
}

/** Whether it was foreseen; else it belongs in the log, too. */
export const isForeseen = (error: unknown): boolean => faultFrom(error).problem.code !== 'run.unexpected';

function faultFrom(error: unknown): Fault {
  if (error instanceof Fault) return error;
  const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  const { code } = error as { readonly code?: unknown };
  if (typeof code === 'string' && diskCodes.has(code)) return new Fault('run.disk', { reason: code });
  if (noSpaceWords.test(reason)) return new Fault('run.disk', { reason: 'ENOSPC' });
  return new Fault('run.unexpected', { reason });
}
