// `neuroloom check FILE` and `neuroloom plan FILE`: what the engine says of a pipeline without running it.
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import type { EngineContract } from '#shared/protocol/engine-contract.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import { connect } from '#shared/protocol/rpc.ts';
import type { Analysis, NodePlan } from '#shared/protocol/run.ts';
import type { Translate } from '#shared/text/translate.ts';
import { forkEngine } from '#engine/fork-engine.ts';
import { numberText, problemText, tableText, worded } from '#main/cli/output.ts';
import type { Output } from '#main/cli/output.ts';
import { readPipeline } from '#main/cli/read-pipeline.ts';
import { Refusal } from '#main/cli/refusal.ts';

/** Exit code 1 when an error would keep a node from running. */
export async function checkCommand(file: string, output: Output): Promise<number> {
  const { t } = output;
  const { document, folder, problems: found } = await readPipeline(file);
  if (!document) {
    // Scripts ask this question of files that they know nothing of, so the answer is JSON in any case.
    if (!output.json) output.answer({ problems: found.map((problem) => worded(problem, undefined, t)) });
    throw new Refusal(found);
  }
  const { problems: analysed } = await analyse(document, folder);
  const problems = withoutRepeats([...found, ...analysed]);
  if (output.json) output.answer({ problems: problems.map((problem) => worded(problem, document, t)) });
  for (const problem of problems) output.say(problemText(problem, document, t, file));
  if (problems.length === 0) output.say(t('cli.fine', { file }));
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

export async function planCommand(file: string, output: Output): Promise<number> {
  const { t } = output;
  const { document, folder, problems } = await readPipeline(file);
  if (!document) throw new Refusal(problems);
  const { plan } = await analyse(document, folder);
  const order: readonly NodeId[] = document.cells;
  if (output.json) output.answer({ plan: Object.fromEntries(order.map((id) => [id, plan[id]])) });
  output.say(tableText(order.flatMap((id) => (plan[id] ? [[id, ...planWords(plan[id], t)]] : []))));
  return 0;
}

function planWords(plan: NodePlan, t: Translate): string[] {
  if (plan.state === 'cached') return [t('cli.plan.cached')];
  if (plan.state === 'blocked') return [t('cli.plan.blocked', { by: plan.by })];
  const time =
    plan.seconds === null ? '' : t('cli.plan.seconds', { seconds: numberText(Number(plan.seconds.toPrecision(2))) });
  return [t(`cli.plan.${plan.because}`, plan.because === 'upstream' ? { upstream: plan.upstream ?? '' } : {}), time];
}

async function analyse(document: PipelineDocument, folder: string): Promise<Analysis> {
  const engine = forkEngine();
  const client = connect<EngineContract>(engine.open());
  try {
    return await client['pipeline.analyse']({ document, folder });
  } finally {
    client.close();
    await engine.stop();
  }
}

/** Reading and analysis both tell of nodes that cannot be run at all; the one with its place in the file stays. */
function withoutRepeats(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, node, port, param }) => {
    const name = JSON.stringify([code, node, port, param]);
    const known = node !== undefined && seen.has(name);
    seen.add(name);
    return !known;
  });
}
