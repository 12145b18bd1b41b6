// `run --out FOLDER`: what a run made, as files that other programs read, under each node's id.
import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import { formatsOf } from '#shared/spec/formats.ts';
import type { Translate } from '#shared/text/translate.ts';
import { filesIn } from '#engine/files/formats.ts';
import type { OutputFile } from '#engine/files/format.ts';
import { tableReader } from '#engine/kinds/table-reader.ts';
import { htmlReport } from '#engine/results/html-report.ts';
import { openStore } from '#engine/store/store.ts';
import type { WireValue } from '#engine/values/wire-value.ts';
import type { NodeEnd } from '#main/cli/run-engine.ts';

export interface Pipeline {
  readonly document: PipelineDocument;
  /** What the report is called. */
  readonly title: string;
}

/**
 * What could not be written is told, not thrown: the other nodes’ files are written all the same, and the run’s own answer
 * stands.
 */
export async function writeOutputs(
  folder: string,
  nodes: ReadonlyMap<NodeId, NodeEnd>,
  pipeline: Pipeline,
  t: Translate,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const attempt = async (file: string, node: NodeId | undefined, write: () => Promise<void>) => {
    try {
      await write();
    } catch (error) {
      problems.push({ ...notWritten(file, error), ...(node !== undefined && { node }) });
    }
  };
  const store = await openStore();
  const made = new Map<NodeId, Readonly<Record<string, WireValue>>>();
  for (const [id, { key }] of nodes) {
    const outputs = key === undefined ? undefined : await store.load(key);
    if (!outputs) continue;
    made.set(id, outputs);
    await attempt(join(folder, id), id, async () => {
      for (const value of Object.values(outputs)) {
        for (const format of formatsOf(value.type))
          for (const file of await filesIn(format, value, t)) await writeOne(join(folder, id), file);
      }
    });
  }
  const report = join(folder, 'report.html');
  await attempt(report, undefined, async () => {
    await writeFile(report, await htmlReport({ ...pipeline, outputs: made, readTable }, t));
  });
  return problems;
}

/** Of an error that the disk gave; any other goes on its way. */
function notWritten(file: string, error: unknown): Problem {
  const { code, path } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || code === undefined) throw error;
  return new Fault('cli.notWritten', { file: path ?? file, reason: code }).problem;
}

const readTable = tableReader();

async function writeOne(folder: string, { name, pieces }: OutputFile): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = await open(join(folder, name), 'w');
  try {
    for (const piece of pieces) await file.writeFile(piece);
  } finally {
    await file.close();
  }
}
