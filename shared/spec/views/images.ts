// Small pictures with a label each.
import { z } from 'zod';
import { numbers } from '#shared/protocol/sent.ts';
import type { Sent } from '#shared/protocol/sent.ts';
import { defineView } from '#shared/spec/views/view.ts';
import { inBoth } from '#shared/text/in-both.ts';

const schema = z.strictObject({
  view: z.literal('images'),
  title: z.string(),
  width: z.int(),
  height: z.int(),
  channels: z.literal([1, 3]),
  images: z.array(z.strictObject({ label: z.string(), pixels: numbers('Uint8Array') })),
});
export type ImagesResult = Sent<typeof schema>;

export const images = defineView({
  schema,
  view: 'images',
  group: 'data',
  groupOfTitle: {
    'view.mistakePictures': 'errors',
    'view.neighbours': 'reasons',
  },
  words: inBoth({
    en: {
      titles: {
        images: 'Pictures',
        mistakePictures: 'Worst mistakes in pictures',
      },
      words: { image: 'Image {{number}}: {{label}}' },
    },
    zh: {
      titles: { images: '图像', mistakePictures: '最严重的错误（图片）' },
      words: { image: '图像 {{number}}：{{label}}' },
    },
  }),
  page: (view, page) => page.pictures(view, view.images),
});
