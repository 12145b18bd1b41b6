import { expect, test } from 'vitest';
import { decodeUtf8, utf8Decoder } from '#shared/text/utf8.ts';

const text = '\uFEFFa\nbé脑🧠\nend';

test('text is text, whole and in pieces of any length', () => {
  const bytes = Buffer.from(text);
  expect(decodeUtf8(bytes)).toEqual({ ok: true, text });
  for (let size = 1; size < bytes.length; size += 1) {
    const decoder = utf8Decoder();
    let read = '';
    for (let at = 0; at < bytes.length; at += size) {
      const piece = decoder.next(bytes.subarray(at, at + size));
      read += piece.ok ? piece.text : '?';
    }
    expect([read, decoder.end()]).toEqual([text, { ok: true, text: '' }]);
  }
});

test.each([
  ['Latin-1', Buffer.from('ab\ncaf\xe9\n', 'latin1'), { line: 2, byte: 7 }],
  ['the first byte', Buffer.of(0xff, 0x61), { line: 1, byte: 1 }],
  ['a cut character at the end', Buffer.from('a\n脑').subarray(0, 4), { line: 2, byte: 3 }],
  ['a cut character before a letter', Buffer.of(0x61, 0xe8, 0x84, 0x62), { line: 1, byte: 2 }],
  ['a zero byte', Buffer.from('a\nb', 'utf16le'), { line: 1, byte: 2 }],
  ['a zero byte after a cut character', Buffer.of(0x0a, 0xe8, 0), { line: 2, byte: 2 }],
  ['half of a surrogate pair', Buffer.of(0x0a, 0xed, 0xa0, 0x80), { line: 2, byte: 2 }],
  ['a character written too long', Buffer.of(0x61, 0xc0, 0xaf), { line: 1, byte: 2 }],
])('%s is told with its place, however it comes in pieces', (_, bytes, at) => {
  for (let size = 1; size <= bytes.length; size += 1) {
    const decoder = utf8Decoder();
    const found = [];
    for (let from = 0; from < bytes.length && found.length === 0; from += size) {
      const piece = decoder.next(bytes.subarray(from, from + size));
      if (!piece.ok) found.push(piece.at);
    }
    const end = found.length === 0 ? decoder.end() : undefined;
    expect(found[0] ?? (end && !end.ok ? end.at : undefined), `pieces of ${size}`).toEqual(at);
  }
});
