"""Makes cases/keras-forward-layers.json and cases/keras-training-layers.json: what Keras gives for each layer, and how a
small network with it learns (weights after the first step and at the end, loss of every epoch).

    python3 -m venv ENV && ENV/bin/pip install keras==3.15.1 tensorflow-cpu==2.21.0 numpy==2.4.6
    ENV/bin/python test/reference/make-layer-cases.py

A case's configuration names only what differs from Keras' defaults, so that the product's defaults are checked too."""

import json
import os
import sys
from pathlib import Path

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
import keras
import numpy as np
import tensorflow as tf

versions = {'python': sys.version.split()[0], 'keras': keras.__version__, 'tensorflow': tf.__version__, 'numpy': np.__version__}
wanted = {'keras': '3.15.1', 'tensorflow': '2.21.0', 'numpy': '2.4.6'}
assert all(versions[name] == version for name, version in wanted.items()), versions

random = np.random.default_rng(14)
forward, training = [], []


def numbers(shape, low=-1.0, high=1.0):
    """Of digits enough that no two products are equal: the largest of a window is then one."""
    return np.round(random.uniform(low, high, shape), 5).astype('float32')


def exact(array):
    """In as few digits as tell a float32 from its neighbours."""
    array = np.asarray(array, 'float32')
    return float(str(array)) if array.ndim == 0 else [exact(part) for part in array]


class PositionEmbedding(keras.layers.Layer):
    """KerasHub's, by its formula."""

    def __init__(self, sequence_length, **others):
        super().__init__(**others)
        self.sequence_length = sequence_length

    def build(self, shape):
        self.vectors = self.add_weight(shape=(self.sequence_length, shape[-1]), name='position_embeddings')

    def call(self, x):
        return keras.ops.broadcast_to(self.vectors[: x.shape[1]], keras.ops.shape(x))


