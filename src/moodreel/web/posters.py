"""A poster for every film, drawn from what the catalogue knows; no picture is fetched.

Hue and lightness come from the film's affect (`palette`), the art from its leading emotion or a
genre (`motifs`, `scenes`), the rest from the hash of its id. A series stands in the frame of a
screen. The same film gives the same bytes on every machine.
"""

from hashlib import sha256
from xml.sax.saxutils import escape

from moodreel.domain.film import Film
from moodreel.domain.vocabulary import Kind
from moodreel.web.dice import Dice
from moodreel.web.motifs import BY_EMOTION, Motif, waves
from moodreel.web.palette import Palette, leading, palette
from moodreel.web.scenes import BY_GENRE
from moodreel.web.typesetting import Block, clean, ems, set_title

WIDTH, HEIGHT = 400, 600
# Part of every poster's address: raise it when posters are drawn differently.
DESIGN = 1

_MARGIN, _FRAME = 30, 20
_CALM = -0.35
_VOICES = (
    "font-family=\"'Iowan Old Style','Palatino Linotype',Palatino,'Noto Serif',Georgia,serif\" "
    'font-weight="700"',
    "font-family=\"'Avenir Next','Segoe UI','Helvetica Neue',Roboto,'Noto Sans',Arial,sans-serif\" "
    'font-weight="800"',
    "font-family=\"'Iowan Old Style','Palatino Linotype',Palatino,'Noto Serif',Georgia,serif\" "
    'font-weight="600" font-style="italic"',
)


def poster(film: Film) -> str:
    """The poster as an SVG document, 400 by 600."""
    dice = Dice(film.id)
    ink = palette(film.affect, dice.whole(0, 3))
    motif, voice, title_on_top = _motif(film, dice), dice.pick(_VOICES), dice.share() < 0.3
    inset = _FRAME if film.kind is Kind.SERIES else 0
    block = set_title(film.title, WIDTH - 2 * (_MARGIN + inset))
    room = round(len(block.lines) * block.size * 1.08 + (94 if title_on_top else 74) + inset)
    art_y = room if title_on_top else 0
    art = motif(dice, ink)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}">'
        f"<title>{escape(clean(film.label))}</title>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{ink.ground}"/>'
        f'<svg y="{art_y}" width="{WIDTH}" height="{HEIGHT - room}" viewBox="0 0 400 400" '
        f'preserveAspectRatio="xMidYMid slice">{art}</svg>'
        f"{_frame(ink) if inset else ''}"
        f"{_lettering(film, block, ink, voice, _MARGIN + inset, title_on_top)}"
        "</svg>\n"
    )


def poster_version(film: Film) -> str:
    """Changes with everything that the poster shows, so that its address can be cached for good."""
    affect = film.affect
    shown = (DESIGN, film.title, film.year, film.kind.value, film.genres, film.directors[:1])
    felt = (affect.evokes.tolist(), affect.valence, affect.arousal)
    return sha256(repr((shown, felt)).encode("utf-8", "replace")).hexdigest()[:10]


def _motif(film: Film, dice: Dice) -> Motif:
    """Half of the films show what they make people feel, the others what they are about."""
    emotion = BY_EMOTION[leading(film.affect)[0]]
    if film.affect.arousal < _CALM and film.affect.valence > 0:
        emotion = waves
    genres = [BY_GENRE[genre] for genre in film.genres[:2] if genre in BY_GENRE]
    return emotion if not genres or dice.share() < 0.45 else dice.pick(genres)


def _frame(ink: Palette) -> str:
    """A screen with round corners: what a series is seen on."""
    half = _FRAME / 2
    return (
        f'<rect x="{half:g}" y="{half:g}" width="{WIDTH - _FRAME}" height="{HEIGHT - _FRAME}" '
        f'rx="34" fill="none" stroke="{ink.ink}" stroke-width="{_FRAME}"/>'
        f'<path d="M0 0H{WIDTH}V{HEIGHT}H0Z M{_FRAME} {_FRAME + 24}V{HEIGHT - _FRAME - 24}'
        f"a24 24 0 0 0 24 24H{WIDTH - _FRAME - 24}a24 24 0 0 0 24 -24V{_FRAME + 24}"
        f'a24 24 0 0 0 -24 -24H{_FRAME + 24}a24 24 0 0 0 -24 24Z" fill="{ink.ink}" '
        'fill-rule="evenodd"/>'
    )


def _lettering(
    film: Film, block: Block, ink: Palette, voice: str, margin: int, title_on_top: bool
) -> str:
    step, inset = block.size * 1.08, margin - _MARGIN
    height = len(block.lines) * step
    first = (36 + inset if title_on_top else HEIGHT - 56 - inset - height) + block.size * 0.86
    lines = "".join(
        f'<text x="{margin}" y="{first + i * step:.1f}" font-size="{block.size:g}" {voice}'
        f"{_held(width, margin)}>{escape(line)}</text>"
        for i, (line, width) in enumerate(zip(block.lines, block.widths, strict=True))
    )
    small = HEIGHT - 26 - inset if not title_on_top else first + (len(block.lines) - 1) * step + 40
    return f'<g fill="{ink.ink}">{lines}{_credit(film, margin, small)}</g>'


def _held(width: float, margin: int) -> str:
    """A line that fills its box is held to it, should a font run wider than expected."""
    room = WIDTH - 2 * margin
    return f' textLength="{room}" lengthAdjust="spacingAndGlyphs"' if width > 0.93 * room else ""


def _credit(film: Film, margin: int, y: float) -> str:
    """Year and, where there is room, who made it."""
    maker = clean(film.directors[0]) if film.directors else ""
    if maker and ems(maker) * 17 > WIDTH - 2 * margin - 90:
        maker = ""
    style = "font-family=\"'Segoe UI','Helvetica Neue',Roboto,'Noto Sans',sans-serif\" font-size"
    return (
        f'<text x="{margin}" y="{y:.1f}" {style}="20" font-weight="600">{film.year}</text>'
        f'<text x="{WIDTH - margin}" y="{y:.1f}" {style}="17" text-anchor="end">'
        f"{escape(maker)}</text>"
    )
