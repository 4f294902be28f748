"""What the art on a poster shows for each genre: flat shapes on a canvas of 400 by 400, as in
`motifs`.
"""

from collections.abc import Mapping
from math import cos, pi, sin

from moodreel.web.dice import Dice
from moodreel.web.motifs import Motif, box, circle, line, polygon, ring
from moodreel.web.palette import Palette

_BRICKS = (
    '<path d="M0 0H{side}A{side} {side} 0 0 1 0 {side}Z"/>',
    '<path d="M0 0H{side}A{side} {side} 0 0 1 0 {side}Z"/>',
    '<circle cx="{half}" cy="{half}" r="{half}"/>',
    '<path d="M0 0L{side} {side}H0Z"/>',
    '<path d="M0 0H{side}V{half}H0Z"/>',
    "",
)


def stripes(dice: Dice, ink: Palette) -> str:
    """Action: bars at speed across a disc."""
    lean, n = dice.pick((-170, 170, 240)), dice.whole(4, 6)
    shapes = [circle(dice.between(130, 270), dice.between(150, 250), 110, ink.accent)]
    step = 620 / n
    for i in range(n):
        x, width = -130 + i * step, step * dice.between(0.25, 0.6)
        corners = [(x + lean / 2, 0.0), (x + width + lean / 2, 0.0)]
        feet = [(x + width - lean / 2, 400.0), (x - lean / 2, 400.0)]
        shapes.append(polygon(corners + feet, ink.figure))
    return "".join(shapes)


def peaks(dice: Dice, ink: Palette) -> str:
    """Adventure: mountains and a way to go."""
    shapes = [circle(dice.between(90, 310), dice.between(80, 140), 46, ink.accent)]
    for base, fill in ((dice.between(60, 200), ink.figure), (dice.between(200, 340), ink.accent)):
        top, wide = dice.between(110, 190), dice.between(150, 210)
        foot = [(base - wide, 400.0), (base, top), (base + wide, 400.0)]
        snow = [(base - wide * 0.2, top + (400 - top) * 0.2), (base, top)]
        snow.append((base + wide * 0.2, top + (400 - top) * 0.2))
        shapes += [polygon(foot, fill), polygon(snow, ink.ink)]
    return "".join(shapes)


def tiles(dice: Dice, ink: Palette) -> str:
    """Comedy and animation: a box of bricks, every tile turned its own way."""
    n = dice.pick((3, 4))
    side, shapes = 400 / n, []
    for i in range(n * n):
        fill = dice.pick((ink.figure, ink.figure, ink.accent, ink.ink))
        shape = dice.pick(_BRICKS).format(side=f"{side:.1f}", half=f"{side / 2:.1f}")
        turn = f"rotate({90 * dice.whole(0, 3)} {side / 2:.1f} {side / 2:.1f})"
        place = f"translate({(i % n) * side:.1f} {(i // n) * side:.1f}) {turn}"
        shapes.append(f'<g fill="{fill}" transform="{place}">{shape}</g>')
    return "".join(shapes)


def blinds(dice: Dice, ink: Palette) -> str:
    """Crime and film noir: light through slats, someone behind them."""
    n = dice.whole(7, 10)
    step = 400 / n
    who = circle(dice.between(130, 270), 190, 62, ink.accent)
    slats = [
        polygon(
            [
                (0, i * step),
                (400, i * step - 14),
                (400, (i + 0.5) * step - 14),
                (0, (i + 0.5) * step),
            ],
            ink.figure,
        )
        for i in range(n + 1)
    ]
    return who + "".join(slats)


