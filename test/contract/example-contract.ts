// A small contract with every kind of request, served the same way over each transport of the suite.
import { z } from 'zod';
import type { Handlers } from '#shared/protocol/link.ts';
import { Fault } from '#shared/protocol/problem.ts';

export const exampleInputs = {
  'number.add': z.object({ a: z.number(), b: z.number() }),
  'array.double': z.object({ values: z.instanceof(Float32Array) }),
  'fault.throw': z.object({ how: z.enum(['fault', 'mistake']) }),
  'never.answer': z.object({}),
  'count.start': z.object({ to: z.number(), waitAtEnd: z.boolean() }),
  'told.list': z.object({}),
};

type In<K extends keyof typeof exampleInputs> = z.infer<(typeof exampleInputs)[K]>;

export interface ExampleContract {
  'number.add': { in: In<'number.add'>; out: number };
  'array.double': { in: In<'array.double'>; out: Float32Array };
  'fault.throw': { in: In<'fault.throw'>; out: null };
  'never.answer': { in: In<'never.answer'>; out: null };
  'count.start': { in: In<'count.start'>; stream: { readonly n: number } };
  /** What the server has seen happen: aborts, clean-ups and the largest number that it has sent. */
  'told.list': { in: In<'told.list'>; out: { readonly told: readonly string[]; readonly sent: number } };
}

export function exampleHandlers(): Handlers<ExampleContract> {
  const told: string[] = [];
  let sent = 0;
  const untilAborted = (signal: AbortSignal) =>
    new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  return {
    'number.add': ({ a, b }) => a + b,
    'array.double': ({ values }) => values.map((value) => value * 2),
    'fault.throw': ({ how }) => {
      if (how === 'mistake') throw new TypeError('a mistake of ours');
      throw new Fault('param.range', { param: 'units', expected: 2, received: 'three' }, { param: 'units' });
    },
    'never.answer': async (_input, { signal }) => {
      await untilAborted(signal);
      told.push('call aborted');
      return null;
    },
    'count.start': async function* count({ to, waitAtEnd }, { signal }) {
      try {
        for (let n = 1; n <= to && !signal.aborted; n += 1) {
          sent = n;
          yield { n };
        }
        if (waitAtEnd && !signal.aborted) await untilAborted(signal);
        if (signal.aborted) {
          told.push('stream aborted');
          yield { n: -1 };
        }
      } finally {
        told.push('stream over');
      }
    },
    'told.list': () => ({ told, sent }),
  };
}
