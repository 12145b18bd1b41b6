"""shap's side of the explain bench: its explainers over the same weights, through one traced function of the model."""

import json
import os
import sys
import time

answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

import keras  # noqa: E402
import numpy as np  # noqa: E402
import shap  # noqa: E402
import tensorflow as tf  # noqa: E402

with open(sys.argv[1], encoding="utf8") as file:
    workload = json.load(file)
features, shape = workload["features"], workload["shape"]
layers = [getattr(keras.layers, layer["class_name"])(**layer["config"]) for layer in workload["layers"]]
model = keras.Sequential([keras.Input(shape), *layers])
flat = np.fromfile(workload["files"]["weights"], "float32")
ends = np.cumsum([int(np.prod(one)) for one in workload["weightShapes"]])
parts = np.split(flat, ends[:-1])
model.set_weights([part.reshape(one) for part, one in zip(parts, workload["weightShapes"])])
background = np.fromfile(workload["files"]["background"], "float32").reshape(-1, features)
x = np.fromfile(workload["files"]["x"], "float32").reshape(-1, features)
evaluated = 0


@tf.function(input_signature=[tf.TensorSpec([None, features], tf.float32)])
def run(rows):
    return model(tf.reshape(rows, [-1, *shape]), training=False)[:, 0]


def predict(rows):
    global evaluated
    evaluated += len(rows)
    return run(tf.constant(rows, tf.float32)).numpy()


def linkage(tree):
    sizes = [1] * features
    for left, right in tree:
        sizes.append(sizes[left] + sizes[right])
    return np.array([[left, right, i + 1.0, sizes[features + i]] for i, (left, right) in enumerate(tree)], float)


method = workload["method"]
if method == "kernel":
    kernel = shap.KernelExplainer(predict, background)

    def explain(row):
        kernel.shap_values(row, nsamples=workload["coalitions"], silent=True)

elif method == "permutation":
    masker = shap.maskers.Independent(background, max_samples=len(background))
    permutation = shap.PermutationExplainer(predict, masker)

    def explain(row):
        permutation(row, max_evals=2 * features + 1, silent=True)

elif method in ("deep", "gradient"):
    shaped = background.reshape(-1, *shape)
    if method == "deep":
        inner = shap.DeepExplainer(model, shaped)
    else:
        inner = shap.GradientExplainer(model, shaped)

    def explain_all(rows):
        global evaluated
        rows = rows.reshape(-1, *shape)
        if method == "deep":
            inner.shap_values(rows, check_additivity=False)
            evaluated += len(rows) * len(background)
        else:
            inner.shap_values(rows, nsamples=200)
            evaluated += len(rows) * 200

else:
    masker = shap.maskers.Partition(background, max_samples=len(background), clustering=linkage(workload["tree"]))
    partition = shap.PartitionExplainer(predict, masker)

    def explain(row):
        partition(row, max_evals=1_000_000, silent=True)


for line in sys.stdin:
    request = json.loads(line)
    evaluated = 0
    started = time.perf_counter()
    last = request["from"] + request["count"]
    if method in ("deep", "gradient"):
        explain_all(x[request["from"] : last])
    else:
        for i in range(request["from"], last):
            explain(x[i : i + 1])
    seconds = time.perf_counter() - started
    answers.write(json.dumps({"seconds": seconds, "evaluations": evaluated}) + "\n")
    answers.flush()
