// The text that a node of this family works on, read into tokens: sentences that come with the program, what was typed
// into the node, or a file beside the pipeline.
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

interface Where {
  readonly folder: string | undefined;
  readonly signal: AbortSignal;
}

/** Throws the faults of inputFile, textOf and readTokens. */
export async function readText(chosen: ChosenText, rule: TokenRule, { folder, signal }: Where): Promise<Tokens> {
  if (chosen.source === 'typed') return readTokens([chosen.text], rule, signal);
  const path = chosen.source === 'sample' ? samplePath('village.txt') : await inputFile(chosen.file, folder);
  return readTokens(textOf(path, chosen.file, signal), rule, signal);
}
