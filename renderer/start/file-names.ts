// Names of pipeline files, as text. Pure; looks at no disk.

const ending = '.loom';

/** The name with its ending, or undefined when no file can be called so. */
export function pipelineFileName(typed: string): string | undefined {
  const name = typed.trim();
  const bare = name.toLowerCase().endsWith(ending) ? name.slice(0, -ending.length) : name;
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused
  if (bare.trim() === '' || bare.startsWith('.') || /[/\\\u0000-\u001f]/.test(bare)) return undefined;
  return `${bare}${ending}`;
}

/** `folder` as the host writes it, so its separator is the host's. */
export function joinPath(folder: string, name: string): string {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  return folder.endsWith(separator) ? `${folder}${name}` : `${folder}${separator}${name}`;
}
