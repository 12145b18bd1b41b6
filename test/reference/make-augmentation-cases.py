"""Makes cases/keras-augmentation.json: what Keras makes of pictures in training, with factors that leave nothing to chance.

The environment is that of make-layer-cases.py:

    ENV/bin/python test/reference/make-augmentation-cases.py"""

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
cases = []


def both(factor):
    return (factor, factor)


for kind, factors in (
    ('RandomTranslation', {'height_factor': both(0.3), 'width_factor': both(-0.45)}),
    ('RandomTranslation', {'height_factor': both(-0.95), 'width_factor': both(0.5)}),
    ('RandomRotation', {'factor': both(0.1)}),
    ('RandomRotation', {'factor': both(-0.3)}),
    ('RandomZoom', {'height_factor': both(0.7)}),
    ('RandomZoom', {'height_factor': both(-0.4), 'width_factor': both(0.6)}),
):
    for fill_mode in ('reflect', 'nearest', 'constant'):
        x = np.round(random.uniform(-1, 1, (2, 4, 5, 2)), 4).astype('float32')
        config = {**factors, 'fill_mode': fill_mode}
        y = getattr(keras.layers, kind)(**config)(x, training=True).numpy()
        cases.append({
            'id': f'{kind} {json.dumps(config)}',
            'className': kind,
            'config': config,
            'shape': list(x.shape),
            'x': [float(str(v)) for v in x.ravel()],
            'y': [float(str(v)) for v in y.ravel()],
        })

# What is added and multiplied with; the layer is told after it is made, where it would put a pair in order.
for kind, factor in (
    ('RandomBrightness', (0.3, 0.3)),
    ('RandomBrightness', (-0.45, -0.45)),
    ('RandomContrast', (-0.6, 0.6)),
    ('RandomContrast', (0.7, -0.7)),
):
    for value_range in ((-1, 1), (0, 1), (-2, 3)):
        x = np.round(random.uniform(-1, 1, (2, 4, 5, 2)), 4).astype('float32')
        layer = getattr(keras.layers, kind)(factor=0.5, value_range=value_range)
        layer.factor = factor
        y = layer(x, training=True).numpy()
        config = {'factor': factor, 'value_range': value_range}
        cases.append({
            'id': f'{kind} {json.dumps(config)}',
            'className': kind,
            'config': config,
            'shape': list(x.shape),
            'x': [float(str(v)) for v in x.ravel()],
            'y': [float(str(v)) for v in y.ravel()],
        })

head = {'format': 1, 'versions': versions, 'tolerance': {'absolute': 1e-05}}
lines = ',\n'.join(json.dumps(case, separators=(',', ':')) for case in cases)
text = json.dumps(head, separators=(',', ':'))[:-1] + ',"cases":[\n' + lines + '\n]}\n'
(Path(__file__).parent / 'cases' / 'keras-augmentation.json').write_text(text)
