// Pictures from a folder, a class for each folder in it, as a dataset of bytes. A file that cannot be read is left out, and
// is known from then on for as long as the folder stays as it is.
import { images as spec } from '#shared/nodes/data/images.ts';
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import { someNames } from '#shared/text/some-names.ts';
import { nowAndThen } from '#engine/kernels/pace.ts';
import { channelsOf, decodePicture, largestFile, maxPixels } from '#engine/pictures/decode.ts';
import type { PictureShape, Unreadable } from '#engine/pictures/decode.ts';
import { findPictures } from '#engine/pictures/find-pictures.ts';
import type { FoundPicture, FoundPictures } from '#engine/pictures/find-pictures.ts';
import { maxClasses } from '#engine/nodes/data/target-classes.ts';
import { stampOf } from '#engine/table/folder-files.ts';
import { forgetOldest, inputFolder } from '#engine/table/input-file.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { OwnProblem, RunContext } from '#engine/values/runner.ts';
import type { DatasetValue, SplitData } from '#engine/values/dataset.ts';

interface Params extends PictureShape {
  readonly folder: string;
}

interface LeftOut {
  readonly name: string;
  readonly why: Unreadable;
}

const largestBytes = 2 ** 31;
/** Pictures that are decoded at the same time. */
const atOnce = 4;

/** By folder: what a run could not read of it, while it has the same stamp. */
const unreadable = new Map<string, { readonly stamp: string; readonly leftOut: readonly LeftOut[] }>();

const emptySplit: SplitData = {
  rows: 0,
  inputs: [{ values: new Uint8Array(0) }],
  targets: [new Float32Array(0)],
  source: new Int32Array(0),
};

export const images = defineRunner({
  spec,

  async infer(_, params, { folder, signal }) {
    try {
      const path = await inputFolder(params.folder, folder);
      const found = await findPictures(path, params.folder, signal);
      const leftOut = await knownUnreadable(path, found, signal);
      const rows = found.pictures.length - leftOut.length;
      checkSize(found, params);
      checkReadable(found, leftOut, params);
      const input = { ...inputOf(params), standardised: false, numberType: 'uint8' as const };
      return {
        outputs: {
          dataset: {
            type: 'dataset',
            inputs: [input],
            targets: [targetOf(found)],
            rows: { train: rows, validation: 0, test: 0 },
          },
        },
        problems: [...said(found, leftOut)],
      };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { outputs: {}, problems: [error.problem] };
    }
  },

  async outside(params, { folder, signal }) {
    try {
      const path = await inputFolder(params.folder, folder);
      const { pictures } = await findPictures(path, params.folder, signal);
      return [await stampOf(pictures, signal)];
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return [];
    }
  },

  async run(_, params, context): Promise<{ dataset: DatasetValue }> {
    context.progress(null);
    const path = await inputFolder(params.folder, context.folder);
    const found = await findPictures(path, params.folder, context.signal);
    const stamp = await stampOf(found.pictures, context.signal);
    const changed = () => new Fault('pictures.changed', { folder: params.folder }, { param: 'folder' });
    if (context.outside && !context.outside.includes(stamp)) throw changed();
    checkSize(found, params);
    const { values, read, leftOut } = await decodeAll(found.pictures, params, context);
    const after = await findPictures(path, params.folder, context.signal);
    if ((await stampOf(after.pictures, context.signal)) !== stamp) throw changed();
    unreadable.delete(path);
    if (leftOut.length > 0) unreadable.set(path, { stamp, leftOut });
    forgetOldest(unreadable);
    checkReadable(found, leftOut, params);
    const train: SplitData = {
      rows: read.length,
      inputs: [{ values }],
      targets: [Float32Array.from(read, (row) => found.pictures[row]?.label ?? Number.NaN)],
      source: Int32Array.from(read),
    };
    return {
      dataset: {
        type: 'dataset',
        inputs: [{ ...inputOf(params), preprocessing: [] }],
        targets: [targetOf(found)],
        splits: { train, validation: emptySplit, test: emptySplit },
      },
    };
  },
});

