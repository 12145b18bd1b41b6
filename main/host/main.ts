// Entry of the loopback host: serves the studio to this machine's browser and prints the address. Ctrl+C ends all of it.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { hostHandlers } from '#main/files/host-handlers.ts';
import { personalFiles } from '#main/files/personal-files.ts';
import { pipelineFiles } from '#main/files/pipeline-files.ts';
import { forkEngine } from '#engine/fork-engine.ts';
import { keepEngine } from '#shared/protocol/keep-engine.ts';
import { startHostServer } from '#main/host/server.ts';
import { translator } from '#shared/text/translate.ts';
import { languageOf } from '#shared/text/language.ts';

const root = resolve(import.meta.dirname, '..', '..');
// An empty LC_ALL counts as none; zh_CN is what BCP 47 writes as zh-CN.
const locale = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '';
const t = translator(languageOf(locale.replace('_', '-')));

function readArguments(): { readonly port: number; readonly workspace: string } | undefined {
  try {
    const { values } = parseArgs({
      options: { port: { type: 'string', default: '0' }, workspace: { type: 'string', default: process.cwd() } },
    });
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
  const version = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).version;
  const examplesFolder = join(root, 'resources', 'examples');
  const engine = keepEngine(() => forkEngine({ folders: [chosen.workspace, examplesFolder] }));
  const starting = startHostServer({
    port: chosen.port,
    pages: join(root, 'out', 'renderer'),
    engine,
    words: { used: t('app.host.used'), stranger: t('app.host.stranger') },
    handlers: hostHandlers({
      version,
      workspace: chosen.workspace,
      files: pipelineFiles(chosen.workspace),
      personal: personalFiles(),
      examplesFolder,
      restartEngine: () => engine.restart(),
      watch: (listener) => engine.watch(listener),
    }),
  });
  const server = await starting.catch((error: unknown) => {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    process.stderr.write(`${t('host.portTaken', { port: String(chosen.port), reason })}\n`);
    process.exitCode = 1;
  });
  if (!server) return;
  process.stdout.write(`${t('app.host.open', { address: server.address })}\n`);
  process.stdout.write(`${t('app.host.hint')}\n`);

  let ending = false;
  const end = (): void => {
    if (ending) return process.exit(130);
    ending = true;
    void Promise.all([server.close(), engine.stop()]).then(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.on('SIGHUP', end);
}

await main();
