// Picture files for tests: plain ones of one colour, and a PNG that says it is larger than it is.
import { crc32 } from 'node:zlib';
import sharp from 'sharp';

/** Of one colour. */
export const picture = (
  width: number,
  height: number,
  colour: string,
  kind: 'png' | 'jpeg' | 'webp' = 'png',
): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 4, background: colour } })
    .toFormat(kind, kind === 'webp' ? { lossless: true } : {})
    .toBuffer();

/** A PNG whose header claims so many pixels a side. */
export async function claiming(side: number): Promise<Buffer> {
  const png = await picture(2, 2, '#fff');
  png.writeUInt32BE(side, 16);
  png.writeUInt32BE(side, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}
