// Runs layer.simpleRnn, layer.gru and layer.lstm: Keras' layer of that name, one way or, inside Bidirectional, both; and
// layer.stackedRecurrent: several of one of them, each reading every step of the one before.
import { gru as gruSpec } from '#shared/nodes/layer/gru.ts';
import { lstm as lstmSpec } from '#shared/nodes/layer/lstm.ts';
import { simpleRnn as simpleRnnSpec } from '#shared/nodes/layer/simple-rnn.ts';
import { stackedRecurrent as stackedSpec } from '#shared/nodes/layer/stacked-recurrent.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';
import type { Runner } from '#engine/values/runner.ts';
import { blockRunner, layerRunner } from '#engine/nodes/layer/add-layer.ts';
import type { NewLayer, Step } from '#engine/nodes/layer/add-layer.ts';
import { kerasConfig } from '#engine/network/keras-config.ts';

type RecurrentClass = 'SimpleRNN' | 'GRU' | 'LSTM';

/** One recurrent layer with what Keras' configuration says of it. */
function recurrentLayer(
  name: string,
  className: RecurrentClass,
  given: Readonly<Record<string, unknown>>,
  /** Keras wants it with and without a bias. */
  unitForgetBias: boolean | undefined,
): NewLayer {
  const {
    bidirectional,
    merge_mode: mergeMode,
    units,
    return_sequences,
    dropout,
    recurrent_dropout,
    recurrent_initializer,
    ...others
  } = given;
  // In the order that stored networks have it.
  const first = { units, return_sequences, dropout, recurrent_dropout, recurrent_initializer };
  const config = { ...first, ...others, ...(unitForgetBias !== undefined && { unit_forget_bias: unitForgetBias }) };
  if (!bidirectional) return { name, className, config, sizeParam: 'units' };
  const both = { layer: { class_name: className, config }, merge_mode: mergeMode };
  return { name, className: 'Bidirectional', config: both, sizeParam: 'units' };
}

const recurrentRunner = <const S extends NodeSpec>(spec: S, className: RecurrentClass): Runner<S> =>
  layerRunner(spec, (name, params) => {
    const { unitForgetBias } = params as { readonly unitForgetBias?: boolean };
    return recurrentLayer(name, className, kerasConfig(spec, params), unitForgetBias);
  });

export const simpleRnn = recurrentRunner(simpleRnnSpec, 'SimpleRNN');
export const gru = recurrentRunner(gruSpec, 'GRU');
export const lstm = recurrentRunner(lstmSpec, 'LSTM');

const classOf = { lstm: 'LSTM', gru: 'GRU', simple: 'SimpleRNN' } as const;

export const stackedRecurrent = blockRunner(stackedSpec, (name, params) => {
  const { cell, units, return_sequences, ...shared } = kerasConfig(stackedSpec, params);
  const sizes = units as readonly number[];
  const step = (size: number, index: number): Step => {
    const isLast = index === sizes.length - 1;
    const config = { ...shared, units: size, return_sequences: isLast ? return_sequences : true };
    return recurrentLayer(isLast ? name : `${name}_${index + 1}`, classOf[params.cell], config, undefined);
  };
  const [first, ...others] = sizes.map(step);
  if (!first) throw new RangeError(name);
  return [first, ...others];
});
