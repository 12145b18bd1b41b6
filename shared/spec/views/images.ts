// Small pictures with a label each.
import { defineView, inBoth } from '#shared/spec/views/view.ts';

export interface ImagesResult {
  readonly view: 'images';
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly images: readonly { readonly label: string; readonly pixels: Uint8Array }[];
}

export const images = defineView<ImagesResult>({
  view: 'images',
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
