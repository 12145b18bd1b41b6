"""Makes cases/autoencoder.json: a small autoencoder that Keras trains with the features as its truth (loss of every epoch on
training and validation rows, weights at the end), and how far each row then is from what is made of it.

The environment is that of make-weight-cases.py:

    ENV/bin/python test/reference/make-autoencoder-cases.py"""

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

random = np.random.default_rng(15)


def exact(array):
    """In as few digits as tell a float32 from its neighbours."""
    array = np.asarray(array, 'float32')
    return float(str(array)) if array.ndim == 0 else [exact(part) for part in array]


def numbers(shape, low=-1.0, high=1.0):
    return np.round(random.uniform(low, high, shape), 4).astype('float32')


layers = [('code', 2, 'tanh'), ('wider', 3, 'relu'), ('back', 5, 'linear')]
angle = random.uniform(0, 6.28, (30, 1))
x = np.round(np.concatenate([np.cos(angle), np.sin(angle), np.cos(2 * angle), angle - 3, np.sin(angle) ** 2], 1), 4).astype('float32')
learnt, watched, unseen = x[:18], x[18:24], x[24:]
cases = []
for loss in ['mean_squared_error', 'mean_absolute_error', 'huber']:
    model = keras.Sequential([keras.Input((5,)), *(keras.layers.Dense(units, activation=activation, name=name) for name, units, activation in layers)])
    model.set_weights([numbers(weight.shape, -0.8, 0.8) for weight in model.weights])
    initial = [exact(values) for values in model.get_weights()]
    model.compile(optimizer=keras.optimizers.Adam(0.01), loss=loss)
    history = model.fit(learnt, learnt, validation_data=(watched, watched), batch_size=6, epochs=8, shuffle=False, verbose=0).history
    off = (model.predict(x, verbose=0).astype('float64') - x) ** 2
    cases.append({
        'loss': loss,
        'initial': initial,
        'history': {name: exact(values) for name, values in history.items()},
        'weights': [exact(values) for values in model.get_weights()],
        'errors': exact(off.mean(1)),
        'furthest': off.argmax(1).tolist(),
    })
whole = {
    'format': 1,
    'versions': versions,
    'layers': [{'name': name, 'units': units, 'activation': activation} for name, units, activation in layers],
    'rows': {'train': exact(learnt), 'validation': exact(watched), 'test': exact(unseen)},
    'learningRate': 0.01,
    'batchSize': 6,
    'epochs': 8,
    'cases': cases,
}
(Path(__file__).parent / 'cases' / 'autoencoder.json').write_text(json.dumps(whole, separators=(',', ':')) + '\n')
