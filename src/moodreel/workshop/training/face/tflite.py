"""What a .tflite file holds: its tensors, its operators and where each weight's bytes lie.

Standard library only. A FlatBuffer is made of tables; a table begins with the distance back to its
vtable, which holds each field's distance from the table's beginning (0 where the field is absent).
Field numbers and codes are those of TensorFlow Lite's schema.fbs (version 3).
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from moodreel.errors import CorruptFile

_OPERATORS = {
    0: "ADD", 2: "CONCATENATION", 3: "CONV_2D", 4: "DEPTHWISE_CONV_2D", 6: "DEQUANTIZE",
    17: "MAX_POOL_2D", 19: "RELU", 22: "RESHAPE", 34: "PAD",
}  # fmt: skip
_TYPES = {0: "float32", 1: "float16", 2: "int32"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tensor:
    """One array: computed, or stored at these bytes of the file."""

    name: str
    shape: tuple[int, ...]
    type: str
    first: int = 0
    n_bytes: int = 0
    """0 where it is computed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """One step; inputs and outputs are numbers of tensors."""

    name: str
    inputs: tuple[int, ...]
    outputs: tuple[int, ...]
    options: Mapping[int, int]
    """First byte of each option's value, by the field's number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TfLite:
    """The first graph of the file, in the order it is run."""

    content: bytes
    tensors: tuple[Tensor, ...]
    operators: tuple[Operator, ...]
    inputs: tuple[int, ...]
    outputs: tuple[int, ...]


def read_tflite(path: Path) -> TfLite:
    """Raises `CorruptFile` where it is none, or has other operators than those of BlazeFace."""
    content = path.read_bytes()
    if content[4:8] != b"TFL3":
        raise CorruptFile(f"{path} is no TensorFlow Lite file of version 3")
    try:
        return _read(_Buffer(content))
    except (struct.error, KeyError, IndexError, UnicodeDecodeError) as problem:
        raise CorruptFile(f"{path} cannot be read ({problem!r}); fetch it again") from problem


def _read(file: "_Buffer") -> TfLite:
    model = file.fields(file.follow(0))
    codes = [file.fields(table) for table in file.tables(model[1])]
    names = [_OPERATORS[file.number("b", code.get(0))] for code in codes]
    buffers = [file.fields(table) for table in file.tables(model[4])]
    graph = file.fields(file.tables(model[2])[0])
    return TfLite(
        content=file.content,
        tensors=tuple(_tensor(file, table, buffers) for table in file.tables(graph[0])),
        operators=tuple(_operator(file, table, names) for table in file.tables(graph[3])),
        inputs=file.numbers(graph[1]),
        outputs=file.numbers(graph[2]),
    )


def _tensor(file: "_Buffer", table: int, buffers: list[dict[int, int]]) -> Tensor:
    fields = file.fields(table)
    stored = buffers[file.number("I", fields.get(2))]
    first, n_bytes = file.vector(stored[0]) if 0 in stored else (0, 0)
    name_at, n_letters = file.vector(fields[3])
    return Tensor(
        name=file.content[name_at : name_at + n_letters].decode(),
        shape=file.numbers(fields[0]) if 0 in fields else (),
        type=_TYPES[file.number("b", fields.get(1))],
        first=first,
        n_bytes=n_bytes,
    )


def _operator(file: "_Buffer", table: int, names: list[str]) -> Operator:
    fields = file.fields(table)
    return Operator(
        name=names[file.number("I", fields.get(0))],
        inputs=file.numbers(fields[1]),
        outputs=file.numbers(fields[2]),
        options=file.fields(file.follow(fields[4])) if 4 in fields else {},
    )


class _Buffer:
    """Reading at absolute places of the file."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def number(self, kind: str, at: int | None) -> int:
        """A number; 0, the default of the fields that are read here, where it is absent."""
        if at is None:
            return 0
        found: int = struct.unpack_from(f"<{kind}", self.content, at)[0]
        return found

    def follow(self, at: int) -> int:
        """Where an offset leads."""
        return at + self.number("I", at)

    def fields(self, table: int) -> dict[int, int]:
        """Place of each field of a table that is there, by its number."""
        vtable = table - self.number("i", table)
        n_fields = (self.number("H", vtable) - 4) // 2
        distances = struct.unpack_from(f"<{n_fields}H", self.content, vtable + 4)
        return {field: table + distance for field, distance in enumerate(distances) if distance}

    def vector(self, at: int) -> tuple[int, int]:
        """First byte and length of a vector."""
        start = self.follow(at)
        return start + 4, self.number("I", start)

    def numbers(self, at: int) -> tuple[int, ...]:
        """A vector of int32."""
        first, n = self.vector(at)
        return struct.unpack_from(f"<{n}i", self.content, first)

    def tables(self, at: int) -> list[int]:
        """A vector of tables."""
        first, n = self.vector(at)
        return [self.follow(first + 4 * i) for i in range(n)]
