// The runner of every node kind. The compiler names a kind that lacks one.
import type { Catalogue } from '#shared/nodes/catalogue.ts';
import type { Runner } from '#engine/run/runner.ts';

export type Runners = { readonly [K in keyof Catalogue]: Runner<Catalogue[K]> };
