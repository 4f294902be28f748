"""MiniLM as ONNX: fine-tuned, the trained top in int8 and the frozen bottom left in its file; or as
it was fetched.

The graph names the frozen tensors by their places in `model.safetensors` (ONNX external data): it
holds nothing that is not ours, and nobody converts anything.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto

from moodreel.domain.emotion import N_EMOTIONS, FloatArray
from moodreel.providers.minilm import WEIGHTS
from moodreel.workshop.training.minilm import BERT_NAMES, HEADS, LAYERS, WIDTH
from moodreel.workshop.training.minilm_weights import tensor_places
from moodreel.workshop.training.onnx_graph import Graph, Shapes, add_head

_EPSILON = 1e-12
_FAR = 1e9


def export(
    trained: Mapping[str, FloatArray],
    head: tuple[FloatArray, FloatArray],
    frozen: int,
    weights: Path,
    path: Path,
) -> None:
    """Writes `ids` (b, t) to `logits` (b, 8), `plane` (b, 2) and `hidden` (b, t, 384).

    `trained` holds the layers from `frozen` on under `minilm.Encoder`'s names. `head` is the weight
    (n, 384) and bias (n,) of the last linear map, as `add_head` reads them. `hidden` is what the
    frozen layers give, for whoever else builds on them. `weights` is the fetched file, read for the
    places of its tensors.
    """
    graph = _Graph(weights)
    hidden = _embedded(graph)
    for i in range(frozen):
        hidden = _layer(graph, f"l{i}", _fetched_layer(graph, i), hidden)
    graph.add("Identity", [hidden], "hidden")
    x = hidden
    for i in range(frozen, LAYERS):
        x = _layer(graph, f"l{i}", _trained_layer(graph, i, trained), x)
    add_head(graph, _mean(graph, x), *head)
    batch: list[str | int] = ["batch", "pieces"]
    outputs: Shapes = {
        "logits": ["batch", N_EMOTIONS],
        "plane": ["batch", 2],
        "hidden": [*batch, WIDTH],
    }
    path.write_bytes(graph.model("minilm", {"ids": batch}, outputs))


def export_fetched(weights: Path, path: Path) -> None:
    """Writes `ids` (b, t) to `vectors` (b, 384) of unit length: the network as it was fetched."""
    graph = _Graph(weights)
    x = _embedded(graph)
    for i in range(LAYERS):
        x = _layer(graph, f"l{i}", _fetched_layer(graph, i), x)
    axis = graph.constant("width", np.array([1]))
    length = graph.add("ReduceL2", [_mean(graph, x), axis], "length_of_mean", keepdims=1)
    graph.add("Div", ["mean", length], "vectors")
    path.write_bytes(
        graph.model("minilm", {"ids": ["batch", "pieces"]}, {"vectors": ["batch", WIDTH]})
    )


class _Graph(Graph):
    """A graph that may name tensors of the fetched file."""

    def __init__(self, weights: Path) -> None:
        super().__init__()
        self._places = tensor_places(weights.read_bytes())
        self._named: set[str] = set()

    def fetched(self, name: str) -> str:
        """A tensor of the fetched file, by its BERT name."""
        if name not in self._named:
            self._named.add(name)
            self.tensor(_external(name, *self._places[name]))
        return name


def _embedded(graph: _Graph) -> str:
    """Word, place and type, normalised; and `mask` (b, 1, 1, t), far below 0 at padding."""
    there = graph.add("Cast", [_there(graph)], "there", to=TensorProto.FLOAT)
    gone = graph.add("Sub", [there, graph.constant("one", np.float32(1))], "gone")
    far = graph.add("Mul", [gone, graph.constant("far", np.float32(_FAR))], "far_gone")
    graph.add("Unsqueeze", [far, graph.constant("middle", np.array([1, 2]))], "mask")
    words = graph.fetched("embeddings.word_embeddings.weight")
    graph.add("Gather", [words, "ids"], "words")
    graph.add("Shape", ["ids"], "length", start=1, end=2)
    places = graph.fetched("embeddings.position_embeddings.weight")
    zero = graph.constant("zero", np.array([0]))
    graph.add("Slice", [places, zero, "length", zero], "places")
    types = graph.fetched("embeddings.token_type_embeddings.weight")
    graph.add("Gather", [types, graph.constant("first", np.int64(0))], "type")
    graph.add("Add", ["places", "type"], "placed")
    graph.add("Add", ["words", "placed"], "embedded")
    norm = [graph.fetched(f"embeddings.LayerNorm.{kind}") for kind in ("weight", "bias")]
    return graph.add("LayerNormalization", ["embedded", *norm], "x", epsilon=_EPSILON)


def _there(graph: _Graph) -> str:
    pad = graph.constant("pad", np.int64(0))
    return graph.add("Not", [graph.add("Equal", ["ids", pad], "is_pad")], "is_there")


def _fetched_layer(graph: _Graph, i: int) -> dict[str, str]:
    """Names of the layer's tensors; matrices are turned to (in, out) when the model is loaded."""
    theirs = f"encoder.layer.{i}"
    parts = {"qkv": [f"attention.self.{x}" for x in ("query", "key", "value")]}
    parts |= {ours: [name] for ours, name in BERT_NAMES.items()}
    tensors = {}
    for ours, names in parts.items():
        for kind, axis in (("weight", 1), ("bias", 0)):
            found = [graph.fetched(f"{theirs}.{name}.{kind}") for name in names]
            if kind == "weight" and not ours.endswith("norm"):
                found = [graph.add("Transpose", [x], f"{x}.t", perm=[1, 0]) for x in found]
            joined = f"l{i}.{ours}.{kind}"
            tensors[f"{ours}.{kind}"] = (
                found[0] if len(found) == 1 else graph.add("Concat", found, joined, axis=axis)
            )
    return tensors


