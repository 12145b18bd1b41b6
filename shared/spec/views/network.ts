// A network, layer by layer.
import { z } from 'zod';
import type { Sent } from '#shared/protocol/sent.ts';
import { defineView } from '#shared/spec/views/view.ts';
import { inBoth } from '#shared/text/in-both.ts';

const schema = z.strictObject({
  view: z.literal('network'),
  title: z.string(),
  layers: z.array(z.strictObject({ name: z.string(), kind: z.string(), shape: z.array(z.int()), parameters: z.int() })),
});
export type NetworkResult = Sent<typeof schema>;

export const network = defineView({
  schema,
  view: 'network',
  group: 'making',
  words: inBoth({
    en: {
      titles: { network: 'Network' },
      words: {
        layer: 'Layer',
        kind: 'Kind',
        kindOnPage: 'Kind',
        shape: 'Output shape',
        parameters: 'Parameters',
        parametersOnPage: 'Parameters',
        total: 'Total',
        layers: 'Layers',
      },
    },
    zh: {
      titles: { network: '网络' },
      words: {
        layer: '层',
        kind: '类型',
        kindOnPage: '种类',
        shape: '输出形状',
        parameters: '参数量',
        parametersOnPage: '参数',
        total: '合计',
        layers: '层数',
      },
    },
  }),
  page: ({ layers }, page) =>
    page.table(
      ['layer', 'kindOnPage', 'shape', 'parametersOnPage'].map((word) => page.t(`views.network.${word}`)),
      layers.map(({ name, kind, shape, parameters }) => [
        name,
        kind,
        shape.join(' × '),
        parameters.toLocaleString('en'),
      ]),
    ),
});
