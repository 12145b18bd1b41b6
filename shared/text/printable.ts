// Text from files and from other programs, made fit for a terminal: control characters (which move the cursor, clear the
// screen, set the window's title) and marks that turn the reading direction round are shown, not obeyed.

// Cc: C0, DEL and C1. The rest: Arabic letter mark, direction marks, line and paragraph separators, embeddings, isolates.
const unprintable = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

const escaped = (sign: string): string => {
  const code = sign.codePointAt(0) ?? 0;
  return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
};

/** On one line, whatever was in it. */
export const printableLine = (text: string): string => text.replaceAll(unprintable, escaped);

/** Lines stay lines. */
export const printableText = (text: string): string =>
  text.replaceAll(unprintable, (sign) => (sign === '\n' ? sign : escaped(sign)));

/** JSON text, with the same signs written as JSON writes them. */
export const printableJson = (json: string): string =>
  json.replaceAll(unprintable, (sign) =>
    sign === '\n' ? sign : `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
