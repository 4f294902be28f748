"""Whether a film's tags are of the kind that this mood and intent ask for.

The table is editorial: for each intent and emotion the tags that a good friend would look for. It
is soft (a mood mixes its emotions' tags) and one voice among others, so that a film outside it can
still win on how it feels.
"""

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import EMOTIONS, BoolArray, FloatArray, IdArray
from moodreel.domain.intent import Intent
from moodreel.domain.mood import Mood
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.domain.vocabulary import TAGS

# In the order anger, disgust, fear, joy, love, sadness, surprise, neutral.
_ASKED: dict[Intent, tuple[str, ...]] = {
    Intent.MATCH: (
        "outraging intense gritty dark cathartic satirical",
        "disturbing gory bleak dark satirical gritty",
        "scary eerie tense suspenseful disturbing dark",
        "feel-good funny uplifting charming exciting heart-warming",
        "romantic sexy sentimental bittersweet nostalgic charming",
        "melancholic lonely bittersweet tear-jerker contemplative cathartic",
        "twist-ending mind-bending surreal clever awe-inspiring whimsical",
        "gentle slow-burn contemplative quirky charming dreamy",
    ),
    Intent.LIFT: (
        "funny silly dark-humour witty satirical campy",
        "charming visually-stunning heart-warming funny whimsical awe-inspiring",
        "cosy feel-good gentle funny charming hopeful",
        "feel-good funny uplifting exciting silly inspiring",
        "romantic feel-good charming sexy witty sentimental",
        "heart-warming hopeful feel-good uplifting charming inspiring",
        "whimsical funny clever feel-good quirky awe-inspiring",
        "clever quirky exciting witty fast-paced whimsical",
    ),
    Intent.CALM: (
        "gentle contemplative visually-stunning calming awe-inspiring slow-burn",
        "gentle visually-stunning calming charming cosy whimsical",
        "cosy gentle calming heart-warming charming feel-good",
        "gentle charming cosy dreamy nostalgic calming",
        "romantic gentle dreamy charming nostalgic sentimental",
        "gentle calming hopeful heart-warming contemplative dreamy",
        "dreamy awe-inspiring visually-stunning whimsical calming contemplative",
        "calming cosy gentle dreamy slow-burn charming",
    ),
    Intent.STIR: (
        "cathartic empowering thrilling intense exciting fast-paced",
        "thrilling exciting intense fast-paced dark-humour visually-stunning",
        "exciting empowering fast-paced epic funny inspiring",
        "exciting epic fast-paced thrilling awe-inspiring funny",
        "exciting epic romantic intense sexy empowering",
        "inspiring empowering exciting epic cathartic intense",
        "mind-bending thrilling exciting twist-ending awe-inspiring epic",
        "thrilling exciting fast-paced suspenseful mind-bending epic",
    ),
    Intent.SURPRISE: (
        "surreal satirical mind-bending twist-ending quirky campy",
        "surreal whimsical mind-bending twist-ending quirky visually-stunning",
        "whimsical quirky surreal clever awe-inspiring twist-ending",
        "quirky surreal whimsical twist-ending mind-bending campy",
        "quirky whimsical surreal dreamy twist-ending awe-inspiring",
        "whimsical surreal quirky mind-bending dreamy awe-inspiring",
        "mind-bending twist-ending surreal quirky awe-inspiring clever",
        "surreal mind-bending twist-ending quirky campy awe-inspiring",
    ),
}

# First-named tags are asked for more; two of the best fill the measure.
_ORDER_WEIGHTS = np.array([1.0, 0.9, 0.8, 0.7, 0.6, 0.5], dtype=np.float32)
_FULL = 2


def _table(rows: tuple[str, ...]) -> FloatArray:
    table: FloatArray = np.zeros((len(EMOTIONS), len(TAGS)), dtype=np.float32)
    for emotion, row in enumerate(rows):
        table[emotion, [TAGS.index(tag) for tag in row.split()]] = _ORDER_WEIGHTS
    return table


_TABLES = {intent: _table(rows) for intent, rows in _ASKED.items()}


class Tone:
    """Share of the tags asked for that the film has; no opinion on a film without tags."""

    name = "tone"

    def __init__(self, catalogue: Catalogue) -> None:
        self._tags = catalogue.tags
        self._tagged: BoolArray = np.asarray(catalogue.tags.any(axis=1))

    def measure(self, query: Query, slate: Slate) -> FloatArray:
        """(n,) in [0, 1]: 1 from two of the tags asked for most."""
        return self.of_rows(query.mood, query.intent, slate.rows)

    def of_rows(
        self, mood: Mood, intent: Intent, rows: IdArray | slice = slice(None)
    ) -> FloatArray:
        """The tone of these rows of the catalogue, or of all of them."""
        asked = mood.distribution @ _TABLES[intent]
        hits = self._tags[rows] @ asked / np.sort(asked)[-_FULL:].sum()
        return np.where(self._tagged[rows], np.minimum(hits, 1), np.nan).astype(np.float32)


def asked_tags(mood: Mood, intent: Intent) -> dict[str, float]:
    """How much each tag is asked for, in [0, 1]."""
    return dict(zip(TAGS, (mood.distribution @ _TABLES[intent]).tolist(), strict=True))
