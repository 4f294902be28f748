"""What forms send; the question's is kept as typed, so that a refused form comes back as it was."""

from dataclasses import dataclass, field
from typing import Annotated, Self

from fastapi import Depends, Request
from starlette.datastructures import FormData

from moodreel.errors import BadInput
from moodreel.uploads import read_picture_form
from moodreel.usecases.make_wish import Wishes

# A page of writing, which is enough for a mood; the API and the command line take more.
MAX_TEXT = 2000
NOTHING_SAID = "Say how you feel in a few words, or tap a mood."


async def submitted(request: Request) -> FormData:
    """The fields of the form that was sent; files are dropped unread."""
    return (await read_picture_form(request)).fields


Submitted = Annotated[FormData, Depends(submitted)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The fields of the form; empty strings and tuples where nothing was typed or ticked."""

    text: str = ""
    choose: str = ""
    kind: str = ""
    genres: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    year_from: str = ""
    year_to: str = ""
    minutes: str = ""
    language: str = ""
    avoid: tuple[str, ...] = ()
    seen: bool = False
    """Whether films seen before may come, too."""
    face: str = field(default="", repr=False)
    """What the camera saw, as the page was told it (`face_fields`)."""

    @classmethod
    def of(cls, form: FormData) -> Self:
        """The fields as sent; files and unknown fields are passed over."""

        def one(name: str) -> str:
            value = form.get(name)
            return value.replace("\r\n", "\n").strip() if isinstance(value, str) else ""

        def many(name: str) -> tuple[str, ...]:
            return tuple(v for v in form.getlist(name) if isinstance(v, str) and v)

        return cls(
            text=one("text"),
            choose=one("choose"),
            kind=one("kind"),
            genres=many("genre"),
            without=many("without"),
            year_from=one("year_from"),
            year_to=one("year_to"),
            minutes=one("minutes"),
            language=one("language"),
            avoid=many("avoid"),
            seen=one("seen") == "yes",
            face=one("face"),
        )

    @property
    def filtered(self) -> bool:
        """Whether any filter is set; the panel is then open."""
        return bool(
            self.genres
            or self.without
            or self.avoid
            or self.year_from
            or self.year_to
            or self.minutes
            or self.language
            or self.seen
        )

    def check(self, *, beside: bool = False) -> None:
        """Raises BadInput where nothing was said, or too much. `beside` is whether there is
        something else to go by.
        """
        if not (self.text or self.choose or self.face or beside):
            raise BadInput(NOTHING_SAID)
        if len(self.text) > MAX_TEXT:
            raise BadInput(
                f"That is {len(self.text):,} characters; {MAX_TEXT:,} are enough. "
                "Keep the part that says how you feel."
            )

    def wishes(self) -> Wishes:
        """The filters. Raises BadInput where a number is none."""
        return Wishes(
            kind=self.kind or None,
            genres=self.genres,
            without_genres=self.without,
            year_from=_whole("year", self.year_from),
            year_to=_whole("year", self.year_to),
            max_minutes=_whole("number of minutes", self.minutes),
            languages=(self.language,) if self.language else (),
            avoid=self.avoid,
            include_seen=True if self.seen else None,
        )


def _whole(what: str, typed: str) -> int | None:
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 6):
        raise BadInput(f"expected a {what} in digits, such as {'1994' if what == 'year' else '90'}")
    return int(typed)
