"""Two readers as one."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from moodreel.errors import BadInput, CorruptFile
from moodreel.inference.bundle import MANIFEST, Bundle
from moodreel.inference.text_blend import TextBlend, blended
from moodreel.inference.text_emotion import TextEmotionModel

TEXTS = ["bored", "what a lovely evening with my family", "a " * 300, "ich bin sehr müde"]


def test_the_mean_leans_to_the_first_by_its_share() -> None:
    a, b = np.eye(8, dtype=np.float32)[[3, 5]]
    assert np.allclose(blended([a, b], 0.75, 1.0), 0.75 * a + 0.25 * b)


def test_a_temperature_below_one_sharpens_and_the_sum_stays() -> None:
    a, b = np.eye(8, dtype=np.float32)[[3, 5]]
    sharp = blended([a, b], 0.75, 0.5)
    assert sharp[3] == pytest.approx(0.9)
    assert sharp.sum() == pytest.approx(1)


def test_the_shipped_readers_belong_together(
    transformer: TextEmotionModel, bilstm: TextEmotionModel
) -> None:
    blend = TextBlend(transformer, bilstm)
    for reading, alone in zip(blend.read_many(TEXTS), map(blend.read, TEXTS), strict=True):
        assert np.allclose(reading.distribution, alone.distribution, atol=0.02)
        assert reading.distribution.sum() == pytest.approx(1, abs=1e-5)
        assert 0 <= reading.confidence <= reading.distribution.max() + 1e-6
    with pytest.raises(BadInput):
        blend.read(" ")


def test_a_reader_that_was_made_beside_another_is_refused(
    transformer: TextEmotionModel, bilstm: TextEmotionModel, tmp_path: Path
) -> None:
    other = shutil.copytree(bilstm.bundle.folder, tmp_path / "other")
    document = json.loads((other / MANIFEST).read_text(encoding="utf-8"))
    document["blend"]["sha256"] = "0" * 64
    (other / MANIFEST).write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(CorruptFile, match="train it again beside that"):
        TextBlend(transformer, TextEmotionModel(Bundle.open(other)))
