// All file formats that outputs are written in. One list for the command line, the studio's export menu and the server.
import { formatsOf } from '#shared/spec/formats.ts';
import type { FormatId, formats } from '#shared/spec/formats.ts';
import type { Translate } from '#shared/text/translate.ts';
import { explanation, savedExplanation } from '#engine/files/explanation.ts';
import type { FormatWriter, OutputFile } from '#engine/files/format.ts';
import { plots } from '#engine/files/plots.ts';
import { report } from '#engine/files/report.ts';
import { table } from '#engine/files/table.ts';
import { savedModel, topology, weights } from '#engine/files/weights.ts';
import { word2vec, wordProbabilities } from '#engine/files/word-vectors.ts';
import type { ValueOf, WireValue } from '#engine/values/wire-value.ts';

const writers = {
  savedModel,
  weights,
  topology,
  report,
  table,
  explanation,
  savedExplanation,
  word2vec,
  wordProbabilities,
  plots,
} satisfies { readonly [F in FormatId]: FormatWriter<ValueOf<(typeof formats)[F]['of'][number]>> };

/** The files of a value in one format; none when the format does not take its type. */
export async function filesIn(format: FormatId, value: WireValue, t: Translate): Promise<readonly OutputFile[]> {
  if (!formatsOf(value.type).includes(format)) return [];
  return (writers[format] as FormatWriter<WireValue>).files(value, t);
}
