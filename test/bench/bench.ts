// `npm run bench`: this project side by side with Keras, plain tfjs-node and Python's shap on one machine. Prints tables;
// `--json FILE` writes what they are made of. docs/bench.md says how it measures.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { analysisTable, benchAnalysis } from '#test/bench/bench-analysis.ts';
import { benchCanvas, canvasTable } from '#test/bench/bench-canvas.ts';
import { benchExplain, explainTable } from '#test/bench/bench-explain.ts';
import { benchLargeFile, largeFileTable } from '#test/bench/bench-large-file.ts';
import { benchTraining, trainingTable } from '#test/bench/bench-training.ts';
import { benchMemory, memoryTable } from '#test/bench/bench-memory.ts';
import { benchPromises } from '#test/bench/promises.ts';
import { pythonEnvironment } from '#test/bench/python-environment.ts';
import { benchResume } from '#test/bench/resume.ts';

const parts = ['training', 'explain', 'resume', 'promises', 'memory', 'analysis', 'canvas', 'large-file'] as const;
const { values: flags } = parseArgs({
  options: {
    only: { type: 'string' },
    filter: { type: 'string', default: '' },
    repeats: { type: 'string', default: '5' },
    json: { type: 'string' },
  },
});
const chosen = parts.filter((part) => flags.only === undefined || flags.only === part);
const repeats = Number(flags.repeats);
if (chosen.length === 0 || !Number.isInteger(repeats) || repeats < 1) {
  console.error(`Usage: npm run bench -- [--only ${parts.join('|')}] [--filter WORD] [--repeats N] [--json FILE]`);
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'neuroloom-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
const results: unknown[] = [];
const settingsFor = async () => ({ python: await pythonEnvironment(), folder, repeats, filter: flags.filter });
if (chosen.includes('training')) {
  const settings = await settingsFor();
  const training = await benchTraining(settings);
  results.push(...training);
  console.log(trainingTable(training));
}
if (chosen.includes('explain')) {
  const explained = await benchExplain(await settingsFor());
  results.push(...explained);
  console.log(explainTable(explained));
}
if (chosen.includes('resume') && 'resume'.includes(flags.filter)) {
  const resumed = await benchResume();
  results.push(resumed);
  const { exact, trainings, kills } = resumed;
  console.log(`resume: ${exact} of ${trainings} trainings exact to the byte over ${kills} kills`);
}
if (chosen.includes('promises') && 'promises'.includes(flags.filter)) {
  const promised = benchPromises(folder);
  results.push(promised);
  console.log(`promises: ${promised.passed} tests kept their times, ${promised.failed} did not`);
  for (const name of promised.broken) console.log(`  ${name}`);
}
if (chosen.includes('memory')) {
  const memory = await benchMemory(Math.min(repeats, 3), flags.filter);
  results.push(...memory);
  console.log(memoryTable(memory));
}
if (chosen.includes('analysis')) {
  const analysed = await benchAnalysis(repeats, flags.filter);
  results.push(...analysed);
  console.log(analysisTable(analysed));
}
if (chosen.includes('canvas')) {
  const felt = await benchCanvas(Math.min(repeats, 3), flags.filter);
  results.push(...felt);
  console.log(canvasTable(felt));
}
if (chosen.includes('large-file') && 'large-file'.includes(flags.filter)) {
  const large = await benchLargeFile();
  results.push(large);
  console.log(largeFileTable(large));
}
if (flags.json !== undefined) writeFileSync(flags.json, `${JSON.stringify({ results }, null, 2)}\n`);
