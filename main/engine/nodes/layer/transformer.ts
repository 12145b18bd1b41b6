// Runs layer.transformerBlock and layer.positions: several layers of Keras that stand together, with their shortcuts.
import { positions as positionsSpec } from '#shared/nodes/layer/positions.ts';
import { transformerBlock as blockSpec } from '#shared/nodes/layer/transformer-block.ts';
import { blockRunner } from '#engine/nodes/layer/add-layer.ts';
import type { Step } from '#engine/nodes/layer/add-layer.ts';

/** As KerasHub's TransformerEncoder; with the mask as its TransformerDecoder without an encoder. */
export const transformerBlock = blockRunner(blockSpec, (name, params, { features }) => {
  const { heads, inner, dropout, activation, normaliseFirst, epsilon, causal } = params;
  const part = (end: string, className: string, config: Step['config'], from?: readonly number[]): Step => ({
    name: `${name}_${end}`,
    className,
    config,
    ...(from && { from }),
  });
  const normal = (end: string) => part(end, 'LayerNormalization', { epsilon });
  const attended = (from: number): readonly Step[] => {
    const config = { num_heads: heads, key_dim: Math.max(Math.floor(features / heads), 1), use_causal_mask: causal };
    return [
      { ...part('attention', 'MultiHeadAttention', config, [from]), sizeParam: 'heads', twice: true },
      part('attention_dropout', 'Dropout', { rate: dropout }),
    ];
  };
  const fed: readonly Step[] = [
    { ...part('inner', 'Dense', { units: inner, activation }), sizeParam: 'inner' },
    part('outer', 'Dense', { units: features }),
    part('dropout', 'Dropout', { rate: dropout }),
  ];
  // Each number is that of a layer in this list, from 1.
  if (normaliseFirst)
    return [
      normal('norm'),
      ...attended(1),
      part('attended', 'Add', {}, [0, 3]),
      normal('inner_norm'),
      ...fed,
      { ...part('', 'Add', {}, [4, 8]), name },
    ];
  const [first, second] = attended(0) as readonly [Step, Step];
  return [
    first,
    second,
    part('attended', 'Add', {}, [0, 2]),
    normal('norm'),
    ...fed,
    part('added', 'Add', {}, [4, 7]),
    { ...normal(''), name },
  ];
});

export const positions = blockRunner(positionsSpec, (name, { encoding, steps, longest }) => [
  encoding === 'learned'
    ? {
        name: `${name}_vectors`,
        className: 'PositionEmbedding',
        config: { sequence_length: steps },
        sizeParam: 'steps',
      }
    : { name: `${name}_vectors`, className: 'SinePositionEncoding', config: { max_wavelength: longest } },
  { name, className: 'Add', config: {}, from: [0, 1] },
]);
