"""Under which terms each part comes; `moodreel doctor --licences` shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_OURS = (
    ("code", "Apache-2.0", "Copyright the moodreel developers."),
    ("catalogue", "CC BY 4.0", "Own synopses and annotations; docs/catalogue.md."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """One part and its terms."""

    part: str
    licence: str
    note: str


def licences(research: Path, bundles: Sequence[tuple[str, str]]) -> tuple[Licence, ...]:
    """The terms of the code, the catalogue, the bundles (name, licence) and of what lies in the
    research folder; pass an absent folder where research artefacts are switched off.
    """
    ours = [Licence(part=part, licence=terms, note=note) for part, terms, note in _OURS]
    models = [
        Licence(part=name, licence=terms, note="Model bundle; see its card.md.")
        for name, terms in bundles
    ]
    found = sorted(research.iterdir()) if research.is_dir() else []
    terms = [
        Licence(part=f"research/{folder.name}", licence="research only", note=_first_words(folder))
        for folder in found
        if folder.is_dir()
    ]
    return (*ours, *models, *terms)


def _first_words(folder: Path) -> str:
    """The first sentence under the heading of the folder's notice."""
    notice = folder / "NOTICE.md"
    if not notice.is_file():
        return "no notice"
    paragraphs = notice.read_text(encoding="utf-8").split("\n\n")
    plain = [" ".join(p.split()) for p in paragraphs if p.strip() and not p.startswith("#")]
    return plain[0].split(". ")[0] if plain else "no notice"
