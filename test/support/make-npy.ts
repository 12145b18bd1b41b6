// Small NumPy files for tests: an array, and an archive of parts, packed or stored.
import { crc32, deflateRawSync } from 'node:zlib';

export function npy(descr: string, shape: readonly number[], values: Uint8Array, fortran = false): Buffer {
  const dims = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${dims}), }`;
  const header = Buffer.from(`${text}${' '.repeat(63 - ((10 + text.length) % 64))}\n`, 'latin1');
  const length = Buffer.alloc(2);
  length.writeUInt16LE(header.length);
  return Buffer.concat([Buffer.from('\u{93}NUMPY\u{1}\0', 'latin1'), length, header, values]);
}

interface ZipOptions {
  readonly store?: boolean;
  /** What the list says of the last part's size in place of the truth. */
  readonly claim?: number;
}

export function zip(parts: Readonly<Record<string, Uint8Array>>, { store = false, claim }: ZipOptions = {}): Buffer {
  const [bodies, list]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  const all = Object.entries(parts);
  for (const [i, [name, content]] of all.entries()) {
    const packed = store ? Buffer.from(content) : deflateRawSync(content);
    const bytes = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(store ? 0 : 8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(i === all.length - 1 ? (claim ?? content.length) : content.length, 18);
    fields.writeUInt16LE(bytes.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const body = Buffer.concat([Buffer.from('PK\u{3}\u{4}', 'latin1'), fields, bytes, packed]);
    list.push(Buffer.concat([Buffer.from('PK\u{1}\u{2}\u{14}\0', 'latin1'), fields, place, bytes]));
    bodies.push(body);
    at += body.length;
  }
  const entries = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write('PK\u{5}\u{6}', 0, 'latin1');
  end.writeUInt16LE(list.length, 8);
  end.writeUInt16LE(list.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, entries, end]);
}
