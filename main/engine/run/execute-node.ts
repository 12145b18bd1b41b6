// One node's run: calls its runner with a context, holds it to its spec and to the cancel, and never throws.
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Fault } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { EpochLog, Live } from '#shared/protocol/run.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';
import type { InputValues } from '#engine/values/erased-runner.ts';
import type { Checkpoint, ThreadMemory } from '#engine/values/runner.ts';
import { problemOfNode } from '#engine/run/node-problem.ts';
import type { PlannedNode } from '#engine/run/plan.ts';
import type { WireValue } from '#engine/values/wire-value.ts';

export type Values = Readonly<Record<string, WireValue>>;

export type Executed =
  | { readonly outcome: 'done'; readonly outputs: Values }
  /** With outputs when the runner handed over what it had so far. */
  | { readonly outcome: 'cancelled'; readonly outputs?: Values }
  | { readonly outcome: 'failed'; readonly problem: Problem };

export interface ExecuteContext {
  readonly signal: AbortSignal;
  readonly seed: number;
  readonly folder: string | null;
  /** Where newFile() puts files. */
  readonly files: string;
  progress(fraction: number | null, note?: string, live?: Live): void;
  epoch(log: EpochLog): void;
  readonly checkpoint?: Checkpoint;
  readonly threads?: ThreadMemory;
  readonly dataBytes?: number;
  resumed?(history: readonly EpochLog[], epochs: number): void;
  /** Called once the runner has really ended, which after a cancel may be later than the answer. */
  onEnded(): void;
}

const answerWithinMs = 100;
/** Reading the weights of a large network back takes longer than ending does. */
const resultSoFarWithinMs = 3000;

/** After a cancel the answer comes in 200 ms, whatever the runner does; a kind that hands over what it has so far may take 3 s to do so. */
export async function executeNode(node: PlannedNode, inputs: InputValues, context: ExecuteContext): Promise<Executed> {
  const { spec } = node.runner;
  const { signal } = context;
  let listening = true;
  const running = (async () => {
    try {
      const outputs = await node.runner.run(inputs, node.params, {
        node: node.id,
        signal,
        seed: context.seed,
        folder: context.folder ?? undefined,
        ...(node.runner.outside && { outside: node.outside }),
        progress: (fraction, note, live) => listening && context.progress(fraction, note, live),
        epoch: (log) => listening && context.epoch(log),
        ...(context.checkpoint && { checkpoint: context.checkpoint }),
        ...(context.threads && { threads: context.threads }),
        ...(context.dataBytes !== undefined && { dataBytes: context.dataBytes }),
        resumed: (history, epochs) => listening && context.resumed?.(history, epochs),
        newFile: (name) => newFile(context.files, name),
      });
      return signal.aborted
        ? cancelledWith(spec, outputs)
        : { outcome: 'done' as const, outputs: checked(spec, outputs) };
    } catch (error) {
      return ended(error, node, signal);
    } finally {
      context.onEnded();
    }
  })();
  const late = lateCancel(signal, spec.handsOverWhenCancelled ? resultSoFarWithinMs : answerWithinMs);
  try {
    return await Promise.race([running, late.promise]);
  } finally {
    listening = false;
    late.stop();
  }
}

function ended(error: unknown, node: PlannedNode, signal: AbortSignal): Executed {
  if (signal.aborted) return { outcome: 'cancelled' };
  return { outcome: 'failed', problem: problemOfNode(error, node.id) };
}

function cancelledWith(spec: NodeSpec, outputs: Values): Executed {
  try {
    return { outcome: 'cancelled', outputs: checked(spec, outputs) };
  } catch {
    return { outcome: 'cancelled' };
  }
}

/** A runner is held to its spec's ports at run time too: the compiler cannot see what came through a cast. */
function checked(spec: NodeSpec, outputs: Values): Values {
  for (const [port, { type }] of Object.entries(spec.outputs)) {
    const received = Object.hasOwn(outputs, port) ? outputs[port]?.type : undefined;
    if (received !== type)
      throw new Fault('run.wrongOutput', { port, expected: type, received: received ?? 'nothing' });
  }
  return Object.fromEntries(Object.keys(spec.outputs).map((port) => [port, outputs[port] as WireValue]));
}

function newFile(folder: string, name: string): string {
  if (name === '' || name !== basename(name) || name.startsWith('.')) throw new Error(`Not a plain file name: ${name}`);
  mkdirSync(folder, { recursive: true });
  return join(folder, name);
}

function lateCancel(signal: AbortSignal, ms: number): { promise: Promise<Executed>; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let onAbort: () => void = () => undefined;
  const promise = new Promise<Executed>((resolve) => {
    onAbort = () => {
      timer = setTimeout(() => resolve({ outcome: 'cancelled' }), ms);
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  return {
    promise,
    stop() {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    },
  };
}
