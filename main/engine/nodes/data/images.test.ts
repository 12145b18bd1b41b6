import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import sharp from 'sharp';
import { dataset as datasetKind } from '#engine/kinds/dataset.ts';
import { images } from '#engine/nodes/data/images.ts';
import { claiming, picture } from '#test/support/make-picture.ts';
import { faultOf, testContext } from '#test/support/test-context.ts';
import type { TestContext } from '#test/support/test-context.ts';

type Params = Parameters<typeof images.run>[1];

let context: TestContext;
beforeEach(() => {
  context = testContext();
});
afterEach(() => context.dispose());

const put = (name: string, content: string | Uint8Array) => {
  const path = join(context.folder, 'all', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
};
const params = (rest: Partial<Params> = {}): Params => ({
  folder: 'all',
  height: 2,
  width: 3,
  fit: 'crop',
  colour: 'colour',
  ...rest,
});
const run = async (rest?: Partial<Params>) => (await images.run({}, params(rest), context)).dataset;
const infer = async (rest?: Partial<Params>) => await images.infer({}, params(rest), context);
const problems = async (rest?: Partial<Params>) =>
  (await infer(rest)).problems.map(({ code, severity, param, facts }) => ({ code, severity, param, ...facts }));
const fault = (rest?: Partial<Params>) => faultOf(images.run({}, params(rest), context));
const stamp = () => images.outside?.(params(), context);
/** The first pixel of each row. */
const firstPixels = async (rest?: Partial<Params>) => {
  const { inputs, splits } = await run(rest);
  const [height = 0, width = 0, channels = 0] = inputs[0]?.shape ?? [];
  const size = height * width * channels;
  const values = splits.train.inputs[0]?.values ?? [];
  return Array.from({ length: splits.train.rows }, (_, row) =>
    Array.from(values.slice(row * size, row * size + channels)),
  );
};
const twoClasses = async () => {
  put('cat/1.png', await picture(9, 9, '#ff0000'));
  put('dog/1.png', await picture(9, 9, '#0000ff'));
};

test('each folder is a class, deeper ones belong to it, and what it gives was predicted', async () => {
  put('zebra/deep/er/b.webp', await picture(4, 8, '#010203', 'webp'));
  put('zebra/a.PNG', await picture(4, 8, '#040506'));
  put('a b/x.jpeg', await picture(4, 8, '#808080', 'jpeg'));
  put('a/x.jpg', await picture(4, 8, '#000', 'jpeg'));
  put('Äpfel/x.png', await picture(4, 8, '#fff'));
  const { outputs, problems: found } = await infer();
  expect(found).toEqual([]);
  const dataset = await run();
  expect(outputs.dataset).toEqual(datasetKind.describe(dataset));
  // In the order of code points, as scikit-learn has them; a path's order would put “a b” behind “a/”.
  expect(dataset.targets).toEqual([{ name: 'class', kind: 'classes', classes: ['a', 'a b', 'zebra', 'Äpfel'] }]);
  const { rows, targets, source, inputs } = dataset.splits.train;
  expect([rows, [...(targets[0] ?? [])], [...source]]).toEqual([5, [0, 1, 2, 2, 3], [0, 1, 2, 3, 4]]);
  expect(inputs[0]?.values.constructor).toBe(Uint8Array);
  expect(await firstPixels()).toEqual([
    [0, 0, 0],
    [128, 128, 128],
    [4, 5, 6],
    [1, 2, 3],
    [255, 255, 255],
  ]);
});

test('a picture of other proportions is cut, stretched or filled up', async () => {
  await twoClasses();
  // Red, green, blue, each 4 wide.
  const stripes = Buffer.from(
    Array.from({ length: 4 }, () =>
      [
        [255, 0, 0],
        [0, 255, 0],
        [0, 0, 255],
      ].flatMap((c) => [c, c, c, c].flat()),
    ).flat(),
  );
  put(
    'cat/1.png',
    await sharp(stripes, { raw: { width: 12, height: 4, channels: 3 } })
      .png()
      .toBuffer(),
  );
  const rowsOf = async (fit: Params['fit']) => {
    const values = (await run({ fit, height: 4, width: 4 })).splits.train.inputs[0]?.values ?? [];
    return [0, 1, 2, 3].map((row) => Array.from(values.slice(row * 12, row * 12 + 12)));
  };
  const strongest = (pixels: readonly number[]) =>
    [0, 3, 6, 9].map((at) => {
      const pixel = pixels.slice(at, at + 3);
      const most = Math.max(...pixel);
      return most < 30 ? '-' : 'rgb'[pixel.indexOf(most)];
    });
  const [cropped] = await rowsOf('crop');
  expect(strongest(cropped ?? [])).toEqual(['g', 'g', 'g', 'g']);
  const [stretched = []] = await rowsOf('stretch');
  expect([strongest(stretched)[0], strongest(stretched)[3]]).toEqual(['r', 'b']);
  const padded = await rowsOf('pad');
  expect(padded.map((pixels) => strongest(pixels)[0])).toEqual(['-', 'r', '-', '-']);
});

test('turned as the camera says, on white where transparent, of 8 bits, and grey if asked for', async () => {
  const two = Buffer.of(255, 0, 0, 0, 0, 255);
  put(
    'cat/turned.png',
    await sharp(two, { raw: { width: 2, height: 1, channels: 3 } })
      .withMetadata({ orientation: 3 })
      .png()
      .toBuffer(),
  );
  put('cat/clear.png', await picture(4, 4, '#ff000000'));
  const deep = Uint16Array.from({ length: 16 }, () => 200 * 257);
  put(
    'dog/deep.png',
    await sharp(deep, { raw: { width: 4, height: 4, channels: 1 } })
      .toColourspace('grey16')
      .png()
      .toBuffer(),
  );
  expect(await firstPixels({ height: 1, width: 2 })).toEqual([
    [255, 255, 255],
    [0, 0, 255],
    [200, 200, 200],
  ]);
  const grey = await firstPixels({ height: 1, width: 2, colour: 'grey' });
  expect([grey[0], grey[2]]).toEqual([[255], [200]]);
  expect((await run({ colour: 'grey' })).inputs[0]).toMatchObject({ shape: [2, 3, 1], features: ['grey'] });
});

test('what cannot be read is left out and named, and the others keep their numbers', async () => {
  await twoClasses();
  put('cat/2.png', await picture(4, 4, '#00ff00'));
  const jpeg = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#123' } })
    .jpeg()
    .toBuffer();
  put('cat/0cut.jpg', jpeg.subarray(0, jpeg.length / 2));
  put('dog/0huge.png', await claiming(65_535));
  put('dog/text.png', 'hello');
  put('dog/vector.png', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  put('dog/2.png', await picture(4, 4, '#000'));
  put('dog/3.png', await picture(4, 4, '#000'));
  put('dog/4.png', await picture(4, 4, '#000'));
  put('dog/notes.txt', 'hello');
  put('dog/.hidden', 'hello');
  put('at-the-top.png', await picture(4, 4, '#000'));
  symlinkSync('/etc/hostname', join(context.folder, 'all/dog/out.png'));
  symlinkSync('..', join(context.folder, 'all/dog/loop'));
  const other = { code: 'pictures.others', severity: 'info', param: 'folder', count: 4 };
  const others = { ...other, files: 'at-the-top.png, dog/loop, dog/notes.txt, dog/out.png' };
  expect(await problems()).toEqual([others]);
  const dataset = await run();
  expect([...dataset.splits.train.source]).toEqual([1, 2, 4, 5, 6, 7]);
  expect(await firstPixels()).toEqual([
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ]);
  const warning = { severity: 'warning', param: 'folder' };
  expect(await problems()).toEqual([
    { code: 'pictures.otherKind', ...warning, count: 2, files: 'dog/text.png, dog/vector.png' },
    { code: 'pictures.damaged', ...warning, count: 1, files: 'cat/0cut.jpg' },
    { code: 'pictures.large', ...warning, count: 1, files: 'dog/0huge.png', megapixels: 100, megabytes: 128 },
    others,
  ]);
  expect((await infer()).outputs.dataset).toEqual(datasetKind.describe(dataset));
  for (const name of ['cat/1.png', 'dog/2.png', 'dog/3.png']) put(name, '');
  expect(await fault()).toMatchObject({ code: 'pictures.mostUnreadable', param: 'folder', total: 10, count: 7 });
  expect(await problems()).toMatchObject([{ code: 'pictures.mostUnreadable', count: 7 }]);
});

test('its key changes with any file in the folder, and a folder that is changed meanwhile is not used', async () => {
  await twoClasses();
  const before = await stamp();
  expect(await stamp()).toEqual(before);
  const path = put('cat/2.png', await picture(4, 4, '#00ff00'));
  const more = await stamp();
  expect(more).not.toEqual(before);
  utimesSync(path, 1, 1);
  expect(await stamp()).not.toEqual(more);
  expect(await faultOf(images.run({}, params(), { ...context, outside: before ?? [] }))).toMatchObject({
    code: 'pictures.changed',
    folder: 'all',
  });
  rmSync(path);
  const changing: TestContext = {
    ...context,
    // It is asked for once the folder was looked through.
    get outside() {
      put('cat/3.png', 'new');
      return before ?? [];
    },
  };
  expect(await faultOf(images.run({}, params(), changing))).toMatchObject({ code: 'pictures.changed' });
});

test.each([
  ['', 'pictures.notChosen'],
  ['none', 'pictures.missing'],
  ['all/cat/1.png', 'pictures.missing'],
  ['nul\0', 'pictures.missing'],
  ['..', 'dataFile.outside'],
  ['/etc', 'dataFile.outside'],
  ['out', 'dataFile.outside'],
  ['all/cat', 'pictures.fewClasses'],
  ['empty', 'pictures.fewClasses'],
])('refuses the folder %j', async (folder, code) => {
  await twoClasses();
  mkdirSync(join(context.folder, 'empty'));
  symlinkSync('/etc', join(context.folder, 'out'));
  expect(await fault({ folder })).toMatchObject({ code, param: 'folder' });
  expect(await problems({ folder })).toMatchObject([{ code, param: 'folder' }]);
  expect((await infer({ folder })).outputs).toEqual({});
  expect(await images.outside?.(params({ folder }), context)).toEqual([]);
});

test('more than fits in memory is refused before anything is read', async () => {
  await twoClasses();
  for (let i = 0; i < 700; i += 1) put(`dog/${i}.png`, '');
  const facts = { code: 'pictures.tooLarge', count: 701, numbers: 3 * 2 ** 20, megabytes: 2103, limit: 2048 };
  expect(await fault({ height: 1024, width: 1024 })).toMatchObject(facts);
});

test('a cancel ends it', async () => {
  await twoClasses();
  const stop = new AbortController();
  stop.abort();
  await expect(images.run({}, params(), { ...context, signal: stop.signal })).rejects.toThrow(/abort/i);
});
