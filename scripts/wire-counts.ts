// Counts in the bundled examples which port is wired to which, for shared/nodes/wire-counts.ts: what a person is offered
// next begins with what is usual.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from '#shared/document/read.ts';
import { rootDir } from './root-dir.ts';

/** The text of the module: in how many examples each pair of ports is wired. */
export function wireCounts(): string {
  const counts = new Map<string, number>();
  for (const file of globSync('resources/examples/*.loom', { cwd: rootDir })) {
    const { document } = readDocument(readFileSync(join(rootDir, file), 'utf8'));
    if (!document) throw new Error(`${file} cannot be read`);
    const pairs = Object.values(document.wires).map(
      ({ from, to }) => `${document.nodes[from.node]?.kind}.${from.port}>${document.nodes[to.node]?.kind}.${to.port}`,
    );
    for (const pair of new Set(pairs)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const lines = [...counts]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([pair, count]) => `  '${pair}': ${count},\n`);
  return `// In how many of the bundled examples a port is wired to another. Made by npm run prints; not edited by hand.
export const wireCounts: Readonly<Record<string, number>> = {
${lines.join('')}};
`;
}
