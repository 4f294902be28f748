"""Golden numbers of the study's research bundles: they change only when a bundle is made anew."""

from pathlib import Path

import numpy as np
import pytest

from moodreel.domain.emotion import INDEX, Emotion
from moodreel.inference.bundle import Bundle
from moodreel.inference.text_emotion import TextEmotionModel

RESEARCH = Path(__file__).parents[2] / "src/moodreel/artefacts/research"
UNSEEN = [INDEX[Emotion.DISGUST], INDEX[Emotion.NEUTRAL]]
SHOWN = [INDEX[Emotion.JOY], INDEX[Emotion.SADNESS], INDEX[Emotion.FEAR]]
TEXTS = ("i feel so lonely tonight", "i am feeling rather pleased with it", "i felt shaken")
# joy, sadness and fear of each text
GOLDEN = {
    "ann": [[0.0113, 0.974, 0.0032], [0.9997, 0.0001, 0.0], [0.0, 0.0, 1.0]],
    "bilstm": [[0.0018, 0.9895, 0.0019], [0.9957, 0.0008, 0.0006], [0.0006, 0.0013, 0.9919]],
    "transformer": [[0.0023, 0.9877, 0.0025], [0.9866, 0.0019, 0.0023], [0.0023, 0.0014, 0.977]],
}


def check(model: TextEmotionModel, golden: list[list[float]]) -> None:
    readings = model.read_many(TEXTS)
    assert [r.distribution[SHOWN].tolist() for r in readings] == [
        pytest.approx(numbers, abs=2e-3) for numbers in golden
    ]
    for reading in readings:
        assert reading.distribution[UNSEEN].max() == 0
        assert reading.distribution.sum() == pytest.approx(1, abs=1e-5)
        assert np.isnan([reading.valence, reading.arousal]).all()  # no opinion


@pytest.mark.parametrize("name", ["ann", "bilstm"])
def test_fixed_sentences_have_fixed_numbers(name: str) -> None:
    check(TextEmotionModel(Bundle.open(RESEARCH / f"text-emotion-{name}")), GOLDEN[name])


def test_the_transformer_reads_with_the_fetched_weights(fetched_minilm: Path) -> None:
    folder = RESEARCH / "text-emotion-transformer"
    check(TextEmotionModel(Bundle.open(folder, fetched_minilm)), GOLDEN["transformer"])


def test_the_research_bundles_stay_small_and_bring_their_terms() -> None:
    folders = sorted(RESEARCH.glob("text-emotion-*"))
    assert [folder.name.rpartition("-")[2] for folder in folders] == [
        "ann",
        "bilstm",
        "transformer",
    ]
    files = [path for folder in folders for path in folder.iterdir()]
    assert sum(path.stat().st_size for path in files) < 9e6
    for folder in folders:
        assert "research" in (folder / "NOTICE.md").read_text(encoding="utf-8")
