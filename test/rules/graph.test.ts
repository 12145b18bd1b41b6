import { expect, test } from 'vitest';
import { graphViolations } from '../../scripts/graph.ts';
import { withRuleTree } from '../support/rule-tree.ts';

/** A file, one import that it must not have, the file that is imported, and the rule that says so. */
const refused: readonly { from: string; imports: string; rule: string; also?: string }[] = [
  {
    from: 'shared/document/a.ts',
    imports: '#engine/run/plan.ts',
    also: 'main/engine/run/plan.ts',
    rule: 'shared-stands-alone',
  },
  { from: 'shared/document/a.ts', imports: 'node:fs', rule: 'shared-stands-alone' },
  { from: 'shared/document/a.ts', imports: 'react', rule: 'shared-stands-alone' },
  {
    from: 'renderer/shell/a.ts',
    imports: '#engine/run/plan.ts',
    also: 'main/engine/run/plan.ts',
    rule: 'renderer-sees-shared-alone',
  },
  { from: 'renderer/shell/a.ts', imports: 'node:path', rule: 'renderer-has-no-node' },
  { from: 'renderer/shell/a.ts', imports: '@tensorflow/tfjs-core', rule: 'one-owner-of-tfjs' },
  { from: 'renderer/shell/a.ts', imports: '@xyflow/react', rule: 'one-owner-of-react-flow' },
  {
    from: 'main/app/a.ts',
    imports: '#engine/run/plan.ts',
    also: 'main/engine/run/plan.ts',
    rule: 'app-reaches-engine-by-protocol',
  },
  { from: 'main/preload/a.ts', imports: '#main/app/b.ts', also: 'main/app/b.ts', rule: 'preload-stands-alone' },
  {
    from: 'main/files/a.ts',
    imports: '#engine/run/plan.ts',
    also: 'main/engine/run/plan.ts',
    rule: 'files-stand-alone',
  },
  { from: 'main/disk/a.ts', imports: '#main/files/b.ts', also: 'main/files/b.ts', rule: 'disk-stands-alone' },
  { from: 'main/engine/run/a.ts', imports: 'electron', rule: 'one-owner-of-electron' },
  { from: 'main/engine/run/a.ts', imports: '#main/host/b.ts', also: 'main/host/b.ts', rule: 'engine-stands-alone' },
  { from: 'main/engine/run/a.ts', imports: '@duckdb/node-api', rule: 'one-owner-of-duckdb' },
  { from: 'main/engine/run/a.ts', imports: 'sharp', rule: 'one-owner-of-sharp' },
  { from: 'main/engine/run/a.ts', imports: 'ws', rule: 'one-owner-of-ws' },
  { from: 'main/engine/run/a.ts', imports: '@tensorflow/tfjs-node', rule: 'one-owner-of-tfjs' },
  { from: 'main/engine/run/a.ts', imports: 'vite', rule: 'engine-has-no-development-packages' },
  { from: 'main/host/a.ts', imports: '#main/app/b.ts', also: 'main/app/b.ts', rule: 'host-sees-engine' },
  { from: 'main/cli/a.ts', imports: '#main/host/b.ts', also: 'main/host/b.ts', rule: 'command-line-sees-engine' },
  {
    from: 'main/engine/kernels/a.ts',
    imports: '#engine/network/b.ts',
    also: 'main/engine/network/b.ts',
    rule: 'rooms-of-the-engine-stand-on-each-other',
  },
  {
    from: 'main/engine/network/a.ts',
    imports: '#engine/training/b.ts',
    also: 'main/engine/training/b.ts',
    rule: 'networks-know-no-training',
  },
  {
    from: 'main/engine/projection/a.ts',
    imports: '#engine/values/b.ts',
    also: 'main/engine/values/b.ts',
    rule: 'projection-knows-numbers-alone',
  },
  {
    from: 'main/engine/pictures/a.ts',
    imports: '#engine/nodes/data/b.ts',
    also: 'main/engine/nodes/data/b.ts',
    rule: 'pictures-stand-on-tables',
  },
  {
    from: 'main/engine/training/a.ts',
    imports: '#engine/explain/b.ts',
    also: 'main/engine/explain/b.ts',
    rule: 'training-knows-no-node',
  },
  {
    from: 'main/engine/nodes/layer/dense.ts',
    imports: '#engine/store/store.ts',
    also: 'main/engine/store/store.ts',
    rule: 'runner-sees-its-context-alone',
  },
  {
    from: 'main/engine/nodes/layer/dense.ts',
    imports: '#engine/nodes/data/csv.ts',
    also: 'main/engine/nodes/data/csv.ts',
    rule: 'runner-sees-its-context-alone',
  },
  {
    from: 'main/engine/nodes/layer/dense.ts',
    imports: '#shared/nodes/data/csv.ts',
    also: 'shared/nodes/data/csv.ts',
    rule: 'runner-sees-its-own-spec',
  },
  {
    from: 'main/engine/nodes/layer/dense.ts',
    imports: '#shared/nodes/layer/layer.words.ts',
    also: 'shared/nodes/layer/layer.words.ts',
    rule: 'words-of-kinds-are-for-kinds',
  },
  { from: 'shared/text/a.ts', imports: '#shared/text/gone.ts', rule: 'resolvable' },
  { from: 'shared/text/a.ts', imports: './b.test.ts', also: 'shared/text/b.test.ts', rule: 'no-tests-in-the-product' },
];

