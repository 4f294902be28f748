"""An ONNX graph written node by node, so that it is what the network is and nothing more."""

from typing import Any

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from moodreel.domain.emotion import N_EMOTIONS, FloatArray

OPSET = 21
_IR_VERSION = 10  # both of which onnxruntime 1.20 reads
_BLOCK = 64

Shapes = dict[str, list[str | int]]
"""Names of tensors with their shapes; a name in a shape is a free size."""


class Graph:
    """Nodes and tensors so far. A node and its output have the same name."""

    def __init__(self) -> None:
        self._nodes: list[Any] = []
        self._tensors: list[Any] = []

    def add(self, op: str, inputs: list[str], output: str, **attributes: Any) -> str:
        self._nodes.append(helper.make_node(op, inputs, [output], name=output, **attributes))
        return output

    def constant(self, name: str, values: Any) -> str:
        return self.tensor(numpy_helper.from_array(np.asarray(values, order="C"), name))

    def tensor(self, tensor: Any) -> str:
        self._tensors.append(tensor)
        return str(tensor.name)

    def small(self, name: str, matrix: FloatArray, axis: int) -> str:
        """A matrix as int8, with a scale for each slice along `axis`; made whole when loaded."""
        rounded, scale = int8(matrix, axis)
        whole = self.add("Cast", [self.constant(f"{name}.int8", rounded)], f"{name}.f", to=1)
        return self.add("Mul", [whole, self.constant(f"{name}.scale", scale)], name)

    def blocks(self, name: str, matrix: FloatArray) -> str:
        """A matrix (in, out) as int8 with a scale for every 64 inputs of an output.

        onnxruntime multiplies by it as it is (MatMulNBits), which for one sentence is twice as fast
        as with whole numbers: it waits for memory more than it computes.
        """
        n_in, n_out = matrix.shape
        rounded, scale = int8(matrix.reshape(n_in // _BLOCK, _BLOCK, n_out), axis=1)
        parts = [
            self.constant(f"{name}.int8", rounded.reshape(n_in, n_out)),
            self.constant(f"{name}.scale", scale[:, 0]),
        ]
        return self.add("DequantizeLinear", parts, name, axis=0, block_size=_BLOCK)

    def model(
        self,
        name: str,
        inputs: Shapes,
        outputs: Shapes,
        input_type: int = TensorProto.INT64,
    ) -> bytes:
        """The file: these inputs of one type and these float outputs, by name and shape."""
        graph = helper.make_graph(
            self._nodes,
            name,
            [helper.make_tensor_value_info(n, input_type, shape) for n, shape in inputs.items()],
            [
                helper.make_tensor_value_info(n, TensorProto.FLOAT, shape)
                for n, shape in outputs.items()
            ],
            self._tensors,
        )
        opsets = [helper.make_opsetid("", OPSET)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=_IR_VERSION)
        content: bytes = model.SerializeToString()
        return content


def int8(matrix: FloatArray, axis: int) -> tuple[np.ndarray, FloatArray]:
    """The matrix in steps of a scale along `axis`, at most 127 of them either way."""
    scale = np.maximum(np.abs(matrix).max(axis=axis, keepdims=True), 1e-12) / np.float32(127)
    return np.round(matrix / scale).astype(np.int8), scale.astype(np.float32)


def add_head(graph: Graph, x: str, weight: FloatArray, bias: FloatArray) -> None:
    """`logits` (b, 8) and `plane` (b, 2) of the last linear map (n, width) of `x` (b, width).

    Its n outputs are eight logits for each of k ways to label; valence and arousal before tanh; and
    for k > 1, k logits of how likely a text is of each kind, by which the beliefs are mixed.
    """

    def linear(name: str, first: int, n: int) -> str:
        rows = slice(first, first + n)
        matrix = graph.constant(f"{name}.weight", weight[rows].T.astype(np.float32))
        product = graph.add("MatMul", [x, matrix], f"{name}.product")
        return graph.add("Add", [product, graph.constant(f"{name}.bias", bias[rows])], name)

    k = 1 if len(weight) == N_EMOTIONS + 2 else (len(weight) - 2) // (N_EMOTIONS + 1)
    graph.add("Tanh", [linear("raw_plane", k * N_EMOTIONS, 2)], "plane")
    if k == 1:
        linear("logits", 0, N_EMOTIONS)
        return
    shape = graph.constant("ways", np.array([0, k, N_EMOTIONS]))
    each = graph.add("Reshape", [linear("each", 0, k * N_EMOTIONS), shape], "each.apart")
    beliefs = graph.add("LogSoftmax", [each], "beliefs", axis=2)
    kinds = graph.add("LogSoftmax", [linear("kind", k * N_EMOTIONS + 2, k)], "kinds", axis=1)
    share = graph.add("Unsqueeze", [kinds, graph.constant("last", np.array([2]))], "share")
    joined = graph.add("Add", [beliefs, share], "joined")
    over = graph.constant("way", np.array([1]))
    graph.add("ReduceLogSumExp", [joined, over], "logits", keepdims=0)
