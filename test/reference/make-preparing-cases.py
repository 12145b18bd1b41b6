"""Makes cases/preparing.json: what scikit-learn makes of columns with each of its scalers, encoders and transformers,
fitted to some rows and applied to those and to others.

    python3 -m venv ENV && ENV/bin/pip install scikit-learn==1.9.1 scipy==1.17.1 numpy==2.4.6
    ENV/bin/python test/reference/make-preparing-cases.py
"""

import json
import sys
from pathlib import Path

import numpy as np
import scipy
import sklearn
from sklearn.decomposition import PCA
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import (
    FunctionTransformer,
    KBinsDiscretizer,
    MaxAbsScaler,
    MinMaxScaler,
    OneHotEncoder,
    OrdinalEncoder,
    PolynomialFeatures,
    PowerTransformer,
    QuantileTransformer,
    RobustScaler,
    StandardScaler,
    TargetEncoder,
)

versions = {'python': sys.version.split()[0], 'sklearn': sklearn.__version__, 'scipy': scipy.__version__, 'numpy': np.__version__}
wanted = {'sklearn': '1.9.1', 'scipy': '1.17.1', 'numpy': '2.4.6'}
assert all(versions[name] == version for name, version in wanted.items()), versions

random = np.random.default_rng(14)
rows = 60
# Even, with a long tail, in few steps, far from 0 on both sides, of one value.
train = np.column_stack(
    [
        np.round(random.normal(0, 3, rows), 3),
        np.round(random.lognormal(1, 1, rows), 3),
        random.integers(-2, 4, rows),
        np.round(-50 + 20 * random.uniform(-1, 1, rows) ** 3, 3),
        np.full(rows, 2.5),
    ]
).astype(float)
other = np.round(np.vstack([train.min(0) - 1, train.max(0) + 1, train.mean(0), np.median(train, 0)]), 3)
gaps = train.copy()
gaps[random.uniform(size=gaps.shape) < 0.2] = np.nan
words = np.array(['north', 'south', 'east', 'west', 'sky'])
train_words = random.choice(words[:4], (rows, 1), p=[0.5, 0.3, 0.15, 0.05]).astype(object)
other_words = words.reshape(-1, 1).astype(object)
number = np.round(random.normal(5, 2, rows) + 2 * (train_words[:, 0] == 'south'), 2)
binary = (number > 5).astype(int)
cases = []


def told(array):
    if hasattr(array, 'toarray'):
        array = array.toarray()
    return [[None if value is None or np.isnan(value) else float(value) for value in row] for row in np.asarray(array, float)]


def add(name, transformer, settings, fitted=train, others=other, y=None, **more):
    transformer.fit(fitted, y) if y is not None else transformer.fit(fitted)
    case = {
        'id': name,
        'node': settings.pop('node'),
        'params': settings,
        'train': fitted.tolist() if fitted.dtype == object else told(fitted),
        'other': others.tolist() if others.dtype == object else told(others),
        'expected': {'train': told(transformer.transform(fitted)), 'other': told(transformer.transform(others))},
        **more,
    }
    if y is not None:
        case['y'] = y.tolist()
        case['classes'] = ['no', 'yes'] if y is binary else []
    cases.append(case)


add('standard', StandardScaler(), {'node': 'data.standardise'})
add('min-max', MinMaxScaler(), {'node': 'data.scale', 'by': 'range'})
add('min-max to −1 … 2', MinMaxScaler((-1, 2)), {'node': 'data.scale', 'by': 'range', 'least': -1, 'greatest': 2})
add('robust', RobustScaler(), {'node': 'data.scale', 'by': 'quartiles'})
add('max-abs', MaxAbsScaler(), {'node': 'data.scale', 'by': 'largest'})
for by, strategy in [('median', 'median'), ('mean', 'mean'), ('mostFrequent', 'most_frequent'), ('constant', 'constant')]:
    constant = {'fill_value': -7.5} if by == 'constant' else {}
    value = {'value': -7.5} if by == 'constant' else {}
    add(f'fill {by}', SimpleImputer(strategy=strategy, **constant), {'node': 'data.fillNumbers', 'by': by, **value}, gaps, gaps[:7])
