"""Writes the models beside it, each with inputs and what they give (.npz).

    /usr/bin/python3 make.py

Needs Debian's python3-torch, python3-sklearn and python3-onnx. The files torch-*.onnx are written by PyTorch's own exporter, and PyTorch computes the
outputs. The files sklearn-*.onnx hold what scikit-learn trained, laid out with onnx's helper node by node as skl2onnx does, which Debian does not have;
scikit-learn computes the outputs. The files dynamo-*.onnx and tf2onnx-*.onnx are laid out so too, as PyTorch's newer exporter (functions of a library and of
modules; then one graph of version 18) and tf2onnx do; PyTorch computes the outputs. simplified-image.onnx is a file of PyTorch's
exporter as onnx-simplifier would leave it. Inputs are stored as the model takes them.
"""

import pathlib
import warnings

import numpy
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.preprocessing import StandardScaler
from torch import nn
from torch.nn import functional

FOLDER = pathlib.Path(__file__).parent
ROWS = 5


def arrays(name, inputs, outputs):
    numpy.savez(FOLDER / f"{name}.npz", inputs=numpy.asarray(inputs, numpy.float32), outputs=numpy.asarray(outputs, numpy.float32))


def torch_model(name, model, inputs, opset, **options):
    """Exports a model and stores what it gives; parameters that begin as constants are drawn."""
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.dim() == 1:
                parameter.uniform_(0.3, 1.2)
        for key, value in model.named_buffers():
            if value.dim() == 1:
                value.uniform_(0.3, 1.2)
    model.eval()
    torch.onnx.export(
        model, inputs, str(FOLDER / f"torch-{name}.onnx"), opset_version=opset, input_names=["input"], output_names=["output"],
        dynamic_axes={"input": {0: "batch"}, "output": {0: "batch"}}, **options)
    with torch.no_grad():
        arrays(f"torch-{name}", inputs, model(inputs))


class Residual(nn.Module):
    """Branches that are added and concatenated, and a view by the size of the batch, which is exported as Shape, Gather and Concat."""

    def __init__(self):
        super().__init__()
        self.first, self.second, self.last = nn.Linear(6, 8), nn.Linear(8, 8), nn.Linear(14, 3)

    def forward(self, x):
        hidden = torch.tanh(self.first(x.view(x.size(0), -1)))
        hidden = hidden + functional.leaky_relu(self.second(hidden), 0.2)
        return torch.softmax(self.last(torch.cat([hidden, x.view(x.size(0), 6)], dim=1)), dim=-1)


class Causal(nn.Module):
    """Windows over (channels, steps) that see the past alone."""

    def __init__(self):
        super().__init__()
        self.first, self.second, self.last = nn.Conv1d(2, 4, 3, dilation=2), nn.Conv1d(4, 4, 1), nn.Linear(4, 2)

    def forward(self, x):
        hidden = functional.silu(self.first(functional.pad(x, (4, 0))))
        return self.last(torch.sigmoid(self.second(hidden)).mean(dim=2))


class Policy(nn.Module):
    """What Stable Baselines exports for games: a clipped mean of actions."""

    def __init__(self):
        super().__init__()
        self.body, self.head = nn.Sequential(nn.Linear(6, 16), nn.Tanh(), nn.Linear(16, 16), nn.Tanh()), nn.Linear(16, 4)

    def forward(self, x):
        return torch.clamp(self.head(self.body(torch.flatten(x, 1))), -1, 1)


class Tokens(nn.Module):
    def __init__(self):
        super().__init__()
        self.table, self.last = nn.Embedding(7, 3), nn.Linear(12, 2)

    def forward(self, x):
        return self.last(self.table(x).flatten(1))


def image():
    return nn.Sequential(
        nn.Conv2d(2, 6, 3, padding=1), nn.BatchNorm2d(6), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 6, 3, padding=1, groups=6, bias=False),
        nn.Hardswish(), nn.AvgPool2d(2), nn.Flatten(), nn.Dropout(0.5), nn.Linear(24, 3), nn.LogSoftmax(dim=1))


