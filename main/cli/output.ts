// How the command line speaks: words on standard output and error, or one JSON document and nothing else.
import type { NodeId, PipelineDocument } from '#shared/document/document.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import { problemWordsIn } from '#shared/text/problem-words.ts';
import type { ProblemWords } from '#shared/text/problem-words.ts';
import { printableJson, printableLine, printableText } from '#shared/text/printable.ts';
import type { Translate } from '#shared/text/translate.ts';

export interface Output {
  readonly t: Translate;
  readonly json: boolean;
  /** For the person; silent when the answer is JSON. */
  say(text: string): void;
  /** For the person, beside the answer; on standard error. */
  note(text: string): void;
  /** The answer as JSON; called at most once. */
  answer(value: unknown): void;
}

export function makeOutput(t: Translate, json: boolean): Output {
  process.stdout.once('error', ({ code }: NodeJS.ErrnoException) => {
    process.stdout.on('error', () => undefined);
    // Whoever read has had enough (`| head`).
    if (code === 'EPIPE') return;
    const { problem } = new Fault('cli.notWritten', { file: t('cli.standardOutput'), reason: code ?? '' });
    process.stderr.write(`${problemText(problem, undefined, t)}\n`);
    process.on('exit', () => (process.exitCode = 1));
  });
  return {
    t,
    json,
    say: (text) => void (json || process.stdout.write(`${printableText(text)}\n`)),
    note: (text) => void process.stderr.write(`${printableText(text)}\n`),
    answer: (value) => void process.stdout.write(`${printableJson(JSON.stringify(value, null, 2))}\n`),
  };
}

export type WordedProblem = Problem & ProblemWords;

/** `document`: the pipeline of the blamed node, whose ports and parameters go by their labels; undefined without one. */
export function worded(
  problem: Problem,
  document: PipelineDocument | undefined,
  t: Translate,
  node?: NodeId,
): WordedProblem {
  return { ...problem, ...problemWordsIn(document, problem, t, node) };
}

/** One problem in two lines: where and what, then the cure. */
export function problemText(
  problem: Problem,
  document: PipelineDocument | undefined,
  t: Translate,
  file?: string,
): string {
  const { message, hint } = problemWordsIn(document, problem, t);
  const place =
    problem.place && file !== undefined ? `${file}:${problem.place.line}:${problem.place.column}` : undefined;
  const where = [place, nodeText(problem)].filter((part) => part !== undefined).join('  ');
  const told = `${t(`cli.severity.${problem.severity}`)}  ${where === '' ? '' : `${where}  `}${message}`;
  return `${printableLine(told)}\n    ${printableLine(hint)}`;
}

function nodeText({
  node,
  port,
  param,
}: {
  readonly node?: NodeId;
  readonly port?: string;
  readonly param?: string;
}): string | undefined {
  const part = param ?? port;
  if (node === undefined) return part;
  return part === undefined ? node : `${node}.${part}`;
}

/** Columns side by side, as wide as a terminal shows them: Chinese characters take two places. */
export function tableText(raw: readonly (readonly string[])[]): string {
  const rows = raw.map((row) => row.map(printableLine));
  const widths: number[] = [];
  for (const row of rows) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, widthOf(cell));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - widthOf(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function widthOf(text: string): number {
  let width = 0;
  for (const sign of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(sign)
      ? 2
      : 1;
  return width;
}

/** Four digits are what a person compares. */
export function numberText(value: number | null): string {
  if (value === null) return '–';
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(4)));
}
