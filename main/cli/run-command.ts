// `neuroloom run FILE`: a progress line per epoch and a summary, or one JSON document.
import { mkdir } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import { Fault, saidOnce } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { OutputSummary } from '#shared/protocol/results.ts';
import type { RunEvent } from '#shared/protocol/run.ts';
import type { Translate } from '#shared/text/translate.ts';
import { forkEngine } from '#engine/fork-engine.ts';
import type { Command } from '#main/cli/arguments.ts';
import { nodeOf, withParam } from '#main/cli/change-document.ts';
import { numberText, problemText, tableText, worded } from '#main/cli/output.ts';
import type { Output } from '#main/cli/output.ts';
import { readPipeline } from '#main/cli/read-pipeline.ts';
import { Refusal } from '#main/cli/refusal.ts';
import { runOnEngine } from '#main/cli/run-engine.ts';
import type { NodeEnd, RunOptions, RunResult } from '#main/cli/run-engine.ts';

const exitCodes = { done: 0, failed: 1, cancelled: 130 } as const;

export async function runCommand(command: Extract<Command, { command: 'run' }>, output: Output): Promise<number> {
  const { t } = output;
  const { document: read, problems, folder } = await readPipeline(command.file);
  // A fault that no node can be blamed for leaves it open what the file means.
  if (!read || problems.some(({ severity, node }) => severity === 'error' && node === undefined))
    throw new Refusal(problems);
  const document = changed(read, command);
  for (const id of command.only) nodeOf(document, id);
  const out = command.out === undefined ? undefined : await outFolder(command.out);
  // Most runs write nothing and need not wait for formats and reports.
  const write = out === undefined ? undefined : (await import('#main/cli/write-outputs.ts')).writeOutputs;
  if (!output.json) for (const problem of problems) output.note(problemText(problem, document, t, command.file));

  const cancel = cancelOnSignals(() => output.note(t('cli.cancelling')));
  let result: RunResult;
  try {
    const request: RunOptions = {
      document,
      folder,
      problems,
      targets: command.only,
      useCache: command.useCache,
      signal: cancel.signal,
      onEvent: (event) => tell(event, output),
      onWasm: () => output.note(t('cli.wasm')),
    };
    result = await runOnEngine(request, forkEngine({ env: withThreads(command.threads) }));
  } finally {
    cancel.stop();
  }
  const pipeline = { document, title: basename(command.file, '.loom') };
  const unwritten = out === undefined || !write ? [] : await write(out, result.nodes, pipeline, t);
  if (output.json) output.answer(jsonOf(result, unwritten, document, t));
  else {
    output.say(`\n${summaryText(result, document, t)}`);
    for (const [, { problem }] of inOrder(result, document))
      if (problem && problem.severity !== 'info') output.say(`\n${problemText(problem, document, t)}`);
    for (const problem of findingsOf(result, document))
      if (problem.severity !== 'info') output.say(`\n${problemText(problem, document, t)}`);
    for (const problem of unwritten) output.say(`\n${problemText(problem, document, t)}`);
    if (out !== undefined && unwritten.length === 0) output.say(`\n${t('cli.wrote', { folder: out })}`);
    output.say(`\n${t(`cli.status.${result.status}`, { seconds: result.seconds.toFixed(1) })}`);
  }
  return result.status === 'done' && unwritten.length > 0 ? exitCodes.failed : exitCodes[result.status];
}

function changed(document: PipelineDocument, { sets, seed }: Extract<Command, { command: 'run' }>): PipelineDocument {
  const withParams = sets.reduce(withParam, document);
  return seed === undefined ? withParams : { ...withParams, seed };
}

/** The engine takes it from there (main/engine/kernels/threads.ts). */
function withThreads(threads: number | undefined): NodeJS.ProcessEnv {
  return threads === undefined ? process.env : { ...process.env, NEUROLOOM_THREADS: String(threads) };
}

