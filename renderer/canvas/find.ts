// Finding nodes by anything that a person can read of them: titles, kinds, settings, texts of notes.
import { nodeTitle } from '#renderer/runs/node-title.ts';
import type { NodeId, PipelineDocument, PipelineNode } from '#shared/document/document.ts';
import { specOf } from '#shared/nodes/catalogue.ts';
import { paramApplies } from '#shared/spec/param.ts';
import type { Translate } from '#shared/text/translate.ts';

/** Those that have every word of the query somewhere, as the eye goes: from above, then from the left. */
export function findNodes(document: PipelineDocument, query: string, t: Translate): readonly NodeId[] {
  const words = folded(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const at = (id: NodeId) => document.layout[id] ?? { x: 0, y: 0 };
  return Object.values(document.nodes)
    .filter((node) => {
      const text = folded(textOf(document, node, t));
      return words.every((word) => text.includes(word));
    })
    .map(({ id }) => id)
    .toSorted((one, other) => at(one).y - at(other).y || at(one).x - at(other).x);
}

/** Whether a letter is small, large or full-width makes no difference. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

function textOf(document: PipelineDocument, node: PipelineNode, t: Translate): string {
  const spec = specOf(node.kind);
  const texts = [nodeTitle(document, node.id, t), node.id, node.kind];
  if (spec) texts.push(t(`nodes.${node.kind}.title`));
  for (const [name, value] of Object.entries(node.params)) {
    const param = spec?.params[name];
    if (param && !paramApplies(param, node.params)) continue;
    if (param) texts.push(t(`nodes.${node.kind}.params.${name}.label`));
    if (param?.type === 'choice' && typeof value === 'string' && param.options.includes(value))
      texts.push(t(`nodes.${node.kind}.params.${name}.options.${value}`));
    else if (value !== null) texts.push(typeof value === 'string' ? value : JSON.stringify(value));
  }
  return texts.join('\n');
}
