// Entry of the loopback host: serves the studio to this machine's browser and prints the address. Ctrl+C ends all of it.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { hostHandlers } from '#main/files/host-handlers.ts';
import { personalFiles } from '#main/files/personal-files.ts';
import { pipelineFiles } from '#main/files/pipeline-files.ts';
import { engineChild } from '#main/host/engine-child.ts';
import { startHostServer } from '#main/host/server.ts';
import { translator } from '#shared/text/translate.ts';
import { languageOf } from '#shared/text/words.ts';

const root = resolve(import.meta.dirname, '..', '..');
const t = translator(languageOf(process.env['LC_ALL'] ?? process.env['LANG'] ?? 'en'));

function readArguments(): { readonly port: number; readonly workspace: string } | undefined {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string', default: '0' }, workspace: { type: 'string', default: process.cwd() } } });
    const port = z.coerce.number().int().min(0).max(65_535).parse(values.port);
    const workspace = resolve(values.workspace);
    return existsSync(workspace) ? { port, workspace } : undefined;
  } catch {
    return undefined;
  }
}

async function main(): Promise<void> {
  const chosen = readArguments();
  if (!chosen) {
    process.stderr.write(`${t('app.host.usage')}\n`);
    process.exitCode = 2;
    return;
  }
  const version = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).version;
  const engine = engineChild();
  const server = await startHostServer({
    port: chosen.port,
    pages: join(root, 'out', 'renderer'),
    engine,
    handlers: hostHandlers({
      version,
      workspace: chosen.workspace,
      files: pipelineFiles(chosen.workspace),
      personal: personalFiles(),
      examplesFolder: join(root, 'resources', 'examples'),
      restartEngine: () => engine.restart(),
      watch: (listener) => engine.watch(listener),
    }),
  });
  const show = (): void => void process.stdout.write(`${t('app.host.open', { address: server.invite() })}\n`);
  show();
  process.stdout.write(`${t('app.host.hint')}\n`);
  if (process.stdin.isTTY) process.stdin.on('data', show);

  let ending = false;
  const end = (): void => {
    if (ending) return process.exit(130);
    ending = true;
    void Promise.all([server.close(), engine.stop()]).then(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

await main();
