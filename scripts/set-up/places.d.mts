/** The cache outside the clone: NEUROLOOM_CACHE, else the desktop's cache folder, else ~/.cache/neuroloom. */
export function cacheDir(env?: NodeJS.ProcessEnv): string;
/** One hash of several texts. */
export function hashText(...texts: string[]): string;
