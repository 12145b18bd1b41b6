// Speaks the engine's contract without an engine, for tests of what stands around it: describes itself, streams a run
// that only a cancel ends, and dies when asked to read a result.
import { linkToParent } from '#engine/transport/child-process.ts';
import { multiplex } from '#engine/transport/multiplex.ts';
import { inputs } from '#shared/protocol/engine-contract.ts';
import type { EngineContract } from '#shared/protocol/engine-contract.ts';
import type { Handlers } from '#shared/protocol/link.ts';
import { serve } from '#shared/protocol/rpc.ts';

const handlers: Handlers<EngineContract> = {
  'engine.describe': () => ({ protocolVersion: 1, backend: 'wasm', backendVersion: '0', threads: 1, pid: process.pid }),
  'pipeline.analyse': () => ({ problems: [], plan: {}, wires: {}, memory: {} }),
  'pipeline.model': () => ({ patches: [], created: [], target: '' }),
  'pipeline.template': () => ({ patches: [], target: '' }),
  'file.preview': () => ({ columns: [], columnCount: 0, rowCount: 0, first: [], last: [] }),
  'run.start': async function* run(_input, { signal }) {
    yield { event: 'run.started', nodes: ['a'] };
    yield { event: 'node.started', node: 'a', key: '0'.repeat(64) };
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    yield { event: 'run.finished', outcome: 'cancelled', seconds: 0 };
  },
  'result.read': () => process.exit(7),
  'result.rows': () => ({ columns: [], rows: [], offset: 0, total: 0 }),
  'output.write': async function* write() {
    await Promise.resolve();
    yield { file: 'a.txt', bytes: new Uint8Array(0), last: true };
  },
  'report.make': () => ({ html: '' }),
};

process.on('SIGINT', () => undefined);
const parent = linkToParent();
if (!parent) throw new Error('started without a parent');
parent.onClose(() => process.exit(0));
multiplex(parent).onOpened((link) => serve(link, inputs, handlers));
