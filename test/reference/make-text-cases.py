"""Makes cases/text.json: what scikit-learn's vectorizers make of texts, fitted to some and applied to those and to others.

    python3 -m venv ENV && ENV/bin/pip install scikit-learn==1.9.1 scipy==1.17.1 numpy==2.4.6
    ENV/bin/python test/reference/make-text-cases.py
"""

import json
import sys
from pathlib import Path

import numpy as np
import scipy
import sklearn
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

versions = {'python': sys.version.split()[0], 'sklearn': sklearn.__version__, 'scipy': scipy.__version__, 'numpy': np.__version__}
wanted = {'sklearn': '1.9.1', 'scipy': '1.17.1', 'numpy': '2.4.6'}
assert all(versions[name] == version for name, version in wanted.items()), versions

train = [
    'The king loves the queen, and the queen loves the king.',
    'A dog sees the cat; the CAT sees a dog!',
    "It's 42 o'clock: don't be late_again.",
    'Die Königin liebt den König – naïve Größe, Ελλάδα, Москва.',
    '中文 没有 空格, 所以 很难 中文',
    'king king king dog',
    'x y z',
    'İstanbul café CAFÉ cafe\u0301 ½ Ⅳ ٣٤ x² 10²',
    'the the the',
    'queen of the cats and of the dogs',
]
other = ['The dog of the unknown king', 'nothing known here', '', '中文 KÖNIG café 42']

cases = []


def add(name: str, vectorizer, params: dict) -> None:
    made = vectorizer.fit_transform(train).toarray()
    cases.append(
        {
            'id': name,
            'params': params,
            'train': train,
            'other': other,
            'vocabulary': vectorizer.get_feature_names_out().tolist(),
            'expected': {'train': made.tolist(), 'other': vectorizer.transform(other).toarray().tolist()},
        }
    )


add('tf-idf', TfidfVectorizer(), {'to': 'tfidf'})
add('tf-idf of bigrams', TfidfVectorizer(ngram_range=(1, 2)), {'to': 'tfidf', 'neighbours': 2})
add('tf-idf in two texts or more', TfidfVectorizer(min_df=2), {'to': 'tfidf', 'leastCount': 2})
add('tf-idf in at most a third', TfidfVectorizer(max_df=0.33), {'to': 'tfidf', 'mostShare': 0.33})
add('tf-idf as written', TfidfVectorizer(lowercase=False), {'to': 'tfidf', 'lowerCase': False})
# The least frequent of those that stay comes more often than the most frequent of the others.
add('tf-idf of the four most frequent', TfidfVectorizer(max_features=4), {'to': 'tfidf', 'most': 4})
add('counts', CountVectorizer(), {'to': 'count'})
add('there or not', CountVectorizer(binary=True), {'to': 'binary'})
add('counts of short words as well', CountVectorizer(token_pattern=r'(?u)\b\w+\b'), {'to': 'count', 'shortest': 1})

path = Path(__file__).parent / 'cases' / 'text.json'
head = json.dumps({'tolerance': {'absolute': 1e-7, 'relative': 1e-6}, 'versions': versions})
lines = ',\n'.join(json.dumps(case, ensure_ascii=False) for case in cases)
path.write_text(f'{head[:-1]}, "cases": [\n{lines}\n]}}\n')
print(len(cases), 'cases')
