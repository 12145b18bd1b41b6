// Values of type layer: the network so far.
import { makeProblem } from '#shared/protocol/problem.ts';
import { someNames } from '#shared/text/some-names.ts';
import { networkView } from '#engine/results/network-view.ts';
import type { ValueKind } from '#engine/kinds/kind.ts';
import { networkInfo } from '#engine/training/network-info.ts';
import type { OwnProblem } from '#engine/values/runner.ts';
import type { LayerValue, VectorsUse } from '#engine/values/layer.ts';

export const layer: ValueKind<LayerValue> = {
  type: 'layer',
  describe: ({ network }) => networkInfo(network),
  summary: ({ network, vectors }) => ({
    layers: network.layers.length,
    output: network.outputs.map((ref) => ref.layer),
    ...(vectors && { wordsFound: vectors.found, wordsMissing: vectors.missing }),
  }),
  findings: ({ vectors }) => (vectors ? [vectorsFinding(vectors)] : []),
  views: ({ network }) => [networkView(network)],
};

/** A file that has less than half of the words is likely another language's, or cases differ. */
function vectorsFinding({ file, found, missing, some }: VectorsUse): OwnProblem {
  const facts = { file, found, words: found + missing };
  if (missing === 0) return makeProblem('vectors.all', facts, { severity: 'info', param: 'file' });
  const severity = found < missing ? 'warning' : 'info';
  return makeProblem('vectors.some', { ...facts, missing, some: someNames(some, 8) }, { severity, param: 'file' });
}
