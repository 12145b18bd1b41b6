// Random edits of a document for property tests: any edit that a person could make, some of them refused.
import fc from 'fast-check';
import type { PipelineDocument } from '#shared/document/document.ts';
import {
  addNode,
  connect,
  disconnect,
  duplicate,
  isRefused,
  moveNodes,
  removeNodes,
  setCollapsed,
  setLabel,
  setParam,
  setPaused,
  setSeed,
} from '#shared/document/edits.ts';
import type { Edited } from '#shared/document/edits.ts';
import { catalogue, specOf } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';

export interface RandomEdit {
  readonly what: number;
  readonly one: number;
  readonly two: number;
  readonly three: number;
  readonly text: string;
}

const kinds = Object.keys(catalogue) as NodeKind[];
const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

export const randomEdits = fc.array(
  fc.record({
    what: fc.nat(12),
    one: fc.nat(1000),
    two: fc.nat(1000),
    three: fc.nat(1000),
    text: fc.string({ maxLength: 12, unit: 'grapheme' }),
  }),
  { minLength: 1, maxLength: 40 },
);

/** Applies one random edit; undefined when there is nothing that it could act on or it was refused. */
export function applyRandom(
  document: PipelineDocument,
  { what, one, two, three, text }: RandomEdit,
): Edited | undefined {
  const ids = Object.keys(document.nodes);
  const id = pick(ids, one);
  const add = () => addNode(document, pick(kinds, two) ?? 'text.note', { x: three - 500, y: two - 500 });
  const outcome = (() => {
    if (id === undefined || what <= 3) return add();
    switch (what) {
      case 4:
      case 5:
      case 6: {
        const target = pick(ids, two) ?? id;
        const outputs = Object.keys(specOf(document.nodes[id]?.kind ?? '')?.outputs ?? {});
        const inputs = Object.keys(specOf(document.nodes[target]?.kind ?? '')?.inputs ?? {});
        const [from, to] = [pick(outputs, three), pick(inputs, three)];
        if (from === undefined || to === undefined) return undefined;
        return connect(document, { node: id, port: from }, { node: target, port: to });
      }
      case 7:
        return removeNodes(document, [id, pick(ids, two) ?? id], three % 2 === 0);
      case 8:
        return disconnect(document, [pick(Object.keys(document.wires), one) ?? '']);
      case 9:
        return setLabel(document, id, text);
      case 10:
        return moveNodes(document, { [id]: { x: two / 3, y: three } });
      case 11:
        return duplicate(document, [id, pick(ids, two) ?? id]);
      default:
        return one % 2 === 0 ? otherEdit(document, id, two, text) : setSeed(document, two);
    }
  })();
  return outcome === undefined || isRefused(outcome) ? undefined : outcome;
}

function otherEdit(document: PipelineDocument, id: string, two: number, text: string): Edited {
  const param = pick(Object.keys(specOf(document.nodes[id]?.kind ?? '')?.params ?? {}), two) ?? '';
  const edits = [
    () => setParam(document, id, param, text),
    () => setPaused(document, [id], two % 3 === 0),
    () => setCollapsed(document, id, two % 3 !== 0),
  ];
  return (pick(edits, two) ?? (() => setSeed(document, two)))();
}
