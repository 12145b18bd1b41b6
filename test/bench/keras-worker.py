"""Keras' side of the bench: the workload's network by Keras' own layers, fit and predict. Line of JSON in, line out."""

import json
import os
import sys
import time

answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

import keras  # noqa: E402
import numpy as np  # noqa: E402

with open(sys.argv[1], encoding="utf8") as file:
    workload = json.load(file)
shape = workload["shape"]
x = np.fromfile(workload["x"], "int32" if "words" in workload else "float32").reshape([workload["rows"], *shape])
y = np.fromfile(workload["y"], "float32").reshape([-1, 1])
text = workload.get("text")
if text and text["objective"] == "negativeSampling":
    near = np.fromfile(workload["candidates"], "int32").reshape([-1, text["negatives"] + 1])
    y = np.zeros(near.shape, "float32")
    y[:, 0] = 1
    x = [x, near]


def build_words():
    embedding = {"input_dim": text["vocabulary"], "output_dim": text["dimension"]}
    centre = keras.Input([1], dtype="int32")
    vector = keras.layers.Embedding(**embedding)(centre)
    if text["objective"] == "twoTables":
        scores = keras.layers.Dense(text["vocabulary"], use_bias=False)(keras.layers.Flatten()(vector))
        model = keras.Model(centre, scores)
        model.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
        return model
    near = keras.Input([text["negatives"] + 1], dtype="int32")
    others = keras.layers.Embedding(**embedding)(near)
    products = keras.layers.Flatten()(keras.layers.Dot(axes=2)([others, vector]))
    model = keras.Model([centre, near], products)
    model.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy(from_logits=True))
    return model


def build():
    layers = [getattr(keras.layers, layer["class_name"])(**layer["config"]) for layer in workload["layers"]]
    model = keras.Sequential([keras.Input(shape, dtype=x.dtype.name), *layers])
    loss = "binary_crossentropy" if workload["classes"] == 1 else "sparse_categorical_crossentropy"
    model.compile(optimizer="adam", loss=loss, metrics=["accuracy"])
    return model


class Ends(keras.callbacks.Callback):
    def __init__(self, started):
        super().__init__()
        self.started = started
        self.ends = []

    def on_epoch_end(self, epoch, logs=None):
        self.ends.append(time.perf_counter() - self.started)


predicted = build() if workload["work"] == "predict" else None
for line in sys.stdin:
    request = json.loads(line)
    started = time.perf_counter()
    if predicted is not None:
        predicted.predict(x, batch_size=request.get("batch", 32), verbose=0)
        ends = [time.perf_counter() - started]
    else:
        keras.utils.clear_session(free_memory=False)
        watch = Ends(started)
        (build_words if text else build)().fit(
            x, y, batch_size=workload["batch"], epochs=request["epochs"], shuffle=True, verbose=0, callbacks=[watch]
        )
        ends = watch.ends
    answers.write(json.dumps({"ends": ends}) + "\n")
    answers.flush()
