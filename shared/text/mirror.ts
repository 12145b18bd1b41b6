// The type that ties a translation to its original.

/** The same keys, with any text at the leaves: what the words of another language must have. */
export type Mirror<T> = { readonly [K in keyof T]: T[K] extends string ? string : Mirror<T[K]> };
