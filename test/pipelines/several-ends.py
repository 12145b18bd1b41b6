"""Makes several-ends.json, the reference of several-ends.test.ts, with Keras 3 on TensorFlow and NumPy.

Usage: several-ends.py WEIGHTS OUT, where WEIGHTS is a JSON file of the network's initial weights, flat, by layer and
name, as the pipeline of the test begins with them (empty: only the table is written).
"""

import itertools
import json
import math
import os
import sys

import numpy as np


def table():
    """48 rows: three numbers, three tokens, a class and a number that both sides tell."""
    random = np.random.default_rng(11)
    lines = ["a,b,c,s,t,u,risk,price"]
    for _ in range(48):
        a, b, c = np.round(random.normal(size=3) * [3, 0.5, 20] + [1, 0, 50], 3)
        s, t, u = random.integers(0, 6, 3)
        risk = "yes" if a / 3 + (s - t) / 3 + 0.3 * random.normal() > 0.2 else "no"
        price = round(0.05 * c - 3.5 + 0.4 * u - b + 0.1 * random.normal(), 4)
        lines.append(f"{a},{b},{c},{s},{t},{u},{risk},{price}")
    return "\n".join(lines) + "\n"


def read(text):
    rows = [line.split(",") for line in text.strip().split("\n")[1:]]
    numbers = np.array([[float(v) for v in row[:3]] for row in rows])
    tokens = np.array([[int(v) for v in row[3:6]] for row in rows], dtype="int32")
    risk = np.array([[float(row[6] == "yes")] for row in rows], dtype="float32")
    price = np.array([[float(row[7])] for row in rows], dtype="float32")
    return numbers, tokens, risk, price


def shapley(predict, row, background):
    """Exact Shapley values of `predict` at `row` against rows that the absent features are taken from."""
    features = len(row)
    worth = {}
    for size in range(features + 1):
        for present in itertools.combinations(range(features), size):
            rows = background.copy()
            rows[:, list(present)] = row[list(present)]
            worth[present] = float(predict(rows).mean())
    values = []
    for feature in range(features):
        others = [i for i in range(features) if i != feature]
        total = 0.0
        for size in range(features):
            share = math.factorial(size) * math.factorial(features - size - 1) / math.factorial(features)
            for present in itertools.combinations(others, size):
                total += share * (worth[tuple(sorted((*present, feature)))] - worth[present])
        values.append(total)
    return {"base": worth[()], "values": values}


def main(weights_file, out_file):
    text = table()
    initial = json.load(open(weights_file))
    if not initial:
        json.dump({"table": text}, open(out_file, "w"))
        return
    os.environ["KERAS_BACKEND"] = "tensorflow"
    import keras
    from keras import layers

    numbers, tokens, risk, price = read(text)
    rows = 36
    mean, std = numbers[:rows].mean(axis=0), numbers[:rows].std(axis=0)
    scaled = ((numbers - mean) / std).astype("float32")

    number_input = keras.Input((3,), name="numbers")
    token_input = keras.Input((3,), dtype="int32", name="tokens")
    hidden = layers.Dense(6, activation="relu", name="hidden")(number_input)
    words = layers.Embedding(6, 3, name="words")(token_input)
    flat = layers.Flatten(name="flat")(words)
    # Branches are joined in the order of their nodes' ids.
    joined = layers.Concatenate(name="joined")([flat, hidden])
    shared = layers.Dense(8, activation="tanh", name="shared")(joined)
    yes = layers.Dense(1, activation="sigmoid", name="yes")(shared)
    cost = layers.Dense(1, name="cost")(shared)
    model = keras.Model([number_input, token_input], [yes, cost])
    for layer in model.layers:
        if layer.weights:
            layer.set_weights([np.array(initial[f"{layer.name}/{w.name}"]).reshape(w.shape) for w in layer.weights])
    model.compile(
        optimizer=keras.optimizers.Adam(0.01),
        loss=["binary_crossentropy", "mean_squared_error"],
        loss_weights=[1, 0.3],
        metrics=[["accuracy"], ["mean_absolute_error"]],
    )
    fitted = model.fit(
        [scaled[:rows], tokens[:rows]], [risk[:rows], price[:rows]],
        batch_size=8, epochs=6, shuffle=False, verbose=0,
    )
    held = [scaled[rows:], tokens[rows:]]
    told_risk, told_price = model.predict(held, verbose=0)
    error = told_price - price[rows:]
    p = np.clip(told_risk.astype("float64"), 1e-7, 1 - 1e-7)
    truth = risk[rows:]

    flat_rows = np.concatenate([scaled, tokens.astype("float32")], axis=1)

    def asked(output):
        def predict(given):
            return model.predict([given[:, :3], given[:, 3:].astype("int32")], verbose=0)[output]
        return predict

    numbers_of = lambda array: [float(v) for v in np.asarray(array).ravel()]
    reference = {
        "note": f"Keras {keras.__version__}",
        "table": text,
        "initial": initial,
        "history": {name: [float(v) for v in values] for name, values in fitted.history.items()},
        "final": {f"{l.name}/{w.name}": numbers_of(w) for l in model.layers for w in l.weights},
        "test": {
            "risk": numbers_of(told_risk),
            "price": numbers_of(told_price),
            "risk_accuracy": float(((told_risk > 0.5) == (truth > 0.5)).mean()),
            "risk_loss": float(-(truth * np.log(p) + (1 - truth) * np.log(1 - p)).mean()),
            "price_loss": float((error.astype("float64") ** 2).mean()),
            "price_mean_absolute_error": float(np.abs(error).mean()),
        },
        "shapley": {
            "risk": shapley(asked(0), flat_rows[rows], flat_rows[:8]),
            "price": shapley(asked(1), flat_rows[rows], flat_rows[:8]),
        },
    }
    json.dump(reference, open(out_file, "w"), indent=1)


main(*sys.argv[1:])
