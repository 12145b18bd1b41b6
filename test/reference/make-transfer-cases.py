"""Makes cases/keras-training-transfer.json: networks that begin with the layers of a model that Keras has trained, without
its last one, frozen as a whole, in part or not at all, and learn on with a new head (weights after the first step and at the
end, loss and metrics of every epoch). The body has a penalty and batch normalisation, which freezing changes.

The environment is that of make-weight-cases.py:

    ENV/bin/python test/reference/make-transfer-cases.py"""

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


def numbers(shape, low=-1.0, high=1.0):
    return np.round(random.uniform(low, high, shape), 4).astype('float32')


def exact(array):
    """In as few digits as tell a float32 from its neighbours."""
    array = np.asarray(array, 'float32')
    return float(str(array)) if array.ndim == 0 else [exact(part) for part in array]


def given(array):
    return [{'dtype': str(array.dtype), 'values': array.tolist() if array.dtype == 'int32' else exact(array)}]


penalty = {'class_name': 'L2', 'config': {'l2': 0.02}}
body = [
    ('Conv2D', {'name': 'maps', 'filters': 3, 'kernel_size': [2, 2], 'activation': 'linear', 'kernel_regularizer': penalty}),
    ('BatchNormalization', {'name': 'normal', 'momentum': 0.9}),
    ('Activation', {'name': 'relu', 'activation': 'relu'}),
    ('Flatten', {'name': 'flat'}),
    ('Dense', {'name': 'features', 'units': 5, 'activation': 'tanh', 'kernel_regularizer': penalty}),
]


def made(layers):
    return [getattr(keras.layers, kind)(**{**config, **({'kernel_regularizer': keras.regularizers.L2(0.02)} if 'kernel_regularizer' in config else {})}) for kind, config in layers]


rows, batch, epochs = 18, 6, 3
base = keras.Sequential([keras.Input((4, 4, 1)), *made(body), keras.layers.Dense(3, activation='softmax', name='before')])
base.set_weights([np.abs(numbers(weight.shape)) + 0.5 if 'variance' in weight.name else numbers(weight.shape, -0.6, 0.6) for weight in base.weights])
base.compile(optimizer=keras.optimizers.Adam(0.01), loss='sparse_categorical_crossentropy')
base.fit(numbers((30, 4, 4, 1)), random.integers(0, 3, (30, 1)), batch_size=10, epochs=3, shuffle=False, verbose=0)
trained = {layer.name: layer.get_weights() for layer in base.layers}


def case(name, optimizer, config, frozen):
    """@param frozen: how many layers of the body, from its beginning, do not learn"""
    copy = keras.Sequential([keras.Input((4, 4, 1)), *made(body)])
    for i, layer in enumerate(copy.layers):
        layer.set_weights(trained[layer.name])
        layer.trainable = i >= frozen
    head = keras.layers.Dense(1, activation='sigmoid', name='head')
    model = keras.Sequential([keras.Input((4, 4, 1)), *copy.layers, head])
    head.set_weights([numbers((5, 1)), numbers((1,))])
    layers = [(kind, {**own, 'trainable': i >= frozen}) for i, (kind, own) in enumerate(body)]
    layers.append(('Dense', {'name': 'head', 'units': 1, 'activation': 'sigmoid'}))
    x = numbers((rows, 4, 4, 1), -2, 2)
    y = (x[:, 0, 0] > x[:, 1, 1]).astype('float32')
    names = [(layer.name, weight.name) for layer in model.layers for weight in layer.weights]
    weights = lambda: [value for layer in model.layers for value in layer.get_weights()]
    initial = weights()
    model.compile(optimizer=optimizer(**config), loss='binary_crossentropy', metrics=['accuracy'])
    steps = []
    first = keras.callbacks.LambdaCallback(on_train_batch_end=lambda batch, logs: steps or steps.extend(weights()))
    history = model.fit(x, y, batch_size=batch, epochs=epochs, shuffle=False, verbose=0, callbacks=[first]).history
    return {
        'id': name,
        'note': '',
        'model': {'type': 'sequential', 'input_shape': [4, 4, 1], 'layers': [{'class_name': kind, 'config': own} for kind, own in layers]},
        'optimizer': {'class_name': optimizer.__name__, 'config': config},
        'loss': 'binary_crossentropy',
        'metrics': ['accuracy'],
        'fit': {'batch_size': batch, 'epochs': epochs, 'shuffle': False},
        'data': {'x': given(x), 'y': given(y)},
        'initial_weights': [
            {'layer': layer, 'name': own, 'shape': list(values.shape), 'values': exact(values)}
            for (layer, own), values in zip(names, initial, strict=True)
        ],
        'expected': {
            'history': {name: exact(values) for name, values in history.items()},
            'weights_after_first_batch': [exact(values) for values in steps],
            'final_weights': [exact(values) for values in weights()],
            'final_evaluate': {name: float(value) for name, value in model.evaluate(x, y, batch_size=batch, verbose=0, return_dict=True).items()},
        },
        'tolerance': {'weights_absolute': 2e-05, 'history_relative': 1e-05},
    }


adam, sgd = keras.optimizers.Adam, keras.optimizers.SGD
momentum = {'learning_rate': 0.05, 'momentum': 0.9}
cases = [
    case('all_frozen', adam, {'learning_rate': 0.01}, 5),
    case('last_learns', sgd, momentum, 4),
    case('normalisation_learns', adam, {'learning_rate': 0.01, 'weight_decay': 0.02}, 1),
    case('none_frozen', sgd, momentum, 0),
]
head = {'format': 1, 'versions': versions, 'tolerance': {'rule': 'as in keras-training.json'}}
lines = ',\n'.join(json.dumps(one, separators=(',', ':')) for one in cases)
text = json.dumps(head, separators=(',', ':'))[:-1] + ',"cases":[\n' + lines + '\n]}\n'
(Path(__file__).parent / 'cases' / 'keras-training-transfer.json').write_text(text)
