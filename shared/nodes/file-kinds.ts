// The kinds that read a table from a file, and which of them a file's name speaks for.
import { catalogue } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';

const extensionsOf = ({ inputs, params, outputs }: NodeSpec): readonly string[] => {
  const { file } = params;
  const reads = Object.keys(inputs).length === 0 && outputs['table']?.type === 'table';
  return reads && file?.type === 'file' ? file.extensions : [];
};

/** In the catalogue's order, CSV first. */
export const tableFiles: ReadonlyMap<NodeKind, readonly string[]> = new Map(
  (Object.keys(catalogue) as NodeKind[])
    .map((kind): [NodeKind, readonly string[]] => [kind, extensionsOf(catalogue[kind])])
    .filter(([, extensions]) => extensions.length > 0),
);

/** The kind whose files are called so; undefined where none is. */
export function kindOfFile(name: string): NodeKind | undefined {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  for (const [kind, extensions] of tableFiles) if (extensions.includes(extension)) return kind;
  return undefined;
}
