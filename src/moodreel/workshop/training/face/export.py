"""The trained face network as a small ONNX file: weights in int8 with a scale for each channel.

Normalisation is folded into the convolution before it, and the standardising of a picture is part
of the graph, so that it is written once.
"""

from pathlib import Path

import numpy as np
from onnx import TensorProto
from torch import nn

from moodreel.domain.emotion import N_EMOTIONS, FloatArray
from moodreel.workshop.training.face.network import (
    NEVER,
    SEEN,
    Block,
    FaceNetwork,
    Gate,
    Step,
)
from moodreel.workshop.training.onnx_graph import Graph


def export(network: FaceNetwork, path: Path) -> None:
    """Writes `pixels` (b, 1, h, w) of 0 to 255 to `logits` (b, 8)."""
    graph = Graph()
    x = _standardised(graph, "pixels")
    x = _step(graph, "stem", network.stem, x)
    x = _step(graph, "down", network.down, x)
    for i, module in enumerate(network.stages):
        if isinstance(module, Block):
            x = _block(graph, f"block{i}", module, x)
        else:
            x = graph.add("MaxPool", [x], f"pool{i}", kernel_shape=[2, 2], strides=[2, 2])
    x = graph.add("GlobalAveragePool", [x], "mean")
    x = graph.add("Flatten", [x], "vector")
    weight = np.zeros((N_EMOTIONS, network.head.in_features), dtype=np.float32)
    bias = np.full(N_EMOTIONS, NEVER, dtype=np.float32)
    weight[SEEN], bias[SEEN] = _array(network.head.weight), _array(network.head.bias)
    _dense(graph, "logits", weight, bias, x)
    path.write_bytes(
        graph.model(
            "face",
            {"pixels": ["batch", 1, "height", "width"]},
            {"logits": ["batch", N_EMOTIONS]},
            input_type=TensorProto.FLOAT,
        )
    )


def _standardised(graph: Graph, x: str) -> str:
    axes = graph.constant("axes", np.array([1, 2, 3]))
    centred = graph.add("Sub", [x, graph.add("ReduceMean", [x, axes], "mean.pixels")], "centred")
    square = graph.add("Mul", [centred, centred], "square")
    spread = graph.add("ReduceMean", [square, axes], "spread")
    safe = graph.add("Add", [spread, graph.constant("least", np.float32(1))], "spread.safe")
    return graph.add("Div", [centred, graph.add("Sqrt", [safe], "deviation")], "standardised")


def _step(graph: Graph, name: str, step: Step, x: str) -> str:
    weight, bias = _folded(step.conv, step.norm)
    x = _convolved(graph, name, weight, bias, x, step.conv.stride[0])
    return graph.add("Relu", [x], f"{name}.relu") if step.rectify else x


def _block(graph: Graph, name: str, block: Block, x: str) -> str:
    inner = _step(
        graph, f"{name}.second", block.second, _step(graph, f"{name}.first", block.first, x)
    )
    if block.gate is not None:
        inner = _gated(graph, f"{name}.gate", block.gate, inner)
    if isinstance(block.past, nn.Conv2d):
        weight = _array(block.past.weight)
        none = np.zeros(len(weight), dtype=np.float32)
        x = _convolved(graph, f"{name}.past", weight, none, x, 1)
    return graph.add("Relu", [graph.add("Add", [inner, x], f"{name}.sum")], f"{name}.out")


def _gated(graph: Graph, name: str, gate: Gate, x: str) -> str:
    told = graph.add("Flatten", [graph.add("GlobalAveragePool", [x], f"{name}.mean")], f"{name}.in")
    told = _linear(graph, f"{name}.squeeze", gate.squeeze, told)
    told = _linear(graph, f"{name}.excite", gate.excite, graph.add("Relu", [told], f"{name}.relu"))
    told = graph.add("Sigmoid", [told], f"{name}.share")
    axes = graph.constant(f"{name}.axes", np.array([2, 3]))
    return graph.add(
        "Mul", [x, graph.add("Unsqueeze", [told, axes], f"{name}.each")], f"{name}.out"
    )


def _convolved(
    graph: Graph, name: str, weight: FloatArray, bias: FloatArray, x: str, stride: int
) -> str:
    n_out, _, side, _ = weight.shape
    flat = graph.small(f"{name}.flat", weight.reshape(n_out, -1), axis=1)
    shape = graph.constant(f"{name}.shape", np.array(weight.shape))
    whole = graph.add("Reshape", [flat, shape], f"{name}.weight")
    return graph.add(
        "Conv",
        [x, whole, graph.constant(f"{name}.bias", bias)],
        name,
        strides=[stride, stride],
        pads=[side // 2] * 4,
    )


def _linear(graph: Graph, name: str, layer: nn.Linear, x: str) -> str:
    return _dense(graph, name, _array(layer.weight), _array(layer.bias), x)


def _dense(graph: Graph, name: str, weight: FloatArray, bias: FloatArray, x: str) -> str:
    parts = [x, graph.constant(f"{name}.w", weight), graph.constant(f"{name}.b", bias)]
    return graph.add("Gemm", parts, name, transB=1)


def _folded(conv: nn.Conv2d, norm: nn.BatchNorm2d) -> tuple[FloatArray, FloatArray]:
    """Weight and bias of the convolution with the normalisation after it."""
    assert norm.running_var is not None and norm.running_mean is not None  # noqa: S101, PT018
    share = _array(norm.weight) / np.sqrt(_array(norm.running_var) + np.float32(norm.eps))
    weight = _array(conv.weight) * share[:, None, None, None]
    return weight, _array(norm.bias) - _array(norm.running_mean) * share


def _array(tensor: object) -> FloatArray:
    array: FloatArray = tensor.detach().cpu().numpy().astype(np.float32)  # type: ignore[attr-defined]
    return array