class SinePositionEncoding(keras.layers.Layer):
    """KerasHub's, by its formula."""

    def call(self, x):
        steps, features = x.shape[1:]
        pairs = keras.ops.cast(2 * (keras.ops.arange(features) // 2), 'float32')
        speeds = keras.ops.power(1 / 10000, pairs / features)
        angles = keras.ops.arange(steps, dtype='float32')[:, None] * speeds[None]
        odd = keras.ops.cast(keras.ops.arange(features) % 2, 'float32')
        encoding = keras.ops.sin(angles) * (1 - odd) + keras.ops.cos(angles) * odd
        return keras.ops.broadcast_to(encoding, keras.ops.shape(x))


ours = {own.__name__: own for own in (PositionEmbedding, SinePositionEncoding)}


def made(layer):
    if layer['class_name'] in ours:
        return ours[layer['class_name']](**layer['config'])
    return getattr(keras.layers, layer['class_name']).from_config(layer['config'])


def built(parts, shape):
    """A chain of layers, `(class, config)` each."""
    layers = [{'class_name': name, 'config': {'name': f'l{i}', **config}} for i, (name, config) in enumerate(parts)]
    model = keras.Sequential([keras.Input(shape)] + [made(layer) for layer in layers])
    return {'type': 'sequential', 'input_shape': list(shape), 'layers': layers}, model


def twice(name, config, shape, after):
    """A layer that takes its input as query and as value, between a dense layer and `after`."""
    parts = [('Dense', {'units': shape[-1], 'activation': 'tanh'}), (name, config), *after]
    layers = [{'class_name': 'InputLayer', 'name': 'in', 'config': {'name': 'in', 'batch_shape': [None, *shape]}, 'inbound_nodes': []}]
    x, last = (start := keras.Input(shape, name='in')), 'in'
    for i, (own, settings) in enumerate(parts):
        layer = {'class_name': own, 'name': f'l{i}', 'config': {'name': f'l{i}', **settings}}
        if own == name:
            # Keras is told of the mask where it calls the layer, the product in the configuration.
            config = {key: value for key, value in layer['config'].items() if key != 'use_causal_mask'}
            causal = {'use_causal_mask': True} if settings.get('use_causal_mask') else {}
            attention = made({**layer, 'config': config})
            x = attention([x, x], **causal) if own in ('Attention', 'AdditiveAttention') else attention(x, x, **causal)
            calls = [last, last]
        else:
            x, calls = made(layer)(x), [last]
        layers.append({**layer, 'inbound_nodes': [[[call, 0, 0] for call in calls]]})
        last = f'l{i}'
    described = {'type': 'functional', 'layers': layers, 'inputs': [['in', 0, 0]], 'outputs': [[last, 0, 0]]}
    return described, keras.Model(start, x)


def weights_of(model):
    """New ones; what is a variance stays positive."""
    listed = []
    for layer in model.layers:
        for weight in layer.weights:
            positive = any(part in weight.path for part in ('variance', 'gamma'))
            weight.assign(numbers(weight.shape, 0.5, 1.5) if positive else numbers(weight.shape, -0.7, 0.7))
            listed.append({'layer': layer.name, 'name': weight.name, 'shape': list(weight.shape), 'values': exact(weight)})
    return listed


def add(name, described, model, x, learns=True):
    weights = weights_of(model)
    y = model(x, training=False)
    dtype = 'int32' if x.dtype == np.int32 else 'float32'
    values = x.tolist() if dtype == 'int32' else exact(x)
    forward.append({
        'id': name, 'note': '', 'model': described, 'weights': weights,
        'inputs': [{'dtype': dtype, 'shape': list(x.shape), 'values': values}],
        'outputs': [{'shape': list(y.shape), 'values': exact(y)}],
    })
    if not learns:
        return
    target = numbers(y.shape)
    optimizer = {'class_name': 'SGD', 'config': {'learning_rate': 0.05, 'momentum': 0.9, 'nesterov': False}}
    model.compile(keras.optimizers.deserialize(optimizer), 'mean_squared_error', run_eagerly=True, jit_compile=False)
    firsts = []

    class First(keras.callbacks.Callback):
        def on_train_batch_end(self, batch, logs=None):
            if not firsts:
                firsts.extend(exact(weight) for layer in model.layers for weight in layer.weights)

    history = model.fit(x, target, batch_size=2, epochs=2, shuffle=False, verbose=0, callbacks=[First()]).history
    evaluated = model.evaluate(x, target, batch_size=2, verbose=0, return_dict=True)
    training.append({
        'id': name, 'note': '', 'model': described, 'optimizer': optimizer, 'loss': 'mean_squared_error', 'metrics': [],
        'fit': {'batch_size': 2, 'epochs': 2, 'shuffle': False},
        'data': {'x': [{'dtype': dtype, 'values': values}], 'y': [{'dtype': 'float32', 'values': exact(target)}]},
        'initial_weights': weights,
        'expected': {
            'history': {'loss': exact(history['loss'])},
            'weights_after_first_batch': firsts,
            'final_weights': [exact(weight) for layer in model.layers for weight in layer.weights],
            'final_evaluate': {'loss': exact(evaluated['loss'])},
        },
        'tolerance': {'weights_absolute': 2e-05, 'history_relative': 1e-05},
    })


def case(name, shape, layers, learns=True):
    """Layers behind a dense one, so that gradients go through them; the output as it is."""
    units = shape[-1]
    described, model = built([('Dense', {'units': units, 'activation': 'tanh'}), *layers], shape)
    add(name, described, model, numbers((4, *shape)), learns)


steps, picture, volume = (6, 3), (5, 4, 3), (4, 5, 3, 2)

# Convolutions.
case('conv1d_transpose_valid', steps, [('Conv1DTranspose', {'filters': 2, 'kernel_size': 3, 'strides': 2, 'activation': 'relu'})])
case('conv1d_transpose_same', steps, [('Conv1DTranspose', {'filters': 2, 'kernel_size': 3, 'strides': 2, 'padding': 'same', 'use_bias': False})])
case('conv1d_transpose_wide_step', (3, 2), [('Conv1DTranspose', {'filters': 2, 'kernel_size': 2, 'strides': 3})])
case('conv3d_valid', volume, [('Conv3D', {'filters': 2, 'kernel_size': [2, 3, 2], 'activation': 'relu'})])
case('conv3d_same_strides', volume, [('Conv3D', {'filters': 3, 'kernel_size': 3, 'strides': [2, 1, 2], 'padding': 'same'})])
case('conv3d_valid_strides', (7, 4, 4, 1), [('Conv3D', {'filters': 2, 'kernel_size': [2, 2, 2], 'strides': [3, 2, 2]})])
case('conv3d_dilated', (5, 5, 4, 2), [('Conv3D', {'filters': 2, 'kernel_size': 2, 'dilation_rate': [2, 3, 1], 'use_bias': False})])
case('conv3d_same_dilated', (5, 4, 4, 2), [('Conv3D', {'filters': 2, 'kernel_size': [3, 2, 2], 'dilation_rate': [2, 1, 1], 'padding': 'same'})])
case('conv3d_transpose_valid', (2, 3, 2, 2), [('Conv3DTranspose', {'filters': 2, 'kernel_size': [3, 2, 3], 'strides': [2, 1, 2], 'activation': 'relu'})])
case('conv3d_transpose_same', (3, 2, 3, 2), [('Conv3DTranspose', {'filters': 2, 'kernel_size': 3, 'strides': 2, 'padding': 'same'})])
case('conv3d_transpose_wide_step', (2, 2, 2, 1), [('Conv3DTranspose', {'filters': 1, 'kernel_size': [1, 2, 2], 'strides': [3, 3, 2]})])
case('depthwise_conv1d', steps, [('DepthwiseConv1D', {'kernel_size': 3, 'depth_multiplier': 2, 'activation': 'tanh'})])
case('depthwise_conv1d_same_stride2', steps, [('DepthwiseConv1D', {'kernel_size': 3, 'strides': 2, 'padding': 'same'})])
case('separable_conv1d', steps, [('SeparableConv1D', {'filters': 4, 'kernel_size': 3, 'depth_multiplier': 2})])

# Pools and borders.
for mode in ('Max', 'Average'):
    low = mode.lower()
    case(f'{low}_pooling3d', volume, [(f'{mode}Pooling3D', {'pool_size': 2})])
    case(f'{low}_pooling3d_same', volume, [(f'{mode}Pooling3D', {'pool_size': [3, 2, 2], 'strides': 2, 'padding': 'same'})])
    case(f'global_{low}_pooling3d', volume, [(f'Global{mode}Pooling3D', {})])
case('global_max_pooling3d_keepdims', volume, [('GlobalMaxPooling3D', {'keepdims': True})])
case('cropping1d', steps, [('Cropping1D', {'cropping': [1, 2]})])
case('cropping3d', volume, [('Cropping3D', {'cropping': [[1, 0], [1, 2], [0, 1]]})])
case('zero_padding1d', steps, [('ZeroPadding1D', {'padding': [0, 2]})])
case('zero_padding3d', (2, 3, 2, 2), [('ZeroPadding3D', {'padding': [1, 0, 2]})])
case('up_sampling1d', steps, [('UpSampling1D', {'size': 3})])
case('up_sampling3d', (2, 3, 2, 2), [('UpSampling3D', {'size': [2, 1, 3]})])
case('spatial_dropout3d_inference', (2, 2, 2, 2), [('SpatialDropout3D', {'rate': 0.5})], learns=False)

# Normalisation, noise, functions of each number, masks.
case('group_normalization', picture[:2] + (4,), [('GroupNormalization', {'groups': 2})])
case('group_normalization_one', steps, [('GroupNormalization', {'groups': 1, 'epsilon': 0.01, 'center': False})])
case('group_normalization_each', steps, [('GroupNormalization', {'groups': -1, 'scale': False})])
case('rms_normalization', steps, [('RMSNormalization', {})])
case('rms_normalization_rows', (5,), [('RMSNormalization', {'epsilon': 0.1})])
case('unit_normalization', steps, [('UnitNormalization', {})])
case('alpha_dropout_inference', (5,), [('AlphaDropout', {'rate': 0.3})], learns=False)
case('gaussian_dropout_inference', (5,), [('GaussianDropout', {'rate': 0.3})], learns=False)
case('gaussian_noise_inference', (5,), [('GaussianNoise', {'stddev': 0.3})], learns=False)
case('spatial_dropout1d_inference', steps, [('SpatialDropout1D', {'rate': 0.3})], learns=False)
case('spatial_dropout2d_inference', picture, [('SpatialDropout2D', {'rate': 0.3})], learns=False)
case('activity_regularization', (5,), [('ActivityRegularization', {'l1': 0.02, 'l2': 0.03}), ('Dense', {'units': 2})])
case('softmax', steps, [('Softmax', {})])
case('relu_default', (6,), [('ReLU', {})])
case('relu_all', (6,), [('ReLU', {'max_value': 0.5, 'negative_slope': 0.2, 'threshold': 0.1})])
case('rescaling', (5,), [('Rescaling', {'scale': 0.5, 'offset': -1.0})])
described, model = built([('Masking', {'mask_value': 0.5}), ('LSTM', {'units': 3}), ('Dense', {'units': 2})], steps)
padded = numbers((4, *steps))
padded[1, 4:] = padded[2, 1] = padded[3, :2] = 0.5
add('masking', described, model, padded)

# Recurrent.
case('conv_lstm1d', (3, 5, 2), [('ConvLSTM1D', {'filters': 2, 'kernel_size': 3})])
case('conv_lstm2d', (3, 4, 4, 2), [('ConvLSTM2D', {'filters': 2, 'kernel_size': [3, 2], 'recurrent_activation': 'hard_sigmoid'})])
case('conv_lstm2d_same_sequences', (3, 4, 3, 1), [('ConvLSTM2D', {'filters': 2, 'kernel_size': 2, 'padding': 'same', 'strides': 2, 'return_sequences': True, 'use_bias': False, 'go_backwards': True})])
case('lstm_stacked', steps, [('LSTM', {'units': 3, 'return_sequences': True}), ('LSTM', {'units': 2})])

# Attention and positions.
causal, end = {'use_causal_mask': True}, [('Dense', {'units': 2})]
sequence = (5, 4)
for name, kind, config in (
    ('attention', 'Attention', {}),
    ('attention_scaled_causal', 'Attention', {'use_scale': True, **causal}),
    ('attention_concat', 'Attention', {'score_mode': 'concat'}),
    ('additive_attention', 'AdditiveAttention', {}),
    ('additive_attention_causal', 'AdditiveAttention', {'use_scale': False, **causal}),
    ('multi_head_attention', 'MultiHeadAttention', {'num_heads': 2, 'key_dim': 3}),
    ('multi_head_attention_causal', 'MultiHeadAttention', {'num_heads': 2, 'key_dim': 3, 'use_bias': False, **causal}),
    ('group_query_attention', 'GroupQueryAttention', {'head_dim': 3, 'num_query_heads': 4, 'num_key_value_heads': 2}),
    ('group_query_attention_causal', 'GroupQueryAttention', {'head_dim': 2, 'num_query_heads': 3, 'num_key_value_heads': 1, **causal}),
):
    described, model = twice(kind, config, sequence, end)
    add(name, described, model, numbers((4, *sequence)))
case('position_embedding', sequence, [('PositionEmbedding', {'sequence_length': 7}), ('Dense', {'units': 2})])
case('sine_position_encoding', (40, 5), [('SinePositionEncoding', {})], learns=False)


def write(name, cases, tolerance):
    head = {'format': 1, 'versions': versions, 'tolerance': tolerance}
    lines = ',\n'.join(json.dumps(case, separators=(',', ':')) for case in cases)
    text = json.dumps(head, separators=(',', ':'))[:-1] + ',"cases":[\n' + lines + '\n]}\n'
    (Path(__file__).parent / 'cases' / f'{name}.json').write_text(text)


rule = '|got-want| <= absolute + relative*|want|'
write('keras-forward-layers', forward, {'absolute': 1e-05, 'relative': 0.0001, 'rule': rule})
write('keras-training-layers', training, {'rule': 'as in keras-training.json'})