def halftone(dice: Dice, ink: Palette) -> str:
    """Documentary: the dots of a printed photograph."""
    n, x0, y0 = 9, dice.between(60, 340), dice.between(60, 340)
    step, shapes = 400 / n, []
    for i in range(n * n):
        x, y = (i % n + 0.5) * step, (i // n + 0.5) * step
        away = ((x - x0) ** 2 + (y - y0) ** 2) ** 0.5
        r = round(max(3.0, 23 - away / 17), 1)
        shapes.append(circle(round(x, 1), round(y, 1), r, ink.accent if r > 18 else ink.figure))
    return "".join(shapes)


def doors(dice: Dice, ink: Palette) -> str:
    """Drama: a room behind a room, and a light left on."""
    n, lean, lower = dice.whole(3, 5), dice.between(-46, 46), dice.between(0, 40)
    arch = dice.pick((0, 0.5))
    shapes = []
    for i in range(n):
        share = 1 - i / n
        width, height = 330 * share, 390 * share
        x = 200 - width / 2 + lean * (1 - share)
        fill = ink.accent if i == n - 1 else (ink.figure, ink.ground)[i % 2]
        y = 400 - height - lower
        shapes.append(box(round(x, 1), round(y, 1), round(width, 1), 800, fill, width * arch))
    return "".join(shapes)


def petals(dice: Dice, ink: Palette) -> str:
    """Romance and family: one flower."""
    n, r = dice.whole(6, 11), dice.between(78, 96)
    wide = 500 / n * dice.between(0.5, 0.8)
    leaves = [
        f'<ellipse cx="200" cy="{200 - r:g}" rx="{wide / 2:.1f}" ry="{r:g}" '
        f'fill="{ink.accent if n % 2 == 0 and i % 2 else ink.figure}" '
        f'transform="rotate({360 * i / n:.1f} 200 200)"/>'
        for i in range(n)
    ]
    return "".join(leaves) + circle(200, 200, wide * 0.5, ink.ink)


def orbits(dice: Dice, ink: Palette) -> str:
    """Science fiction: a planet, its ways and its moons."""
    tilt, r = dice.between(-35, 35), dice.between(58, 92)
    shapes = [circle(dice.between(10, 390), dice.between(10, 390), 2.5, ink.ink) for _ in range(18)]
    shapes.append(circle(200, 200, r, ink.accent))
    for i in range(dice.whole(2, 4)):
        rx, ry, at = 130 + 45 * i, 34 + 18 * i, dice.between(0, 6.2)
        moon = circle(round(200 + rx * cos(at), 1), round(200 + ry * sin(at), 1), 14, ink.figure)
        shapes.append(
            f'<g transform="rotate({tilt:g} 200 200)"><ellipse cx="200" cy="200" rx="{rx}" '
            f'ry="{ry}" fill="none" stroke="{ink.figure}" stroke-width="5"/>{moon}</g>'
        )
    return "".join(shapes)


def staves(dice: Dice, ink: Palette) -> str:
    """Musical: a stave that swings, with its notes."""
    bend, shapes = dice.between(-90, 90), []
    for i in range(5):
        y = 130 + 34 * i
        shapes.append(
            f'<path d="M-10 {y}Q100 {y - bend:g} 200 {y}T410 {y}" fill="none" '
            f'stroke="{ink.figure}" stroke-width="6"/>'
        )
    for x in (70, 160, 250, 335):
        foot = dice.between(120, 270)
        shapes.append(line(x + 20, foot, x + 20, foot - 95, ink.accent, 8))
        shapes.append(circle(x, foot, 25, ink.accent))
    return "".join(shapes)


def eye(dice: Dice, ink: Palette) -> str:
    """Horror and mystery: something looks back."""
    open_by, look = dice.between(90, 170), dice.between(-34, 34)
    white = f'<path d="M0 200Q200 {200 - open_by * 2:g} 400 200Q200 {200 + open_by * 2:g} 0 200Z" '
    lashes = [
        line(
            200 + 170 * cos(a),
            200 + 190 * sin(a),
            200 + 260 * cos(a),
            200 + 300 * sin(a),
            ink.figure,
            6,
        )
        for a in (pi * (1.15 + 0.7 * i / 8) for i in range(9))
    ]
    iris = circle(200 + look, 200, open_by * 0.72, ink.accent)
    pupil = circle(200 + look, 200, open_by * 0.34, ink.ground)
    return "".join(lashes) + white + f'fill="{ink.figure}"/>' + iris + pupil


def plain(dice: Dice, ink: Palette) -> str:
    """Western, war and history: a low sun over layers of land."""
    x = dice.between(110, 290)
    shapes = [circle(x, 190, dice.between(80, 120), ink.accent)]
    for i, fill in enumerate((ink.figure, ink.ground, ink.figure)):
        y, drop = 210 + 62 * i, dice.between(-45, 45)
        land = [(0.0, y - drop), (140.0, y + drop / 2), (270.0, y - drop / 3), (400.0, y + drop)]
        shapes.append(polygon([*land, (400.0, 420.0), (0.0, 420.0)], fill))
    return "".join(shapes)


def skyline(dice: Dice, ink: Palette) -> str:
    """Thriller: a city at night with a few windows lit."""
    shapes = [circle(dice.between(60, 340), dice.between(60, 130), 40, ink.accent)]
    x = 0.0
    while x < 400:
        width, height = dice.between(48, 90), dice.between(110, 330)
        shapes.append(box(x, 400 - height, width - 6, height, ink.figure))
        for floor in range(int(height // 34)):
            if dice.share() < 0.3:
                window = x + dice.between(8, width - 26)
                shapes.append(box(round(window, 1), 412 - height + 34 * floor, 12, 16, ink.accent))
        x = round(x + width, 1)
    return "".join(shapes)


def laps(dice: Dice, ink: Palette) -> str:
    """Sport: lanes round a bend."""
    x, y = dice.pick(((0, 400), (400, 400), (200, 420)))
    lanes = [ring(x, y, 90 + 56 * i, ink.figure, 26) for i in range(6)]
    at = dice.whole(2, 4)
    angle = dice.between(3.6, 5.6) if x == 200 else (5.4 if x == 0 else 4.0)
    r = 90 + 56 * at
    return "".join(lanes) + circle(
        round(x + r * cos(angle), 1), round(y + r * sin(angle), 1), 26, ink.accent
    )


BY_GENRE: Mapping[str, Motif] = {
    "Action": stripes,
    "Adventure": peaks,
    "Animation": tiles,
    "Biography": doors,
    "Comedy": tiles,
    "Crime": blinds,
    "Documentary": halftone,
    "Drama": doors,
    "Family": petals,
    "Fantasy": peaks,
    "Film-Noir": blinds,
    "History": plain,
    "Horror": eye,
    "Musical": staves,
    "Mystery": eye,
    "Romance": petals,
    "Sci-Fi": orbits,
    "Sport": laps,
    "Thriller": skyline,
    "War": plain,
    "Western": plain,
}
