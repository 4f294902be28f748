"""The trained BiLSTM as a small ONNX file: matrices in int8 with a scale a row, the rest whole.

Written node by node, so that the graph is what the network is and nothing more.
"""

from pathlib import Path
from typing import Any

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from moodreel.domain.emotion import N_EMOTIONS, FloatArray
from moodreel.workshop.training.bilstm_network import BiLstmNetwork

OPSET = 17
_GATES = (0, 3, 1, 2)  # torch has input, forget, cell, output; ONNX input, output, forget, cell


def export(network: BiLstmNetwork, path: Path) -> None:
    """Writes `ids` (b, t, p) int64 to `logits` (b, 8) and `plane` (b, 2)."""
    state = {name: p.detach().cpu().numpy() for name, p in network.state_dict().items()}
    graph = _Graph()
    _words(graph, state["table.weight"])
    _states(graph, state)
    _pooled(graph, state)
    _outputs(graph, state["head.weight"], state["head.bias"])
    path.write_bytes(graph.model().SerializeToString())


class _Graph:
    """Nodes and tensors so far."""

    def __init__(self) -> None:
        self._nodes: list[Any] = []
        self._tensors: list[Any] = []

    def add(self, op: str, inputs: list[str], output: str, **attributes: Any) -> str:
        self._nodes.append(helper.make_node(op, inputs, [output], name=output, **attributes))
        return output

    def constant(self, name: str, values: Any) -> str:
        self._tensors.append(numpy_helper.from_array(np.asarray(values), name))
        return name

    def small(self, name: str, matrix: FloatArray) -> str:
        """A matrix (..., rows, in) as int8 and a scale a row; whole again once it is loaded."""
        rounded, scale = _int8(matrix)
        whole = self.add("Cast", [self.constant(f"{name}.int8", rounded)], f"{name}.f", to=1)
        return self.add("Mul", [whole, self.constant(f"{name}.scale", scale)], name)

    def model(self) -> Any:
        graph = helper.make_graph(
            self._nodes,
            "bilstm",
            [helper.make_tensor_value_info("ids", TensorProto.INT64, ["batch", "words", "rows"])],
            [
                helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", N_EMOTIONS]),
                helper.make_tensor_value_info("plane", TensorProto.FLOAT, ["batch", 2]),
            ],
            self._tensors,
        )
        opsets = [helper.make_opsetid("", OPSET)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8)


def _int8(matrix: FloatArray) -> tuple[np.ndarray, FloatArray]:
    scale = np.maximum(np.abs(matrix).max(axis=-1, keepdims=True), 1e-12) / np.float32(127)
    return np.round(matrix / scale).astype(np.int8), scale.astype(np.float32)


def _words(graph: _Graph, table: FloatArray) -> None:
    """`vectors` (b, t, w), the mean of each word's rows; `there` (b, t, 1), 1 where a word is."""
    rounded, scale = _int8(table)
    graph.add("Gather", [graph.constant("table", rounded), "ids"], "rows.int8")
    graph.add("Cast", ["rows.int8"], "rows.f", to=TensorProto.FLOAT)
    graph.add("Gather", [graph.constant("table.scale", scale), "ids"], "rows.scale")
    graph.add("Mul", ["rows.f", "rows.scale"], "rows.whole")  # row 0 is 0
    axis, one = graph.constant("rows_axis", np.array([2])), graph.constant("one", np.float32(1))
    graph.add("ReduceSum", ["rows.whole", axis], "rows.sum", keepdims=0)
    graph.add("Cast", ["ids"], "ids.bool", to=TensorProto.BOOL)
    graph.add("Cast", ["ids.bool"], "ids.there", to=TensorProto.FLOAT)
    graph.add("ReduceSum", ["ids.there", axis], "counts", keepdims=1)
    graph.add("Max", ["counts", one], "counts.safe")
    graph.add("Div", ["rows.sum", "counts.safe"], "vectors")
    graph.add("Min", ["counts", one], "there")


def _states(graph: _Graph, state: dict[str, FloatArray]) -> None:
    """`states` (b, t, 2 h) of the LSTM in both directions, each text as long as it is."""
    hidden = state["lstm.weight_hh_l0"].shape[1]
    both = ("", "_reverse")
    x, r, b = (
        np.stack([_regated(state[f"lstm.{name}_l0{way}"]) for way in both])
        for name in ("weight_ih", "weight_hh", "bias_ih")
    )
    b_hidden = np.stack([_regated(state[f"lstm.bias_hh_l0{way}"]) for way in both])
    bias = graph.constant("lstm.b", np.concatenate([b, b_hidden], axis=1))
    graph.add("ReduceSum", ["there", graph.constant("both", np.array([1, 2]))], "n", keepdims=0)
    graph.add("Max", ["n", "one"], "n.safe")
    graph.add("Cast", ["n.safe"], "lengths", to=TensorProto.INT32)
    graph.add("Transpose", ["vectors"], "steps", perm=[1, 0, 2])
    weights = [graph.small("lstm.w", x), graph.small("lstm.r", r)]
    graph.add(
        "LSTM", ["steps", *weights, bias, "lengths"], "out",
        hidden_size=hidden, direction="bidirectional",
    )  # fmt: skip
    graph.add("Transpose", ["out"], "turned", perm=[2, 0, 1, 3])
    graph.add("Reshape", ["turned", graph.constant("flat", np.array([0, 0, -1]))], "states")


def _regated(weights: FloatArray) -> FloatArray:
    """torch's gates in ONNX's order."""
    parts = np.split(weights, 4)
    return np.concatenate([parts[i] for i in _GATES])


def _pooled(graph: _Graph, state: dict[str, FloatArray]) -> None:
    """`pooled` (b, 6 h): maximum, mean and attention over the words that are there."""
    graph.add("Cast", ["there"], "is_there", to=TensorProto.BOOL)
    low, far = graph.constant("low", np.float32(-1)), graph.constant("far", np.float32(-1e4))
    graph.add("Where", ["is_there", "states", low], "above")
    graph.add("ReduceMax", ["above"], "highest", axes=[1], keepdims=0)
    time = graph.constant("time", np.array([1]))
    graph.add("Mul", ["states", "there"], "own")
    graph.add("ReduceSum", ["own", time], "total", keepdims=0)
    graph.add("ReduceSum", ["there", time], "length", keepdims=0)
    graph.add("Max", ["length", "one"], "length.safe")
    graph.add("Div", ["total", "length.safe"], "mean")
    graph.add(
        "MatMul", ["states", graph.constant("look", state["attention.weight"].T.copy())], "raw"
    )
    graph.add("Where", ["is_there", "raw", far], "masked")
    graph.add("Softmax", ["masked"], "looks", axis=1)
    graph.add("Mul", ["states", "looks"], "looked_at")
    graph.add("ReduceSum", ["looked_at", time], "looked", keepdims=0)
    graph.add("Concat", ["highest", "mean", "looked"], "pooled", axis=1)


def _outputs(graph: _Graph, weight: FloatArray, bias: FloatArray) -> None:
    edges = {"logits": slice(0, N_EMOTIONS), "raw_plane": slice(N_EMOTIONS, N_EMOTIONS + 2)}
    for name, rows in edges.items():
        matrix = graph.constant(f"{name}.weight", weight[rows].T.copy())
        graph.add("MatMul", ["pooled", matrix], f"{name}.product")
        graph.add("Add", [f"{name}.product", graph.constant(f"{name}.bias", bias[rows])], name)
    graph.add("Tanh", ["raw_plane"], "plane")
