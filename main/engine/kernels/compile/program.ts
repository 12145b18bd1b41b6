// A compiled program: variables that stay in TensorFlow, and functions over them that one native call runs. Whoever
// compiles one disposes it; its files are gone as soon as it is loaded.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { dataType, nativeBackend, type NativeBackend, nativeType } from '#engine/kernels/compile/binding.ts';
import {
  type FunctionNames,
  type GraphFunction,
  GraphWriter,
  type TrainingOp,
} from '#engine/kernels/compile/graph-writer.ts';
import { encodeSavedModel } from '#engine/kernels/compile/messages.ts';
import { NotCompilable, record, type Recording } from '#engine/kernels/compile/recorder.ts';
import { simplified } from '#engine/kernels/compile/simplify.ts';
import { processThreads } from '#engine/kernels/threads.ts';

/** What a function of a program computes, given the variables' values and its feeds. */
export interface FunctionResult {
  readonly fetches: readonly tf.Tensor[];
  /** Variable index → its new value. */
  readonly assigns?: ReadonlyMap<number, tf.Tensor>;
  /** In-place updates by TensorFlow's own training ops; `inputs` are tensors of this function. */
  readonly trainingOps?: readonly (Omit<TrainingOp, 'inputs'> & { readonly inputs: readonly tf.Tensor[] })[];
}

export interface FunctionPlan {
  readonly name: string;
  /** Example feeds: their shapes and types are fixed, their values only have to be legal. */
  readonly feeds: readonly tf.Tensor[];
  readonly body: (variables: readonly tf.Tensor[], feeds: readonly tf.Tensor[]) => FunctionResult;
}

/** A program as bytes: it can be loaded more than once. */
export interface WrittenProgram {
  readonly graph: Uint8Array;
  readonly functions: ReadonlyMap<string, FunctionNames>;
  /** Nodes of the graph. */
  readonly nodes: number;
  readonly order: Order;
}

/**
 * How TensorFlow runs a program's operations: in parallel where they are independent, or one
 * after another on the calling thread. Of small ones most of the time would go into handing them from thread to thread.
 */
export type Order = 'parallel' | 'sequential';

export interface Program {
  /** Kernel threads that it runs on. */
  readonly threads: number;
  /** As asked for, where the binding knows how. */
  readonly order: Order;
  /** Runs a function; returns what it fetches, which is the caller's. */
  run(name: string, feeds: readonly tf.Tensor[]): tf.Tensor[];
  /** A copy of a variable's value now. */
  read(variable: number): tf.Tensor;
  /** Overwrites a variable. */
  write(variable: number, value: tf.Tensor): void;
  dispose(): void;
}

/**
 * Compiles `functions` over `variables` (their values now are the variables' first values; the caller keeps them).
 * Throws NotCompilable off the native kernels or when a function cannot be a graph.
 */
export function compileProgram(
  variables: readonly tf.Tensor[],
  functions: readonly FunctionPlan[],
  threads = processThreads,
  order: Order = 'parallel',
): Program {
  return loadProgram(writeProgram(variables, functions, order), variables, threads);
}

/** The first half of compileProgram: records and writes. */
export function writeProgram(
  variables: readonly tf.Tensor[],
  functions: readonly FunctionPlan[],
  order: Order = 'parallel',
): WrittenProgram {
  const backend = native();
  const writer = new GraphWriter(
    backend.binding,
    variables.map((variable) => ({ dtype: nativeType(variable), shape: variable.shape })),
  );
  const names = new Map<string, FunctionNames>();
  for (const plan of functions) names.set(plan.name, writer.addFunction(recorded(backend, variables, plan)));
  return { graph: encodeSavedModel(writer.nodes), functions: names, nodes: writer.nodes.length, order };
}

/** The second half: `variables` have the shapes of those that it was written for. */
export function loadProgram(
  written: WrittenProgram,
  variables: readonly tf.Tensor[],
  threads = processThreads,
): Program {
  const backend = native();
  const loading = load(backend, written, threads);
  const program = loaded(backend, loading, written.functions);
  variables.forEach((value, index) => program.write(index, value));
  return program;
}

