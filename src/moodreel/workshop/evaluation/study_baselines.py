"""Two baselines of the text study: a lexicon of ours, and TF-IDF with logistic regression.

The second is what everybody runs first, by the library that everybody runs it with (extra `train`).
"""

import time
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import numpy as np

from moodreel.domain.emotion import N_EMOTIONS, FloatArray
from moodreel.inference.text_emotion import softmax
from moodreel.workshop.datasets.labelled import LabelledTexts
from moodreel.workshop.evaluation.emotion_lexicon import WORDS, counts
from moodreel.workshop.evaluation.study_scores import SEEN, Predictions
from moodreel.workshop.training.calibrate import temperature

NEEDS_TRAIN = "the row tfidf-logreg needs scikit-learn: pip install 'moodreel[train]'"
_N_TIMED = 200
_STRENGTHS = (1.0, 3.0, 10.0, 30.0)
"""Inverse regularisation strengths, chosen among on validation accuracy."""


def has_sklearn() -> bool:
    """Whether the second baseline can run."""
    return find_spec("sklearn") is not None


def lexicon(train: LabelledTexts, validation: LabelledTexts, test: LabelledTexts) -> Predictions:
    """The emotion with most words; where none or several lead, the commoner in training.

    Its confidence is a softmax of the counts, with the temperature that suits validation best.
    """
    prior = np.full(N_EMOTIONS, -1e4, dtype=np.float32)
    prior[SEEN] = np.log(train.emotions.sum(axis=0)[SEEN] + 1)

    def logits(texts: tuple[str, ...]) -> FloatArray:
        return 4 * counts(texts) + prior

    warmth = temperature([logits(validation.texts)], [validation.emotions])
    return Predictions(
        beliefs=softmax(logits(test.texts) / warmth),
        ms=_median_ms(lambda text: logits((text,)), test.texts),
        facts={
            "parameters": sum(map(len, WORDS.values())),
            "size_mb": sum(len(w) + 1 for words in WORDS.values() for w in words) / 1e6,
            "train_s": 0.0,
        },
    )


def tfidf(train: LabelledTexts, validation: LabelledTexts, test: LabelledTexts) -> Predictions:
    """Words and pairs of words, sublinear TF-IDF, multinomial logistic regression, classes weighed
    alike; strength and temperature chosen on validation.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    started = time.perf_counter()
    labels = train.emotions.argmax(axis=1)

    def fitted(strength: float) -> Any:
        pipeline = make_pipeline(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
            LogisticRegression(C=strength, max_iter=300, class_weight="balanced"),
        )
        return pipeline.fit(train.texts, labels)

    def accuracy(pipeline: Any) -> float:
        return float(pipeline.score(validation.texts, validation.emotions.argmax(axis=1)))

    best = max((fitted(strength) for strength in _STRENGTHS), key=accuracy)
    seconds = time.perf_counter() - started

    def logits(texts: tuple[str, ...]) -> FloatArray:
        full = np.full((len(texts), N_EMOTIONS), -1e4, dtype=np.float32)
        full[:, best.classes_] = best.predict_log_proba(texts)
        return full

    warmth = temperature([logits(validation.texts)], [validation.emotions])
    return Predictions(
        beliefs=softmax(logits(test.texts) / warmth),
        ms=_median_ms(lambda text: logits((text,)), test.texts),
        facts={
            "parameters": int(best[-1].coef_.size + best[-1].intercept_.size),
            "size_mb": _bytes(best) / 1e6,
            "train_s": seconds,
        },
    )


def _bytes(pipeline: Any) -> int:
    """Weights, idf and terms, as a file would hold them."""
    terms = sum(len(term.encode()) + 1 for term in pipeline[0].vocabulary_)
    return int(pipeline[-1].coef_.nbytes + pipeline[0].idf_.nbytes + terms)


def _median_ms(read: Callable[[str], object], texts: tuple[str, ...]) -> float:
    seconds = []
    for text in texts[:_N_TIMED]:
        started = time.perf_counter()
        read(text)
        seconds.append(time.perf_counter() - started)
    return float(np.median(seconds)) * 1000
