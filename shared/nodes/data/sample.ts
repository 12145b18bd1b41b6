import { defineNode } from '#shared/spec/define-node.ts';

export const sample = defineNode({
  kind: 'data.sample',
  icon: 'database',
  inputs: {},
  outputs: { table: { type: 'table' } },
  params: {
    name: {
      type: 'choice',
      default: 'iris',
      options: ['iris', 'wine', 'breast-cancer', 'digits', 'diabetes', 'reviews'],
    },
  },
})({
  en: {
    title: 'Sample data',
    summary: 'One of six small tables that come with the program.',
    help: 'A small table that comes with the program, well known but for the last one:\n\n- **Iris**: 150 flowers, 4 measurements, 3 species\n- **Wine**: 178 wines, 13 measurements, 3 growers\n- **Breast cancer**: 569 tumours, 30 measurements, malignant or benign\n- **Digits**: 1,797 handwritten digits of 8 × 8 pixels\n- **Diabetes**: 442 patients, 10 measurements, progression after a year\n- **Reviews**: 540 made-up reviews of things and places, good or bad',
    params: {
      name: {
        label: 'Sample',
        help: 'Which table to load.',
        options: {
          iris: 'Iris',
          wine: 'Wine',
          'breast-cancer': 'Breast cancer',
          digits: 'Digits',
          diabetes: 'Diabetes',
          reviews: 'Reviews',
        },
      },
    },
  },
  zh: {
    title: '示例数据',
    summary: '随程序附带的六个小数据表之一。',
    help: '随程序附带的小数据表，除最后一个外均为经典数据：\n\n- **鸢尾花**：150 朵花，4 项测量，3 个品种\n- **葡萄酒**：178 种酒，13 项测量，3 家酒庄\n- **乳腺癌**：569 例肿瘤，30 项测量，恶性或良性\n- **手写数字**：1797 张 8 × 8 像素的手写数字\n- **糖尿病**：442 名患者，10 项测量，一年后的病情进展\n- **评论**：540 条编写的英文评论，谈物品和场所，好评或差评',
    params: {
      name: {
        label: '数据',
        help: '要载入哪个表格。',
        options: {
          iris: '鸢尾花',
          wine: '葡萄酒',
          'breast-cancer': '乳腺癌',
          digits: '手写数字',
          diabetes: '糖尿病',
          reviews: '评论',
        },
      },
    },
  },
});
