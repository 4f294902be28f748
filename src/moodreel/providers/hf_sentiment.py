"""Reviews in other languages, read by a classifier of five levels from Hugging Face's hub.

`tabularisai/multilingual-sentiment-analysis` (DistilBERT, about twenty languages; CC BY-NC 4.0), or
any model of the kind, by name or folder. Runs on this machine: reviews are sent to nobody; the hub
learns that the model was fetched. Needs the extra hf, with torch; nothing else of the house does.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.domain.lazy import lazy
from moodreel.errors import BadInput, NotSetUp, Unavailable
from moodreel.inference.review_sentiment import LEVELS, ReviewReading

NAME = "tabularisai/multilingual-sentiment-analysis"

_BATCH = 16
_LONGEST_NAME = 120  # Scores are kept with the name.
# A level as stars.
_STARS = np.linspace(1, 10, len(LEVELS), dtype=np.float32)
_MIDDLE = len(LEVELS) // 2
_SAME = {"neutral": "mixed"}

Classify = Callable[[Sequence[str]], Sequence[Sequence[Mapping[str, Any]]]]
"""Texts become, each, all labels with their scores."""


class HfSentiment:
    """The model, loaded with the first review. Reads like `ReviewSentimentModel`."""

    def __init__(self, model: str, folder: Path) -> None:
        """`model` is a name on the hub or a folder; what is fetched is kept in `folder`."""
        self._model = model
        self._folder = folder

    @property
    def name(self) -> str:
        """What scores are kept under: reviews read under another name are read again."""
        named = Path(self._model).name if Path(self._model).is_dir() else self._model
        return f"hf-{named}"[:_LONGEST_NAME]

    def open(self) -> None:
        """Loads the model now. Raises NotSetUp, Unavailable, BadInput as `read_many` does."""
        _ = self._classify

    def read(self, text: str) -> ReviewReading:
        """The reading of one review. Raises as `read_many`."""
        return self.read_many([text])[0]

    def read_many(self, texts: Sequence[str]) -> list[ReviewReading]:
        """The readings of many reviews, in order; of long ones the first 512 pieces of words are
        read. Raises NotSetUp, Unavailable where the model cannot be had, BadInput where a text is
        empty or the model another.
        """
        if any(not text.strip() for text in texts):
            raise BadInput("expected some words of review, got none")
        if not texts:
            return []
        told = [_levels(labels) for labels in self._classify(texts)]
        return [_reading(levels) for levels in told]

    @lazy
    def _classify(self) -> Classify:
        # Both before the hub's client is imported, which reads them then.
        os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        try:
            from transformers import (
                AutoModelForSequenceClassification,
                AutoTokenizer,
                pipeline,
            )
        except ImportError:
            raise NotSetUp(
                "MOODREEL_REVIEW_MODEL names a model of Hugging Face's, and transformers is not "
                "installed: pip install 'moodreel[hf]'"
            ) from None
        own = {"cache_dir": str(self._folder), "trust_remote_code": False}
        try:
            tokens = AutoTokenizer.from_pretrained(self._model, **own)
            # Weights as safetensors alone: a pickle could run code.
            network = AutoModelForSequenceClassification.from_pretrained(
                self._model, use_safetensors=True, **own
            )
        except (OSError, ValueError) as problem:
            raise Unavailable(
                f"the review model {self._model} cannot be had ({type(problem).__name__}): it is "
                "fetched from huggingface.co; MOODREEL_REVIEW_MODEL may name a folder, too"
            ) from None
        labels = [str(label) for label in network.config.id2label.values()]
        if sorted(map(_level, labels)) != list(range(len(LEVELS))):
            raise BadInput(
                f"{self._model} tells {len(labels)} labels: expected the five of {NAME}, from very "
                "negative to very positive"
            )
        classify = pipeline("text-classification", model=network, tokenizer=tokens, device="cpu")
        return lambda texts: classify(
            list(texts), top_k=None, truncation=True, max_length=512, batch_size=_BATCH
        )


def _level(label: str) -> int:
    """The row of `LEVELS` that a label means; -1 for none."""
    plain = label.lower().replace("_", " ").replace("-", " ").strip()
    plain = _SAME.get(plain, plain)
    return LEVELS.index(plain) if plain in LEVELS else -1


def _levels(labels: Sequence[Mapping[str, Any]]) -> FloatArray:
    """(5,) the share of each level."""
    shares = np.zeros(len(LEVELS), dtype=np.float32)
    for label in labels:
        shares[_level(str(label["label"]))] = label["score"]
    return shares


def _reading(levels: FloatArray) -> ReviewReading:
    """Half of what is neither counts for either side."""
    side = float(levels[_MIDDLE + 1 :].sum() + levels[_MIDDLE] / 2)
    return ReviewReading(
        polarity=float(np.clip(2 * side - 1, -1, 1)),
        level=int(levels.argmax()),
        stars=float(np.clip(levels @ _STARS, 1, 10)),
        confidence=min(max(side, 1 - side), 1.0),
        known_share=1.0,
    )
