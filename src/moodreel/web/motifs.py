"""What the art on a poster shows for each emotion: flat shapes on a canvas of 400 by 400.

A motif takes dice and a palette and gives SVG elements. The canvas is cut to whatever room the
title leaves, so nothing that matters stands in a corner.
"""

from collections.abc import Callable, Mapping
from math import cos, pi, sin

from moodreel.domain.emotion import Emotion
from moodreel.web.dice import Dice
from moodreel.web.palette import Palette

Motif = Callable[[Dice, Palette], str]


def circle(x: float, y: float, r: float, fill: str) -> str:
    """A filled disc."""
    return f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="{fill}"/>'


def ring(x: float, y: float, r: float, stroke: str, width: float) -> str:
    """A circle that is only its line."""
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="none" stroke="{stroke}" '
        f'stroke-width="{width:g}"/>'
    )


def polygon(points: list[tuple[float, float]], fill: str) -> str:
    """A filled shape with straight sides."""
    where = " ".join(f"{round(x, 1):g},{round(y, 1):g}" for x, y in points)
    return f'<polygon points="{where}" fill="{fill}"/>'


def box(x: float, y: float, width: float, height: float, fill: str, round_by: float = 0) -> str:
    """A filled rectangle, with round corners if wanted."""
    corners = f' rx="{round_by:g}"' if round_by else ""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"{corners} fill="{fill}"/>'
    )


def line(x1: float, y1: float, x2: float, y2: float, stroke: str, width: float) -> str:
    """A straight line with round ends."""
    return (
        f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke="{stroke}" '
        f'stroke-width="{width:g}" stroke-linecap="round"/>'
    )


def zigzag(dice: Dice, ink: Palette) -> str:
    """Anger: teeth across the canvas, a few rows of them."""
    rows, teeth = dice.whole(2, 4), dice.whole(4, 7)
    height, width = 400 / rows, 400 / teeth
    bite = height * dice.between(0.5, 0.9)
    shapes = []
    for row in range(rows):
        top, shift = row * height, dice.between(0, width)
        edge = [(i * width - shift, top + (bite if i % 2 else 0)) for i in range(teeth + 3)]
        fill = ink.accent if row == rows // 2 else ink.figure
        low = [(x, y + height * 0.45) for x, y in reversed(edge)]
        shapes.append(polygon(edge + low, fill))
    return "".join(shapes)


