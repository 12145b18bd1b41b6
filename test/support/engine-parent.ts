// A parent that may be killed: starts the real engine, and tells its number when it answers. The engine blocks its main
// thread for ever at SIGUSR2 and says so, as a kernel that does not end would.
import { forkEngine } from '#engine/fork-engine.ts';
import { programFile } from '#scripts/build.ts';
import type { EngineContract } from '#shared/protocol/engine-contract.ts';
import { connect } from '#shared/protocol/rpc.ts';

const block = "process.on('SIGUSR2',()=>{process.stderr.write('busy%5Cn');for(;;);})";
const engine = forkEngine({
  file: programFile('engine-process'),
  env: { ...process.env, NODE_OPTIONS: `--import=data:text/javascript,${block}` },
});
const client = connect<EngineContract>(engine.open());
await client['result.read']({ key: '0'.repeat(64), port: 'x', language: 'en' }).catch(() => undefined);
process.stdout.write(`${engine.pid}\n`);
