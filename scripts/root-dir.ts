// The root of the clone, for the scripts that work on it from wherever they are started.
import { fileURLToPath } from 'node:url';

export const rootDir = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
