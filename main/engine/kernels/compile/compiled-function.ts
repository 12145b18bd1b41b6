// A function of tensors that is called again and again, as one native call each. The first calls for inputs of some shapes
// go op by op, so that recording costs no more than a part of the work; the next is recorded while it does so; from then
// on a program answers. What cannot be recorded goes op by op for good.
import * as tf from '@tensorflow/tfjs-core';
import { loadProgram, type Program, writeProgram, type WrittenProgram } from '#engine/kernels/compile/program.ts';
import { NotCompilable } from '#engine/kernels/compile/recorder.ts';

export interface CompiledFunction {
  /** The results are the caller's; in a tidy they go with it. */
  run(inputs: readonly tf.Tensor[]): tf.Tensor[];
  dispose(): void;
}

/** Programs that one function keeps: whole batches and the last, smaller one. */
const maxPrograms = 2;

/** Calls of one shape that go op by op first: to write and load a program takes about as long as one of them. */
const eagerCalls = 3;

/** Of one shape: how often it was called, or that it cannot be compiled, or its program, which is loaded when called. */
type State = number | 'eager' | WrittenProgram | Program;

/**
 * `fn` reads nothing but its inputs, `variables` (which must stay as they are, and the caller's, until `dispose`) and
 * what it makes itself; it is called in a tidy.
 */
export function compiledFunction(
  variables: readonly tf.Tensor[],
  fn: (inputs: readonly tf.Tensor[]) => readonly tf.Tensor[],
): CompiledFunction {
  const states = new Map<string, State>();
  let programs = 0;

  const eager = (inputs: readonly tf.Tensor[]): tf.Tensor[] =>
    tf.tidy(() => fn(inputs).map((result) => result.clone()));

  /** Runs `fn` op by op and writes down what it did; its results are kept, so that the work is done once. */
  const recorded = (key: string, inputs: readonly tf.Tensor[]): tf.Tensor[] => {
    let results: tf.Tensor[] = [];
    const body = (_: readonly tf.Tensor[], feeds: readonly tf.Tensor[]) => {
      const fetches = fn(feeds);
      results = fetches.map((fetched) => tf.keep(fetched.clone()));
      return { fetches };
    };
    try {
      states.set(key, writeProgram(variables, [{ name: 'call', feeds: inputs, body }], 'sequential'));
    } catch (error) {
      tf.dispose(results);
      if (!(error instanceof NotCompilable)) throw error;
      states.set(key, 'eager');
      return eager(inputs);
    }
    return tf.tidy(() => {
      const own = results.map((result) => result.clone());
      tf.dispose(results);
      return own;
    });
  };

  const loaded = (key: string, written: WrittenProgram): Program | undefined => {
    try {
      const program = loadProgram(written, variables);
      states.set(key, program);
      return program;
    } catch (error) {
      if (!(error instanceof NotCompilable)) throw error;
      states.set(key, 'eager');
      return undefined;
    }
  };

  return {
    run(inputs) {
      const key = inputs.map(({ shape, dtype }) => `${dtype}[${shape.join()}]`).join();
      const state = states.get(key) ?? 0;
      if (state === 'eager') return eager(inputs);
      if (typeof state === 'number') {
        if (state < eagerCalls || programs >= maxPrograms) {
          states.set(key, state + 1);
          return eager(inputs);
        }
        programs += 1;
        return recorded(key, inputs);
      }
      const program = 'run' in state ? state : loaded(key, state);
      return program ? program.run('call', inputs) : eager(inputs);
    },
    dispose() {
      for (const state of states.values()) if (typeof state === 'object' && 'run' in state) state.dispose();
      states.clear();
    },
  };
}
