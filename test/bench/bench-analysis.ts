// What an edit of a large pipeline waits for: the analysis of the whole document, asked of an engine in a process of its
// own as the studio asks it, from the request to its answer. Before any run, and with kept results of every node.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PipelineDocument } from '#shared/document/document.ts';
import type { EngineContract } from '#shared/protocol/engine-contract.ts';
import { connect } from '#shared/protocol/rpc.ts';
import type { ParamValue } from '#shared/spec/param.ts';
import { forkEngine } from '#engine/fork-engine.ts';
import { largeDocument } from '#test/bench/large-document.ts';
import { ends, median, milliseconds, table } from '#test/bench/spread.ts';

/** An answer to an edit may take so long at 300 nodes, in the middle. */
const boundMs = 50;
const nodes = 300;

export interface AnalysisResult {
  readonly name: string;
  readonly nodes: number;
  /** Milliseconds: the middle, least and most of the edits after the first, and the first of all. */
  readonly ms: number;
  readonly spread: readonly [number, number];
  readonly firstMs: number;
  readonly kept: boolean;
}

type Edit = (turn: number) => { readonly node: string; readonly params: Readonly<Record<string, ParamValue>> };

/** What people do to a pipeline: at one network, at what every network stands on, and where nothing follows. */
const edits: Readonly<Record<string, Edit>> = {
  'a layer': (turn) => ({ node: 'layer-5-4', params: { units: 20 + (turn % 30) } }),
  'the split': (turn) => ({ node: 'split', params: { train: 0.6 + (turn % 10) / 100 } }),
  'an evaluation': (turn) => ({ node: 'evaluate-5', params: { threshold: 0.3 + (turn % 30) / 100 } }),
};

function edited(document: PipelineDocument, edit: Edit, turn: number): PipelineDocument {
  const { node: id, params } = edit(turn);
  const node = document.nodes[id];
  if (!node) throw new Error(`No node ${id}`);
  return { ...document, nodes: { ...document.nodes, [id]: { ...node, params: { ...node.params, ...params } } } };
}

/** `repeats` × 10 edits of each kind. */
export async function benchAnalysis(repeats: number, filter: string): Promise<AnalysisResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'neuroloom-analysis-'));
  const engine = forkEngine({ env: { ...process.env, NEUROLOOM_STORE: join(folder, 'store') } });
  try {
    const client = connect<EngineContract>(engine.open());
    await client['engine.describe']({});
    const document = largeDocument(nodes);
    const ask = async (one: PipelineDocument): Promise<number> => {
      const began = performance.now();
      const { problems } = await client['pipeline.analyse']({ document: one, folder: null });
      const took = performance.now() - began;
      const [error] = problems.filter(({ severity }) => severity === 'error');
      if (error) throw new Error(`The pipeline of the bench is broken: ${JSON.stringify(error)}`);
      return took;
    };
    const results: AnalysisResult[] = [];
    for (const state of ['never run', 'with results']) {
      if (state === 'with results')
        for await (const event of client['run.start']({ document, folder: null, targets: [], useCache: true }))
          if (event.event === 'run.finished' && event.outcome !== 'done')
            throw new Error('The run of the bench failed');
      const firstMs = await ask(document);
      for (const [what, edit] of Object.entries(edits)) {
        const name = `${what}, ${state}`;
        if (!name.includes(filter)) continue;
        const times: number[] = [];
        for (let turn = 0; turn < repeats * 10; turn += 1) times.push(await ask(edited(document, edit, turn)));
        const ms = median(times);
        results.push({ name, nodes, ms, spread: ends(times), firstMs, kept: ms <= boundMs });
      }
    }
    client.close();
    return results;
  } finally {
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export function analysisTable(results: readonly AnalysisResult[]): string {
  const written = (ms: number) => milliseconds(ms / 1000);
  return table([
    ['analysis after an edit of', 'nodes', 'ms', 'least…most', 'first', `≤ ${boundMs} ms`],
    ...results.map(({ name, nodes: count, ms, spread, firstMs, kept }) => [
      name,
      String(count),
      written(ms),
      spread.map(written).join('…'),
      written(firstMs),
      kept ? 'kept' : 'BEYOND',
    ]),
  ]);
}

if (import.meta.main) console.log(analysisTable(await benchAnalysis(3, '')));
