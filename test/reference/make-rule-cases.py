"""Makes cases/keras-training-rules.json: how small networks learn in Keras whose weights cost something or are held within
limits (weights after the first step and at the end, loss of every epoch).

    python3 -m venv ENV && ENV/bin/pip install keras==3.15.1 tensorflow-cpu==2.21.0 numpy==2.4.6
    ENV/bin/python test/reference/make-rule-cases.py"""

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

random = np.random.default_rng(57)
cases = []


def numbers(shape, low=-1.0, high=1.0):
    return np.round(random.uniform(low, high, shape), 5).astype('float32')


def exact(array):
    """In as few digits as tell a float32 from its neighbours."""
    array = np.asarray(array, 'float32')
    return float(str(array)) if array.ndim == 0 else [exact(part) for part in array]


def rule(name, **config):
    return {'class_name': name, 'config': config}


def layer_of(described):
    config = dict(described['config'])
    if 'layer' in config:
        config['layer'] = keras.saving.serialize_keras_object(layer_of(config['layer']))
    return getattr(keras.layers, described['class_name']).from_config(config)


def case(name, shape, layers, tokens=None):
    described = [{'class_name': kind, 'config': {'name': f'l{i}', **config}} for i, (kind, config) in enumerate(layers)]
    made = [layer_of(layer) for layer in described]
    model = keras.Sequential([keras.Input(shape), *made])
    initial = []
    for layer in model.layers:
        for weight in layer.weights:
            weight.assign(numbers(weight.shape, -0.7, 0.7))
            initial.append({'layer': layer.name, 'name': weight.name, 'shape': list(weight.shape), 'values': exact(weight)})
    x = random.integers(0, tokens, (6, *shape)).astype('int32') if tokens else numbers((6, *shape))
    y = numbers(model(x).shape)
    optimizer = {'class_name': 'SGD', 'config': {'learning_rate': 0.1, 'momentum': 0.9, 'nesterov': False}}
    model.compile(keras.optimizers.deserialize(optimizer), 'mean_squared_error', run_eagerly=True, jit_compile=False)
    firsts = []
    first = keras.callbacks.LambdaCallback(on_train_batch_end=lambda batch, logs: firsts or firsts.extend(exact(w) for w in model.get_weights()))
    history = model.fit(x, y, batch_size=2, epochs=3, shuffle=False, verbose=0, callbacks=[first]).history
    evaluated = model.evaluate(x, y, batch_size=2, verbose=0, return_dict=True)
    cases.append({
        'id': name, 'note': '', 'model': {'type': 'sequential', 'input_shape': list(shape), 'layers': described},
        'optimizer': optimizer, 'loss': 'mean_squared_error', 'metrics': [],
        'fit': {'batch_size': 2, 'epochs': 3, 'shuffle': False},
        'data': {
            'x': [{'dtype': str(x.dtype), 'values': x.tolist() if tokens else exact(x)}],
            'y': [{'dtype': 'float32', 'values': exact(y)}],
        },
        'initial_weights': initial,
        'expected': {
            'history': {'loss': exact(history['loss'])},
            'weights_after_first_batch': firsts,
            'final_weights': [exact(weight) for weight in model.get_weights()],
            'final_evaluate': {'loss': exact(evaluated['loss'])},
        },
        'tolerance': {'weights_absolute': 2e-05, 'history_relative': 1e-05},
    })


end = ('Dense', {'units': 2})
penalties = {
    'l1': rule('L1', l1=0.02), 'l2': rule('L2', l2=0.03), 'l1_l2': rule('L1L2', l1=0.01, l2=0.02),
    'orthogonal_rows': rule('OrthogonalRegularizer', factor=0.1, mode='rows'),
    'orthogonal_columns': rule('OrthogonalRegularizer', factor=0.2, mode='columns'),
}


def limits(axis):
    return {
        'max_norm': rule('MaxNorm', max_value=0.6, axis=axis), 'non_neg': rule('NonNeg'), 'unit_norm': rule('UnitNorm', axis=axis),
        'min_max_norm': rule('MinMaxNorm', min_value=0.5, max_value=0.8, rate=0.7, axis=axis),
    }


def each(kind, shape, config, weights, after=(end,), matrix=True, tokens=None):
    """`weights`: axes of the norm by weight. Each rule on each weight, all others left as they are."""
    for weight, axis in weights.items():
        for name, penalty in penalties.items():
            if name.startswith('orthogonal') and (not matrix or weight == 'bias'):
                continue
            case(f'{kind}_{weight}_{name}', shape, [(kind, {**config, f'{weight}_regularizer': penalty}), *after], tokens)
        for name, limit in limits(axis).items():
            case(f'{kind}_{weight}_{name}', shape, [(kind, {**config, f'{weight}_constraint': limit}), *after], tokens)


flat = (('Flatten', {}), end)
each('Dense', (4,), {'units': 3, 'activation': 'tanh'}, {'kernel': 0, 'bias': 0})
each('Conv2D', (4, 3, 2), {'filters': 2, 'kernel_size': [2, 2]}, {'kernel': [0, 1, 2]}, flat, matrix=False)
each('Conv1D', (5, 2), {'filters': 2, 'kernel_size': 2}, {'kernel': [0, 1], 'bias': 0}, flat, matrix=False)
each('LSTM', (3, 2), {'units': 2}, {'kernel': 0, 'recurrent': 0})
each('GRU', (3, 2), {'units': 2}, {'recurrent': 0})
each('SimpleRNN', (3, 2), {'units': 3}, {'recurrent': 0, 'bias': 0})
each('Embedding', (3,), {'input_dim': 6, 'output_dim': 3}, {'embeddings': 1}, flat, tokens=6)
all_of = {'depthwise_constraint': rule('MaxNorm', max_value=0.5, axis=[0, 1]), 'pointwise_constraint': rule('UnitNorm', axis=[0, 1, 2])}
case('SeparableConv2D_limits', (4, 3, 2), [('SeparableConv2D', {'filters': 2, 'kernel_size': 2, **all_of}), *flat])
case('Conv2DTranspose_max_norm', (2, 2, 2), [('Conv2DTranspose', {'filters': 3, 'kernel_size': 2, 'kernel_constraint': rule('MaxNorm', max_value=0.5, axis=[0, 1, 3])}), *flat])
film = {'filters': 2, 'kernel_size': 2, 'recurrent_regularizer': rule('L2', l2=0.05), 'kernel_constraint': rule('MaxNorm', max_value=0.5, axis=[0, 1, 2])}
case('ConvLSTM2D_rules', (2, 3, 3, 1), [('ConvLSTM2D', film), *flat])
both = {'recurrent_constraint': rule('UnitNorm', axis=0), 'kernel_regularizer': rule('OrthogonalRegularizer', factor=0.1, mode='columns')}
inner = {'class_name': 'GRU', 'config': {'name': 'inner', 'units': 2, **both}}
case('Bidirectional_rules', (3, 2), [('Bidirectional', {'layer': inner, 'merge_mode': 'concat'}), end])

head = {'format': 1, 'versions': versions, 'tolerance': {'rule': 'as in keras-training.json'}}
lines = ',\n'.join(json.dumps(case, separators=(',', ':')) for case in cases)
text = json.dumps(head, separators=(',', ':'))[:-1] + ',"cases":[\n' + lines + '\n]}\n'
(Path(__file__).parent / 'cases' / 'keras-training-rules.json').write_text(text)
