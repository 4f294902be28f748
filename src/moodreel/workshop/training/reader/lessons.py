"""What the transformer leaves for the BiLSTM: its beliefs about texts, and about single words."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from moodreel.inference.tokens import MAX_WORD, tokenise
from moodreel.inference.wordpiece import WordPiece, spell_out
from moodreel.workshop.training.reader.lesson_files import (
    SOFT_LABELS,
    WORD_VECTORS,
    SoftLabels,
    WordVectors,
    text_keys,
)
from moodreel.workshop.training.reader.rows import ReaderRows
from moodreel.workshop.training.reader.transformer_network import (
    ReaderTransformer,
    encode,
    predict,
)

_EMOJI = range(0x1F300, 0x1FB00)


def write(
    folder: Path,
    network: ReaderTransformer,
    rows: ReaderRows,
    pieces: WordPiece,
    vocabulary: Sequence[str],
) -> None:
    """Writes `SOFT_LABELS` of the rows learned from, and `WORD_VECTORS`, to `folder`."""
    texts = tuple(text for part in rows.sets for text in part.learn.texts)
    told = predict(network, encode(texts, pieces))
    SoftLabels(
        keys=text_keys(texts),
        emotions=np.stack([told.belief(i) for i in range(len(rows.sets))], axis=1),
        plane=told.plane,
    ).write(folder / SOFT_LABELS)
    words = _words(texts, pieces, vocabulary)
    told = predict(network, encode(words, pieces))
    WordVectors(words=words, vectors=told.vectors, emotions=told.belief(0), plane=told.plane).write(
        folder / WORD_VECTORS
    )


def _words(texts: Sequence[str], pieces: WordPiece, vocabulary: Sequence[str]) -> list[str]:
    """English words that MiniLM knows whole, emoji, and tokens that the texts hold twice or more
    (slang, emoticons, marks); without numbers, addresses and what MiniLM cannot spell.
    """
    known = {w for w in vocabulary if w.isascii() and w.isalpha() and len(w) > 1}
    counts = Counter(token for text in texts for token in tokenise(text))
    typed = {t for t, n in counts.items() if n > 1 and not t.isdigit() and not t.startswith("http")}
    emoji = {chr(code) for code in _EMOJI if unicodedata.category(chr(code)) == "So"}
    spelt = (w for w in known | typed | emoji if len(w) <= MAX_WORD and pieces.knows(spell_out(w)))
    return sorted(spelt)
