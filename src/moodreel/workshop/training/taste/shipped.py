"""The artefact that the product reads taste from: item weights over the catalogue's titles."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_array

from moodreel.catalogues.bundled import load_bundled
from moodreel.domain.film import Film
from moodreel.errors import BadInput
from moodreel.inference.bundle import write_manifest
from moodreel.inference.taste import TASK, WEIGHTS, TasteModel
from moodreel.workshop.datasets.histories import Histories
from moodreel.workshop.datasets.interactions import Interactions, read
from moodreel.workshop.training.taste import shipped_words
from moodreel.workshop.training.taste.catalogue_weights import Settings, fit
from moodreel.workshop.training.whole_folder import whole_folder

COMMAND = (
    "moodreel train taste --data ../shared/data/{name} --out src/moodreel/artefacts/research/taste"
)
LICENCE = "GroupLens Research: research use, no commercial use without permission (NOTICE.md)"

Report = Callable[[str], None]


def run(
    data: Path, out: Path, settings: Settings | None = None, report: Report = lambda _: None
) -> dict[str, Any]:
    """Trains on the ratings of `data` and writes the artefact to `out`, whole or not at all.

    Raises `BadInput` where no title of the catalogue is rated; errors of `interactions.read`.
    """
    settings = settings or Settings()
    ratings, films = read(data), load_bundled().films
    history = over_catalogue(ratings, films)
    report(f"{history.nnz} ratings of {history.shape[0]} people for titles of the catalogue")
    started = time.perf_counter()
    model = fit(history, films, settings)
    train_s = round(time.perf_counter() - started, 1)
    manifest = _manifest(data, ratings, model, settings, train_s)
    with whole_folder(out) as folder:
        write(model, manifest, folder)
    return {key: manifest[key] for key in ("task", "data", "settings", "metrics")} | {
        "written": str(out)
    }


def write(model: TasteModel, manifest: dict[str, Any], folder: Path) -> None:
    """The files of the artefact, the manifest last."""
    np.savez_compressed(folder / WEIGHTS, allow_pickle=False, **model.arrays())
    (folder / "NOTICE.md").write_text(shipped_words.notice(manifest), encoding="utf-8")
    (folder / "card.md").write_text(shipped_words.card(manifest), encoding="utf-8")
    write_manifest(folder, manifest)


def over_catalogue(ratings: Interactions, films: Sequence[Film]) -> Histories:
    """(P, F) the ratings of the catalogue's titles, by their MovieLens ids; the others are left
    out, as no person of the product can have rated them.

    Raises `BadInput` where none is rated.
    """
    row = {film.movielens_id: i for i, film in enumerate(films) if film.movielens_id is not None}
    place = np.array([row.get(int(own), -1) for own in ratings.film_ids], dtype=np.int64)
    rows = np.flatnonzero(place[ratings.films] >= 0)
    if not len(rows):
        raise BadInput("expected ratings of films of the catalogue, by MovieLens ids; got none")
    pairs = (ratings.people[rows], place[ratings.films[rows]])
    told = csr_array((ratings.ratings[rows], pairs), shape=(ratings.n_people, len(films)))
    told.sort_indices()
    return told


def _manifest(
    data: Path,
    ratings: Interactions,
    model: TasteModel,
    settings: Settings,
    train_s: float,
) -> dict[str, Any]:
    name = data.name if data.is_dir() else data.parent.name
    return {
        "name": "taste",
        "task": TASK,
        "settings": {own: getattr(settings, own) for own in Settings.__slots__},
        "licence": LICENCE,
        "data": [{"name": name, "rows": len(ratings), "sha256": ratings.digest()}],
        "metrics": {
            "people": ratings.n_people,
            "titles": len(model.film_ids),
            "titles_from_ratings": int(model.rated.sum()),
            "weights": len(model.weights.weights),
            "train_s": train_s,
        },
        "seed": 0,
        "command": COMMAND.format(name=name),
    }
