#!/usr/bin/env python3
"""Writes files as Keras lays them out, and what the models in them compute, with numpy and h5py alone.

Needs Debian's python3-numpy and python3-h5py. The layouts are those of model.save in Keras 2 (.h5: a JSON of the model, groups that list their
variables) and Keras 3 (.keras: a zip archive of a JSON and of numbered variables under the classes of the layers). The outputs are computed in
double precision by the formulas of Keras' documentation, one place at a time.
"""
import io
import json
import os
import zipfile

import h5py
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
random = np.random.default_rng(1)


def draw(*shape):
    return random.uniform(-0.8, 0.8, shape).astype("float32")


def positive(*shape):
    return random.uniform(0.5, 1.5, shape).astype("float32")


def same(size, kernel, stride, dilation=1):
    """Where the first window begins, and how many there are."""
    reach = (kernel - 1) * dilation + 1
    count = -(-size // stride)
    return -(max((count - 1) * stride + reach - size, 0) // 2), count


def conv2d(x, kernel, bias, stride, padding):
    kh, kw, channels, filters = kernel.shape
    groups = x.shape[2] // channels
    if padding == "same":
        (top, height), (left, width) = same(x.shape[0], kh, stride), same(x.shape[1], kw, stride)
    else:
        top, left = 0, 0
        height, width = (x.shape[0] - kh) // stride + 1, (x.shape[1] - kw) // stride + 1
    y = np.zeros((height, width, filters))
    for i in range(height):
        for j in range(width):
            for f in range(filters):
                group = f // (filters // groups)
                total = float(bias[f])
                for a in range(kh):
                    for b in range(kw):
                        row, column = top + i * stride + a, left + j * stride + b
                        if 0 <= row < x.shape[0] and 0 <= column < x.shape[1]:
                            total += np.dot(x[row, column, group * channels:(group + 1) * channels], kernel[a, b, :, f].astype(float))
                y[i, j, f] = total
    return y


def depthwise(x, kernel, bias):
    kh, kw, channels, multiplier = kernel.shape
    height, width = x.shape[0] - kh + 1, x.shape[1] - kw + 1
    y = np.zeros((height, width, channels * multiplier))
    for i in range(height):
        for j in range(width):
            for c in range(channels):
                for m in range(multiplier):
                    y[i, j, c * multiplier + m] = bias[c * multiplier + m] + np.sum(x[i:i + kh, j:j + kw, c] * kernel[:, :, c, m].astype(float))
    return y


def max_pool(x, size):
    height, width = x.shape[0] // size, x.shape[1] // size
    return np.array([[x[i * size:(i + 1) * size, j * size:(j + 1) * size].max(axis=(0, 1)) for j in range(width)] for i in range(height)])


def layer(name, class_name, **config):
    return {"class_name": class_name, "config": {"name": name, **config}}


def numbered(file, group, arrays):
    for place, array in enumerate(arrays):
        file[f"layers/{group}/vars/{place}"] = array


def write_npz(name, **arrays):
    with zipfile.ZipFile(os.path.join(HERE, name), "w") as archive:
        for key, array in arrays.items():
            data = io.BytesIO()
            np.save(data, np.asarray(array))
            archive.writestr(zipfile.ZipInfo(f"{key}.npy", (1980, 1, 1, 0, 0, 0)), data.getvalue())


def dense_model():
    """Keras 2, Sequential, .h5; the norm has no scale."""
    kernel, bias = draw(4, 6), draw(6)
    beta, mean, variance = draw(6), draw(6), positive(6)
    last, last_bias = draw(6, 3).astype("float64"), draw(3).astype("float64")
    config = {"class_name": "Sequential", "config": {"name": "sequential", "layers": [
        layer("dense_input", "InputLayer", batch_input_shape=[None, 4], dtype="float32"),
        layer("first", "Dense", units=6, activation="linear", use_bias=True),
        layer("norm", "BatchNormalization", axis=[1], momentum=0.9, epsilon=0.002, scale=False, center=True),
        layer("leaky", "LeakyReLU", alpha=0.25),
        layer("drop", "Dropout", rate=0.5),
        layer("noise", "GaussianNoise", stddev=0.1),
        layer("last", "Dense", units=3, activation="softmax", use_bias=True)]}}
    variables = {"first": {"first/kernel:0": kernel, "first/bias:0": bias}, "norm": {"norm/beta:0": beta, "norm/moving_mean:0": mean, "norm/moving_variance:0": variance},
                 "leaky": {}, "drop": {}, "noise": {}, "last": {"last/kernel:0": last, "last/bias:0": last_bias}}
    for path, with_model in (("dense.h5", True), ("dense_weights.h5", False)):
        with h5py.File(os.path.join(HERE, path), "w") as file:
            root = file
            if with_model:
                file.attrs["keras_version"] = b"2.11.0"
                file.attrs["backend"] = b"tensorflow"
                file.attrs["model_config"] = json.dumps(config).encode()
                root = file.create_group("model_weights")
            root.attrs["layer_names"] = [name.encode() for name in variables]
            for name, arrays in variables.items():
                group = root.create_group(name)
                group.attrs["weight_names"] = np.array([array.encode() for array in arrays], dtype="S40") if arrays else np.zeros(0)
                for array, values in arrays.items():
                    group.create_dataset(array, data=values, **({"compression": "gzip", "chunks": True} if values.ndim == 2 else {}))
    x = draw(5, 4)
    z = x.astype(float) @ kernel.astype(float) + bias
    z = (z - mean) / np.sqrt(variance.astype(float) + 0.002) + beta
    a = np.where(z > 0, z, 0.25 * z)
    z = a @ last + last_bias
    e = np.exp(z - z.max(axis=1, keepdims=True))
    write_npz("dense.npz", inputs=x, outputs=e / e.sum(axis=1, keepdims=True))


def image_model():
    """Keras 3, functional, .keras."""
    k1, b1 = draw(3, 2, 2, 4), draw(4)
    gamma, beta, mean, variance = positive(4), draw(4), draw(4), positive(4)
    alpha = positive(1, 1, 4) / 4
    dk, db = draw(2, 2, 4, 2), draw(8)
    scale, centre = positive(8), draw(8)
    k2, b2 = draw(8, 5), draw(5)

    def history(name):
        return [{"args": [{"class_name": "__keras_tensor__", "config": {"shape": [None, 1], "dtype": "float32", "keras_history": [name, 0, 0]}}], "kwargs": {}}]

    names = ["image", "conv", "norm", "slopes", "each", "pool", "layer_norm", "average", "scores"]
    layers = [
        layer("image", "InputLayer", batch_shape=[None, 9, 8, 2], dtype="float32"),
        layer("conv", "Conv2D", filters=4, kernel_size=[3, 2], strides=[2, 2], padding="same", data_format="channels_last", dilation_rate=[1, 1], groups=1, activation="linear", use_bias=True),
        layer("norm", "BatchNormalization", axis=-1, momentum=0.99, epsilon=0.001, center=True, scale=True),
        layer("slopes", "PReLU", shared_axes=[1, 2]),
        layer("each", "DepthwiseConv2D", kernel_size=[2, 2], strides=[1, 1], padding="valid", depth_multiplier=2, data_format="channels_last", dilation_rate=[1, 1], activation="silu", use_bias=True),
        layer("pool", "MaxPooling2D", pool_size=[2, 2], strides=[2, 2], padding="valid", data_format="channels_last"),
        layer("layer_norm", "LayerNormalization", axis=-1, epsilon=0.001, center=True, scale=True),
        layer("average", "GlobalAveragePooling2D", data_format="channels_last", keepdims=False),
        layer("scores", "Dense", units=5, activation="gelu", use_bias=True)]
    for place in range(1, len(layers)):
        layers[place]["inbound_nodes"] = history(names[place - 1])
    layers[0]["inbound_nodes"] = []
    # The order in which a model lists its layers need not be that in which they compute.
    layers[2], layers[5] = layers[5], layers[2]
    config = {"module": "keras.src.models.functional", "class_name": "Functional", "config": {"name": "functional", "layers": layers,
              "input_layers": [["image", 0, 0]], "output_layers": [["scores", 0, 0]]}, "registered_name": "Functional"}
    data = io.BytesIO()
    with h5py.File(data, "w") as file:
        numbered(file, "conv2d", [k1, b1])
        numbered(file, "batch_normalization", [gamma, beta, mean, variance])
        numbered(file, "p_re_lu", [alpha])
        numbered(file, "depthwise_conv2d", [dk, db])
        numbered(file, "layer_normalization", [scale, centre])
        numbered(file, "dense", [k2, b2])
        file.create_group("layers/max_pooling2d/vars")
    with zipfile.ZipFile(os.path.join(HERE, "image.keras"), "w") as archive:
        for name, content in (("metadata.json", json.dumps({"keras_version": "3.3.3"}).encode()), ("config.json", json.dumps(config).encode()), ("model.weights.h5", data.getvalue())):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)

    inputs = draw(3, 9, 8, 2)
    outputs = []
    for x in inputs.astype(float):
        a = conv2d(x, k1, b1, 2, "same")
        a = gamma * (a - mean) / np.sqrt(variance.astype(float) + 1e-3) + beta
        a = np.where(a > 0, a, alpha.astype(float) * a)
        z = depthwise(a, dk, db)
        a = max_pool(z / (1 + np.exp(-z)), 2)
        a = scale * (a - a.mean(axis=2, keepdims=True)) / np.sqrt(a.var(axis=2, keepdims=True) + 1e-3) + centre
        z = a.mean(axis=(0, 1)) @ k2.astype(float) + b2
        erf = np.vectorize(__import__("math").erf)
        outputs.append(z * 0.5 * (1 + erf(z / np.sqrt(2))))
    write_npz("image.npz", inputs=inputs, outputs=np.array(outputs))


def branch_model():
    """Keras 2, functional, .h5: a sum, and the input beside it."""
    names = ["a", "b", "scores"]
    weights = {"a": (draw(4, 6), draw(6)), "b": (draw(6, 6), draw(6)), "scores": (draw(10, 2), draw(2))}
    layers = [
        layer("x", "InputLayer", batch_input_shape=[None, 4]),
        layer("a", "Dense", units=6, activation="tanh"),
        layer("b", "Dense", units=6, activation="relu"),
        layer("noise", "GaussianNoise", stddev=0.1),
        layer("sum", "Add"),
        layer("both", "Concatenate", axis=-1),
        layer("scores", "Dense", units=2, activation="linear")]
    for place, inputs in enumerate([[], ["x"], ["noise"], ["a"], ["a", "b"], ["x", "sum"], ["both"]]):
        layers[place]["name"] = layers[place]["config"]["name"]
        layers[place]["inbound_nodes"] = [[[name, 0, 0, {}] for name in inputs]] if inputs else []
    config = {"class_name": "Functional", "config": {"name": "model", "layers": layers, "input_layers": [["x", 0, 0]], "output_layers": [["scores", 0, 0]]}}
    with h5py.File(os.path.join(HERE, "branches.h5"), "w") as file:
        file.attrs["model_config"] = json.dumps(config)
        root = file.create_group("model_weights")
        root.attrs["layer_names"] = [name.encode() for name in names]
        for name in names:
            group = root.create_group(name)
            group.attrs["weight_names"] = [f"{name}/kernel:0".encode(), f"{name}/bias:0".encode()]
            group[f"{name}/kernel:0"], group[f"{name}/bias:0"] = weights[name]
    x = draw(3, 4)
    w = {name: (kernel.astype(float), bias) for name, (kernel, bias) in weights.items()}
    a = np.tanh(x @ w["a"][0] + w["a"][1])
    b = np.maximum(a @ w["b"][0] + w["b"][1], 0)
    write_npz("branches.npz", inputs=x, outputs=np.concatenate([x, a + b], axis=1) @ w["scores"][0] + w["scores"][1])


def token_model():
    """Weights alone of Keras 3: two layers of one class, and the states of random numbers."""
    table, k1, b1, k2 = draw(7, 3), draw(2, 3, 4), draw(4), draw(12, 2)
    with h5py.File(os.path.join(HERE, "tokens.weights.h5"), "w") as file:
        numbered(file, "embedding", [table])
        numbered(file, "conv1d", [k1, b1])
        numbered(file, "dense", [k2.astype("float16")])
        numbered(file, "dense_1", [np.eye(2, dtype="float32"), np.array([1, -1], dtype="float32")])
        file["layers/dropout/seed_generator/vars/0"] = np.array([1, 2], dtype="uint32")
        file.create_group("optimizer/vars")
    inputs = np.array([[0, 6, 3, 3], [5, 1, 2, 4]], dtype="float32")
    outputs = []
    for row in inputs.astype(int):
        e = table[row].astype(float)
        z = np.array([np.tensordot(e[t:t + 2], k1.astype(float), axes=([0, 1], [0, 1])) + b1 for t in range(3)])
        z = np.maximum(z, 0).reshape(-1) @ k2.astype("float16").astype(float)
        outputs.append(z + np.array([1, -1]))
    write_npz("tokens.npz", inputs=inputs, outputs=np.array(outputs))


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def simple_rnn(x, kernel, recurrent, bias):
    h, all_h = np.zeros(recurrent.shape[0]), []
    for step in x:
        h = np.tanh(step @ kernel + h @ recurrent + bias)
        all_h.append(h)
    return np.array(all_h)


def gru(x, kernel, recurrent, bias):
    """Gates z, r, h; the reset behind the product."""
    units = recurrent.shape[0]
    h, all_h = np.zeros(units), []
    for step in x:
        p, q = step @ kernel + bias[0], h @ recurrent + bias[1]
        z, r = sigmoid(p[:units] + q[:units]), sigmoid(p[units:2 * units] + q[units:2 * units])
        h = z * h + (1 - z) * np.tanh(p[2 * units:] + r * q[2 * units:])
        all_h.append(h)
    return np.array(all_h)


def lstm(x, kernel, recurrent, bias):
    """Gates i, f, c, o."""
    units = recurrent.shape[0]
    h, c, all_h = np.zeros(units), np.zeros(units), []
    for step in x:
        i, f, g, o = np.split(step @ kernel + h @ recurrent + bias, 4)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        all_h.append(h)
    return np.array(all_h)


def sequence_model():
    """Recurrent layers: a model of Keras 2, .h5, and weights alone of Keras 3, in which variables belong to cells."""
    s = draw(2, 3), draw(3, 3), draw(3)
    g = draw(3, 12), draw(4, 12), draw(2, 12)
    m = draw(4, 12), draw(3, 12), draw(12)
    d = draw(3, 1), draw(1)
    common = {"activation": "tanh", "use_bias": True, "dropout": 0.0, "recurrent_dropout": 0.0, "return_state": False, "stateful": False, "unroll": False}
    config = {"class_name": "Sequential", "config": {"name": "sequential", "layers": [
        layer("x", "InputLayer", batch_input_shape=[None, 6, 2]),
        layer("simple", "SimpleRNN", units=3, return_sequences=True, go_backwards=False, **common),
        layer("gates", "GRU", units=4, recurrent_activation="sigmoid", return_sequences=True, go_backwards=False, reset_after=True, **common),
        layer("memory", "LSTM", units=3, recurrent_activation="sigmoid", return_sequences=False, go_backwards=True, unit_forget_bias=True, **common),
        layer("scores", "Dense", units=1, activation="linear")]}}
    with h5py.File(os.path.join(HERE, "sequences.h5"), "w") as file:
        file.attrs["model_config"] = json.dumps(config)
        root = file.create_group("model_weights")
        root.attrs["layer_names"] = [b"simple", b"gates", b"memory", b"scores"]
        for name, cell, arrays in (("simple", "simple_rnn_cell", s), ("gates", "gru_cell", g), ("memory", "lstm_cell", m), ("scores", "", d)):
            group = root.create_group(name)
            names = [f"{name}/{cell}/{variable}:0" for variable in ("kernel", "recurrent_kernel", "bias")] if cell else [f"{name}/kernel:0", f"{name}/bias:0"]
            group.attrs["weight_names"] = [variable.encode() for variable in names]
            for variable, array in zip(names, arrays):
                group[variable] = array
    with h5py.File(os.path.join(HERE, "sequences.weights.h5"), "w") as file:
        for name, arrays in (("simple_rnn", s), ("gru", g), ("lstm", m)):
            for place, array in enumerate(arrays):
                file[f"layers/{name}/cell/vars/{place}"] = array
            file.create_group(f"layers/{name}/vars")
        numbered(file, "dense", d)
    inputs = draw(3, 6, 2)
    outputs = []
    for x in inputs.astype(float):
        a = gru(simple_rnn(x, *s), *g)
        outputs.append(lstm(a[::-1], *m)[-1] @ d[0].astype(float) + d[1])
    write_npz("sequences.npz", inputs=inputs, outputs=np.array(outputs))


def both_model():
    """Inputs that are normalized, and layers in both directions: every step side by side, and the sums of the last states; as files of Keras 2 and Keras 3."""
    mean, variance = draw(2), positive(2)
    f, b = [(draw(2, 12), draw(4, 12), draw(2, 12)) for _ in range(2)]
    m, n = [(draw(8, 12), draw(3, 12), draw(12)) for _ in range(2)]
    d = draw(3, 1), draw(1)
    common = {"activation": "tanh", "recurrent_activation": "sigmoid", "use_bias": True, "return_state": False, "stateful": False}

    def cell(class_name, third, **config):
        return {"class_name": class_name, "config": {"name": "cell", **common, **config}, **({"module": "keras.layers"} if third else {})}

    def model(third):
        def wrapped(name, mode, class_name, **config):
            # Keras 3 writes both layers.
            backward = {"backward_layer": cell(class_name, third, go_backwards=True, **config)} if third else {}
            return layer(name, "Bidirectional", merge_mode=mode, layer=cell(class_name, third, go_backwards=False, **config), **backward)
        shape = {"batch_shape" if third else "batch_input_shape": [None, 6, 2]}
        return {"class_name": "Sequential", "config": {"name": "sequential", "layers": [
            layer("x", "InputLayer", **shape),
            layer("scaled", "Normalization", axis=[-1], invert=False, mean=None, variance=None),
            wrapped("gates", "concat", "GRU", units=4, return_sequences=True, reset_after=True),
            wrapped("memory", "sum", "LSTM", units=3, return_sequences=False, unit_forget_bias=True),
            layer("scores", "Dense", units=1, activation="linear")]}}

    with h5py.File(os.path.join(HERE, "both.h5"), "w") as file:
        file.attrs["model_config"] = json.dumps(model(third=False))
        root = file.create_group("model_weights")
        root.attrs["layer_names"] = [b"scaled", b"gates", b"memory", b"scores"]
        cells = lambda name, kind: [f"{name}/{way}_{kind}/{kind}_cell/{variable}:0" for way in ("forward", "backward") for variable in ("kernel", "recurrent_kernel", "bias")]
        for name, names, arrays in (("scaled", ["mean:0", "variance:0", "count:0"], (mean, variance, np.int64(7))), ("gates", cells("gates", "gru"), f + b),
                                    ("memory", cells("memory", "lstm"), m + n), ("scores", ["scores/kernel:0", "scores/bias:0"], d)):
            group = root.create_group(name)
            group.attrs["weight_names"] = [variable.encode() for variable in names]
            for variable, array in zip(names, arrays):
                group[variable] = array
    data = io.BytesIO()
    with h5py.File(data, "w") as file:
        numbered(file, "normalization", [mean, variance, np.int64(7)])
        for group, ways in (("bidirectional", (f, b)), ("bidirectional_1", (m, n))):
            for way, arrays in zip(("forward_layer", "backward_layer"), ways):
                for place, array in enumerate(arrays):
                    file[f"layers/{group}/{way}/cell/vars/{place}"] = array
            file.create_group(f"layers/{group}/vars")
        numbered(file, "dense", d)
    with zipfile.ZipFile(os.path.join(HERE, "both.keras"), "w") as archive:
        for name, content in (("config.json", json.dumps(model(third=True)).encode()), ("model.weights.h5", data.getvalue())):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    inputs = draw(3, 6, 2)
    outputs = []
    for x in (inputs.astype(float) - mean) / np.sqrt(variance.astype(float)):
        a = np.concatenate([gru(x, *f), gru(x[::-1], *b)[::-1]], axis=1)
        outputs.append((lstm(a, *m)[-1] + lstm(a[::-1], *n)[-1]) @ d[0].astype(float) + d[1])
    write_npz("both.npz", inputs=inputs, outputs=np.array(outputs))


def early_model():
    """A GRU with reset_after=False, which has one bias; a model of Keras 2, and weights alone of Keras 3."""
    kernel, recurrent, bias = draw(2, 12), draw(4, 12), draw(12)
    d = draw(4, 1), draw(1)
    config = {"class_name": "Sequential", "config": {"name": "sequential", "layers": [
        layer("x", "InputLayer", batch_input_shape=[None, 6, 2]),
        layer("gates", "GRU", units=4, activation="tanh", recurrent_activation="sigmoid", use_bias=True, reset_after=False),
        layer("scores", "Dense", units=1, activation="linear")]}}
    with h5py.File(os.path.join(HERE, "early.h5"), "w") as file:
        file.attrs["model_config"] = json.dumps(config)
        root = file.create_group("model_weights")
        root.attrs["layer_names"] = [b"gates", b"scores"]
        for name, names, arrays in (("gates", [f"gates/gru_cell/{variable}:0" for variable in ("kernel", "recurrent_kernel", "bias")], (kernel, recurrent, bias)), ("scores", ["scores/kernel:0", "scores/bias:0"], d)):
            group = root.create_group(name)
            group.attrs["weight_names"] = [variable.encode() for variable in names]
            for variable, array in zip(names, arrays):
                group[variable] = array
    with h5py.File(os.path.join(HERE, "early.weights.h5"), "w") as file:
        for place, array in enumerate((kernel, recurrent, bias)):
            file[f"layers/gru/cell/vars/{place}"] = array
        numbered(file, "dense", d)
    inputs = draw(3, 6, 2)
    outputs = []
    for x in inputs.astype(float):
        h = np.zeros(4)
        for step in x:
            p = step @ kernel.astype(float) + bias
            z, r = sigmoid(p[:4] + h @ recurrent[:, :4]), sigmoid(p[4:8] + h @ recurrent[:, 4:8])
            h = z * h + (1 - z) * np.tanh(p[8:] + (r * h) @ recurrent[:, 8:])
        outputs.append(h @ d[0].astype(float) + d[1])
    write_npz("early.npz", inputs=inputs, outputs=np.array(outputs))


dense_model()
image_model()
token_model()
branch_model()
sequence_model()
both_model()
early_model()
