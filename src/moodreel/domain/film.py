"""One film or series, as a person sees it."""

from dataclasses import dataclass

from moodreel.domain.emotion import EMOTIONS, N_EMOTIONS, FloatArray
from moodreel.domain.vocabulary import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Affect:
    """What a film does to a typical viewer."""

    evokes: FloatArray
    """(8,) intensity of each emotion, in [0, 1]; not a distribution. Neutral is what the strongest
    of the other seven leaves: 1 - max."""
    valence: float
    """How it leaves the viewer: devastated (-1) to delighted (1)."""
    arousal: float
    """Soothing and slow (-1) to adrenaline (1)."""
    estimated: bool = False
    """True where a model filled it in, false where an editor did."""

    def __post_init__(self) -> None:
        if self.evokes.shape != (N_EMOTIONS,):
            raise ValueError(f"evokes has shape (8,), got {self.evokes.shape}")

    def to_json(self) -> dict[str, object]:
        return {
            "valence": round(self.valence, 3) + 0.0,
            "arousal": round(self.arousal, 3) + 0.0,
            "evokes": {
                e.value: round(float(v), 3) for e, v in zip(EMOTIONS, self.evokes, strict=True)
            },
            "estimated": self.estimated,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A title of the catalogue; a series is one, too (`directors` are then its creators)."""

    id: str
    """Slug of title and year: `paddington-2-2017`."""
    kind: Kind
    title: str
    original_title: str | None
    """In its own script, only where it differs from `title`."""
    year: int
    end_year: int | None
    """Series only; None while it runs."""
    runtime_min: int | None
    genres: tuple[str, ...]
    countries: tuple[str, ...]
    """ISO 3166 alpha-2, main country first."""
    language: str
    """ISO 639 code of the main spoken language; `zxx` for a silent film."""
    directors: tuple[str, ...]
    cast: tuple[str, ...]
    synopsis: str
    tags: tuple[str, ...]
    affect: Affect
    ending: str
    warnings: tuple[str, ...]
    imdb_id: str | None = None
    tmdb_id: int | None = None
    movielens_id: int | None = None
    n_ratings: int | None = None
    mean_rating: float | None = None
    """Plain mean in stars (0.5 to 5) over `n_ratings`; shrinking is the reader's business."""

    @property
    def label(self) -> str:
        """Title and year, as a person would name it apart from others."""
        return f"{self.title} ({self.year})"

    def to_json(self) -> dict[str, object]:
        """All facts, in the words of the catalogue's format."""
        return {
            "id": self.id,
            "kind": self.kind.value,
            "title": self.title,
            "original_title": self.original_title,
            "year": self.year,
            "end_year": self.end_year,
            "runtime_min": self.runtime_min,
            "genres": list(self.genres),
            "countries": list(self.countries),
            "language": self.language,
            "directors": list(self.directors),
            "cast": list(self.cast),
            "synopsis": self.synopsis,
            "tags": list(self.tags),
            "ending": self.ending,
            "warnings": list(self.warnings),
            "imdb_id": self.imdb_id,
            "tmdb_id": self.tmdb_id,
            "movielens_id": self.movielens_id,
            "affect": self.affect.to_json(),
        }
