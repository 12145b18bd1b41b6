// Keras' configuration behind the parameters that recurrent layers share.
import type { gateParams, recurrentParams } from '#shared/nodes/layer/recurrent-params.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import type { NewLayer } from '#engine/nodes/layer/add-layer.ts';
import { kernelConfig } from '#engine/nodes/layer/kernel-config.ts';
import { classNameOf } from '#engine/network/named-object.ts';

type RecurrentParams = ParamsOf<typeof recurrentParams>;

/** @param own what the class has beside the others, in Keras' names */
export function recurrentLayer(
  name: string,
  className: 'SimpleRNN' | 'GRU' | 'LSTM',
  params: RecurrentParams,
  own: Readonly<Record<string, unknown>> = {},
): NewLayer {
  const config = {
    units: params.units,
    return_sequences: params.returnSequences,
    dropout: params.dropout,
    recurrent_dropout: params.recurrentDropout,
    recurrent_initializer: { class_name: classNameOf(params.recurrentInitializer), config: {} },
    ...kernelConfig(params),
    ...own,
  };
  if (!params.bidirectional) return { name, className, config, activation: params.activation, sizeParam: 'units' };
  return {
    name,
    className: 'Bidirectional',
    config: { layer: { class_name: className, config }, merge_mode: params.mergeMode },
    activation: 'linear',
    sizeParam: 'units',
  };
}

export function gateConfig(params: ParamsOf<typeof gateParams>): Readonly<Record<string, unknown>> {
  return { recurrent_activation: params.recurrentActivation };
}
