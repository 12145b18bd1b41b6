// A PNG, JPEG or WebP file as bytes of one size. The library reads these three alone, from memory, and no picture that is
// larger than its file suggests.
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Sharp, SharpOptions } from 'sharp';

export interface PictureShape {
  readonly height: number;
  readonly width: number;
  readonly fit: 'crop' | 'stretch' | 'pad';
  readonly colour: 'colour' | 'grey';
}

/** Why a file is no picture. */
export type Unreadable = 'gone' | 'large' | 'otherKind' | 'damaged';

export const channelsOf = ({ colour }: PictureShape): 1 | 3 => (colour === 'grey' ? 1 : 3);

export const largestFile = 128 * 2 ** 20;
export const maxPixels = 100_000_000;
const fits = { crop: 'cover', stretch: 'fill', pad: 'contain' } as const;

type Decoder = (content: Buffer, options: SharpOptions) => Sharp;

let opened: Promise<Decoder> | undefined;

/** Loaded when the first picture is read: an engine without pictures needs none of it. */
async function openDecoder(): Promise<Decoder> {
  const { default: sharp } = await import('sharp');
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['VipsForeignLoadPngBuffer', 'VipsForeignLoadJpegBuffer', 'VipsForeignLoadWebpBuffer'],
  });
  sharp.cache(false);
  return sharp;
}

/** height × width × channels. */
export async function decodePicture(path: string, shape: PictureShape): Promise<Uint8Array | Unreadable> {
  const decode = await (opened ??= openDecoder());
  const content = await contentOf(path);
  if (typeof content === 'string') return content;
  if (!isPng(content) && !isJpeg(content) && !isWebp(content)) return 'otherKind';
  const { height, width, fit, colour } = shape;
  const options = { autoOrient: true, failOn: 'error', limitInputPixels: maxPixels } as const;
  try {
    return await decode(content, options)
      .resize({ height, width, fit: fits[fit], background: 'black' })
      .flatten({ background: 'white' })
      .toColourspace(colour === 'grey' ? 'b-w' : 'srgb')
      .raw({ depth: 'uchar' })
      .toBuffer();
  } catch (error) {
    return /pixel limit/.test(String(error)) ? 'large' : 'damaged';
  }
}

const isPng = (content: Buffer): boolean => content.subarray(0, 8).toString('latin1') === '\u0089PNG\r\n\u001A\n';
const isJpeg = (content: Buffer): boolean => content.subarray(0, 3).toString('latin1') === '\u00FF\u00D8\u00FF';
const isWebp = (content: Buffer): boolean =>
  content.subarray(0, 4).toString('latin1') === 'RIFF' && content.subarray(8, 12).toString('latin1') === 'WEBP';

async function contentOf(path: string): Promise<Buffer | Unreadable> {
  // It may have become a link or a pipe since it was found.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
    () => undefined,
  );
  if (!file) return 'gone';
  try {
    const stat = await file.stat();
    if (!stat.isFile()) return 'gone';
    return stat.size > largestFile ? 'large' : await file.readFile();
  } catch {
    return 'gone';
  } finally {
    await file.close();
  }
}
