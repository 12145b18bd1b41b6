// A tree of rules from top to bottom: a box a node with its question or its answer, and a line to each of its two
// branches.
import { blue, categoryColour, plot } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';

export type RuleQuestion = { readonly feature: string } & ({ readonly threshold: number } | { readonly word: string });

/** What is so where a question is answered as `answer`. */
export function ruleText(question: RuleQuestion, answer: RuleNode['answer']): string {
  const [is, isNot, value] = 'word' in question ? ['=', '≠', question.word] : ['≤', '>', question.threshold];
  return `${question.feature} ${answer === 'no' ? isNot : is} ${value}`;
}

/** A node of a tree of rules; the first is the root. Thresholds are in the units of the table. */
export interface RuleNode {
  /** Place of the node above; absent at the root. */
  readonly parent?: number;
  /** Which answer to the parent's question leads here: `yes` = at most its threshold, or its word. */
  readonly answer?: 'yes' | 'no';
  readonly question?: RuleQuestion;
  readonly rows: number;
  /** The class, or the mean. */
  readonly prediction: string;
  /** Fraction of the rows that have the class; absent for a number. */
  readonly share?: number;
}

export interface RuleTreeWords {
  readonly rows: string;
  readonly prediction: string;
  readonly question: string;
  readonly share: string;
}

/** Room of a leaf with its words and of a level with its two lines of them, CSS pixels. */
const [leafWidth, levelHeight] = [96, 84];
/** Of a level, at both ends of a line: where the words of its nodes stand. */
const besideLine = 0.36;

/** Nodes further down than this are left out: they would overlap. */
const maxDepth = 5;

/** `nodes`: the root first, each after its parent. */
export function ruleTree(nodes: readonly RuleNode[], words: RuleTreeWords): PlotSpec {
  const depth = depthsOf(nodes);
  const shown = nodes.map((_, i) => i).filter((i) => (depth[i] ?? 0) <= maxDepth);
  const x = placesOf(nodes, shown);
  const deepest = Math.max(...shown.map((i) => depth[i] ?? 0));
  const leaves = Math.max(...x.values()) + 1;
  const predictions = [...new Set(nodes.map(({ prediction }) => prediction))];
  const numbers = nodes[0]?.share === undefined;
  const rows = shown.flatMap((i) => {
    const node = nodes[i];
    if (!node) return [];
    const { question, parent } = node;
    return {
      x: x.get(i),
      y: depth[i],
      ...(parent !== undefined && { fromX: x.get(parent), fromY: (depth[i] ?? 1) - 1 + besideLine }),
      toY: (depth[i] ?? 0) - besideLine,
      question: question ? ruleText(question, 'yes') : '',
      // Short enough to stand beside each other.
      above: question ? ruleText(shortened(question), 'yes') : node.prediction,
      below: node.share === undefined ? `${node.rows}` : `${node.rows} · ${Math.round(node.share * 100)} %`,
      rows: node.rows,
      prediction: node.prediction,
      share: node.share ?? null,
      leaf: !question,
    };
  });
  const linked = rows.filter(({ fromX }) => fromX !== undefined);
  const place = {
    x: { field: 'x', type: 'quantitative', axis: null, scale: { zero: false, padding: 60 } },
    y: { field: 'y', type: 'quantitative', axis: null, scale: { reverse: true, domain: [-0.4, deepest + 0.4] } },
  };
  const text = (field: string, dy: number, weight: string) => ({
    mark: { type: 'text', dy, fontSize: deepest > 3 ? 9 : 11, fontWeight: weight },
    encoding: { ...place, text: { field, type: 'nominal' } },
  });
  return plot(rows, {
    height: levelHeight * (deepest + 1),
    usermeta: { leastWidth: leafWidth * leaves + 40, leastHeight: levelHeight * (deepest + 1) },
    layer: [
      {
        data: { values: linked },
        mark: { type: 'rule', strokeWidth: 1.5, opacity: 0.35 },
        encoding: {
          x: { ...place.x, field: 'fromX' },
          y: { ...place.y, field: 'fromY' },
          x2: { field: 'x' },
          y2: { field: 'toY' },
        },
      },
      {
        mark: { type: 'circle', opacity: 1 },
        encoding: {
          ...place,
          size: { field: 'rows', type: 'quantitative', scale: { range: [60, 500] }, legend: null },
          color: numbers
            ? { value: blue }
            : categoryColour('prediction', words.prediction, predictions, { columns: 4 }),
          tooltip: [
            { field: 'question', type: 'nominal', title: words.question },
            { field: 'prediction', type: 'nominal', title: words.prediction },
            { field: 'rows', type: 'quantitative', title: words.rows },
            ...(numbers ? [] : [{ field: 'share', type: 'quantitative', title: words.share, format: '.0%' }]),
          ],
        },
      },
      text('above', -18, 'bold'),
      text('below', 20, 'normal'),
    ],
  });
}

const shortened = (question: RuleQuestion): RuleQuestion => ({
  ...question,
  feature: cut(question.feature),
  ...('word' in question && { word: cut(question.word) }),
});

const cut = (name: string): string => (name.length > 16 ? `${name.slice(0, 15)}…` : name);

function depthsOf(nodes: readonly RuleNode[]): number[] {
  const depths: number[] = [];
  for (const { parent } of nodes) depths.push(parent === undefined ? 0 : (depths[parent] ?? 0) + 1);
  return depths;
}

/** Leaves evenly from left to right; every other node above the middle of its branches. */
function placesOf(nodes: readonly RuleNode[], shown: readonly number[]): Map<number, number> {
  const places = new Map<number, number>();
  const branches = (i: number): number[] => shown.filter((other) => nodes[other]?.parent === i);
  let leaves = 0;
  const place = (i: number): number => {
    const below = branches(i).map(place);
    const at = below.length === 0 ? leaves++ : below.reduce((sum, one) => sum + one, 0) / below.length;
    places.set(i, at);
    return at;
  };
  if (shown.length > 0) place(0);
  return places;
}
