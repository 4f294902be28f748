"""A note to somebody whose words sound like a crisis: what it says, and where there is help.

The words of the notes are fixed: nothing of what a person wrote is in them. No country is assumed,
no film is offered as a cure, and nothing is diagnosed.
"""

from dataclasses import dataclass

# Titles with these warnings are withheld from an answer to such words.
WITHHELD: frozenset[str] = frozenset({"suicide", "self-harm"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where help is found, wherever in the world somebody is."""

    label: str
    url: str

    def to_json(self) -> dict[str, str]:
        return {"label": self.label, "url": self.url}


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """The note. A mood has one or none; that is all that is kept of the words."""

    message: str
    links: tuple[Link, ...]

    def to_json(self) -> dict[str, object]:
        """The shape of `care` in `moodreel mood --json`."""
        return {"message": self.message, "links": [link.to_json() for link in self.links]}


LINKS = (
    Link(
        label="Find a helpline in your country",
        url="https://findahelpline.com",
    ),
    Link(
        label="Reach somebody who listens",
        url="https://www.befrienders.org",
    ),
)

FOR_YOU = Care(
    message="That sounds very hard, and I am glad you put it into words. You matter, and you do "
    "not have to carry this alone: talking to somebody helps, be it a person you trust or a "
    "stranger at a helpline. If you are in danger now, please call your local emergency number.",
    links=LINKS,
)

FOR_SOMEBODY_ELSE = Care(
    message="It is good that you look out for somebody, and worrying like that is hard. Asking "
    "them plainly, and listening, helps; you do not have to do it alone, and helplines are there "
    "for you, too. If they may be in danger now, please call your local emergency number and stay "
    "with them if you safely can.",
    links=LINKS,
)

NOTES = (FOR_YOU, FOR_SOMEBODY_ELSE)


def sent_back(care: object) -> Care | None:
    """The note behind what came back as a mood's `care`: only whether there is any, and which of
    ours it names, is read; a note that is not ours counts as `FOR_YOU`.
    """
    if care is None or care is False:
        return None
    message = care.get("message") if isinstance(care, dict) else None
    return next((note for note in NOTES if note.message == message), FOR_YOU)
