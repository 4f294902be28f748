"""Symmetric matrices as their upper triangles: half the room, and one product instead of two."""

from functools import cache

import numpy as np


@cache
def _corner(d: int) -> tuple[np.ndarray, np.ndarray]:
    rows, columns = np.triu_indices(d)
    return rows, columns


def size(d: int) -> int:
    """Numbers in the triangle of a (d, d) matrix."""
    return d * (d + 1) // 2


def pack(matrices: np.ndarray) -> np.ndarray:
    """(…, d(d + 1)/2) row by row."""
    rows, columns = _corner(matrices.shape[-1])
    packed: np.ndarray = matrices[..., rows, columns]
    return packed


def unpack(triangles: np.ndarray, d: int) -> np.ndarray:
    """(…, d, d) whole again."""
    rows, columns = _corner(d)
    whole = np.empty((*triangles.shape[:-1], d, d), dtype=triangles.dtype)
    whole[..., rows, columns] = triangles
    whole[..., columns, rows] = triangles
    return whole


def pack_twice(matrix: np.ndarray) -> np.ndarray:
    """The triangle with what lies beside the diagonal doubled: `pack(A) @ pack_twice(B)` is the sum
    over all A * B, which is the trace of AB.
    """
    rows, columns = _corner(matrix.shape[-1])
    doubled: np.ndarray = matrix[..., rows, columns] * np.where(rows == columns, 1, 2)
    return doubled
