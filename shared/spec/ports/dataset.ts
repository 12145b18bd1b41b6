// Features and target ready to train on, with their splits inside.
import { z } from 'zod';
import { someNames } from '#shared/text/some-names.ts';
import { inputInfo, rowRoles, splitRows, targetInfo } from '#shared/protocol/wire-info.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import { definePortType } from '#shared/spec/ports/port-type.ts';
import { inputShapes } from '#shared/spec/ports/input-shapes.ts';
import { groupDigits } from '#shared/text/number-text.ts';

const schema = z.strictObject({
  type: z.literal('dataset'),
  inputs: z.array(inputInfo),
  targets: z.array(targetInfo),
  /** null while it cannot be known without running. */
  rows: splitRows.nullable(),
  /** Absent where no column has any. */
  roles: rowRoles.optional(),
  /** Names of the columns that are kept beside the features; absent where none is. */
  kept: z.array(z.string()).optional(),
});

export const dataset = definePortType({
  schema,
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
        words: 'Features of words',
        missing: 'Features with gaps',
        group: 'Groups',
        time: 'Time',
        split: 'Split of each row',
        weight: 'Weight of each row',
        kept: 'Kept beside',
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
        words: '文字特征',
        missing: '有缺失值的特征',
        group: '分组列',
        time: '时间列',
        split: '划分列',
        weight: '权重列',
        kept: '随行保留',
      },
      lines: { classes: '{{count}} 个类别', binary: '二分类', many: '多分类', number: '数值' },
    },
  },
  line: ({ inputs, targets }, t) => {
    const told = ({ name, classes: { length: count } }: TargetInfo): string =>
      count > 0 ? t('wires.dataset.lines.classes', { count }) : name;
    return `${inputShapes(inputs)} → ${targets.map(told).join(', ')}`;
  },
  facts: ({ inputs, targets, rows, roles, kept }, t) => {
    const kindOf = ({ kind }: TargetInfo): string => t(`wires.dataset.lines.${kind === 'classes' ? 'many' : kind}`);
    const splits = rows && [rows.train, rows.validation, rows.test].map(groupDigits).join(' / ');
    const standardised = inputs.some((input) => input.standardised);
    const words = inputs.flatMap((input) => input.words ?? []).map(({ feature }) => feature);
    const missing = inputs.flatMap((input) => input.missing ?? []);
    const named = (fact: string, names: readonly string[]) =>
      names.length > 0 ? [[t(`wires.dataset.facts.${fact}`), someNames(names, 12)] as const] : [];
    return [
      [t('wires.dataset.facts.shape'), inputShapes(inputs)],
      [t('wires.dataset.facts.target'), targets.map((target) => `${target.name} (${kindOf(target)})`).join(', ')],
      ...targets
        .filter(({ classes }) => classes.length > 0)
        .map(({ classes }) => [t('wires.dataset.facts.classes'), someNames(classes, 12)] as const),
      [t('wires.dataset.facts.splits'), splits ?? t('studio.common.unknown')],
      [t('wires.dataset.facts.standardised'), t(standardised ? 'studio.common.yes' : 'studio.common.no')],
      ...named('words', words),
      ...named('missing', missing),
      ...(['group', 'time', 'split', 'weight'] as const).flatMap((role) =>
        named(role, roles?.[role] ? [roles[role]] : []),
      ),
      ...named('kept', kept ?? []),
    ];
  },
});
