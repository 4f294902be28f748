"""Under which terms each part comes; `moodreel doctor --licences` shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from moodreel.errors import MoodreelError
from moodreel.inference.bundle import MANIFEST, Bundle
from moodreel.providers import minilm

# The research folder whose numbers belong to the bundled films.
_OF_OUR_FILMS = "movielens"


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """One part and its terms."""

    part: str
    licence: str
    note: str


def licences(
    *, catalogue: Path | None, bundles: Sequence[Path], fetched: Path | None, research: Path
) -> tuple[Licence, ...]:
    """The terms of the code, the films, the model bundles and of what lies in the research folder.

    `catalogue` is a person's own, in place of the bundled films; `research` an absent folder where
    research artefacts are switched off; `fetched` the folder of fetched models, where one is in
    use. What is damaged says so in its place.
    """
    code = Licence(part="code", licence="Apache-2.0", note="Copyright the moodreel developers.")
    models = [_model(folder, fetched) for folder in bundles]
    return (code, _films(catalogue), *models, *_fetched(fetched), *_research(research, catalogue))


def _films(catalogue: Path | None) -> Licence:
    if catalogue is not None:
        terms = "terms not known to moodreel"
        return Licence(part=f"catalogue {catalogue}", licence=terms, note="Named by you.")
    note = "Own synopses and annotations; docs/catalogue.md."
    return Licence(part="catalogue", licence="CC BY 4.0", note=note)


def _model(folder: Path, fetched: Path | None) -> Licence:
    beside = fetched / minilm.FOLDER if fetched else None
    try:
        manifest = Bundle.open(folder, beside).manifest
    except MoodreelError as error:
        return Licence(part=folder.name, licence="not loaded", note=str(error))
    note = "Model bundle; see its card.md."
    return Licence(part=manifest["name"], licence=manifest["licence"], note=note)


def _fetched(models: Path | None) -> list[Licence]:
    if models is None:
        return []
    note = f"Fetched to {models / minilm.FOLDER}; its {minilm.NOTICE} lies there."
    return [Licence(part=minilm.NAME, licence=minilm.LICENCE, note=note)]


def _research(folder: Path, catalogue: Path | None) -> list[Licence]:
    """Without the model bundles of the studies, which the product never loads."""
    inside = sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    found = [path for path in inside if not (path / MANIFEST).is_file()]
    return [
        Licence(part=f"research/{own.name}", licence="research only", note=_first_words(own))
        for own in found
        if catalogue is None or own.name != _OF_OUR_FILMS
    ]


def _first_words(folder: Path) -> str:
    """The first sentence under the heading of the folder's notice."""
    notice = folder / "NOTICE.md"
    if not notice.is_file():
        return "no notice"
    paragraphs = notice.read_text(encoding="utf-8").split("\n\n")
    plain = [" ".join(p.split()) for p in paragraphs if p.strip() and not p.startswith("#")]
    return plain[0].split(". ")[0] if plain else "no notice"
