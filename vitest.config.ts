// The four test projects. Native kernels belong to one process each, hence forks; two at a time, since each takes a core.
import { defineConfig } from 'vitest/config';

const common = { environment: 'node', pool: 'forks', testTimeout: 60_000, hookTimeout: 60_000 } as const;

export default defineConfig({
  test: {
    maxWorkers: 2,
    // A suite that the time-out of one slow machine fails is worse than one that waits.
    teardownTimeout: 30_000,
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          include: [
            '{shared,main,renderer,scripts}/**/*.test.{ts,tsx}',
            'test/{rules,documents,hostile,contract,conformance,pipelines,support}/**/*.test.{ts,tsx}',
          ],
        },
      },
      { test: { ...common, name: 'reference', include: ['test/reference/**/*.test.ts'], testTimeout: 300_000 } },
      { test: { ...common, name: 'e2e', include: ['test/e2e/**/*.test.ts'], testTimeout: 120_000, maxWorkers: 1 } },
      {
        test: {
          ...common,
          name: 'desktop',
          include: ['test/desktop/**/*.test.ts'],
          testTimeout: 120_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
