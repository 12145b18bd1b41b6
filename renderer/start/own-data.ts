// A template and a person's data: which node reads them, and what was changed in the template, in words.
import { nodeTitle } from '#renderer/runs/node-title.ts';
import type { PipelineDocument } from '#shared/document/document.ts';
import { kindOfFile, tableFiles } from '#shared/nodes/file-kinds.ts';
import type { OwnDataPlaces } from '#shared/nodes/own-data.ts';
import type { Translate } from '#shared/text/translate.ts';

export interface ChosenData {
  /** Where the pipeline lies then, so that its path leads downwards. */
  readonly folder: string;
  readonly kind: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Endings of files that the template takes. */
export function endingsOf({ target, text }: OwnDataPlaces): readonly string[] {
  if (target === undefined) return text.length > 0 ? ['txt', 'md'] : [];
  return [...new Set([...tableFiles.values()].flat())];
}

/** An absolute path of a file or a folder, as the node that reads it has it. */
export function chosenData(
  { nodes }: PipelineDocument,
  { target, text, pictures }: OwnDataPlaces,
  path: string,
  isFolder: boolean,
): ChosenData {
  const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  const [folder, name] = [path.slice(0, cut) || path.slice(0, 1), path.slice(cut + 1)];
  if (isFolder) return { folder, kind: pictures ? 'data.images' : 'data.texts', params: { folder: name } };
  if (target !== undefined) return { folder, kind: kindOfFile(name) ?? 'data.csv', params: { file: name } };
  return { folder, kind: nodes[text[0] ?? '']?.kind ?? '', params: { source: 'file', file: name } };
}

/** What a person should know of what was changed. */
export function changesSaid(before: PipelineDocument, after: PipelineDocument, target: string, t: Translate): string {
  const titles = (document: PipelineDocument, ids: readonly string[]) =>
    [...new Set(ids.map((id) => nodeTitle(document, id, t)))].join(', ');
  const has = (document: PipelineDocument, id: string) => Object.hasOwn(document.nodes, id);
  const isStep = ({ nodes }: PipelineDocument, id: string) => nodes[id]?.kind !== 'text.note';
  const kept = Object.keys(after.nodes).filter((id) => has(before, id));
  const params = ({ nodes }: PipelineDocument, id: string) => JSON.stringify(nodes[id]?.params);
  const set = kept.filter((id) => params(before, id) !== params(after, id));
  const added = Object.keys(after.nodes).filter((id) => !has(before, id));
  const removed = Object.keys(before.nodes).filter((id) => !has(after, id) && isStep(before, id));
  return [
    t('workbench.template.made'),
    ...(target === '' ? [] : [t('workbench.template.predicts', { target })]),
    ...(set.length > 0 ? [t('workbench.template.set', { nodes: titles(after, set) })] : []),
    ...(added.length > 0 ? [t('workbench.template.added', { nodes: titles(after, added) })] : []),
    ...(removed.length > 0 ? [t('workbench.template.removed', { nodes: titles(before, removed) })] : []),
  ].join(' ');
}
