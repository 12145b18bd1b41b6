// One cause, one problem: what a training's runner refuses of its network, loss, metrics or batch, the analysis of the
// whole pipeline says better, at the node to change and with a repair.
import type { NodeId } from '#shared/document/document.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { ProblemCode } from '#shared/text/problem-code.ts';

interface SameCause {
  readonly runner: readonly ProblemCode[];
  readonly analysis: readonly ProblemCode[];
}

const causes: readonly SameCause[] = [
  {
    runner: ['training.outputShape', 'training.outputMismatch', 'training.lossMismatch'],
    analysis: ['network.flat', 'network.units', 'network.unitsNumber', 'network.activation', 'network.loss'],
  },
  { runner: ['training.metricMismatch'], analysis: ['network.metric'] },
  { runner: ['training.batchLarger'], analysis: ['network.batch'] },
];

/**
 * `problems` of the nodes, then those of each training, by its node. The runner's is left out where the analysis has one
 * of the same cause, which then is as severe: what a runner refuses is an error, however well it could be learned from.
 */
export function toldOnce(
  problems: readonly Problem[],
  trainings: ReadonlyMap<NodeId, readonly Problem[]>,
): readonly Problem[] {
  const left = new Set(problems);
  const all: Problem[] = [];
  for (const [fit, found] of trainings) {
    let told = found;
    for (const { runner, analysis } of causes) {
      const own = problems.filter(({ node, code }) => node === fit && runner.includes(code));
      if (own.length === 0 || !found.some(({ code }) => analysis.includes(code))) continue;
      for (const problem of own) left.delete(problem);
      const refused = own.some(({ severity }) => severity === 'error');
      told = told.map((problem) =>
        refused && analysis.includes(problem.code) ? { ...problem, severity: 'error' } : problem,
      );
    }
    all.push(...told);
  }
  return [...left, ...all];
}