/** Before the run: what cannot be written is better known now. */
async function outFolder(folder: string): Promise<string> {
  const path = resolve(folder);
  try {
    await mkdir(path, { recursive: true });
    return path;
  } catch (error) {
    throw new Fault('cli.notWritten', { file: folder, reason: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
}

/** The first Ctrl+C cancels, the second ends at once; the engine sees its parent go and ends too. */
function cancelOnSignals(onFirst: () => void): { readonly signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(130);
    onFirst();
    controller.abort();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, onSignal);
  return {
    signal: controller.signal,
    stop() {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}

function tell(event: RunEvent, { t, say }: Output): void {
  if (event.event === 'node.started') say(t('cli.started', { node: event.node }));
  if (event.event === 'node.resumed') {
    const { node, epoch, epochs } = event;
    say(t('cli.resumed', { node, epoch: String(epoch), epochs: String(epochs) }));
  }
  if (event.event === 'epoch.finished') {
    const logs = Object.entries(event.logs).map(([name, value]) => `${name} ${numberText(value)}`);
    say(
      t('cli.epoch', {
        node: event.node,
        epoch: String(event.epoch),
        epochs: String(event.epochs),
        logs: logs.join('  '),
      }),
    );
  }
}

/** As a person reads the pipeline. */
function inOrder({ nodes }: RunResult, { cells }: PipelineDocument): [NodeId, NodeEnd][] {
  const place = new Map(cells.map((id, index) => [id, index]));
  return [...nodes].toSorted(([a], [b]) => (place.get(a) ?? cells.length) - (place.get(b) ?? cells.length));
}

/** What the results say of the pipeline, each once. */
function findingsOf(result: RunResult, document: PipelineDocument): readonly Problem[] {
  const found = inOrder(result, document).flatMap(([node, { outputs }]) =>
    Object.values(outputs).flatMap(({ findings = [] }) => findings.map((finding): Problem => ({ ...finding, node }))),
  );
  return saidOnce(found);
}

function jsonOf(result: RunResult, unwritten: readonly Problem[], document: PipelineDocument, t: Translate): unknown {
  const nodes = inOrder(result, document).map(([id, { outcome, seconds, outputs, problem }]) => [
    id,
    {
      status: outcome,
      seconds,
      outputs: Object.fromEntries(
        Object.entries(outputs).map(([port, { type, summary }]) => [port, { type, summary }]),
      ),
      ...(problem && { problem: worded(problem, document, t, id) }),
    },
  ]);
  const findings = findingsOf(result, document);
  return {
    status: result.status,
    seconds: result.seconds,
    nodes: Object.fromEntries(nodes) as unknown,
    ...(findings.length > 0 && { findings: findings.map((finding) => worded(finding, document, t)) }),
    ...(unwritten.length > 0 && { problems: unwritten.map((problem) => worded(problem, document, t)) }),
  };
}

function summaryText(result: RunResult, document: PipelineDocument, t: Translate): string {
  const head = [t('cli.columns.node'), t('cli.columns.outcome'), t('cli.columns.seconds'), t('cli.columns.result')];
  const rows = inOrder(result, document).map(([id, { outcome, seconds, outputs }]) => [
    id,
    t(`cli.outcome.${outcome}`),
    outcome === 'done' ? seconds.toFixed(2) : '',
    Object.values(outputs)
      .map(({ type, summary }) => `${t(`portTypes.${type}`)}: ${shortText(summary)}`)
      .join('; '),
  ]);
  return tableText([head, ...rows]);
}

const maxShown = 6;

function shortText(summary: OutputSummary): string {
  const parts = Object.entries(summary).flatMap(([name, value]) => {
    if (value === null || typeof value === 'number') return [`${name} ${numberText(value)}`];
    if (typeof value === 'string' || typeof value === 'boolean') return [`${name} ${value}`];
    if (Array.isArray(value)) return value.length > 0 && value.length <= maxShown ? [`${name} ${listText(value)}`] : [];
    return [
      Object.entries(value as Record<string, number | null>)
        .map(([part, number]) => `${part} ${numberText(number)}`)
        .join(', '),
    ];
  });
  return parts.slice(0, maxShown).join(', ');
}

function listText(values: readonly (string | number | null)[]): string {
  const numbers = values.every((value) => typeof value !== 'string');
  return values.map((value) => (typeof value === 'string' ? value : numberText(value))).join(numbers ? ' × ' : ' | ');
}
