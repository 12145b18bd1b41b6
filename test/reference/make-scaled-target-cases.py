"""Makes cases/scaled-target.json: a network that Keras trains on a target that numpy has scaled, the losses of each epoch,
and what the network predicts once Keras' own layers have undone the scaling.

The environment is that of make-layer-cases.py:

    ENV/bin/python test/reference/make-scaled-target-cases.py"""

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
rows, held = 48, 12


def exact(array):
    """In as few digits as tell a float32 from its neighbours."""
    array = np.asarray(array, 'float32')
    return float(str(array)) if array.ndim == 0 else [exact(part) for part in array]


x = np.round(random.uniform(-1, 1, (rows + held, 3)), 4).astype('float32')
prices = np.round(500_000 + 180_000 * x[:, 0] - 90_000 * x[:, 1] * x[:, 2]).astype('float32')
visits = np.round(np.exp(6 + 3 * x[:, 0] + x[:, 1])).astype('float32')
cases = []


def case(id, by, y, optimizer):
    mapped = np.log1p(y.astype('float64')) if by == 'logarithm' else y.astype('float64')
    learnt = mapped[:rows]
    if by == 'range':
        offset, scale = learnt.min(), learnt.max() - learnt.min()
    else:
        offset, scale = learnt.mean(), learnt.std()
    z = ((mapped - offset) / scale).astype('float32')
    layers = [
        {'class_name': 'Dense', 'config': {'name': 'hidden', 'units': 6, 'activation': 'tanh'}},
        {'class_name': 'Dense', 'config': {'name': 'last', 'units': 1}},
    ]
    model = keras.Sequential([keras.Input((3,))] + [keras.layers.Dense.from_config(layer['config']) for layer in layers])
    initial = []
    for layer in model.layers:
        for weight in layer.weights:
            weight.assign(np.round(random.uniform(-0.7, 0.7, weight.shape), 5).astype('float32'))
            initial.append({'layer': layer.name, 'name': weight.name, 'shape': list(weight.shape), 'values': exact(weight)})
    model.compile(optimizer=keras.optimizers.get(optimizer), loss='mean_squared_error', metrics=['mean_absolute_error'])
    history = model.fit(
        x[:rows], z[:rows], validation_data=(x[rows:], z[rows:]), batch_size=8, epochs=4, shuffle=False, verbose=0
    ).history
    undo = [keras.layers.Rescaling(scale, offset)]
    if by == 'logarithm':
        undo += [keras.layers.Activation('exponential'), keras.layers.Rescaling(1.0, -1.0)]
    else:
        for name in ('mean_absolute_error', 'val_mean_absolute_error'):
            history[name] = [value * scale for value in history[name]]
    predicted = keras.Sequential([*model.layers, *undo])(x[rows:])
    cases.append({
        'id': id,
        'by': by,
        'model': {'type': 'sequential', 'input_shape': [3], 'layers': layers},
        'optimizer': optimizer,
        'initial_weights': initial,
        'x': exact(x),
        'y': exact(y),
        'rows': rows,
        'expected': {'offset': float(offset), 'scale': float(scale), 'history': history, 'predicted': exact(predicted[:, 0])},
    })


case('prices_standardised', 'standardise', prices, {'class_name': 'Adam', 'config': {'learning_rate': 0.02}})
case('prices_by_range', 'range', prices, {'class_name': 'SGD', 'config': {'learning_rate': 0.05, 'momentum': 0.9}})
# With Adam, at these weights, Keras’ own losses are 2e-5 away from those in 64 bits: no reference.
case('visits_by_logarithm', 'logarithm', visits, {'class_name': 'SGD', 'config': {'learning_rate': 0.05}})

head = {'format': 1, 'versions': versions, 'tolerance': {'absolute': 1e-06, 'relative': 2e-05, 'rule': '|got-want| <= absolute + relative*|want|'}}
lines = ',\n'.join(json.dumps(case, separators=(',', ':')) for case in cases)
text = json.dumps(head, separators=(',', ':'))[:-1] + ',"cases":[\n' + lines + '\n]}\n'
(Path(__file__).parent / 'cases' / 'scaled-target.json').write_text(text)