def mobile():
    return nn.Sequential(
        nn.Conv2d(2, 6, 3, stride=2, padding=1), nn.BatchNorm2d(6), nn.ReLU6(), nn.Conv2d(6, 8, 1), nn.PReLU(8), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 3))


def perceptron():
    return nn.Sequential(nn.Linear(6, 8), nn.LayerNorm(8), nn.GELU(), nn.Linear(8, 8), nn.Mish(), nn.Linear(8, 8), nn.Softplus(), nn.Linear(8, 3))


def laid_out(name, nodes, outputs, constants, inputs, expected, versions, functions=()):
    """A model node by node."""
    graph = helper.make_graph(
        nodes, name,
        [helper.make_tensor_value_info("X", TensorProto.FLOAT, [None, *inputs.shape[1:]])],
        [helper.make_tensor_value_info(output, kind, shape) for output, kind, shape in outputs],
        [numpy_helper.from_array(value, key) for key, value in constants.items()])
    model = helper.make_model(
        graph, producer_name=f"{name.split('-')[0]}-layout", functions=functions,
        opset_imports=[helper.make_opsetid(domain, version) for domain, version in versions.items()])
    model.ir_version = 8
    # Debian's onnx knows versions up to 17.
    if versions[""] <= 17:
        onnx.checker.check_model(model)
    onnx.save(model, str(FOLDER / f"{name}.onnx"))
    arrays(name, inputs, expected)


def sklearn_model(name, nodes, outputs, constants, inputs, expected):
    laid_out(f"sklearn-{name}", nodes, outputs, constants, inputs, expected, {"": 15, "ai.onnx.ml": 1})


def perceptron_nodes(network, value, activation):
    """The layers of an MLP as skl2onnx writes them: MatMul and Add with biases of one row."""
    nodes, constants = [helper.make_node("Cast", [value], ["cast_input"], to=TensorProto.FLOAT)], {}
    value = "cast_input"
    for number, (weights, biases) in enumerate(zip(network.coefs_, network.intercepts_)):
        suffix = str(number) if number else ""
        constants[f"coefficient{suffix}"] = weights.astype(numpy.float32)
        constants[f"intercepts{suffix}"] = biases.astype(numpy.float32).reshape(1, -1)
        nodes.append(helper.make_node("MatMul", [value, f"coefficient{suffix}"], [f"mul_result{suffix}"]))
        nodes.append(helper.make_node("Add", [f"mul_result{suffix}", f"intercepts{suffix}"], [f"add_result{suffix}"]))
        value = f"add_result{suffix}"
        if number < len(network.coefs_) - 1:
            nodes.append(helper.make_node(activation, [value], [f"next_activations{suffix}"]))
            value = f"next_activations{suffix}"
    return nodes, constants, value


def scaler_node(scaler, value, result):
    return helper.make_node("Scaler", [value], [result], domain="ai.onnx.ml", offset=scaler.mean_.tolist(), scale=(1 / scaler.scale_).tolist())


