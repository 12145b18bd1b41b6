// An explanation as JSON without its rows, and the whole of it as a file that opens again.
import { jsonText } from '#engine/files/format.ts';
import type { FormatWriter } from '#engine/files/format.ts';
import { writeExplanation } from '#engine/explain/explanation-file.ts';
import type { ExplanationValue } from '#engine/values/explanation.ts';

export const explanation: FormatWriter<ExplanationValue> = {
  files: ({ values: _values, data: _data, intervals: _intervals, tokens: _tokens, ...rest }) => [
    { name: 'explanation.json', pieces: [jsonText(rest)] },
  ],
};

export const savedExplanation: FormatWriter<ExplanationValue> = {
  files: (value) => [{ name: 'explanation.safetensors', pieces: [writeExplanation(value)] }],
};
