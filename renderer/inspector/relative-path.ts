// The path that a pipeline file keeps for a file that it reads. Pure text; looks at no disk.

/**
 * `path` from `folder`, with forward slashes; undefined when it is not in or below it, since the pipeline could then
 * not be sent along with what it reads. Both absolute.
 */
export function pathBelow(folder: string, path: string): string | undefined {
  const [root, target] = [folder, path].map((text) => text.replaceAll('\\', '/').replace(/\/+$/, ''));
  if (root === undefined || target === undefined || !target.startsWith(`${root}/`)) return undefined;
  const below = target.slice(root.length + 1);
  return below.split('/').some((part) => part === '..' || part === '') ? undefined : below;
}
