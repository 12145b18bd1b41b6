import { defineNode } from '#shared/spec/define-node.ts';

export const images = defineNode({
  kind: 'data.images',
  icon: 'images',
  inputs: {},
  outputs: { dataset: { type: 'dataset' } },
  params: {
    folder: { type: 'folder', default: '' },
    height: { type: 'integer', default: 64, min: 1, max: 1024, unit: 'pixels' },
    width: { type: 'integer', default: 64, min: 1, max: 1024, unit: 'pixels' },
    fit: { type: 'choice', default: 'crop', options: ['crop', 'stretch', 'pad'] },
    colour: { type: 'choice', default: 'colour', options: ['colour', 'grey'] },
  },
  example: { folder: 'pictures', height: 6, width: 4 },
})({
  en: {
    title: 'Folder of pictures',
    summary: 'Reads pictures from a folder, one folder in it for each class.',
    help: 'Reads PNG, JPEG and WebP files into a dataset of pictures. Each folder inside the chosen one is a class, called as the folder is; folders in it belong to it. Every picture is brought to one size, turned as the camera says, laid on white where it is transparent, and kept as whole numbers from 0 to 255. A file that cannot be read is left out and named.',
    params: {
      folder: {
        label: 'Folder',
        help: 'The folder that holds a folder for each class, in or below the folder of the pipeline.',
      },
      height: { label: 'Height', help: 'Height of every picture that the network sees.' },
      width: { label: 'Width', help: 'Width of every picture that the network sees.' },
      fit: {
        label: 'Other proportions',
        help: 'What is done with a picture that is wider or higher than asked for.',
        options: { crop: 'Cut off what sticks out', stretch: 'Stretch', pad: 'Fill up with black' },
      },
      colour: {
        label: 'Colour',
        help: 'Three numbers a pixel, red, green and blue, or one for its brightness.',
        options: { colour: 'Colour', grey: 'Grey' },
      },
    },
  },
  zh: {
    title: '图片文件夹',
    summary: '从文件夹读取图片，其中每个子文件夹是一个类别。',
    help: '把 PNG、JPEG 和 WebP 文件读成图片数据集。所选文件夹里的每个文件夹是一个类别，以文件夹名命名；更深的文件夹属于它所在的类别。所有图片缩放为同一大小，按相机记录的方向旋转，透明处以白色为底，并以 0 到 255 的整数保存。无法读取的文件会被略去并指出。',
    params: {
      folder: { label: '文件夹', help: '其中每个类别有一个文件夹；位于流程文件所在文件夹或其子文件夹中。' },
      height: { label: '高度', help: '网络所看到的每张图片的高度。' },
      width: { label: '宽度', help: '网络所看到的每张图片的宽度。' },
      fit: {
        label: '比例不同时',
        help: '图片比要求的更宽或更高时如何处理。',
        options: { crop: '裁去多余部分', stretch: '拉伸', pad: '用黑色填满' },
      },
      colour: {
        label: '颜色',
        help: '每个像素三个数（红、绿、蓝），或一个表示亮度的数。',
        options: { colour: '彩色', grey: '灰度' },
      },
    },
  },
});
