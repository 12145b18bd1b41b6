// What a person's own data may take the place of in a template: which kinds of files and folders it has a place for.
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import { specOf } from '#shared/nodes/catalogue.ts';

export interface OwnDataPlaces {
  /** The node that chooses target and features; undefined where the template reads no table. */
  readonly target: NodeId | undefined;
  /** Its rows are pictures: a folder of pictures may stand for the table. */
  readonly pictures: boolean;
  /** Its features are texts: a folder of texts may stand for the table. */
  readonly texts: boolean;
  /** Nodes that learn from one running text, which may be a file. */
  readonly text: readonly NodeId[];
}

/** Nodes that make numbers of a column of texts. */
const textKinds = ['text.sequences', 'text.bagOfWords'];

export function ownDataPlaces({ nodes, wires }: PipelineDocument): OwnDataPlaces {
  const all = Object.values(nodes);
  const fed = new Set(Object.values(wires).map(({ to }) => `${to.node}.${to.port}`));
  const target = all.find(({ id, kind }) => kind === 'data.target' && fed.has(`${id}.table`));
  const shape = target?.params['shape'];
  return {
    target: target?.id,
    pictures: Array.isArray(shape) && shape.length === 3,
    texts: target !== undefined && all.some(({ kind }) => textKinds.includes(kind)),
    text: all.filter(({ kind }) => readsText(kind)).map(({ id }) => id),
  };
}

function readsText(kind: string): boolean {
  const { source, file } = specOf(kind)?.params ?? {};
  return source?.type === 'choice' && source.options.includes('file') && file?.type === 'file';
}
