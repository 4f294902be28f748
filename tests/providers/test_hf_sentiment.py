"""A classifier of the hub's kind, made here and untrained: DistilBERT with the five labels."""

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from moodreel.errors import BadInput, NotSetUp, Unavailable
from moodreel.providers.hf_sentiment import HfSentiment
from moodreel.settings import read_settings
from moodreel.wiring import Engine

LABELS = ("Very Negative", "Negative", "Neutral", "Positive", "Very Positive")
WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"schrecklich großartig the film".split())


def make(folder: Path, labels: tuple[str, ...] = LABELS, *, safe: bool = True) -> Path:
    """A tiny model whose answers a bias pushes towards the fourth level."""
    import torch
    from transformers import (
        BertTokenizerFast,
        DistilBertConfig,
        DistilBertForSequenceClassification,
    )

    torch.manual_seed(0)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vocab.txt").write_text("\n".join(WORDS), encoding="utf-8")
    BertTokenizerFast(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder)
    config = DistilBertConfig(
        vocab_size=len(WORDS), dim=32, hidden_dim=64, n_layers=2, n_heads=2,
        num_labels=len(labels), id2label=dict(enumerate(labels)),
        label2id={label: i for i, label in enumerate(labels)},
    )  # fmt: skip
    network = DistilBertForSequenceClassification(config)
    with torch.no_grad():
        network.classifier.bias[3 % len(labels)] += 2.0
    network.save_pretrained(folder, safe_serialization=True)
    if not safe:
        weights = folder / "model.safetensors"
        torch.save(network.state_dict(), folder / "pytorch_model.bin")
        weights.unlink()
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("model") / "five-levels")


@pytest.mark.hf
def test_reviews_are_read_in_order_on_the_scales_of_our_own_model(
    made: Path, tmp_path: Path
) -> None:
    model = HfSentiment(str(made), tmp_path)
    texts = ["the film großartig", "schrecklich", "the " * 2000, "很好的电影", "<b>film</b>"]
    read = model.read_many(texts)
    assert len(read) == len(texts)
    for one in read:
        assert -1 <= one.polarity <= 1
        assert 1 <= one.stars <= 10
        assert 0.5 <= one.confidence <= 1
        assert one.level == 3
        assert one.polarity > 0
    alone = model.read(texts[1])
    assert alone.polarity == pytest.approx(read[1].polarity, abs=1e-4)
    assert model.name == "hf-five-levels"


@pytest.mark.hf
def test_readings_are_those_of_transformers_itself(made: Path, tmp_path: Path) -> None:
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    tokens = AutoTokenizer.from_pretrained(made)
    network = AutoModelForSequenceClassification.from_pretrained(made)
    with torch.no_grad():
        logits = network(**tokens(["the film schrecklich"], return_tensors="pt")).logits[0]
    shares = torch.softmax(logits, 0).numpy()
    read = HfSentiment(str(made), tmp_path).read("the film schrecklich")
    side = float(shares[3:].sum() + shares[2] / 2)
    assert read.polarity == pytest.approx(2 * side - 1, abs=1e-4)
    assert read.confidence == pytest.approx(max(side, 1 - side), abs=1e-4)
    assert read.stars == pytest.approx(float(shares @ np.linspace(1, 10, 5)), abs=1e-4)


@pytest.mark.hf
def test_empty_reviews_are_refused(made: Path, tmp_path: Path) -> None:
    model = HfSentiment(str(made), tmp_path)
    assert model.read_many([]) == []
    with pytest.raises(BadInput, match="expected some words"):
        model.read_many(["film", "  "])


@pytest.mark.hf
def test_a_model_of_other_labels_is_refused(tmp_path: Path) -> None:
    other = make(tmp_path / "other", ("joy", "anger"))
    with pytest.raises(BadInput, match="tells 2 labels: expected the five"):
        HfSentiment(str(other), tmp_path).read("film")


@pytest.mark.hf
def test_weights_that_could_run_code_are_not_loaded(tmp_path: Path) -> None:
    pickled = make(tmp_path / "pickled", safe=False)
    with pytest.raises(Unavailable, match="cannot be had"):
        HfSentiment(str(pickled), tmp_path).read("film")


@pytest.mark.hf
def test_without_the_hub_it_says_what_helps(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:1")
    with pytest.raises(Unavailable, match=r"huggingface\.co; MOODREEL_REVIEW_MODEL may name"):
        HfSentiment("nobody/has-this", tmp_path).read("film")
    assert os.environ["HF_HUB_DISABLE_TELEMETRY"] == "1"


def test_without_the_extra_it_says_how_to_get_it(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setitem(__import__("sys").modules, "transformers", None)
    with pytest.raises(NotSetUp, match=r"pip install 'moodreel\[hf\]'"):
        HfSentiment("nobody/has-this", tmp_path).read("film")


def test_a_reader_that_cannot_be_had_is_said_in_the_log_and_reviews_wait(
    tmp_path: Path, monkeypatch: Any, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "transformers", None)
    named = {"MOODREEL_HOME": str(tmp_path), "MOODREEL_REVIEW_MODEL": "nobody/has-this"}
    engine = Engine(read_settings(named))
    assert not engine.reviews.reader.can
    assert "pip install 'moodreel[hf]'" in caplog.text
    assert engine.reviews.reader.read("a film") is None


@pytest.mark.hf
def test_the_product_reads_with_the_model_that_is_named(made: Path, tmp_path: Path) -> None:
    engine = Engine(read_settings(
        {"MOODREEL_HOME": str(tmp_path), "MOODREEL_REVIEW_MODEL": str(made)}
    ))  # fmt: skip
    score = engine.reviews.reader.read("the film großartig")
    assert score is not None
    assert (score.level, score.model) == (3, "hf-five-levels")
