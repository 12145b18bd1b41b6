// A problem in words: what is wrong and how to mend it. Facts that are names of ours (a wire type, an activation, a
// parameter) are put into the language too.
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { ProblemCode } from '#shared/text/problem-code.ts';
import type { Translate } from '#shared/text/translate.ts';
import { specOf } from '#shared/nodes/catalogue.ts';

export interface ProblemWords {
  readonly message: string;
  readonly hint: string;
}

const activation = 'nodes.layer.dense.params.activation.options';
const loss = 'nodes.train.fit.params.loss.options';
const metric = 'nodes.train.fit.params.metrics.options';
const score = 'nodes.explain.permutationImportance.params.metric.options';

/** Where the words of a fact are kept, by code and fact. */
const namedFacts: { readonly [C in ProblemCode]?: Readonly<Record<string, string>> } = {
  'document.notJson': { what: 'jsonFaults' },
  'document.type': { expected: 'expected' },
  'document.missing': { expected: 'expected' },
  'wire.type': { from: 'portTypes', to: 'portTypes' },
  'port.missing': { type: 'portTypes' },
  'network.activation': { activation, expected: activation },
  'network.loss': { loss, expected: loss, kind: 'targetKinds' },
  'network.metric': { metric, expected: metric, kind: 'targetKinds' },
  'evaluate.noRows': { split: 'splitNames' },
  'explain.noRows': { split: 'splitNames' },
  'explain.rowNotThere': { split: 'splitNames' },
  'explain.metricOfClasses': { metric: score },
  'explain.metricOfNumbers': { metric: score },
};

type Told = Pick<Problem, 'code' | 'facts'>;

/**
 * The words of a problem's code, its gaps filled with its facts. Every code has both (ProblemCode).
 * `kind` of the blamed node puts the label of its parameter or port in the place of their names; undefined where no node is
 * to blame.
 */
export function problemWords(problem: Told, t: Translate, kind: string | undefined): ProblemWords {
  const key = `problems.${problem.code}`;
  const named = namedFacts[problem.code] ?? {};
  const facts = Object.fromEntries(
    Object.entries(problem.facts).map(([name, fact]) => {
      const tree = Object.hasOwn(named, name) ? named[name] : undefined;
      return [name, tree === undefined ? (labelOf(kind, name, fact, t) ?? fact) : t(`${tree}.${fact}`)];
    }),
  );
  return { message: t(`${key}.message`, facts), hint: t(`${key}.hint`, facts) };
}

/** The words of a problem of a document's node: the one that the problem blames, else `node`. */
export function problemWordsIn(
  document: Pick<PipelineDocument, 'nodes'> | undefined,
  problem: Told & Pick<Problem, 'node'>,
  t: Translate,
  node?: NodeId,
): ProblemWords {
  const blamed = problem.node ?? node;
  return problemWords(problem, t, blamed === undefined ? undefined : document?.nodes[blamed]?.kind);
}

function labelOf(kind: string | undefined, name: string, fact: string | number, t: Translate): string | undefined {
  const spec = kind === undefined ? undefined : specOf(kind);
  if (!spec || typeof fact !== 'string') return undefined;
  if (name === 'param' && Object.hasOwn(spec.params, fact)) return t(`nodes.${kind}.params.${fact}.label`);
  if (name !== 'port') return undefined;
  const side = (['inputs', 'outputs'] as const).find((ports) => Object.hasOwn(spec[ports], fact));
  return side && t(`nodes.${kind}.${side}.${fact}`);
}
