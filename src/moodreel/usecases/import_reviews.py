"""Reviews from a file: looked at as a whole, read by the model, and kept in one transaction."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.ports import UnitOfWork
from moodreel.domain.review import OWN, Known, Review, author_key, digest_of
from moodreel.errors import BadInput, MoodreelError, shorten
from moodreel.reviews.rows_file import Draft, Problem, read_rows
from moodreel.usecases.read_reviews import ReadReviews
from moodreel.usecases.retried import retried

MAX_ROWS = 1_000_000
_SOURCE = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}")

UNSURE_BELOW = 0.5
"""Confidence below which a review was hardly understood, as in another language."""

Ticks = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did, or would do."""

    source: str
    rows: int
    """Sound rows of the file."""
    new: int
    replaced: int
    """Reviews that are newer than what was kept of their author about the film."""
    known: int
    """Rows that are kept already."""
    doubled: int
    """Rows by one author about one film, or with one text about one film, beyond the first."""
    films: int
    """How many films the new and replaced ones are about."""
    unread: int
    """Reviews that wait for a model."""
    unsure: int
    """Reviews that the model hardly understood."""
    problems: tuple[Problem, ...]
    written: bool

    def to_json(self) -> dict[str, object]:
        """The shape that the command line gives."""
        names = ("source", "rows", "new", "replaced", "known", "doubled", "films", "unread")
        return {
            **{name: getattr(self, name) for name in names},
            "unsure": self.unsure,
            "problems": [{"line": own.line, "message": own.message} for own in self.problems],
            "written": self.written,
        }


class ImportReviews:
    """Imports files of reviews."""

    def __init__(
        self,
        unit_of_work: Callable[[], UnitOfWork],
        catalogue: Catalogue,
        film_id: Callable[[str], str],
        reader: ReadReviews,
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        """`film_id` gives the id for an id or a title and forgives no slips; `changed` is told when
        reviews were written.
        """
        self._unit_of_work = unit_of_work
        self._by_imdb = {film.imdb_id: film.id for film in catalogue.films if film.imdb_id}
        self._film_id = film_id
        self._reader = reader
        self._changed = changed

    def __call__(
        self,
        path: Path,
        source: str | None = None,
        *,
        dry_run: bool = False,
        skip_bad: bool = False,
        begin: Callable[[int], Ticks] = lambda _: lambda _: None,
    ) -> Imported:
        """Imports the file under this name (by default the file's). Where a row cannot be used,
        nothing is written, unless such rows shall be skipped. `begin` is told how many texts are to
        be read, and gives what is told how many were. Raises BadInput.
        """
        name = _checked_source(path.stem if source is None else source)
        reviews, problems = self._reviews(path, name)
        once = _once(reviews)
        fresh, newer = self._beside_known(once)
        wanted = not dry_run and (skip_bad or not problems)
        read = self._read([*fresh, *newer], begin) if wanted else [*fresh, *newer]
        if wanted and read:
            self._write(read[: len(fresh)], read[len(fresh) :])
        scores = [own.score for own in read]
        return Imported(
            source=name,
            rows=len(reviews),
            new=len(fresh),
            replaced=len(newer),
            known=len(once) - len(read),
            doubled=len(reviews) - len(once),
            films=len({own.film_id for own in read}),
            unread=scores.count(None) if wanted else 0,
            unsure=sum(1 for own in scores if own and own.confidence < UNSURE_BELOW),
            problems=tuple(problems),
            written=wanted,
        )

    @retried
    def forget(self, source: str) -> int:
        """Deletes an import and says how many reviews it had. Raises BadInput."""
        with self._unit_of_work() as work:
            n = work.reviews.remove_source(_checked_source(source))
            work.commit()
        self._changed()
        return n

    def _reviews(self, path: Path, source: str) -> tuple[list[Review], list[Problem]]:
        reviews: list[Review] = []
        problems: list[Problem] = []
        found: dict[tuple[str, str], str | Problem] = {}
        for row in read_rows(path):
            if isinstance(row, Problem):
                problems.append(row)
                continue
            key = row.film, row.imdb_id
            if key not in found:
                found[key] = self._film_of(row)
            film = found[key]
            if isinstance(film, Problem):
                problems.append(replace(film, line=row.line))
            else:
                reviews.append(_review(row, source, film))
            if len(reviews) > MAX_ROWS:
                raise BadInput(f"expected at most {MAX_ROWS:,} reviews a file; split it")
        if not reviews and not problems:
            raise BadInput("expected reviews below the header, got none")
        return reviews, problems

    def _film_of(self, row: Draft) -> str | Problem:
        if row.imdb_id and row.imdb_id in self._by_imdb:
            return self._by_imdb[row.imdb_id]
        if not row.film:
            told = f"no film of the catalogue has the imdb_id {shorten(row.imdb_id)!r}"
            return Problem(line=row.line, message=told)
        try:
            return self._film_id(row.film)
        except MoodreelError as problem:
            return Problem(line=row.line, message=str(problem))

    def _beside_known(self, reviews: Sequence[Review]) -> tuple[list[Review], list[Review]]:
        """Those that are new, and those that shall take the place of an older one."""
        films = {own.film_id for own in reviews}
        with self._unit_of_work() as work:
            known = work.reviews.known(films) if films else ()
        by_author = {(own.source, own.author, own.film_id): own for own in known}
        texts = {(own.film_id, own.digest) for own in known}
        fresh, newer = [], []
        for own in reviews:
            before = by_author.get((own.source, own.author, own.film_id))
            if (own.film_id, own.digest) in texts:
                continue
            if before is None:
                fresh.append(own)
            elif _is_newer(own, before):
                newer.append(own)
        return fresh, newer

    def _read(self, reviews: list[Review], begin: Callable[[int], Ticks]) -> list[Review]:
        scores = self._reader.read_all([own.text for own in reviews], begin(len(reviews)))
        return [replace(own, score=score) for own, score in zip(reviews, scores, strict=True)]

    @retried
    def _write(self, fresh: Sequence[Review], newer: Sequence[Review]) -> None:
        with self._unit_of_work() as work:
            work.reviews.add_all(fresh)
            for own in newer:
                work.reviews.put(own)
            work.commit()
        self._changed()


def _checked_source(name: str) -> str:
    tidy = re.sub(r"[^a-z0-9_-]+", "-", name.strip().lower()).strip("-_")[:32]
    if not _SOURCE.fullmatch(tidy) or tidy == OWN:
        raise BadInput(
            f"expected a name for the import of letters, digits and dashes, and not {OWN!r}; got "
            f"{shorten(name)!r}. Give one with --source"
        )
    return tidy


def _review(row: Draft, source: str, film_id: str) -> Review:
    """Where the row names no author, the text stands for them: it is counted once."""
    return Review(
        source=source,
        author=author_key(source, row.author) if row.author else digest_of(row.text),
        film_id=film_id,
        text=row.text,
        stars=row.stars,
        at=row.at,
    )


def _once(reviews: Sequence[Review]) -> list[Review]:
    """Of one author about one film the newest (of the same time the later row), and of one text
    about one film the first.
    """
    newest: dict[tuple[str, str], Review] = {}
    for own in reviews:
        key = own.author, own.film_id
        before = newest.get(key)
        if before is None or before.at is None or own.at is None or own.at >= before.at:
            newest[key] = own
    texts: dict[tuple[str, str], Review] = {}
    for own in newest.values():
        texts.setdefault((own.film_id, own.digest), own)
    return list(texts.values())


def _is_newer(own: Review, before: Known) -> bool:
    return own.at is None or before.at is None or own.at > before.at
