"""Under which terms each part comes; `moodreel doctor --licences` shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from moodreel.errors import MoodreelError
from moodreel.inference.bundle import MANIFEST, Bundle, read_document
from moodreel.providers.wheels import NOTICE, PinnedWheel

# The research folder whose numbers belong to the bundled films.
_OF_OUR_FILMS = "movielens"
_STUDIED = "text-emotion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """One part and its terms."""

    part: str
    licence: str
    note: str


def licences(
    *,
    catalogue: Path | None,
    bundles: Mapping[Path, PinnedWheel | None],
    models: Path,
    research: Path,
) -> tuple[Licence, ...]:
    """The terms of the code, the films, the model bundles, the fetched weights that they stand on,
    and of what lies in the research folder.

    `catalogue` is a person's own, in place of the bundled films; `models` the folder of fetched
    models; `research` an absent folder where research artefacts are switched off. What is damaged
    says so in its place.
    """
    code = Licence(part="code", licence="Apache-2.0", note="Copyright the moodreel developers.")
    own = [_model(folder, wheel, models) for folder, wheel in bundles.items()]
    wheels = {wheel.name: wheel for wheel in bundles.values() if wheel is not None}
    fetched = [_fetched(wheel, models) for wheel in wheels.values()]
    rest = [each for each in _research(research) if each not in bundles]
    others = [_terms(each) for each in rest if catalogue is None or each.name != _OF_OUR_FILMS]
    return (code, _films(catalogue), *own, *fetched, *others)


def _films(catalogue: Path | None) -> Licence:
    if catalogue is not None:
        terms = "terms not known to moodreel"
        return Licence(part=f"catalogue {catalogue}", licence=terms, note="Named by you.")
    note = "Own synopses, annotations and their vectors; docs/catalogue.md."
    return Licence(part="catalogue", licence="CC BY 4.0", note=note)


def _model(folder: Path, wheel: PinnedWheel | None, models: Path) -> Licence:
    beside = models / wheel.folder if wheel else None
    try:
        manifest = Bundle.open(folder, beside).manifest
    except MoodreelError as error:
        return Licence(part=folder.name, licence="not loaded", note=str(error))
    own = (folder / "NOTICE.md").is_file()
    note = _first_words(folder) if own else "Model bundle; see its card.md."
    return Licence(part=manifest["name"], licence=manifest["licence"], note=note)


def _fetched(wheel: PinnedWheel, models: Path) -> Licence:
    note = f"Fetched to {models / wheel.folder}; its {NOTICE} lies there."
    return Licence(part=wheel.name, licence=wheel.licence, note=note)


def _research(folder: Path) -> list[Path]:
    """Without the model bundles of the text study, which the product never loads."""
    inside = sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    return [own for own in inside if not (own / MANIFEST).is_file() or _task(own) != _STUDIED]


def _task(folder: Path) -> str | None:
    try:
        task: str = read_document(folder, ("task",))["task"]
        return task
    except MoodreelError:
        return None


def _terms(folder: Path) -> Licence:
    return Licence(
        part=f"research/{folder.name}", licence="research only", note=_first_words(folder)
    )


def _first_words(folder: Path) -> str:
    """The first sentence under the heading of the folder's notice."""
    notice = folder / "NOTICE.md"
    if not notice.is_file():
        return "no notice"
    paragraphs = notice.read_text(encoding="utf-8").split("\n\n")
    plain = [" ".join(p.split()) for p in paragraphs if p.strip() and not p.startswith("#")]
    return plain[0].split(". ")[0] if plain else "no notice"