async function knownUnreadable(path: string, { pictures }: FoundPictures, signal: AbortSignal) {
  const known = unreadable.get(path);
  return known && known.stamp === (await stampOf(pictures, signal)) ? known.leftOut : [];
}

/** A channel's name is that of all its numbers, so that what is fitted is fitted by channel. */
const inputOf = (params: Params) => ({
  name: '',
  shape: [params.height, params.width, channelsOf(params)],
  features: params.colour === 'grey' ? ['grey'] : ['red', 'green', 'blue'],
});

const targetOf = ({ classes }: FoundPictures): TargetInfo => ({
  name: 'class',
  kind: classes.length === 2 ? 'binary' : 'classes',
  classes: [...classes],
});

const numbersOf = (params: Params): number => params.height * params.width * channelsOf(params);

function checkSize({ pictures, classes }: FoundPictures, params: Params): void {
  if (classes.length > maxClasses)
    throw new Fault('target.tooManyClasses', { column: 'class', limit: maxClasses }, { param: 'folder' });
  const numbers = numbersOf(params);
  const bytes = pictures.length * numbers;
  if (bytes <= largestBytes) return;
  const facts = {
    count: pictures.length,
    numbers,
    megabytes: Math.ceil(bytes / 2 ** 20),
    limit: largestBytes / 2 ** 20,
  };
  throw new Fault('pictures.tooLarge', facts, { param: 'height' });
}

function checkReadable({ pictures }: FoundPictures, leftOut: readonly LeftOut[], { folder }: Params): void {
  if (leftOut.length * 2 <= pictures.length) return;
  const facts = { folder, total: pictures.length, count: leftOut.length, files: listed(leftOut) };
  throw new Fault('pictures.mostUnreadable', facts, { param: 'folder' });
}

const listed = (files: readonly LeftOut[]): string =>
  someNames(
    files.map(({ name }) => name),
    5,
  );

/** What is not among the rows. */
function* said({ others }: FoundPictures, leftOut: readonly LeftOut[]): Generator<OwnProblem> {
  const warning = { severity: 'warning', param: 'folder' } as const;
  for (const why of ['gone', 'otherKind', 'damaged'] as const) {
    const files = leftOut.filter((one) => one.why === why);
    if (files.length > 0) yield makeProblem(`pictures.${why}`, { count: files.length, files: listed(files) }, warning);
  }
  const large = leftOut.filter(({ why }) => why === 'large');
  if (large.length > 0) {
    const limits = { megapixels: maxPixels / 1e6, megabytes: largestFile / 2 ** 20 };
    yield makeProblem('pictures.large', { count: large.length, files: listed(large), ...limits }, warning);
  }
  const facts = { count: others.length, files: someNames(others, 5) };
  if (others.length > 0) yield makeProblem('pictures.others', facts, { severity: 'info', param: 'folder' });
}

/** The pictures that can be read, in order, without gaps. */
async function decodeAll(pictures: readonly FoundPicture[], params: Params, context: RunContext) {
  const { signal } = context;
  const size = numbersOf(params);
  const values = new Uint8Array(pictures.length * size);
  const why: (Unreadable | undefined)[] = [];
  const isTime = nowAndThen();
  let [next, done] = [0, 0];
  const work = async (): Promise<void> => {
    for (let row = next; row < pictures.length; row = next) {
      next += 1;
      signal.throwIfAborted();
      const decoded = await decodePicture(pictures[row]?.path ?? '', params);
      if (typeof decoded === 'string') why[row] = decoded;
      else values.set(decoded, row * size);
      done += 1;
      if (isTime()) context.progress(done / pictures.length, `${done} / ${pictures.length}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const read: number[] = [];
  const leftOut: LeftOut[] = [];
  pictures.forEach(({ name }, row) => {
    const reason = why[row];
    if (reason) leftOut.push({ name, why: reason });
    else {
      if (row > read.length) values.copyWithin(read.length * size, row * size, (row + 1) * size);
      read.push(row);
    }
  });
  return { values: values.subarray(0, read.length * size), read, leftOut };
}
