// Opens the kernels: TensorFlow's C library through tfjs-node, else WebAssembly, and says which. Installs nothing
// (scripts/set-up does) and chooses no thread count (threads.ts does).
import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import * as core from '@tensorflow/tfjs-core';
import { announceThreads, processThreads } from '#engine/kernels/threads.ts';
import { registerWasmKernels } from '#engine/kernels/wasm-kernels.ts';

export type Tf = typeof core;

export interface Backend {
  readonly tf: Tf;
  readonly name: 'tensorflow' | 'wasm';
  /** Of TensorFlow, or of the WebAssembly package. */
  readonly version: string;
  readonly threads: number;
  /** Why the native kernels could not be opened; absent when they could. */
  readonly fallback?: string;
}

let opened: Promise<Backend> | undefined;

/** Opens the backend once per process; later calls get the same one. */
export function openBackend(): Promise<Backend> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Backend> {
  const require = createRequire(import.meta.url);
  try {
    // For trying out what a machine without native kernels does.
    if (process.env['NEUROLOOM_KERNELS'] === 'wasm') throw new Error('NEUROLOOM_KERNELS=wasm');
    return await openNative(require);
  } catch (error) {
    const fallback = error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error);
    return { ...(await openWasm(require)), fallback };
  }
}

async function openNative(require: NodeJS.Require): Promise<Backend> {
  // tfjs-node 4.22 calls two functions that Node 23 took away (tensorflow/tfjs#8609).
  const util = require('node:util') as Record<string, unknown>;
  util['isNullOrUndefined'] ??= (value: unknown) => value === null || value === undefined;
  // Where it is still there, each process would start with a deprecation warning.
  util['isArray'] = Array.isArray;
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  const announced = announceThreads();
  require('@tensorflow/tfjs-node');
  if (core.getBackend() !== 'tensorflow' && !(await core.setBackend('tensorflow')))
    throw new Error('tensorflow: no backend');
  await core.ready();
  announced();
  const { binding } = core.backend() as unknown as { binding: { TF_Version: string } };
  core.enableProdMode();
  return { tf: core, name: 'tensorflow', version: binding.TF_Version, threads: processThreads };
}

async function openWasm(require: NodeJS.Require): Promise<Backend> {
  // The union package registers the gradients; it comes with tfjs-node and is not a dependency of ours by name.
  createRequire(require.resolve('@tensorflow/tfjs-node/package.json'))('@tensorflow/tfjs');
  const wasm = await import('@tensorflow/tfjs-backend-wasm');
  wasm.setWasmPaths(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')) + sep);
  if (!(await core.setBackend('wasm'))) throw new Error('wasm: no backend');
  await core.ready();
  registerWasmKernels();
  core.enableProdMode();
  return { tf: core, name: 'wasm', version: wasm.version_wasm, threads: 1 };
}