for standardise in (True, False):
    add(f'power {standardise}', PowerTransformer(standardize=standardise), {'node': 'data.power', 'by': 'likelihood', 'standardise': standardise})
positive, others_positive = np.abs(train[:, :3]), np.abs(other[:, :3])
add('log', FunctionTransformer(np.log1p), {'node': 'data.power', 'by': 'log', 'standardise': False}, positive, others_positive)
for to in ('uniform', 'normal'):
    for most in (1000, 7):
        transformer = QuantileTransformer(n_quantiles=min(most, rows), output_distribution=to)
        add(f'quantile {to} {most}', transformer, {'node': 'data.quantile', 'to': to, 'most': most})
for by, strategy in [('width', 'uniform'), ('quantiles', 'quantile')]:
    method = {'quantile_method': 'linear'} if by == 'quantiles' else {}
    transformer = KBinsDiscretizer(4, encode='ordinal', strategy=strategy, subsample=None, **method)
    add(f'bin {by}', transformer, {'node': 'data.bin', 'by': by, 'bins': 4, 'to': 'order'})
add('ordinal', OrdinalEncoder(handle_unknown='use_encoded_value', unknown_value=-1), {'node': 'data.encodeWords', 'to': 'sorted'}, train_words, other_words)
order = ['west', 'south', 'east', 'north']
add(
    'ordinal in a given order',
    OrdinalEncoder(categories=[order], handle_unknown='use_encoded_value', unknown_value=-1),
    {'node': 'data.encodeWords', 'to': 'given', 'order': ', '.join(order)},
    train_words,
    other_words,
)
add('one-hot', OneHotEncoder(handle_unknown='ignore'), {'node': 'data.encodeWords', 'to': 'slots'}, train_words, other_words)
for smooth in ('auto', 0.0, 10.0):
    for name, y, kind in (('number', number, 'continuous'), ('binary', binary, 'binary')):
        smoothing = {'smoothing': None if smooth == 'auto' else smooth}
        encoder = TargetEncoder(smooth=smooth, target_type=kind)
        add(f'target {name} {smooth}', encoder, {'node': 'data.encodeWords', 'to': 'target', **smoothing}, train_words, other_words, y)

for count in (1, 3, 5):
    for whiten in (False, True):
        if count == 5 and whiten:
            continue  # A column of one value has no spread to be brought to 1.
        add(f'pca {count} {whiten}', PCA(count, whiten=whiten), {'node': 'data.components', 'by': 'count', 'count': count, 'whiten': whiten})
for share in (0.5, 0.99):
    add(f'pca {share}', PCA(share), {'node': 'data.components', 'by': 'share', 'share': share})
wide = np.round(random.normal(0, 2, (6, 11)), 3)
add('pca of more columns than rows', PCA(4), {'node': 'data.components', 'by': 'count', 'count': 4}, wide, wide[:3] + 0.5)
for degree in (2, 3, 4):
    for alone in (False, True):
        transformer = PolynomialFeatures(degree, interaction_only=alone, include_bias=False)
        settings = {'node': 'data.polynomial', 'degree': degree, 'interactionsOnly': alone}
        add(f'polynomial {degree} {alone}', transformer, settings, train[:12, :4], other[:, :4])
        cases[-1]['names'] = transformer.get_feature_names_out().tolist()

path = Path(__file__).parent / 'cases' / 'preparing.json'
head = json.dumps({'tolerance': {'absolute': 1e-6, 'relative': 1e-6}, 'versions': versions})
lines = ',\n'.join(json.dumps(case, ensure_ascii=False) for case in cases)
path.write_text(f'{head[:-1]}, "cases": [\n{lines}\n]}}\n')
print(len(cases), 'cases')
