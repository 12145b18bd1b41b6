// Runs layer.simpleRnn, layer.gru and layer.lstm: Keras' layer of that name, one way or, inside Bidirectional, both.
import { gru as gruSpec } from '#shared/nodes/layer/gru.ts';
import { lstm as lstmSpec } from '#shared/nodes/layer/lstm.ts';
import { simpleRnn as simpleRnnSpec } from '#shared/nodes/layer/simple-rnn.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';
import type { Runner } from '#engine/values/runner.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';
import { kerasConfig } from '#engine/network/keras-config.ts';

function recurrentRunner<const S extends NodeSpec>(spec: S, className: 'SimpleRNN' | 'GRU' | 'LSTM'): Runner<S> {
  return layerRunner(spec, (name, params) => {
    const {
      bidirectional,
      merge_mode: mergeMode,
      units,
      return_sequences,
      dropout,
      recurrent_dropout,
      recurrent_initializer,
      ...others
    } = kerasConfig(spec, params);
    // In the order that stored networks have it.
    const first = { units, return_sequences, dropout, recurrent_dropout, recurrent_initializer };
    // Keras wants it with and without a bias.
    const { unitForgetBias } = params as { readonly unitForgetBias?: boolean };
    const config = { ...first, ...others, ...(unitForgetBias !== undefined && { unit_forget_bias: unitForgetBias }) };
    if (!bidirectional) return { name, className, config, sizeParam: 'units' };
    const both = { layer: { class_name: className, config }, merge_mode: mergeMode };
    return { name, className: 'Bidirectional', config: both, sizeParam: 'units' };
  });
}

export const simpleRnn = recurrentRunner(simpleRnnSpec, 'SimpleRNN');
export const gru = recurrentRunner(gruSpec, 'GRU');
export const lstm = recurrentRunner(lstmSpec, 'LSTM');