def drips(dice: Dice, ink: Palette) -> str:
    """Disgust: something runs down from above."""
    n = dice.whole(6, 9)
    width = 400 / n
    shapes = [box(0, 0, 400, 70, ink.figure)]
    for i in range(n):
        length, x = dice.between(60, 330), (i + 0.5) * width
        fill = ink.accent if i == n // 2 else ink.figure
        shapes.append(line(x, 30, x, length, fill, width * 0.72))
    shapes.append(circle((n // 2 + 0.5) * width, 362, width * 0.3, ink.accent))
    return "".join(shapes)


def shards(dice: Dice, ink: Palette) -> str:
    """Fear: splinters from the edge towards one point."""
    x, y, n = dice.between(140, 260), dice.between(150, 250), dice.whole(9, 15)
    shapes = []
    for i in range(n):
        angle = 2 * pi * (i + dice.between(0, 0.5)) / n
        spread, gap = dice.between(0.06, 0.16), dice.between(24, 90)
        tip = (x + gap * cos(angle), y + gap * sin(angle))
        base = [(x + 420 * cos(angle + s), y + 420 * sin(angle + s)) for s in (-spread, spread)]
        shapes.append(polygon([tip, *base], ink.accent if i % 4 == 0 else ink.figure))
    return "".join(shapes)


def rays(dice: Dice, ink: Palette) -> str:
    """Joy: a sun and its beams."""
    x, y = dice.pick(((200, 200), (200, 330), (120, 250), (280, 250), (200, 400)))
    n, r = dice.whole(9, 16), dice.between(60, 105)
    shapes = []
    for i in range(n):
        middle, half = 2 * pi * i / n, pi / n * 0.5
        ends = [(x + 620 * cos(middle + s), y + 620 * sin(middle + s)) for s in (-half, half)]
        shapes.append(polygon([(x, y), *ends], ink.figure))
    return "".join(shapes) + circle(x, y, r + 16, ink.ground) + circle(x, y, r, ink.accent)


def hearts(dice: Dice, ink: Palette) -> str:
    """Love: two discs that lean into each other, or one heart."""
    if dice.whole(0, 1):
        r, y = dice.between(105, 130), dice.between(180, 220)
        apart = dice.between(55, 80)
        lens_height = (r * r - apart * apart) ** 0.5
        lens = (
            f'<path d="M200 {y - lens_height:.1f} A{r} {r} 0 0 1 200 {y + lens_height:.1f} '
            f'A{r} {r} 0 0 1 200 {y - lens_height:.1f}Z" fill="{ink.ink}"/>'
        )
        discs = circle(200 - apart, y, r, ink.figure) + circle(200 + apart, y, r, ink.accent)
        return discs + lens
    shapes = []
    for i, fill in enumerate((ink.figure, ink.accent, ink.ground, ink.figure)[: dice.whole(2, 4)]):
        scale = 1.25 - 0.33 * i
        shapes.append(
            '<path d="M0 110 C-150 10 -130 -110 -60 -110 C-25 -110 0 -85 0 -60 C0 -85 25 -110 60 '
            f'-110 C130 -110 150 10 0 110Z" transform="translate(200 205) scale({scale:.2f})" '
            f'fill="{fill}"/>'
        )
    return "".join(shapes)


def rain(dice: Dice, ink: Palette) -> str:
    """Sadness: rain past a pale moon."""
    lean, n = dice.between(-40, 40), dice.whole(16, 26)
    moon = circle(dice.between(110, 290), dice.between(110, 230), dice.between(55, 90), ink.accent)
    drops = []
    for i in range(n):
        x, y, length = 400 * (i + 0.5) / n, dice.between(-60, 280), dice.between(50, 190)
        drops.append(line(x, y, round(x + lean * length / 190, 1), y + length, ink.figure, 5))
    return moon + "".join(drops)


def spiral(dice: Dice, ink: Palette) -> str:
    """Surprise: rings that fall towards a point beside the middle."""
    n, lean = dice.whole(6, 9), dice.between(0, 6.3)
    shapes = []
    for i in range(n):
        share = 1 - i / n
        x, y = 200 + 70 * (1 - share) * cos(lean), 200 + 70 * (1 - share) * sin(lean)
        fill = (ink.figure, ink.ground)[i % 2] if i < n - 1 else ink.accent
        shapes.append(circle(round(x, 1), round(y, 1), round(215 * share, 1), fill))
    return "".join(shapes)


def waves(dice: Dice, ink: Palette) -> str:
    """Calm: long swells under a low disc."""
    n, height = dice.whole(4, 6), dice.between(16, 34)
    sun = circle(dice.between(120, 280), dice.between(110, 170), dice.between(50, 80), ink.accent)
    shapes = [sun]
    for i in range(n):
        y, shift = 190 + 215 * i / n, dice.between(-200, 0)
        bends = f"q50 {-height:g} 100 0 t100 0 t100 0 t100 0 t100 0 t100 0 t100 0"
        fill = ink.figure if i % 2 == 0 else ink.ground
        shapes.append(f'<path d="M{shift:g} {y:.1f} {bends} V420 H{shift:g}Z" fill="{fill}"/>')
    return "".join(shapes)


BY_EMOTION: Mapping[Emotion, Motif] = {
    Emotion.ANGER: zigzag,
    Emotion.DISGUST: drips,
    Emotion.FEAR: shards,
    Emotion.JOY: rays,
    Emotion.LOVE: hearts,
    Emotion.SADNESS: rain,
    Emotion.SURPRISE: spiral,
    Emotion.NEUTRAL: waves,
}
