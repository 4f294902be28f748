"""What a person did with films elsewhere is looked through, shown, and written down."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from moodreel.domain.bounds import check_person
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.feedback import SEEN, Feedback, FeedbackKind
from moodreel.domain.lazy import lazy
from moodreel.domain.ports import UnitOfWork
from moodreel.domain.rating import Rating
from moodreel.exchange.entries import Entry, Parsed, Unread
from moodreel.usecases.match_films import SURE_FROM, Match, MatchFilms
from moodreel.usecases.rate_film import every_rating
from moodreel.usecases.retried import retried


@dataclass(slots=True)
class Told:
    """What the entries of a file tell of one film, all together."""

    row: int
    match: Match
    stars: float | None = None
    rated_at: datetime | None = None
    marks: dict[FeedbackKind, datetime | None] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        """Of two ratings the newer counts, of two times of a mark the earlier."""
        if entry.stars is not None and not _older(entry.rated_at, self.rated_at):
            self.stars, self.rated_at = entry.stars, entry.rated_at
        for kind, at in entry.marks.items():
            self.marks[kind] = min(filter(None, (at, self.marks.get(kind))), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an import would do, and what it leaves; nothing has been written."""

    source: str
    n_entries: int
    ratings: tuple[Rating, ...]
    marks: tuple[Feedback, ...]
    films: tuple[Told, ...]
    """Every film that was found."""
    unsure: tuple[tuple[Entry, Match], ...]
    missing: tuple[tuple[Entry, str], ...]
    unread: tuple[Unread, ...]
    kept: int
    """Ratings that stay as they are, because they were given here later."""


class ImportHistory:
    """Plans, then writes in one transaction; written twice, it is as written once."""

    def __init__(
        self,
        unit_of_work: Callable[[], UnitOfWork],
        catalogue: Catalogue,
        clock: Callable[[], datetime],
    ) -> None:
        self._unit_of_work = unit_of_work
        self._catalogue = catalogue
        self._clock = clock

    @lazy
    def _matcher(self) -> MatchFilms:
        return MatchFilms(self._catalogue)

    def plan(self, person: str, parsed: Parsed) -> Plan:
        """What importing this would do for the person. Reads; writes nothing. Raises BadInput."""
        check_person(person)
        found: dict[int, Told] = {}
        unsure: list[tuple[Entry, Match]] = []
        missing: list[tuple[Entry, str]] = []
        for entry in parsed.entries:
            match = self._matcher.match(entry)
            if match.row is None:
                missing.append((entry, match.how))
            elif match.confidence < SURE_FROM:
                unsure.append((entry, match))
            else:
                found.setdefault(match.row, Told(match.row, match)).add(entry)
        films = tuple(found.values())
        with self._unit_of_work() as work:
            marked = {(own.film_id, own.kind) for own in work.feedback.of(person)}
            rated = {own.film_id: own for own in every_rating(work, person)}
        new, kept = self._new_ratings(person, films, rated)
        return Plan(
            source=parsed.source,
            n_entries=len(parsed.entries) + len(parsed.unread),
            ratings=new,
            marks=self._new_marks(person, films, marked),
            films=films,
            unsure=tuple(unsure),
            missing=tuple(missing),
            unread=parsed.unread,
            kept=kept,
        )

    @retried
    def write(self, plan: Plan) -> None:
        """Writes what was planned: all of it, or on an error nothing. Of a film that was rated here
        since the plan was made, the newer rating stays.
        """
        with self._unit_of_work() as work:
            rated = {own.film_id: own.at for own in _rated(work, plan)}
            for rating in plan.ratings:
                if rating.film_id not in rated or rated[rating.film_id] < rating.at:
                    work.ratings.put(rating)
            for mark in plan.marks:
                work.feedback.add(mark)
            work.commit()

    def report(self, plan: Plan, *, written: bool, limit: int | None = None) -> dict[str, Any]:
        """The shape that the command line and the API give; lists of at most `limit` rows, with
        counts of the whole.
        """
        return {
            "source": plan.source,
            "written": written,
            "rows": plan.n_entries,
            "films": len(plan.films),
            "ratings": len(plan.ratings),
            "marks": dict(Counter(mark.kind.value for mark in plan.marks)),
            "kept": plan.kept,
            "matched_by": dict(Counter(told.match.how for told in plan.films)),
            "unsure": len(plan.unsure),
            "missing": len(plan.missing),
            "unread": len(plan.unread),
            "unsure_rows": [
                {**_where(entry), "found": self._label(match), "why": match.how}
                for entry, match in plan.unsure[:limit]
            ],
            "missing_rows": [{**_where(e), "why": why} for e, why in plan.missing[:limit]],
            "unread_rows": [
                {"file": row.file, "line": row.line, "why": row.why} for row in plan.unread[:limit]
            ],
        }

    def _new_ratings(
        self, person: str, films: tuple[Told, ...], rated: Mapping[str, Rating]
    ) -> tuple[tuple[Rating, ...], int]:
        """Ratings that differ from what is there, and how many yield to what is newer there."""
        new, kept = [], 0
        for told in films:
            own = rated.get(self._id(told.row))
            if told.stars is None or (own and own.stars == told.stars):
                continue
            if own and (told.rated_at is None or told.rated_at <= own.at):
                kept += 1
                continue
            at = self._past(told.rated_at)
            film_id = self._id(told.row)
            new.append(Rating(person=person, film_id=film_id, stars=told.stars, at=at))
        return tuple(new), kept

    def _new_marks(
        self, person: str, films: tuple[Told, ...], marked: Collection[tuple[str, FeedbackKind]]
    ) -> tuple[Feedback, ...]:
        """Marks that are not there. What was seen is not to be seen some time."""
        new = []
        for told in films:
            film_id = self._id(told.row)
            own = {kind for kind in FeedbackKind if (film_id, kind) in marked}
            seen = told.stars is not None or bool((own | told.marks.keys()) & SEEN)
            for kind, at in told.marks.items():
                if kind in own or (kind is FeedbackKind.WATCHLIST and seen):
                    continue
                at = self._past(at)
                new.append(Feedback(person=person, film_id=film_id, kind=kind, at=at))
        return tuple(new)

    def _past(self, at: datetime | None) -> datetime:
        """The time, or now where the file has none or one to come."""
        now = self._clock()
        return min(at, now) if at else now

    def _id(self, row: int) -> str:
        return self._catalogue.films[row].id

    def _label(self, match: Match) -> str | None:
        return None if match.row is None else self._catalogue.films[match.row].label


def _rated(work: UnitOfWork, plan: Plan) -> Iterable[Rating]:
    return every_rating(work, plan.ratings[0].person) if plan.ratings else ()


def _where(entry: Entry) -> dict[str, Any]:
    return {"file": entry.file, "line": entry.line, "title": entry.title, "year": entry.year}


def _older(at: datetime | None, than: datetime | None) -> bool:
    return at is not None and than is not None and at < than
