import { splitNames } from '#shared/nodes/split.words.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const shap = defineNode({
  kind: 'explain.shap',
  version: 2,
  resultVersion: 3,
  icon: 'bar-chart',
  usesKernels: true,
  handsOverWhenCancelled: true,
  random: true,
  inputs: { model: { type: 'model' }, dataset: { type: 'dataset', orTable: true } },
  outputs: { explanation: { type: 'explanation' } },
  params: {
    method: {
      type: 'choice',
      default: 'auto',
      options: ['auto', 'exact', 'permutation', 'kernel', 'partition', 'linear', 'sampling', 'interactions'],
    },
    split: { type: 'choice', default: 'test', options: ['train', 'validation', 'test'] },
    rows: { type: 'integer', default: 20, min: 1, max: 100_000, unit: 'rows' },
    /** Estimates go on for so long; null = as many as the other parameters say. */
    seconds: {
      type: 'number',
      default: null,
      optional: true,
      min: 0.1,
      max: 86_400,
      unit: 'seconds',
      when: { param: 'method', in: ['auto', 'permutation', 'kernel', 'partition', 'sampling'] },
    },
    backgroundFrom: { type: 'choice', default: 'drawn', options: ['drawn', 'kmeans', 'rows'] },
    background: {
      type: 'integer',
      default: 100,
      min: 1,
      max: 10_000,
      unit: 'rows',
      when: { param: 'backgroundFrom', in: ['drawn', 'kmeans'] },
    },
    /** Numbers of rows of the training split, from 1. */
    backgroundRows: {
      type: 'integers',
      default: [],
      min: 1,
      max: 1_000_000_001,
      minLength: 0,
      maxLength: 1000,
      when: { param: 'backgroundFrom', in: ['rows'] },
    },
    link: { type: 'choice', default: 'identity', options: ['identity', 'logit'], advanced: true },
    /** Estimates per row; each order is walked forward and backward (antithetic). */
    permutations: {
      type: 'integer',
      default: 4,
      min: 1,
      max: 10_000,
      when: { param: 'method', in: ['auto', 'permutation', 'partition', 'sampling'] },
    },
    variant: {
      type: 'choice',
      default: 'paired',
      options: ['paired', 'plain', 'stratified'],
      when: { param: 'method', in: ['sampling'] },
    },
    coalitions: {
      type: 'integer',
      default: 2048,
      min: 2,
      max: 100_000,
      when: { param: 'method', in: ['kernel'] },
    },
    l1: {
      type: 'choice',
      default: 'auto',
      options: ['auto', 'none', 'aic', 'bic'],
      when: { param: 'method', in: ['kernel'] },
    },
  },
})({
  en: {
    title: 'Shapley values',
    summary: 'How much each feature moved each prediction.',
    help: 'Shares the difference between a prediction and the average one fairly among the features: `f(x) − E[f] = Σ φⱼ`. A feature’s value `φⱼ` is its mean contribution over the orders in which features can join. *Exact* goes through all coalitions (up to 12 features), *interactions* also tells what pairs bring together; *permutation* and *sampling* draw random orders; *kernel* fits a regression to coalitions; *partition* keeps together features that go together (Owen values); *linear* is the closed form of a linear network. Estimates come with 95 % intervals, which a budget in seconds makes tighter.',
    params: {
      method: {
        label: 'Method',
        help: 'Automatic has the closed form of a linear network, is exact for up to 12 features, and permutation for more.',
        options: {
          auto: 'Automatic',
          exact: 'Exact',
          permutation: 'Permutation',
          kernel: 'Kernel',
          partition: 'Partition',
          linear: 'Linear',
          sampling: 'Sampling',
          interactions: 'Interactions',
        },
      },
      split: { label: 'Explain', help: 'Which rows to explain.', options: splitNames.en },
      rows: { label: 'Rows to explain', help: 'How many of them, from the first.' },
      seconds: {
        label: 'Budget',
        help: 'Estimates go on for so long and become tighter; empty = as many as the settings below say.',
      },
      backgroundFrom: {
        label: 'Background',
        help: 'What stands in for absent features: rows drawn from the training split, a summary of it by k-means, or rows that you choose. Always interventional.',
        options: { drawn: 'Drawn rows', kmeans: 'k-means summary', rows: 'Chosen rows' },
      },
      background: {
        label: 'Background rows',
        help: 'Training rows that stand in for an absent feature. More is steadier and slower.',
      },
      backgroundRows: { label: 'Chosen rows', help: 'Numbers of rows of the training split; its first row is 1.' },
      link: {
        label: 'Link',
        help: 'In which units the shares add up: the model’s own output, or log-odds of a probability.',
        options: { identity: 'Identity', logit: 'Log-odds' },
      },
      permutations: {
        label: 'Permutations',
        help: 'Random orders per row. More is steadier and slower.',
      },
      variant: {
        label: 'Orders',
        help: 'Paired walks each order forward and backward; plain forward only; stratified shifts it, so that every feature comes early and late.',
        options: { paired: 'Paired', plain: 'Plain', stratified: 'Stratified' },
      },
      coalitions: { label: 'Coalitions', help: 'How many coalitions per row the regression looks at.' },
      l1: {
        label: 'Lasso',
        help: 'Which features the regression takes in: all, or those that the lasso chooses by an information criterion. Automatic does that where fewer than a fifth of all coalitions are looked at.',
        options: { auto: 'Automatic', none: 'All features', aic: 'Akaike (AIC)', bic: 'Bayes (BIC)' },
      },
    },
  },
  zh: {
    title: 'Shapley 值',
    summary: '每个特征对每个预测的影响有多大。',
    help: '把一个预测与平均预测之差公平地分给各个特征：`f(x) − E[f] = Σ φⱼ`。特征的值 `φⱼ` 是它在各种加入顺序下贡献的平均。*精确*方法遍历所有组合（最多 12 个特征），*交互*还说明特征两两共同的作用；*排列*与*抽样*随机抽取顺序；*核*方法对组合做回归；*分割*让相关的特征保持在一起（Owen 值）；*线性*是线性网络的解析式。估计值带有 95 % 区间，时间预算越长区间越窄。',
    params: {
      method: {
        label: '方法',
        help: '自动：线性网络用解析式，不超过 12 个特征时用精确方法，更多时用排列方法。',
        options: {
          auto: '自动',
          exact: '精确',
          permutation: '排列',
          kernel: '核',
          partition: '分割',
          linear: '线性',
          sampling: '抽样',
          interactions: '交互',
        },
      },
      split: { label: '数据', help: '解释哪一部分数据。', options: splitNames.zh },
      rows: { label: '解释行数', help: '从第一行起解释多少行。' },
      seconds: { label: '时间预算', help: '在这段时间内不断估计，区间越来越窄；留空则按下面的设置。' },
      backgroundFrom: {
        label: '背景',
        help: '用什么代替缺席的特征：从训练部分抽取的行、其 k-means 概括，或您指定的行。总是干预式的。',
        options: { drawn: '抽取的行', kmeans: 'k-means 概括', rows: '指定的行' },
      },
      background: { label: '背景行数', help: '用来代替缺席特征的训练数据行数。越多越稳定，也越慢。' },
      backgroundRows: { label: '指定的行', help: '训练部分的行号，第一行为 1。' },
      link: {
        label: '连接函数',
        help: '贡献以什么为单位相加：模型自身的输出，或概率的对数几率。',
        options: { identity: '恒等', logit: '对数几率' },
      },
      permutations: { label: '排列数', help: '每行抽取多少个随机顺序。越多越稳定，也越慢。' },
      variant: {
        label: '顺序',
        help: '成对：每个顺序正反各走一遍；普通：只正走；分层：循环移动，使每个特征先后都出现。',
        options: { paired: '成对', plain: '普通', stratified: '分层' },
      },
      coalitions: { label: '组合数', help: '回归对每行使用多少个特征组合。' },
      l1: {
        label: '套索',
        help: '回归使用哪些特征：全部，或由套索按信息准则选择。自动：组合不足总数五分之一时使用套索。',
        options: { auto: '自动', none: '全部特征', aic: '赤池 (AIC)', bic: '贝叶斯 (BIC)' },
      },
    },
  },
});
