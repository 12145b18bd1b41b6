"""Makes cases/keras-training-weights.json: how a small network learns in Keras from rows that count differently, validation
rows too (weights after the first step and at the end, loss and metrics of every epoch).

    python3 -m venv ENV && ENV/bin/pip install keras==3.15.1 tensorflow-cpu==2.21.0 numpy==2.4.6
    ENV/bin/python test/reference/make-weight-cases.py

Keras takes no class weights beside weights of rows; of a case with both it gets their product."""

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

random = np.random.default_rng(28)


def numbers(shape, low=-1.0, high=1.0):
    return np.round(random.uniform(low, high, shape), 4).astype('float32')


def exact(array):
    """In as few digits as tell a float32 from its neighbours."""
    array = np.asarray(array, 'float32')
    return float(str(array)) if array.ndim == 0 else [exact(part) for part in array]


def given(array):
    return [{'dtype': str(array.dtype), 'values': array.tolist() if array.dtype == 'int32' else exact(array)}]


def case(name, units, activation, loss, metrics, truth, class_weight=None):
    """14 rows in batches of 4, so that the last one is smaller, and 6 to validate on; one row of each counts nothing."""
    rows, held, batch, epochs = 14, 6, 4, 3
    layers = [('Dense', {'name': 'h', 'units': 5, 'activation': 'tanh'}), ('Dense', {'name': 'out', 'units': units, 'activation': activation})]
    model = keras.Sequential([keras.Input((4,)), *(getattr(keras.layers, kind)(**config) for kind, config in layers)])
    initial = [numbers(weight.shape) for weight in model.get_weights()]
    model.set_weights(initial)
    x, val_x = numbers((rows, 4), -2, 2), numbers((held, 4), -2, 2)
    y, val_y = truth(x), truth(val_x)
    weights, val_weights = numbers((rows,), 0, 2), numbers((held,), 0, 3)
    weights[5] = val_weights[2] = 0
    by_class = np.array([class_weight[int(label)] for label in y[:, 0]], 'float32') if class_weight else 1
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss=loss, metrics=metrics)
    steps = []
    first = keras.callbacks.LambdaCallback(on_train_batch_end=lambda batch, logs: steps or steps.extend(model.get_weights()))
    history = model.fit(
        x, y, sample_weight=weights * by_class, batch_size=batch, epochs=epochs, shuffle=False, verbose=0,
        validation_data=(val_x, val_y, val_weights), callbacks=[first],
    ).history
    assert len(steps) == len(initial)
    return {
        'id': name,
        'note': '',
        'model': {'type': 'sequential', 'input_shape': [4], 'layers': [{'class_name': kind, 'config': config} for kind, config in layers]},
        'optimizer': {'class_name': 'SGD', 'config': {'learning_rate': 0.1}},
        'loss': loss,
        'metrics': metrics,
        'fit': {'batch_size': batch, 'epochs': epochs, 'shuffle': False, **({'class_weight': class_weight} if class_weight else {})},
        'data': {
            'x': given(x), 'y': given(y), 'sample_weight': exact(weights),
            'val_x': given(val_x), 'val_y': given(val_y), 'val_sample_weight': exact(val_weights),
        },
        'initial_weights': [
            {'layer': layer, 'name': name, 'shape': list(values.shape), 'values': exact(values)}
            for (layer, name), values in zip([(layer, name) for layer in ('h', 'out') for name in ('kernel', 'bias')], initial)
        ],
        'expected': {
            'history': {name: exact(values) for name, values in history.items()},
            'weights_after_first_batch': [exact(values) for values in steps],
            'final_weights': [exact(values) for values in model.get_weights()],
            'final_evaluate': {name: float(value) for name, value in model.evaluate(x, y, batch_size=batch, verbose=0, return_dict=True).items()},
        },
        'tolerance': {'weights_absolute': 2e-05, 'history_relative': 1e-05},
    }


def number(x):
    return (x[:, :1] - 2 * x[:, 1:2]).astype('float32')


def two(x):
    return (x[:, :1] > x[:, 1:2]).astype('float32')


def three(x):
    return np.argmax(x[:, :3], axis=1, keepdims=True).astype('int32')


cases = [
    case('number', 1, 'linear', 'mean_squared_error', ['mean_absolute_error'], number),
    case('two_classes', 1, 'sigmoid', 'binary_crossentropy', ['accuracy'], two),
    case('three_classes', 3, 'softmax', 'sparse_categorical_crossentropy', ['accuracy'], three),
    case('with_class_weights', 3, 'softmax', 'sparse_categorical_crossentropy', [], three, {0: 0.5, 1: 2.0, 2: 1.25}),
]
head = {'format': 1, 'versions': versions, 'tolerance': {'rule': 'as in keras-training.json'}}
lines = ',\n'.join(json.dumps(one, separators=(',', ':')) for one in cases)
text = json.dumps(head, separators=(',', ':'))[:-1] + ',"cases":[\n' + lines + '\n]}\n'
(Path(__file__).parent / 'cases' / 'keras-training-weights.json').write_text(text)
