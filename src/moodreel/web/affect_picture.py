"""What a film does to people, at a glance: its place on the plane and how much it evokes of what.

Drawn in the colours of either theme, because a picture cannot ask the page which one it stands on.
"""

from dataclasses import dataclass

from moodreel.domain.emotion import EMOTIONS, Emotion
from moodreel.domain.film import Film
from moodreel.web.palette import MARK_ON_DARK, MARK_ON_LIGHT, colour, leading

WIDTH, HEIGHT = 400, 500
_SIDE, _LEFT, _TOP = 250, 75, 34
_FONT = "font-family=\"system-ui,'Segoe UI',Roboto,'Noto Sans',sans-serif\""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Theme:
    ink: str
    quiet: str
    rule: str
    field: str
    mark: tuple[float, float]


# The same values as in style.css.
_LIGHT = _Theme(ink="#231c16", quiet="#65594c", rule="#d9ccb6", field="#fffdf7", mark=MARK_ON_LIGHT)
_DARK = _Theme(ink="#f3eadb", quiet="#b9aa97", rule="#43382e", field="#211b17", mark=MARK_ON_DARK)


def affect_picture(film: Film, *, dark: bool = False) -> str:
    """An SVG document, 400 by 500; `in_words` says the same."""
    theme = _DARK if dark else _LIGHT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" {_FONT} font-size="15">'
        f"{_plane(film, theme)}{_bars(film, theme)}</svg>\n"
    )


def in_words(film: Film) -> str:
    """The picture's content for who does not see it."""
    affect = film.affect
    evoked = sorted(zip(affect.evokes[:-1], EMOTIONS, strict=False), key=lambda pair: -pair[0])
    amounts = ", ".join(f"{emotion.value} {amount:.1f}" for amount, emotion in evoked)
    return (
        f"Valence {affect.valence:.1f} from devastating -1 to delightful 1, arousal "
        f"{affect.arousal:.1f} from soothing -1 to adrenaline 1. Evokes {amounts}."
    )


def _plane(film: Film, theme: _Theme) -> str:
    middle_x, middle_y, half = _LEFT + _SIDE / 2, _TOP + _SIDE / 2, _SIDE / 2
    x = middle_x + film.affect.valence * (half - 14)
    y = middle_y - film.affect.arousal * (half - 14)
    dot = colour(leading(film.affect)[0], *theme.mark)
    words = (
        (middle_x, _TOP - 11, "middle", "exciting"),
        (middle_x, _TOP + _SIDE + 22, "middle", "calm"),
        (_LEFT - 10, middle_y + 5, "end", "heavy"),
        (_LEFT + _SIDE + 10, middle_y + 5, "start", "light"),
    )
    return (
        f'<rect x="{_LEFT}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}" rx="8" '
        f'fill="{theme.field}" stroke="{theme.rule}"/>'
        f'<path d="M{_LEFT} {middle_y}h{_SIDE}M{middle_x} {_TOP}v{_SIDE}" stroke="{theme.rule}"/>'
        f'<path d="M{middle_x} {middle_y}L{x:.1f} {y:.1f}" stroke="{dot}" stroke-width="3"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="13" fill="{dot}"/>'
        + "".join(
            f'<text x="{a}" y="{b}" text-anchor="{anchor}" fill="{theme.quiet}">{word}</text>'
            for a, b, anchor, word in words
        )
    )


def _bars(film: Film, theme: _Theme) -> str:
    rows = zip(EMOTIONS[:-1], film.affect.evokes, strict=False)
    return "".join(
        _bar(330 + 24 * i, emotion, float(amount), theme)
        for i, (emotion, amount) in enumerate(rows)
    )


def _bar(y: float, emotion: Emotion, amount: float, theme: _Theme) -> str:
    room = 250
    return (
        f'<text x="66" y="{y + 11}" text-anchor="end" fill="{theme.ink}">{emotion.value}</text>'
        f'<rect x="{_LEFT}" y="{y}" width="{room}" height="12" rx="6" fill="{theme.rule}"/>'
        f'<rect x="{_LEFT}" y="{y}" width="{max(room * amount, 0.1):.1f}" height="12" rx="6" '
        f'fill="{colour(emotion, *theme.mark)}"/>'
        f'<text x="{_LEFT + room + 10}" y="{y + 11}" fill="{theme.quiet}">{amount:.1f}</text>'
    )
