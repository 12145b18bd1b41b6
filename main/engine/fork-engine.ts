// Starts the engine as a child process and ends it for certain. For hosts that run on Node; Electron's has its own.
import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { EngineEnd, KeptEngine } from '#shared/protocol/keep-engine.ts';
import type { Link } from '#shared/protocol/link.ts';
import { printableText } from '#shared/text/printable.ts';
import { linkToChild } from '#engine/transport/child-process.ts';
import { multiplex } from '#engine/transport/multiplex.ts';

export interface EngineProcess extends KeptEngine<Link> {
  readonly pid: number | undefined;
}

export interface ForkOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** The only folders that a request may name, for a host whose page is not trusted with the disk. Left out: any. */
  readonly folders?: readonly string[];
  /** Another program that speaks for the engine; for tests. */
  readonly file?: string;
}

/** A busy kernel does not hear that its parent wants it to end. */
const endsByItselfWithinMs = 400;

/** TensorFlow greets before its log level counts, with lines that tell a person nothing. */
const greeting = /^(WARNING: All log messages before absl::InitializeLog|I\d{4} .*oneDNN custom operations are on)/;

function passOn(stream: NodeJS.ReadableStream): void {
  createInterface(stream).on('line', (line) => greeting.test(line) || process.stderr.write(`${printableText(line)}\n`));
}

export function forkEngine({ env = process.env, folders, file }: ForkOptions = {}): EngineProcess {
  // The same source runs as TypeScript from a clone and bundled when packaged.
  const own = fileURLToPath(new URL(`engine-process${extname(import.meta.url)}`, import.meta.url));
  const child = fork(file ?? own, folders ? ['--folders', ...folders] : [], {
    serialization: 'advanced',
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env,
    // Standard output belongs to whoever started us: what kernels print goes to standard error.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) if (stream) passOn(stream);
  const ended = new Promise<EngineEnd>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: null, signal: null }));
  });
  const carrier = linkToChild(child);
  const links = multiplex(carrier);
  return {
    pid: child.pid,
    open: () => links.open(),
    ended,
    async stop() {
      carrier.close();
      const timer = setTimeout(() => child.kill('SIGKILL'), endsByItselfWithinMs);
      try {
        return await ended;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
