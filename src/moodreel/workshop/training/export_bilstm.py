"""The trained BiLSTM as a small ONNX file: matrices in int8 with a scale a row, the rest whole.

Each text is read only as far as it goes, in both directions.
"""

from pathlib import Path

import numpy as np
from onnx import TensorProto

from moodreel.domain.emotion import N_EMOTIONS, FloatArray
from moodreel.workshop.training.bilstm_network import BiLstmBody
from moodreel.workshop.training.onnx_graph import Graph, Shapes, add_head, int8

_GATES = (0, 3, 1, 2)  # torch has input, forget, cell, output; ONNX input, output, forget, cell


def export(network: BiLstmBody, path: Path) -> None:
    """Writes `ids` (b, t, p) int64 to `logits` (b, 8) and `plane` (b, 2); the network has a `head`
    as `add_head` reads it.
    """
    state = {name: p.detach().cpu().numpy() for name, p in network.state_dict().items()}
    graph = Graph()
    _words(graph, state["table.weight"])
    _states(graph, state)
    _pooled(graph, state)
    add_head(graph, "pooled", state["head.weight"], state["head.bias"])
    inputs: Shapes = {"ids": ["batch", "words", "rows"]}
    outputs: Shapes = {"logits": ["batch", N_EMOTIONS], "plane": ["batch", 2]}
    path.write_bytes(graph.model("bilstm", inputs, outputs))


def _words(graph: Graph, table: FloatArray) -> None:
    """`vectors` (b, t, w), the mean of each word's rows; `there` (b, t, 1), 1 where a word is."""
    rounded, scale = int8(table, axis=1)
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


def _states(graph: Graph, state: dict[str, FloatArray]) -> None:
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
    weights = [graph.small("lstm.w", x, axis=2), graph.small("lstm.r", r, axis=2)]
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


def _pooled(graph: Graph, state: dict[str, FloatArray]) -> None:
    """`pooled` (b, 6 h): maximum, mean and attention over the words that are there."""
    graph.add("Cast", ["there"], "is_there", to=TensorProto.BOOL)
    low, far = graph.constant("low", np.float32(-1)), graph.constant("far", np.float32(-1e4))
    graph.add("Where", ["is_there", "states", low], "above")
    time = graph.constant("time", np.array([1]))
    graph.add("ReduceMax", ["above", time], "highest", keepdims=0)
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
