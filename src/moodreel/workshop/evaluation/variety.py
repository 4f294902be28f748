"""Do answers vary, and do what the intent's name says? Measured over written moods, all intents.

moodreel evaluate variety --data tests/data/moods.txt
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import combinations
from pathlib import Path

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray
from moodreel.domain.film import Film
from moodreel.domain.intent import Intent
from moodreel.domain.mood import Mood
from moodreel.domain.ports import Signal
from moodreel.errors import BadInput
from moodreel.recommending.diversify import Diversifier
from moodreel.recommending.explain import Explainer
from moodreel.recommending.franchises import franchises
from moodreel.recommending.recommend import Recommender
from moodreel.recommending.signals.baselines import GenreTable, ValenceOrder
from moodreel.recommending.signals.mood_fit import MoodFit
from moodreel.recommending.sources.mood_index import MoodIndex
from moodreel.usecases.read_history import Past
from moodreel.usecases.recommend_films import RecommendFilms
from moodreel.wiring import Engine

Recommend = Callable[[Mood, Intent], Sequence[Film]]
Lists = Mapping[Intent, Sequence[Sequence[Film]]]

# Four troubles that a lift should answer differently.
TROUBLES = {
    "angry": "I'm so angry at my boss I could scream",
    "anxious": "anxious, my stomach is in knots",
    "lonely": "I had a horrible day and feel lonely",
    "bored": "so bored I could count the tiles",
}


def run(engine: Engine, data: Path) -> dict[str, object]:
    """The `evaluate` document: the recommender and two baselines over the moods in the file, one a
    line. Raises BadInput where there is no such file or nothing in it.
    """
    texts, digest = read_moods(data)
    moods = [engine.read_mood(text=text) for text in texts]
    troubles = [engine.read_mood(text=text) for text in TROUBLES.values()]
    catalogue = engine.catalogue
    recommenders = {
        "moodreel": lambda mood, intent: films_of(engine, mood, intent),
        **baselines(engine),
    }
    return {
        "task": "variety",
        "data": {"name": data.name, "sha256": digest, "split": "all"},
        "seed": 0,
        "models": [
            {
                "name": name,
                "chosen": name == "moodreel",
                "metrics": metrics(recommend, moods, troubles, catalogue),
            }
            for name, recommend in recommenders.items()
        ],
    }


def read_moods(path: Path) -> tuple[list[str], str]:
    """The written moods, one a line, and the file's checksum."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise BadInput(f"cannot read {path}: expected a file with one mood a line") from error
    texts = [line for line in raw.decode("utf-8").splitlines() if line.strip()]
    if not texts:
        raise BadInput(f"{path} is empty: expected one mood a line")
    return texts, sha256(raw).hexdigest()


def films_of(engine: Engine, mood: Mood, intent: Intent) -> Sequence[Film]:
    """Ten films by the use case that every door runs."""
    return [item.film for item in engine.recommend(mood, intent, 10).items]


def baselines(engine: Engine) -> dict[str, Recommend]:
    """The classic demos in the same frame: everything is proposed, one number decides."""
    catalogue = engine.catalogue
    signals: list[Signal] = [ValenceOrder(catalogue), GenreTable(catalogue)]
    return {signal.name: _by_one_signal(engine, signal) for signal in signals}


def _by_one_signal(engine: Engine, signal: Signal) -> Recommend:
    catalogue, space = engine.catalogue, engine.parts.space
    recommender = Recommender(
        catalogue,
        sources=(MoodIndex(MoodFit(space), k=len(catalogue)),),
        signals=(signal,),
        diversifier=Diversifier(catalogue, franchises(catalogue)),
        explainer=Explainer(catalogue, space),
        weigh=lambda *_: {signal.name: 1.0},
    )
    usecase = RecommendFilms(
        catalogue,
        recommender,
        find_title=engine.titles.find,
        past=lambda _: Past(),
        clock=engine.clock,
    )
    return lambda mood, intent: [item.film for item in usecase(mood, intent).items]


def metrics(
    recommend: Recommend, moods: Sequence[Mood], troubles: Sequence[Mood], catalogue: Catalogue
) -> dict[str, dict[str, float]]:
    """Name to {"value": number}; shares are of the intent's lists, means over all films shown."""
    lists = {intent: [recommend(mood, intent) for mood in moods] for intent in Intent}
    lifts = [{film.id for film in recommend(mood, Intent.LIFT)} for mood in troubles]
    unrated = catalogue.is_series | (catalogue.year > 2018)
    shown = [catalogue.rows[film.id] for films in _all(lists) for film in films]
    values = {
        "titles": float(len(set(shown))),
        "most_shared_by_two_lifts": float(max(len(a & b) for a, b in combinations(lifts, 2))),
        "series_and_recent_share": float(unrated[shown].mean()),
        "series_and_recent_share_of_catalogue": float(unrated.mean()),
        "match_valence_correlation": _follows(lists[Intent.MATCH], moods),
        "surprise_evoked_by_surprise": _mean(lists[Intent.SURPRISE], lambda f: f.affect.evokes[6]),
    }
    for intent, own in lists.items():
        values[f"commonest_title_share_{intent}"] = _commonest(own)
        values[f"valence_{intent}"] = _mean(own, lambda f: f.affect.valence)
        values[f"arousal_{intent}"] = _mean(own, lambda f: f.affect.arousal)
    return {name: {"value": round(value, 4)} for name, value in values.items()}


def _all(lists: Lists) -> Iterable[Sequence[Film]]:
    return (films for own in lists.values() for films in own)


def _commonest(lists: Sequence[Sequence[Film]]) -> float:
    """The share of the lists that hold the commonest title."""
    counts = Counter(film.id for films in lists for film in films)
    return counts.most_common(1)[0][1] / len(lists)


def _mean(lists: Sequence[Sequence[Film]], number: Callable[[Film], float]) -> float:
    return float(np.mean([number(film) for films in lists for film in films]))


def _follows(lists: Sequence[Sequence[Film]], moods: Sequence[Mood]) -> float:
    """Pearson correlation of the mood's valence with the mean valence of its list."""
    felt: FloatArray = np.array([mood.valence for mood in moods], dtype=np.float32)
    shown = [_mean([films], lambda f: f.affect.valence) for films in lists]
    return float(np.corrcoef(felt, shown)[0, 1])
