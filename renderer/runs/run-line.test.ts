// The line beside Run, over every combination of what it is told.
import { describe, expect, it } from 'vitest';
import { runLine } from '#renderer/runs/run-line.ts';
import type { RunFacts } from '#renderer/runs/run-line.ts';

const rest: RunFacts = {
  connection: 'ready',
  running: false,
  total: 0,
  done: 0,
  outcome: null,
  analysed: true,
  nodes: 5,
  errors: 0,
  blocked: 0,
  toRun: 0,
};
const says = (facts: Partial<RunFacts>) => runLine({ ...rest, ...facts }).map((saying) => saying.says);

describe('what is the case', () => {
  it.each<[string, Partial<RunFacts>, readonly string[]]>([
    ['nothing there', { nodes: 0 }, []],
    ['opened, never run', { toRun: 5 }, ['stale']],
    ['all of it cached', {}, ['fresh']],
    ['all of it run', { outcome: 'done' }, ['fresh', 'done']],
    ['edited after a run', { outcome: 'done', toRun: 2 }, ['stale']],
    ['failed', { outcome: 'failed', errors: 1, toRun: 2 }, ['failed', 'problems', 'stale']],
    ['cancelled', { outcome: 'cancelled', toRun: 2 }, ['cancelled', 'stale']],
    ['broke off', { outcome: 'crashed', toRun: 2 }, ['crashed', 'stale']],
    ['an error stops all of it', { errors: 1, blocked: 5 }, ['problems']],
    ['an error of a node that has run', { errors: 1 }, ['problems']],
    ['a pause stops what follows', { blocked: 2 }, ['blocked']],
    ['run pressed before the engine is there', { running: true, connection: 'connecting' }, ['waits']],
    ['the engine died and comes back', { running: true, connection: 'lost' }, ['waits']],
    ['handed over', { running: true }, ['begins']],
    ['at work', { running: true, total: 5, done: 2 }, ['progress']],
    ['the engine starts', { connection: 'connecting', analysed: false }, ['waits']],
    ['the engine is gone', { connection: 'lost' }, ['lost']],
    ['being looked at', { analysed: false, toRun: 5 }, ['looks']],
  ])('%s', (_, facts, expected) => {
    expect(says(facts)).toEqual(expected);
  });
});

it('never says that all is up to date beside anything else, and counts nothing of nothing', () => {
  let seen = 0;
  for (const connection of ['connecting', 'ready', 'lost'] as const)
    for (const running of [false, true])
      for (const total of [0, 3])
        for (const outcome of [null, 'done', 'failed', 'cancelled', 'crashed'] as const)
          for (const analysed of [false, true])
            for (const nodes of [0, 5])
              for (const errors of [0, 2])
                for (const blocked of [0, 1])
                  for (const toRun of [0, 3]) {
                    const facts = {
                      connection,
                      running,
                      total,
                      done: 1,
                      outcome,
                      analysed,
                      nodes,
                      errors,
                      blocked,
                      toRun,
                    };
                    const line = runLine(facts);
                    const all = line.map((saying) => saying.says);
                    seen += 1;
                    const isFresh = errors + blocked + toRun === 0 && analysed && connection === 'ready' && !running;
                    expect(all.includes('fresh')).toBe(isFresh && nodes > 0);
                    if (all.includes('fresh')) expect(all.filter((one) => one !== 'done')).toEqual(['fresh']);
                    else expect(all).not.toContain('done');
                    expect(all.length === 0).toBe(!running && nodes === 0);
                    expect(new Set(all).size).toBe(all.length);
                    for (const saying of line) {
                      if ('count' in saying) expect(saying.count).toBeGreaterThan(0);
                      if ('total' in saying) expect(saying.total).toBeGreaterThan(0);
                    }
                  }
  expect(seen).toBe(3 * 2 * 2 * 5 * 2 * 2 * 2 * 2 * 2);
});
