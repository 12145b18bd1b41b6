// The five test projects. Native kernels belong to one process each, hence forks; two at a time, since each takes a core.
import { defineConfig } from 'vitest/config';

// Time-outs end what hangs; a test that is slow because the machine is busy does not.
const common = {
  environment: 'node',
  pool: 'forks',
  globalSetup: 'test/support/build-programs.ts',
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 60_000 } },
} as const;

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
            'test/{rules,documents,hostile,contract,conformance,docs,support}/**/*.test.{ts,tsx}',
          ],
        },
      },
      // Whole engines: runs to their end, kills, memory over a long training.
      { test: { ...common, name: 'pipelines', include: ['test/pipelines/**/*.test.ts'] } },
      { test: { ...common, name: 'reference', include: ['test/reference/**/*.test.ts'], testTimeout: 900_000 } },
      { test: { ...common, name: 'e2e', include: ['test/e2e/**/*.test.ts'] } },
      {
        test: {
          ...common,
          name: 'desktop',
          include: ['test/desktop/**/*.test.ts'],
          maxWorkers: 1,
        },
      },
    ],
  },
});
