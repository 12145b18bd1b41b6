// A worker of the bench: answers each line of JSON on standard input by one on standard output. Knows no workload.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { WorkloadFile } from '#test/bench/workload-files.ts';

export interface Request {
  readonly epochs: number;
  /** Rows per native call, of a prediction. */
  readonly batch?: number;
}

export interface Measured {
  /** Until the end of each epoch (of the whole prediction), in seconds, from before the network was built. */
  readonly ends: readonly number[];
  /** Why its step was not compiled; only this project's side says so. */
  readonly eagerBecause?: string;
}

export interface Rows {
  readonly workload: WorkloadFile;
  readonly x: Float32Array | Int32Array;
  readonly y: Float32Array;
  /** Of a text. */
  readonly tokens?: Int32Array;
  readonly candidates?: Int32Array;
}

/** The workload that this worker was started with. */
export function readRows(): Rows {
  const workload = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as WorkloadFile;
  const bytes = (file: string): ArrayBuffer => {
    const { buffer, byteOffset, byteLength } = readFileSync(file);
    return (buffer as ArrayBuffer).slice(byteOffset, byteOffset + byteLength);
  };
  const x = bytes(workload.x);
  return {
    workload,
    x: workload.words === undefined ? new Float32Array(x) : new Int32Array(x),
    y: new Float32Array(bytes(workload.y)),
    ...(workload.tokens !== undefined && { tokens: new Int32Array(bytes(workload.tokens)) }),
    ...(workload.candidates !== undefined && { candidates: new Int32Array(bytes(workload.candidates)) }),
  };
}

export async function answerRequests<Asked, Answer>(answer: (request: Asked) => Promise<Answer>): Promise<void> {
  for await (const line of createInterface({ input: process.stdin }))
    process.stdout.write(`\n${JSON.stringify(await answer(JSON.parse(line) as Asked))}\n`);
}
