// From the words after `neuroloom` to one command, or to a Fault that says what is wrong with them.
import { parseArgs } from 'node:util';
import { Fault } from '#shared/protocol/problem.ts';
import { maxThreads } from '#engine/kernels/threads.ts';

export interface SetParam {
  readonly node: string;
  readonly param: string;
  readonly value: string;
}

export type Command = { readonly json: boolean } & (
  | { readonly command: 'help' | 'version' | 'nodes' }
  | { readonly command: 'check' | 'plan'; readonly file: string }
  | { readonly command: 'new'; readonly template: string | undefined }
  | {
      readonly command: 'run';
      readonly file: string;
      readonly out: string | undefined;
      readonly sets: readonly SetParam[];
      readonly only: readonly string[];
      readonly seed: number | undefined;
      /** Kernel threads; undefined = by measuring. */
      readonly threads: number | undefined;
      readonly useCache: boolean;
    }
);

const commands = ['run', 'check', 'plan', 'nodes', 'new'] as const;

const everywhere = {
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', short: 'v', default: false },
} as const;

const ofRun = {
  out: { type: 'string' },
  set: { type: 'string', multiple: true, default: [] as string[] },
  only: { type: 'string', multiple: true, default: [] as string[] },
  seed: { type: 'string' },
  threads: { type: 'string' },
  // parseArgs' own negation would also allow --no-json.
  'no-cache': { type: 'boolean', default: false },
} as const;

/** Faults: cli.option, cli.unknownCommand, cli.missing, cli.tooMany, cli.set, cli.seed, cli.threads. */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parsed(args);
  const { json } = values;
  if (values.help) return { command: 'help', json };
  if (values.version) return { command: 'version', json };
  const [name, argument, ...rest] = positionals;
  if (name === undefined) return { command: 'help', json };
  const command = commands.find((known) => known === name);
  if (!command) throw new Fault('cli.unknownCommand', { command: name, known: commands.join(', ') });
  if (command !== 'run') refuseRunOptions(values, command);
  const [extra] = command === 'nodes' ? positionals.slice(1) : rest;
  if (extra !== undefined) throw new Fault('cli.tooMany', { command, received: extra });
  if (command === 'nodes') return { command, json };
  if (command === 'new') return { command, json, template: argument };
  if (argument === undefined) throw new Fault('cli.missing', { command, what: 'FILE' });
  if (command !== 'run') return { command, json, file: argument };
  return {
    command,
    json,
    file: argument,
    out: values.out,
    sets: values.set.map(parseSet),
    only: values.only,
    seed: values.seed === undefined ? undefined : parseSeed(values.seed),
    threads: values.threads === undefined ? undefined : parseThreads(values.threads),
    useCache: !values['no-cache'],
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { ...everywhere, ...ofRun }, allowPositionals: true, strict: true });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(/\. |\n/)[0] ?? '') : String(error);
    throw new Fault('cli.option', { reason: reason.endsWith('.') ? reason : `${reason}.` });
  }
}

function refuseRunOptions(values: ReturnType<typeof parsed>['values'], command: string): void {
  const given = [
    values.out === undefined ? [] : ['--out'],
    values.set.length > 0 ? ['--set'] : [],
    values.only.length > 0 ? ['--only'] : [],
    values.seed === undefined ? [] : ['--seed'],
    values.threads === undefined ? [] : ['--threads'],
    values['no-cache'] ? ['--no-cache'] : [],
  ].flat();
  const [first] = given;
  if (first !== undefined) throw new Fault('cli.tooMany', { command, received: first });
}

function parseSet(text: string): SetParam {
  const [, node, param, value] = /^([^.=]+)\.([^.=]+)=(.*)$/s.exec(text) ?? [];
  if (node === undefined || param === undefined || value === undefined) throw new Fault('cli.set', { received: text });
  return { node, param, value };
}

function parseSeed(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/.test(text) || seed > 0xffff_ffff) throw new Fault('cli.seed', { received: text });
  return seed;
}

function parseThreads(text: string): number {
  const threads = Number(text);
  if (!/^\d+$/.test(text) || threads < 1 || threads > maxThreads)
    throw new Fault('cli.threads', { received: text, most: maxThreads });
  return threads;
}
