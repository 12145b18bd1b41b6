// An engine whose parent was killed ends too, also while something holds its main thread for ever.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const parentFile = fileURLToPath(new URL('../support/engine-parent.ts', import.meta.url));

/** Nobody may be there to bury it in a container, so a dead process counts as gone. */
function isGone(pid: number): boolean {
  try {
    return /^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return true;
  }
}

test.runIf(process.platform === 'linux').each(['idle', 'busy'])(
  'an engine that is %s ends when its parent is killed',
  async (state) => {
    const parent = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', parentFile], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '', VITEST: '' },
    });
    let [out, err] = ['', ''];
    parent.stdout.on('data', (part: Buffer) => (out += part.toString()));
    parent.stderr.on('data', (part: Buffer) => (err += part.toString()));
    await expect.poll(() => out, { timeout: 60_000 }).toMatch(/^\d+\n$/);
    const engine = Number(out);
    try {
      if (state === 'busy') {
        process.kill(engine, 'SIGUSR2');
        await expect.poll(() => err, { timeout: 120_000 }).toContain('busy');
      }
      expect(isGone(engine)).toBe(false);
      parent.kill('SIGKILL');
      await expect.poll(() => isGone(engine), { timeout: 120_000 }).toBe(true);
    } finally {
      parent.kill('SIGKILL');
      if (!isGone(engine)) process.kill(engine, 'SIGKILL');
    }
  },
);