def _trained_layer(graph: _Graph, i: int, trained: Mapping[str, FloatArray]) -> dict[str, str]:
    tensors = {}
    for ours in ("qkv", *BERT_NAMES):
        for kind in ("weight", "bias"):
            name = f"l{i}.{ours}.{kind}"
            values = trained[f"layers.{i}.{ours}.{kind}"].astype(np.float32)
            is_matrix = values.ndim == 2
            tensors[f"{ours}.{kind}"] = (
                graph.blocks(name, values.T) if is_matrix else graph.constant(name, values)
            )
    return tensors


def _layer(graph: _Graph, name: str, tensors: dict[str, str], x: str) -> str:
    """Attention of 12 heads and a feed-forward network, each added and then normalised."""

    def linear(x: str, part: str) -> str:
        product = graph.add("MatMul", [x, tensors[f"{part}.weight"]], f"{name}.{part}.product")
        return graph.add("Add", [product, tensors[f"{part}.bias"]], f"{name}.{part}")

    def norm(x: str, part: str) -> str:
        pair = [tensors[f"{part}.weight"], tensors[f"{part}.bias"]]
        return graph.add("LayerNormalization", [x, *pair], f"{name}.{part}", epsilon=_EPSILON)

    mixed = linear(_attention(graph, name, linear(x, "qkv")), "mix")
    x = norm(graph.add("Add", [x, mixed], f"{name}.mixed"), "mix_norm")
    wide = graph.add("Gelu", [linear(x, "up")], f"{name}.wide")
    return norm(graph.add("Add", [x, linear(wide, "down")], f"{name}.downed"), "down_norm")


def _attention(graph: _Graph, name: str, qkv: str) -> str:
    """(b, t, 384) from queries, keys and values side by side (b, t, 1152)."""
    shape = np.array([0, 0, 3, HEADS, WIDTH // HEADS])
    split = graph.add("Reshape", [qkv, graph.constant(f"{name}.shape", shape)], f"{name}.split")
    turned = graph.add("Transpose", [split], f"{name}.turned", perm=[2, 0, 3, 1, 4])
    q, k, v = (
        graph.add("Gather", [turned, graph.constant(f"{name}.{x}", np.int64(i))], f"{name}.at_{x}")
        for i, x in enumerate("qkv")
    )
    keys = graph.add("Transpose", [k], f"{name}.keys", perm=[0, 1, 3, 2])
    raw = graph.add("MatMul", [q, keys], f"{name}.raw")
    root = graph.constant(f"{name}.root", np.float32((WIDTH // HEADS) ** -0.5))
    masked = graph.add(
        "Add", [graph.add("Mul", [raw, root], f"{name}.scaled"), "mask"], f"{name}.m"
    )
    seen = graph.add("Softmax", [masked], f"{name}.seen", axis=-1)
    heads = graph.add("MatMul", [seen, v], f"{name}.heads")
    back = graph.add("Transpose", [heads], f"{name}.back", perm=[0, 2, 1, 3])
    whole = graph.constant(f"{name}.whole", np.array([0, 0, WIDTH]))
    return graph.add("Reshape", [back, whole], f"{name}.attended")


def _mean(graph: _Graph, x: str) -> str:
    """(b, 384) over the pieces that are there."""
    weights = graph.add("Unsqueeze", ["there", graph.constant("end", np.array([2]))], "weights")
    axis = graph.constant("pieces", np.array([1]))
    seen = graph.add("Mul", [x, weights], "seen")
    total = graph.add("ReduceSum", [seen, axis], "total", keepdims=0)
    count = graph.add("ReduceSum", [weights, axis], "count", keepdims=0)
    return graph.add("Div", [total, count], "mean")


def _external(name: str, shape: list[int], first: int, size: int) -> Any:
    tensor = onnx.TensorProto(
        name=name, data_type=TensorProto.FLOAT, dims=shape, data_location=TensorProto.EXTERNAL
    )
    for key, value in (("location", WEIGHTS), ("offset", first), ("length", size)):
        tensor.external_data.add(key=key, value=str(value))
    return tensor
