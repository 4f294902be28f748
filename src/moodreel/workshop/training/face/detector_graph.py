"""BlazeFace as an ONNX graph of ours that names its weights where they lie in the fetched .tflite.

The graph holds no weight (ONNX external data: file, first byte, length): half floats, output
channel first and input channel last, are cast and turned when the model is loaded. So nothing of a
third party is shipped, and nobody converts anything.
"""

from typing import Any

import numpy as np
import onnx
from onnx import TensorProto

from moodreel.providers.blazeface import WEIGHTS
from moodreel.workshop.training.face.tflite import Operator, Tensor, TfLite
from moodreel.workshop.training.onnx_graph import Graph

_TO_NCHW, _TO_NHWC = [0, 3, 1, 2], [0, 2, 3, 1]
_PADDING, _STRIDE_W, _STRIDE_H = 0, 1, 2  # fields of the options of convolution and pooling
_POOL_W, _POOL_H = 3, 4
_VALID = 1


def detector_graph(lite: TfLite) -> bytes:
    """The file: `pixels` (b, 128, 128, 3) uint8 RGB to `boxes` (b, 896, 16) and `logits`
    (b, 896, 1), as BlazeFace gives them.
    """
    return _Converter(lite).model()


class _Converter:
    """Operators as they come, each to nodes on arrays (b, channels, h, w)."""

    def __init__(self, lite: TfLite) -> None:
        self._lite = lite
        self._graph = Graph()
        self._names: dict[int, str] = {}

    def model(self) -> bytes:
        """Raises KeyError where an operator is not one of BlazeFace's."""
        graph = self._graph
        self._names[self._lite.inputs[0]] = self._standardised("pixels")
        steps = {
            "DEQUANTIZE": self._weight, "CONV_2D": self._convolve,
            "DEPTHWISE_CONV_2D": self._convolve, "RELU": self._relu, "ADD": self._add,
            "PAD": self._widen, "MAX_POOL_2D": self._pool, "RESHAPE": self._reshape,
            "CONCATENATION": self._join,
        }  # fmt: skip
        for operator in self._lite.operators:
            self._names[operator.outputs[0]] = steps[operator.name](operator)
        boxes, logits = (self._names[number] for number in self._lite.outputs)
        graph.add("Identity", [boxes], "boxes")
        graph.add("Identity", [logits], "logits")
        side = self._lite.tensors[self._lite.inputs[0]].shape[1]
        n = self._lite.tensors[self._lite.outputs[0]].shape[1]
        return graph.model(
            "face_detector",
            {"pixels": ["batch", side, side, 3]},
            {"boxes": ["batch", n, 16], "logits": ["batch", n, 1]},
            input_type=TensorProto.UINT8,
        )

    def _standardised(self, pixels: str) -> str:
        """From -1 to 1."""
        graph = self._graph
        floats = graph.add("Cast", [pixels], "floats", to=TensorProto.FLOAT)
        scale = graph.constant("scale", np.float32(2 / 255))
        one = graph.constant("one", np.float32(1))
        spread = graph.add("Sub", [graph.add("Mul", [floats, scale], "scaled"), one], "spread")
        return graph.add("Transpose", [spread], "input", perm=_TO_NCHW)

    def _weight(self, operator: Operator) -> str:
        """A stored array of halves as floats, in its own order."""
        half = self._lite.tensors[operator.inputs[0]]
        name = self._graph.tensor(_external(half))
        return self._graph.add("Cast", [name], f"{name}.f", to=TensorProto.FLOAT)

    def _convolve(self, operator: Operator) -> str:
        """Kernels are (out, h, w, in), depthwise ones (1, h, w, channels)."""
        depthwise = operator.name == "DEPTHWISE_CONV_2D"
        x, weight, bias = operator.inputs
        kernel = self._lite.tensors[weight].shape
        out = self._name(operator)
        turned = self._graph.add(
            "Transpose",
            [self._names[weight]],
            f"{out}.kernel",
            perm=[3, 0, 1, 2] if depthwise else _TO_NCHW,
        )
        return self._graph.add(
            "Conv",
            [self._names[x], turned, self._names[bias]],
            out,
            kernel_shape=list(kernel[1:3]),
            group=kernel[3] if depthwise else 1,
            **self._window(operator, kernel[1:3]),
        )

    def _pool(self, operator: Operator) -> str:
        kernel = (self._option(operator, _POOL_H), self._option(operator, _POOL_W))
        window = self._window(operator, kernel)
        x = self._names[operator.inputs[0]]
        out = self._name(operator)
        return self._graph.add("MaxPool", [x], out, kernel_shape=list(kernel), **window)

    def _window(self, operator: Operator, kernel: tuple[int, ...]) -> dict[str, list[int]]:
        """Strides, and the padding that TensorFlow calls SAME: more at the end where it is odd."""
        strides = [self._option(operator, _STRIDE_H), self._option(operator, _STRIDE_W)]
        if self._option(operator, _PADDING) == _VALID:
            return {"strides": strides, "pads": [0, 0, 0, 0]}
        before = self._lite.tensors[operator.inputs[0]].shape[1:3]
        after = self._lite.tensors[operator.outputs[0]].shape[1:3]
        sizes = zip(before, after, strides, kernel, strict=True)
        total = [max((n_out - 1) * s + k - n_in, 0) for n_in, n_out, s, k in sizes]
        return {"strides": strides, "pads": [n // 2 for n in total] + [n - n // 2 for n in total]}

    def _relu(self, operator: Operator) -> str:
        return self._graph.add("Relu", self._inputs(operator), self._name(operator))

    def _add(self, operator: Operator) -> str:
        return self._graph.add("Add", self._inputs(operator), self._name(operator))

    def _widen(self, operator: Operator) -> str:
        """Zeros for channels that are yet to come."""
        pads = self._stored(operator.inputs[1]).reshape(4, 2)[[0, 3, 1, 2]]
        out = self._name(operator)
        constant = self._graph.constant(f"{out}.pads", pads.T.ravel().astype(np.int64))
        return self._graph.add("Pad", [self._names[operator.inputs[0]], constant], out)

    def _reshape(self, operator: Operator) -> str:
        """All anchors of a layer in a row, so that channels must be last again."""
        out = self._name(operator)
        x = self._names[operator.inputs[0]]
        turned = self._graph.add("Transpose", [x], f"{out}.turned", perm=_TO_NHWC)
        shape = np.array([0, *self._lite.tensors[operator.outputs[0]].shape[1:]])
        return self._graph.add(
            "Reshape", [turned, self._graph.constant(f"{out}.shape", shape)], out
        )

    def _join(self, operator: Operator) -> str:
        return self._graph.add("Concat", self._inputs(operator), self._name(operator), axis=1)

    def _inputs(self, operator: Operator) -> list[str]:
        return [self._names[number] for number in operator.inputs]

    def _name(self, operator: Operator) -> str:
        return f"t{operator.outputs[0]}"

    def _option(self, operator: Operator, field: int) -> int:
        """Options are whole numbers of one byte or four, below 128; absent ones are 0."""
        at = operator.options.get(field)
        return 0 if at is None else self._lite.content[at]

    def _stored(self, number: int) -> np.ndarray:
        stored = self._lite.tensors[number]
        return np.frombuffer(self._lite.content, "<i4", stored.n_bytes // 4, stored.first)


def _external(tensor: Tensor) -> Any:
    proto = onnx.TensorProto(
        name=tensor.name,
        data_type=TensorProto.FLOAT16,
        dims=tensor.shape,
        data_location=TensorProto.EXTERNAL,
    )
    places = {"location": WEIGHTS, "offset": tensor.first, "length": tensor.n_bytes}
    for key, value in places.items():
        proto.external_data.add(key=key, value=str(value))
    return proto