def sklearn_models():
    rows, classes = load_iris(return_X_y=True)
    rows = rows.astype(numpy.float32)
    some = rows[::31][:ROWS]
    scaler = StandardScaler().fit(rows)
    scaled = scaler.transform(rows)

    network = MLPClassifier((6, 5), "tanh", random_state=1, max_iter=300).fit(scaled, classes)
    nodes, constants, value = perceptron_nodes(network, "variable", "Tanh")
    constants["classes"], constants["shape_tensor"] = numpy.array([0, 1, 2]), numpy.array([-1])
    nodes = [scaler_node(scaler, "X", "variable"), *nodes,
             helper.make_node("Softmax", [value], ["probabilities"], axis=1),
             helper.make_node("ArgMax", ["probabilities"], ["argmax_output"], axis=1),
             helper.make_node("ArrayFeatureExtractor", ["classes", "argmax_output"], ["array_feature_extractor_result"], domain="ai.onnx.ml"),
             helper.make_node("Cast", ["array_feature_extractor_result"], ["cast_result"], to=TensorProto.INT64),
             helper.make_node("Reshape", ["cast_result", "shape_tensor"], ["label"])]
    outputs = [("label", TensorProto.INT64, [None]), ("probabilities", TensorProto.FLOAT, [None, 3])]
    sklearn_model("mlp-classifier", nodes, outputs, constants, some, network.predict_proba(scaler.transform(some)))

    network = MLPRegressor((8,), "relu", random_state=1, max_iter=300).fit(rows[:, :3], rows[:, 3])
    nodes, constants, value = perceptron_nodes(network, "X", "Relu")
    constants["shape_tensor"] = numpy.array([-1, 1])
    nodes.append(helper.make_node("Reshape", [value, "shape_tensor"], ["variable"]))
    sklearn_model("mlp-regressor", nodes, [("variable", TensorProto.FLOAT, [None, 1])], constants, some[:, :3], network.predict(some[:, :3]).reshape(-1, 1))

    network = LogisticRegression(max_iter=500).fit(scaled, classes)
    nodes = [scaler_node(scaler, "X", "variable"),
             helper.make_node("LinearClassifier", ["variable"], ["label", "probability_tensor"], domain="ai.onnx.ml", classlabels_ints=[0, 1, 2],
                              coefficients=network.coef_.ravel().tolist(), intercepts=network.intercept_.tolist(), multi_class=1, post_transform="SOFTMAX"),
             helper.make_node("Normalizer", ["probability_tensor"], ["probabilities"], domain="ai.onnx.ml", norm="L1")]
    sklearn_model("logistic-regression", nodes, outputs, {}, some, network.predict_proba(scaler.transform(some)))


def torch_models():
    torch.manual_seed(1)
    torch_model("perceptron-17", perceptron(), torch.randn(ROWS, 6), 17)
    torch_model("perceptron-12", nn.Sequential(nn.Linear(6, 8), nn.LayerNorm(8), nn.GELU(), nn.Linear(8, 3), nn.ELU(0.7)), torch.randn(ROWS, 6), 12)
    torch_model("residual-9", Residual(), torch.randn(ROWS, 2, 3), 9)
    torch_model("image-13", image(), torch.randn(ROWS, 2, 8, 8), 13)
    torch_model("mobile-16", mobile(), torch.randn(ROWS, 2, 8, 8), 16, training=torch.onnx.TrainingMode.PRESERVE, do_constant_folding=False)
    torch_model("causal-14", Causal(), torch.randn(ROWS, 2, 9), 14)
    torch_model("policy-11", Policy(), torch.randn(ROWS, 6), 11, keep_initializers_as_inputs=True)
    torch_model("tokens-15", Tokens(), torch.randint(0, 7, (ROWS, 4)), 15)


def constants_of(model):
    return {key: value.detach().numpy() for key, value in model.state_dict().items()}


