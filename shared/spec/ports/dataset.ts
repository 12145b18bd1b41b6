// Features and target ready to train on, with their splits inside.
import { someNames } from '#shared/text/some-names.ts';
import type { SplitRows, TargetInfo } from '#shared/protocol/wire-info.ts';
import { definePortType } from '#shared/spec/ports/port-type.ts';
import { groupDigits, shapeText } from '#shared/text/number-text.ts';

export interface DatasetInfo {
  readonly type: 'dataset';
  /** Shape of one row of features: [30] for a table, [8, 8, 1] for a picture. */
  readonly shape: readonly number[];
  readonly features: readonly string[];
  readonly target: TargetInfo;
  /** null while it cannot be known without running. */
  readonly rows: SplitRows | null;
  readonly standardised: boolean;
}

export const dataset = definePortType<DatasetInfo>({
  type: 'dataset',
  colour: { light: '#0b6e66', dark: '#4fd1c5' },
  readableAsTable: true,
  words: {
    en: {
      name: 'Dataset',
      facts: {
        shape: 'Shape',
        target: 'Target',
        classes: 'Classes',
        splits: 'Train / validation / test',
        standardised: 'Standardised',
      },
      lines: { classes: '{{count}} classes', binary: 'two classes', many: 'classes', number: 'number' },
    },
    zh: {
      name: '数据集',
      facts: {
        shape: '形状',
        target: '目标',
        classes: '类别',
        splits: '训练 / 验证 / 测试',
        standardised: '已标准化',
      },
      lines: { classes: '{{count}} 个类别', binary: '二分类', many: '多分类', number: '数值' },
    },
  },
  line: ({ shape, target }, t) => {
    const { length: count } = target.classes;
    return `${shapeText(shape)} → ${count > 0 ? t('wires.dataset.lines.classes', { count }) : target.name}`;
  },
  facts: ({ shape, target, rows, standardised }, t) => {
    const kind = t(`wires.dataset.lines.${target.kind === 'classes' ? 'many' : target.kind}`);
    const splits = rows && [rows.train, rows.validation, rows.test].map(groupDigits).join(' / ');
    return [
      [t('wires.dataset.facts.shape'), shapeText(shape)],
      [t('wires.dataset.facts.target'), `${target.name} (${kind})`],
      ...(target.classes.length > 0
        ? [[t('wires.dataset.facts.classes'), someNames(target.classes, 12)] as const]
        : []),
      [t('wires.dataset.facts.splits'), splits ?? t('studio.common.unknown')],
      [t('wires.dataset.facts.standardised'), t(standardised ? 'studio.common.yes' : 'studio.common.no')],
    ];
  },
});
