// Families and units; the compiler names one without words. The words of each kind are beside its spec.
import type { Catalogue, NodeKind } from '#shared/nodes/catalogue.ts';
import type { Family, NodeSpec } from '#shared/spec/define-node.ts';
import type { Language } from '#shared/text/language.ts';

type UnitOf<S extends NodeSpec> = S['params'][keyof S['params']] extends infer P
  ? P extends { readonly unit: infer U extends string }
    ? U
    : never
  : never;
type Unit = { [K in NodeKind]: UnitOf<Catalogue[K]> }[NodeKind];

type FamilyWords = {
  readonly families: { readonly [F in Family]: string };
  readonly units: { readonly [U in Unit]: string };
};

export const familyWords: Readonly<Record<Language, FamilyWords>> = {
  en: {
    families: {
      data: 'Data',
      table: 'Tables',
      layer: 'Layers',
      optimizer: 'Optimizers',
      train: 'Training',
      evaluate: 'Evaluation',
      explain: 'Explanation',
      language: 'Language',
      text: 'Text',
    },
    units: { rows: 'rows', epochs: 'epochs', updates: 'updates', seconds: 'seconds', words: 'words', pixels: 'pixels' },
  },
  zh: {
    families: {
      data: '数据',
      table: '表格',
      layer: '网络层',
      optimizer: '优化器',
      train: '训练',
      evaluate: '评估',
      explain: '解释',
      language: '语言',
      text: '文字',
    },
    units: { rows: '行', epochs: '轮', updates: '次更新', seconds: '秒', words: '词', pixels: '像素' },
  },
};