def dynamo_functions():
    """The exporter of PyTorch 2.1: a function for each module, which calls functions of a library with attributes."""
    library, modules = "pkg.onnxscript.torch_lib", "pkg.torch.2.1.0"
    opset = [helper.make_opsetid("", 17), helper.make_opsetid(library, 1), helper.make_opsetid(modules, 1)]
    gemm = helper.make_node("Gemm", ["mat1", "mat2", "self"], ["result"])
    for attribute in ("alpha", "beta"):
        reference = gemm.attribute.add()
        reference.name, reference.ref_attr_name, reference.type = attribute, attribute, onnx.AttributeProto.FLOAT
    functions = [
        helper.make_function(library, "aten_t", ["self"], ["result"], [helper.make_node("Transpose", ["self"], ["result"], perm=[1, 0])], opset),
        helper.make_function(library, "aten_addmm", ["self", "mat1", "mat2"], ["result"], [gemm], opset, ["alpha", "beta"]),
        helper.make_function(library, "aten_relu", ["self"], ["result"], [helper.make_node("Relu", ["self"], ["result"])], opset),
        helper.make_function(
            modules, "torch_nn_modules_linear_Linear_0_1", ["l_x_", "weight", "bias"], ["addmm"],
            [helper.make_node("aten_t", ["weight"], ["t"], domain=library),
             helper.make_node("aten_addmm", ["bias", "l_x_", "t"], ["addmm"], domain=library, alpha=1.0, beta=1.0)], opset)]
    torch.manual_seed(2)
    model, inputs = nn.Sequential(nn.Linear(6, 8), nn.ReLU(), nn.Linear(8, 3)), torch.randn(ROWS, 6)
    linear = "torch_nn_modules_linear_Linear_0_1"
    nodes = [helper.make_node(linear, ["X", "0.weight", "0.bias"], ["linear"], domain=modules),
             helper.make_node("aten_relu", ["linear"], ["relu"], domain=library),
             helper.make_node(linear, ["relu", "2.weight", "2.bias"], ["linear_1"], domain=modules)]
    laid_out(
        "dynamo-functions", nodes, [("linear_1", TensorProto.FLOAT, [None, 3])], constants_of(model), inputs.numpy(), model(inputs).detach(),
        {"": 17, library: 1, modules: 1}, functions)


def dynamo_graph():
    """The exporter from PyTorch 2.5 on, after its optimizer: one graph of version 18, with axes as inputs, parts of shapes and allowzero."""
    torch.manual_seed(3)
    body, head, inputs = nn.Sequential(nn.Conv2d(2, 4, 3, padding=1), nn.SiLU()), nn.Linear(4, 3), torch.randn(ROWS, 2, 6, 6)
    hidden = body(inputs).mean(dim=(2, 3)).flatten(1)
    constants = {"0.weight": body[0].weight, "0.bias": body[0].bias, "head.weight": head.weight, "head.bias": head.bias}
    constants = {key: value.detach().numpy() for key, value in constants.items()} | {"val_2": numpy.array([2, 3]), "val_4": numpy.array([-1])}
    nodes = [helper.make_node("Conv", ["X", "0.weight", "0.bias"], ["conv2d"], auto_pad="NOTSET", group=1, pads=[1, 1, 1, 1], strides=[1, 1], dilations=[1, 1]),
             helper.make_node("Sigmoid", ["conv2d"], ["val_0"]),
             helper.make_node("Mul", ["conv2d", "val_0"], ["silu"]),
             helper.make_node("ReduceMean", ["silu", "val_2"], ["mean"], keepdims=0, noop_with_empty_axes=0),
             helper.make_node("Shape", ["X"], ["val_3"], start=0, end=1),
             helper.make_node("Concat", ["val_3", "val_4"], ["val_5"], axis=0),
             helper.make_node("Reshape", ["mean", "val_5"], ["view"], allowzero=1),
             helper.make_node("Gemm", ["view", "head.weight", "head.bias"], ["linear"], transB=1, alpha=1.0, beta=1.0)]
    laid_out("dynamo-18", nodes, [("linear", TensorProto.FLOAT, [None, 3])], constants, inputs.numpy(), head(hidden).detach(), {"": 18})


