// What the engine answers as schemas, of which the types are made. They are held by tests, where whatever real runs send is
// parsed (test/conformance, test/pipelines), and printed; nobody checks an answer as it arrives, since views are megabytes.
import { z } from 'zod';

/** What a schema describes, as whoever gets it may use it: to read. */
export type Sent<S extends z.ZodType> = ReadOnly<z.infer<S>>;

type ReadOnly<T> = T extends string | ArrayBufferView
  ? T
  : T extends object
    ? { readonly [K in keyof T]: ReadOnly<Exclude<T[K], undefined>> }
    : T;

const arrays = { Float32Array, Float64Array, Int32Array, Uint8Array } as const;

interface Arrays {
  readonly Float32Array: Float32Array;
  readonly Float64Array: Float64Array;
  readonly Int32Array: Int32Array;
  readonly Uint8Array: Uint8Array;
}

/** Numbers that cross as they are. */
export const numbers = <K extends keyof Arrays>(name: K) =>
  z.custom<Arrays[K]>((value) => value instanceof arrays[name]).meta({ description: name });
