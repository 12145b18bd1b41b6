// The engine is killed at random moments of a training; run again, it ends with the bytes of an unbroken run and leaves
// nothing behind. More kills: npm run bench -- --only resume.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { programFile } from '#scripts/build.ts';
import { writeDocument } from '#shared/document/write.ts';
import { disturbedPipeline, killTrainings } from '#test/pipelines/kill-training.ts';

test('killed three times, a training goes on and ends as if nothing had happened', async () => {
  const trainings = await killTrainings(3, 3, 11);
  expect(trainings.map(({ same, left }) => ({ same, left }))).toEqual(trainings.map(() => ({ same: true, left: [] })));
  expect(trainings.reduce((sum, { kills }) => sum + kills, 0)).toBe(3);
  // It did go on, rather than begin from the start each time.
  expect(Math.max(...trainings.flatMap(({ resumedAt }) => resumedAt))).toBeGreaterThan(1);
});

/** What the command line prints of a run that is cancelled at the end of epoch `cancelAt`, or not at all. */
async function printed(
  folder: string,
  language: string,
  cancelAt?: number,
): Promise<{ code: number | null; out: string }> {
  const env = {
    ...process.env,
    LC_ALL: language,
    NEUROLOOM_STORE: join(folder, 'store'),
    NODE_OPTIONS: '',
    VITEST: '',
  };
  const child = spawn(process.execPath, [programFile('cli'), 'run', join(folder, 'file.loom')], { env });
  let out = '';
  let asked = false;
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString();
    // Once: the second one ends at once.
    if (cancelAt === undefined || asked || !out.includes(` ${cancelAt}/300`)) return;
    asked = true;
    child.kill('SIGINT');
  });
  child.stderr.resume();
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out })));
}

test('a cancelled training goes on from where it was, and says so in both languages', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'neuroloom-cancel-'));
  try {
    writeFileSync(join(folder, 'file.loom'), writeDocument(disturbedPipeline(0)));
    const first = await printed(folder, 'C', 4);
    expect([first.code, first.out.includes('resumed')]).toEqual([130, false]);
    const second = await printed(folder, 'C', 30);
    const at = Number(/^fit {2}resumed at epoch (\d+)\/300$/m.exec(second.out)?.[1]);
    expect([second.code, at >= 5]).toEqual([130, true]);
    // No epoch is gone over again.
    expect(second.out).not.toContain(`epoch ${at - 1}/300`);
    expect(second.out).toContain(`epoch ${at}/300`);
    const third = await printed(folder, 'zh_CN.UTF-8');
    expect([third.code, Number(/^fit {2}从第 (\d+)\/300 轮继续$/m.exec(third.out)?.[1]) >= 31]).toEqual([0, true]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