function native(): NativeBackend {
  const backend = nativeBackend();
  if (!backend) throw new NotCompilable('needs the native kernels');
  return backend;
}

function recorded(backend: NativeBackend, variables: readonly tf.Tensor[], plan: FunctionPlan): GraphFunction {
  let fetched = 0;
  const assigns = new Map<number, number>();
  const trainingOps: TrainingOp[] = [];
  const tensors: tf.Tensor[] = [];
  let recording: Recording | undefined;
  tf.tidy(() => {
    recording = record(backend, [...variables, ...plan.feeds], () => {
      const result = plan.body(variables, plan.feeds);
      fetched = result.fetches.length;
      tensors.push(...result.fetches);
      for (const [variable, value] of result.assigns ?? []) assigns.set(variable, tensors.push(value) - 1);
      for (const { inputs, ...op } of result.trainingOps ?? []) {
        trainingOps.push({ ...op, inputs: inputs.map((input) => tensors.push(input) - 1) });
      }
      return tensors;
    });
  });
  if (!recording) throw new Error('Nothing was recorded');
  return {
    name: plan.name,
    reads: variables.map((_variable, index) => index),
    feeds: plan.feeds.map((feed) => ({ dtype: dataType(feed.dtype), shape: feed.shape })),
    recording: simplified(recording),
    fetched,
    assigns,
    trainingOps,
  };
}

/** What session-options.cc reads; it takes the variables away, so a binding without it is found out. */
const ownThreads = 'NEUROLOOM_SESSION_THREADS';
const sequentialVariable = 'NEUROLOOM_SESSION_IN_TURN';

interface Loading extends Pick<Program, 'threads' | 'order'> {
  readonly id: number;
}

function load(backend: NativeBackend, { graph, order }: WrittenProgram, threads: number): Loading {
  const folder = mkdtempSync(join(tmpdir(), `neuroloom-graph-${process.pid}-`));
  try {
    writeFileSync(join(folder, 'saved_model.pb'), graph);
    // As many as the process has need no threads of their own.
    if (threads !== processThreads) process.env[ownThreads] = String(threads);
    if (order === 'sequential') process.env[sequentialVariable] = '1';
    const id = backend.binding.loadSavedModel(folder, 'serve');
    return {
      id,
      threads: process.env[ownThreads] === undefined ? threads : processThreads,
      order: process.env[sequentialVariable] === undefined ? order : 'parallel',
    };
  } catch (error) {
    throw new NotCompilable(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  } finally {
    delete process.env[ownThreads];
    delete process.env[sequentialVariable];
    rmSync(folder, { recursive: true, force: true });
  }
}

function loaded(
  backend: NativeBackend,
  { id, threads, order }: Loading,
  names: ReadonlyMap<string, FunctionNames>,
): Program {
  let disposed = false;
  const call = (feeds: readonly tf.Tensor[], feedNames: string, fetchNames: string): tf.Tensor[] => {
    if (disposed) throw new Error('This program was disposed');
    const outputs = backend.binding.runSavedModel(id, backend.getInputTensorIds(feeds), feedNames, fetchNames);
    return outputs.map((meta) => backend.createOutputTensor(meta));
  };
  return {
    threads,
    order,
    run(name, feeds) {
      const own = names.get(name);
      if (!own) throw new Error(`No function ${name}`);
      const outputs = call(feeds, own.feeds, own.fetches);
      outputs.pop()?.dispose();
      return outputs;
    },
    read(variable) {
      const [value] = call([], '', `variable_${variable}/get:0`);
      if (!value) throw new Error(`No variable ${variable}`);
      return value;
    },
    write(variable, value) {
      for (const done of call([value], `variable_${variable}/value:0`, `variable_${variable}/was_set:0`))
        done.dispose();
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      backend.binding.deleteSavedModel(id);
    },
  };
}
