// The engine as a process of its own: takes connections from its parent (a fork's channel, or ports that Electron hands
// over) and ends when the parent goes. What it answers is engine-handlers.ts's.
import type { EngineContract } from '#shared/protocol/engine-contract.ts';
import { inputs } from '#shared/protocol/engine-contract.ts';
import type { Handlers, Link } from '#shared/protocol/link.ts';
import { linkOverMainPort } from '#shared/protocol/main-port-link.ts';
import type { MainPort } from '#shared/protocol/main-port-link.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { serve } from '#shared/protocol/rpc.ts';
import { linkToParent } from '#engine/transport/child-process.ts';
import { multiplex } from '#engine/transport/multiplex.ts';
import { endWithParent } from '#engine/transport/watch-parent.ts';

interface ParentPort {
  on(event: 'message', listener: (event: { readonly ports: readonly MainPort[] }) => void): void;
}

const onUnexpected = (error: unknown) => {
  process.stderr.write(`engine: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
};

/** Given by a host that confines its page (fork-engine.ts). */
const given = process.argv.indexOf('--folders');
const folders = given < 0 ? undefined : process.argv.slice(given + 1);

// Not awaited here: connections that come while the runners load have to find somebody who takes them.
const handlers: Promise<() => Handlers<EngineContract>> = load();

async function load(): Promise<() => Handlers<EngineContract>> {
  const [
    { engineHandlers, refusingHandlers },
    { confineFolders },
    { openStore },
    { clearTemporary },
    { configureDatabase, memoryMegabytesFor },
  ] = await Promise.all([
    import('#engine/engine-handlers.ts'),
    import('#engine/confine-folders.ts'),
    import('#engine/store/store.ts'),
    import('#engine/store/clear-temporary.ts'),
    import('#engine/table/database.ts'),
  ]);
  void clearTemporary().catch(onUnexpected);
  let make: () => Handlers<EngineContract>;
  try {
    const store = await openStore();
    configureDatabase({ memoryMegabytes: memoryMegabytesFor(store.dataBytes) });
    make = engineHandlers(store, onUnexpected);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return () => refusingHandlers(error);
  }
  return folders ? () => confineFolders(make(), folders) : make;
}

function accept(link: Link): void {
  void handlers.then((make) => serve<EngineContract>(link, inputs, make(), { onUnexpected }));
}

// Ctrl+C in a terminal reaches the whole group; the parent decides what it means and tells us.
process.on('SIGINT', () => undefined);
process.once('disconnect', () => process.exit(0));
endWithParent();

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
if (parentPort) {
  parentPort.on('message', ({ ports }) => {
    for (const port of ports) accept(linkOverMainPort(port));
  });
} else {
  const parent = linkToParent();
  if (!parent) throw new Error('The engine is started by a host (main/engine/fork-engine.ts), not by hand.');
  multiplex(parent).onOpened(accept);
}