const rulesFor = (files: Readonly<Record<string, string>>) =>
  withRuleTree(files, async (dir) => (await graphViolations(dir)).map((line) => line.slice(0, line.indexOf(':'))));

test.each(refused)('$rule: $from must not import $imports', async ({ from, imports, also, rule }) => {
  const rules = await rulesFor({
    [from]: `import * as it from '${imports}';\nexport const use = it;\n`,
    ...(also === undefined ? {} : { [also]: 'export const here = 1;\n' }),
  });
  expect(rules).toContain(rule);
});

test('an import of a type alone is refused as well', async () => {
  const rules = await rulesFor({
    'renderer/shell/a.ts': "import type { Plan } from '#engine/run/plan.ts';\nexport type Use = Plan;\n",
    'main/engine/run/plan.ts': 'export interface Plan {\n  readonly steps: number;\n}\n',
  });
  expect(rules).toEqual(['renderer-sees-shared-alone']);
});

test('a runner sees neither another runner nor its spec, yet a file that both share', async () => {
  const files = {
    'shared/nodes/layer/dense.ts': 'export const dense = 1;\n',
    'shared/nodes/layer/dropout.ts': 'export const dropout = 1;\n',
    'main/engine/nodes/layer/dropout.ts': "export { dropout } from '#shared/nodes/layer/dropout.ts';\n",
    'main/engine/nodes/layer/rates.ts': 'export const rate = 1;\n',
  };
  const importing = (path: string) =>
    rulesFor({
      ...files,
      'main/engine/nodes/layer/dense.ts': `import * as it from '${path}';\nexport const use = it;\n`,
    });
  expect(await importing('#engine/nodes/layer/dropout.ts')).toEqual(['runner-imports-runner']);
  expect(await importing('#shared/nodes/layer/dropout.ts')).toEqual(['runner-imports-other-spec']);
  expect(await importing('#engine/nodes/layer/rates.ts')).toEqual([]);
  expect(await importing('#shared/nodes/layer/dense.ts')).toEqual([]);
});

test('two files that import each other are refused, through types as well', async () => {
  const rules = await rulesFor({
    'shared/text/a.ts': "import { b } from '#shared/text/b.ts';\nexport const a = () => b;\n",
    'shared/text/b.ts': "import { a } from '#shared/text/a.ts';\nexport const b = () => a;\n",
  });
  expect(new Set(rules)).toEqual(new Set(['no-circular']));
  const throughType = await rulesFor({
    'shared/text/a.ts': "import type { B } from '#shared/text/b.ts';\nexport const a: B = 1;\n",
    'shared/text/b.ts': "import { a } from '#shared/text/a.ts';\nexport type B = number;\nexport const b = a;\n",
  });
  expect(new Set(throughType)).toEqual(new Set(['no-circular']));
});

test('what the rules allow passes, and a graph with no file does not', async () => {
  const files = {
    'shared/nodes/layer/dense.ts': "import { z } from 'zod';\nexport const dense = z.string();\n",
    'main/engine/kernels/products.ts': "export { matMul } from '@tensorflow/tfjs-core';\n",
    'main/engine/nodes/layer/dense.ts':
      "import { matMul } from '#engine/kernels/products.ts';\nimport { dense } from '#shared/nodes/layer/dense.ts';\nexport const run = [matMul, dense];\n",
    'renderer/canvas/canvas.tsx':
      "import { ReactFlow } from '@xyflow/react';\nexport const Canvas = () => <ReactFlow />;\n",
  };
  expect(await rulesFor(files)).toEqual([]);
  expect(await withRuleTree({ 'shared/readme.txt': '' }, (dir) => graphViolations(dir))).toEqual([
    'The graph is empty: dependency-cruiser read no file at all.',
  ]);
});
