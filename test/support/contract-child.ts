// The far side of the child-process transport: serves the example contract until its parent goes.
import { linkToParent } from '#engine/transport/child-process.ts';
import { multiplex } from '#engine/transport/multiplex.ts';
import { serve } from '#shared/protocol/rpc.ts';
import { exampleHandlers, exampleInputs } from '#test/contract/example-contract.ts';

const parent = linkToParent();
if (!parent) throw new Error('started without a parent');
if (process.argv[2] === 'multiplexed')
  multiplex(parent).onOpened((link) => serve(link, exampleInputs, exampleHandlers()));
else serve(parent, exampleInputs, exampleHandlers());
