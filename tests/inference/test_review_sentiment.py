"""The reader of reviews: a small one by hand, and the one that ships."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from moodreel.errors import BadInput, CorruptFile, Unavailable
from moodreel.inference.bundle import write_manifest
from moodreel.inference.review_features import Vocabulary, key_of
from moodreel.inference.review_sentiment import (
    ABOVE,
    FILE,
    SIDE,
    TASK,
    ReviewSentimentModel,
    chances_of,
)

SHIPPED = Path("src/moodreel/artefacts/research/review-sentiment")
GOOD, BAD, NOT = 1, 2, 3


def small() -> ReviewSentimentModel:
    """Knows good (for), bad (against), and that "not bad" is no "bad"."""
    weights = np.zeros((4, len(ABOVE)), dtype=np.float32)
    weights[0], weights[1], weights[3] = 4, -4, 6
    return ReviewSentimentModel(
        vocabulary=Vocabulary.of(["good", "bad", "not"]),
        keys=np.array([GOOD, BAD, NOT, key_of([NOT, BAD])]),
        weights=weights,
        offsets=np.zeros(len(ABOVE), dtype=np.float32),
        edges=np.array([2.5, 4.5, 6.5, 8.5], dtype=np.float32),
        norm=1.0,
        familiar=(0.4, 0.8),
    )


def test_what_is_for_a_film_is_positive_and_its_opposite_is_as_negative() -> None:
    good, bad = small().read_many(["good", "bad"])
    assert good.polarity == pytest.approx(-bad.polarity, abs=1e-6)
    assert good.polarity == pytest.approx(2 / (1 + np.exp(-4 / np.sqrt(2))) - 1, abs=1e-6)
    assert (good.level, bad.level) == (4, 0)
    assert good.stars + bad.stars == pytest.approx(11, abs=1e-5)


def test_a_run_of_words_outweighs_its_words() -> None:
    assert small().read("not bad").polarity > 0


def test_what_says_nothing_is_in_the_middle() -> None:
    reading = small().read("film")
    assert (reading.polarity, reading.level, reading.stars) == (0, 2, 5.5)
    assert reading.known_share == 0
    assert reading.confidence == pytest.approx(0.05)


def test_confidence_fades_with_the_share_of_known_words() -> None:
    half, all_known = small().read_many(["good zut", "good"])
    assert half.known_share == 0.5
    assert half.confidence == pytest.approx(all_known.confidence * 0.25, abs=1e-6)


def test_many_are_read_as_each_alone() -> None:
    texts = ["good", "bad bad", "not bad", "film", "good not good"] * 120
    model = small()
    assert model.read_many(texts) == [model.read(text) for text in texts]
    assert model.read_many([]) == []


def test_chances_never_rise_with_the_stars_asked_for() -> None:
    logits = np.random.default_rng(0).normal(size=(50, len(ABOVE))).astype(np.float32)
    chances = chances_of(logits)
    assert (np.diff(chances, axis=1) <= 0).all()
    assert chances[:, SIDE] == pytest.approx(1 / (1 + np.exp(-logits[:, SIDE])), abs=1e-6)


@pytest.mark.parametrize("text", ["", "   ", "x" * 100_001])
def test_empty_and_endless_reviews_are_bad_input(text: str) -> None:
    with pytest.raises(BadInput):
        small().read_many(["good", text])


def _written(folder: Path, arrays: dict[str, np.ndarray]) -> Path:
    np.savez_compressed(folder / FILE, allow_pickle=False, **arrays)
    manifest = {
        "name": TASK, "task": TASK, "settings": {}, "licence": "", "data": [], "metrics": {},
        "seed": 0, "command": "",
    }  # fmt: skip
    write_manifest(folder, manifest)
    return folder


def test_what_is_written_reads_nearly_the_same(tmp_path: Path) -> None:
    model = small()
    again = ReviewSentimentModel.open(_written(tmp_path, model.arrays()))
    for text in ("good", "bad", "not bad", "film"):
        assert again.read(text).stars == pytest.approx(model.read(text).stars, abs=0.1)
        assert again.read(text).known_share == model.read(text).known_share


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("words", np.frombuffer(b"good\ngood\nnot", dtype=np.uint8)),
        ("gaps", np.array([1, 1, 0, 5])),
        ("weights", np.zeros((7, 3), dtype=np.int8)),
        ("scales", np.full(7, np.nan, dtype=np.float32)),
        ("edges", np.array([1, 3, 2, 4], dtype=np.float32)),
        ("offsets", np.zeros(6, dtype=np.float32)),
        ("familiar", np.array([0.8, 0.4], dtype=np.float32)),
        ("norm", np.array(0, dtype=np.float32)),
    ],
)
def test_arrays_that_do_not_fit_are_a_corrupt_file(
    name: str, value: np.ndarray, tmp_path: Path
) -> None:
    folder = _written(tmp_path, small().arrays() | {name: value})
    with pytest.raises(CorruptFile, match="train it again"):
        ReviewSentimentModel.open(folder)


def test_no_folder_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        ReviewSentimentModel.open(tmp_path / "none")


def test_edges_decide_levels() -> None:
    model = replace(small(), edges=np.array([1.1, 1.2, 1.3, 5.4], dtype=np.float32))
    assert model.read("film").level == 4


@pytest.fixture(scope="module")
def shipped() -> ReviewSentimentModel:
    return ReviewSentimentModel.open(SHIPPED)


@pytest.mark.parametrize(
    ("text", "stars", "level"),
    [
        ("The best film I have ever seen, a masterpiece.", 9.765, 4),
        ("A complete waste of time. Awful acting and a boring story.", 1.083, 0),
        ("Great fun from start to finish, my whole family loved it!", 9.616, 4),
        ("I walked out after an hour. Boring.", 1.645, 0),
    ],
)
def test_the_shipped_reader_tells_what_it_told(
    shipped: ReviewSentimentModel, text: str, stars: float, level: int
) -> None:
    reading = shipped.read(text)
    assert (reading.stars, reading.level) == (pytest.approx(stars, abs=0.01), level)
    assert reading.confidence > 0.8


def test_the_shipped_reader_is_unsure_of_other_languages(shipped: ReviewSentimentModel) -> None:
    texts = [
        "Der Film war leider ziemlich langweilig und viel zu lang.",
        "Una película maravillosa, con actores estupendos.",
        "素晴らしい映画でした",
        "asdf qwer zxcv",
        "!!!",
    ]
    assert max(reading.confidence for reading in shipped.read_many(texts)) < 0.4


def test_the_shipped_reader_takes_the_longest_review(shipped: ReviewSentimentModel) -> None:
    reading = shipped.read("a wonderful film " * 5_882)
    assert reading.level >= 3


def test_the_shipped_bundle_is_five_megabytes_at_most() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) <= 5_000_000


@pytest.mark.shared
def test_the_shipped_reader_tells_sides_apart_on_the_official_test(
    shipped: ReviewSentimentModel,
) -> None:
    from moodreel.workshop.datasets import imdb_reviews

    rows = imdb_reviews.read(Path("../shared/data/imdb-reviews"), "test").take(
        np.arange(0, 25_000, 10)
    )
    readings = shipped.read_many(rows.texts)
    told = np.array([reading.polarity > 0 for reading in readings])
    stars = np.array([reading.stars for reading in readings])
    assert (told == rows.positive).mean() > 0.905
    assert np.abs(stars - rows.stars).mean() < 1.3
