// Where the samples lie that come with the program.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The absolute path of a file of resources/samples. */
export function samplePath(name: string): string {
  // From source this file lies three folders deep, bundled it lies elsewhere: the samples are in a folder above it.
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const file = join(folder, 'resources', 'samples', name);
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) throw new Error(`The sample file ${name} is missing from resources/samples.`);
  }
}