def tf2onnx_image():
    """Keras through tf2onnx: images come in with channels last, between transposes; biases are added behind the products."""
    torch.manual_seed(4)
    first, second, last, inputs = nn.Conv2d(2, 4, 3, stride=2), nn.Conv2d(4, 4, 3, padding=1, groups=4), nn.Linear(16, 3), torch.randn(ROWS, 4, 4, 2)
    # Padding "same" with stride 2 on an even size: a zero behind, none before.
    hidden = functional.relu(first(functional.pad(inputs.permute(0, 3, 1, 2), (0, 1, 0, 1))))
    hidden = functional.hardtanh(second(hidden), 0, 6).permute(0, 2, 3, 1).flatten(1)
    constants = {"first/Conv2D/weights": first.weight, "first/BiasAdd/bias": first.bias, "second/weights": second.weight, "second/bias": second.bias.reshape(1, 4, 1, 1),
                 "last/MatMul/kernel": last.weight.t(), "last/BiasAdd/bias": last.bias}
    constants = {key: numpy.ascontiguousarray(value.detach().numpy()) for key, value in constants.items()}
    constants |= {"new_shape": numpy.array([-1, 16]), "zero": numpy.float32(0), "six": numpy.float32(6)}
    nodes = [helper.make_node("Transpose", ["X"], ["transposed"], perm=[0, 3, 1, 2]),
             helper.make_node("Conv", ["transposed", "first/Conv2D/weights", "first/BiasAdd/bias"], ["first/BiasAdd"], auto_pad="SAME_UPPER", strides=[2, 2], kernel_shape=[3, 3], dilations=[1, 1], group=1),
             helper.make_node("Relu", ["first/BiasAdd"], ["first/Relu"]),
             helper.make_node("Conv", ["first/Relu", "second/weights"], ["second/depthwise"], pads=[1, 1, 1, 1], strides=[1, 1], kernel_shape=[3, 3], dilations=[1, 1], group=4),
             helper.make_node("Add", ["second/depthwise", "second/bias"], ["second/BiasAdd"]),
             helper.make_node("Clip", ["second/BiasAdd", "zero", "six"], ["second/Relu6"]),
             helper.make_node("Transpose", ["second/Relu6"], ["second/transposed"], perm=[0, 2, 3, 1]),
             helper.make_node("Reshape", ["second/transposed", "new_shape"], ["flatten"]),
             helper.make_node("MatMul", ["flatten", "last/MatMul/kernel"], ["last/MatMul"]),
             helper.make_node("Add", ["last/MatMul", "last/BiasAdd/bias"], ["last/BiasAdd"]),
             helper.make_node("Softmax", ["last/BiasAdd"], ["dense"], axis=-1)]
    laid_out("tf2onnx-image", nodes, [("dense", TensorProto.FLOAT, [None, 3])], constants, inputs.numpy(), torch.softmax(last(hidden), 1).detach(), {"": 15})


class Simplified(nn.Module):
    """A norm that is fused, a branch and a view, whose shape is a constant where the batch is one row."""

    def __init__(self):
        super().__init__()
        self.first, self.norm, self.second, self.last = nn.Conv2d(2, 6, 3, padding=1, bias=False), nn.BatchNorm2d(6), nn.Conv2d(6, 6, 1), nn.Linear(96, 3)

    def forward(self, x):
        hidden = torch.relu(self.norm(self.first(x)))
        hidden = functional.max_pool2d(hidden + functional.hardswish(self.second(hidden)), 2)
        return torch.softmax(self.last(hidden.view(hidden.size(0), -1)), dim=-1)


def simplified_image():
    """As onnx-simplifier leaves a model of one row: norms fused, shapes computed and said everywhere, constants among the initializers."""
    torch.manual_seed(5)
    model, inputs = Simplified(), torch.randn(1, 2, 8, 8)
    with torch.no_grad():
        for value in (model.norm.running_mean, model.norm.running_var, model.norm.weight, model.norm.bias):
            value.uniform_(0.3, 1.2)
    model.eval()
    path = str(FOLDER / "simplified-image.onnx")
    torch.onnx.export(model, inputs, path, opset_version=13, input_names=["input"], output_names=["output"])
    exported = onnx.shape_inference.infer_shapes(onnx.load(path))
    nodes = list(exported.graph.node)
    del exported.graph.node[:]
    for node in nodes:
        if node.op_type == "Constant":
            exported.graph.initializer.append(numpy_helper.from_array(numpy_helper.to_array(node.attribute[0].t), node.output[0]))
        else:
            exported.graph.node.append(node)
    onnx.checker.check_model(exported)
    onnx.save(exported, path)
    with torch.no_grad():
        arrays("simplified-image", inputs, model(inputs))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    torch_models()
    sklearn_models()
    dynamo_functions()
    dynamo_graph()
    tf2onnx_image()
    simplified_image()
