// The text that a node of this family works on, read into tokens: sentences that come with the program, what was typed
// into the node, or a file beside the pipeline.
import { Fault } from '#shared/protocol/problem.ts';
import { readTokens } from '#engine/language/read-tokens.ts';
import type { TokenRule, Tokens } from '#engine/language/read-tokens.ts';
import { textOf } from '#engine/language/read-text.ts';
import { inputFile } from '#engine/table/input-file.ts';
import { samplePath } from '#engine/table/sample-file.ts';

interface ChosenText {
  readonly source: 'sample' | 'typed' | 'file';
  readonly text: string;
  readonly file: string;
}

/** Of a text that is held as one string, token by token. */
const maxCharacters = 5_000_000;

interface Where {
  readonly folder: string | undefined;
  readonly signal: AbortSignal;
}

/** All of it as one string, with line feeds alone. Throws the faults of inputFile and textOf, and 'text.longText'. */
export async function wholeText(chosen: ChosenText, { folder, signal }: Where): Promise<string> {
  const path = chosen.source === 'file' ? await inputFile(chosen.file, folder) : samplePath('village.txt');
  const parts: string[] = [];
  let length = 0;
  for await (const part of chosen.source === 'typed' ? [chosen.text] : textOf(path, chosen.file, signal)) {
    length += part.length;
    if (length > maxCharacters) throw new Fault('text.longText', { limit: maxCharacters }, { param: 'source' });
    parts.push(part);
  }
  return parts.join('').replaceAll(/\r\n?/gu, '\n');
}

/** Throws the faults of inputFile, textOf and readTokens. */
export async function readText(chosen: ChosenText, rule: TokenRule, { folder, signal }: Where): Promise<Tokens> {
  if (chosen.source === 'typed') return readTokens([chosen.text], rule, signal);
  const path = chosen.source === 'sample' ? samplePath('village.txt') : await inputFile(chosen.file, folder);
  return readTokens(textOf(path, chosen.file, signal), rule, signal);
}
