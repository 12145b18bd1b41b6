// `npm start -- run FILE` and the other words: builds the programs when their sources changed, and is the command line.
import { pathToFileURL } from 'node:url';
import { build, programFile } from './build.ts';

await build(['main']);
await import(pathToFileURL(programFile('cli')).href);
