"""The colours that carry meaning: one hue for each emotion, in OKLCH (Ottosson 2020).

| emotion  | hue                | why                                            |
| -------- | ------------------ | ---------------------------------------------- |
| anger    | 30, vermilion      | heat                                           |
| disgust  | 125, moss          | mould                                          |
| fear     | 295, violet        | dusk                                           |
| joy      | 85, marigold       | sunlight                                       |
| love     | 5, rose            | skin and roses                                 |
| sadness  | 250, slate blue    | "the blues"                                    |
| surprise | 195, turquoise     | the one colour that is left far from the rest  |
| neutral  | 75, sand, unsaturated | paper                                       |

In OKLCH equal lightness looks equally light in every hue, so that contrast is decided by lightness
alone and no emotion shouts louder than another.
"""

from dataclasses import dataclass
from math import cos, radians, sin

from moodreel.domain.emotion import EMOTIONS, Emotion
from moodreel.domain.film import Affect

HUES: dict[Emotion, float] = {
    Emotion.ANGER: 30,
    Emotion.DISGUST: 125,
    Emotion.FEAR: 295,
    Emotion.JOY: 85,
    Emotion.LOVE: 5,
    Emotion.SADNESS: 250,
    Emotion.SURPRISE: 195,
    Emotion.NEUTRAL: 75,
}
# Neutral is nearly grey; every other hue takes the chroma that is asked for.
_CHROMA_SHARE = {emotion: 0.25 if emotion is Emotion.NEUTRAL else 1.0 for emotion in EMOTIONS}

# Mean of `evokes` over the bundled catalogue, anger to surprise: a film is coloured by what it does
# more than films do, or two of five posters would be marigold.
_TYPICAL = (0.27, 0.18, 0.29, 0.50, 0.41, 0.36, 0.38)
_TYPICAL_SHARE = 0.75

# Marks on the screen: bars, dots on chips. At least 3:1 against the theme's page (WCAG 1.4.11).
MARK_ON_LIGHT = (0.60, 0.16)
MARK_ON_DARK = (0.74, 0.13)


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Four flat colours of a poster, as #rrggbb."""

    ground: str
    figure: str
    accent: str
    ink: str
    """For type on the ground: contrast at least 4.5:1."""


def palette(affect: Affect, variant: int) -> Palette:
    """Colours for a film: hues from its two leading emotions, lightness from how it leaves people,
    saturation from how much it stirs them. The variant (0 to 3) says what the ground is: the
    first emotion, the second, the first at full strength, or paper (night for a dark film).
    """
    lead, second = leading(affect)
    strength = 0.8 + 0.2 * affect.arousal
    if affect.valence < -0.2:
        ground, figure, accent, ink = (0.27, 0.07), (0.60, 0.16), (0.82, 0.12), (0.96, 0.02)
    elif affect.valence < 0.4:
        ground, figure, accent, ink = (0.42, 0.12), (0.70, 0.15), (0.88, 0.10), (0.98, 0.02)
    else:
        ground, figure, accent, ink = (0.86, 0.12), (0.64, 0.18), (0.40, 0.13), (0.24, 0.05)
    if variant == 1:
        lead, second = second, lead
    elif variant == 2 and affect.valence >= 0.4:
        ground, figure, accent = (0.74, 0.16), (0.93, 0.07), (0.42, 0.15)
    elif variant == 3:
        ground = (0.95, 0.02) if affect.valence >= 0.4 else (0.22, 0.02)
    return Palette(
        ground=colour(lead, ground[0], ground[1] * strength),
        figure=colour(second if variant < 3 else lead, figure[0], figure[1] * strength),
        accent=colour(lead if variant < 2 else second, accent[0], accent[1] * strength),
        ink=colour(lead, *ink),
    )


def leading(affect: Affect) -> tuple[Emotion, Emotion]:
    """The two emotions that mark the film out most, strongest first."""
    excess = {
        emotion: float(affect.evokes[i]) - _TYPICAL_SHARE * typical
        for i, (emotion, typical) in enumerate(zip(EMOTIONS, _TYPICAL, strict=False))
    }
    if max(affect.evokes[:-1]) <= 0:
        return Emotion.NEUTRAL, Emotion.NEUTRAL
    first, second, *_ = sorted(excess, key=lambda emotion: -excess[emotion])
    return first, second


def colour(emotion: Emotion, lightness: float, chroma: float) -> str:
    """#rrggbb of the emotion's hue; chroma gives way where the screen cannot show it."""
    wanted = chroma * _CHROMA_SHARE[emotion]
    for share in (1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.2, 0):
        rgb = _linear_rgb(lightness, wanted * share, HUES[emotion])
        if all(-1e-3 <= channel <= 1 + 1e-3 for channel in rgb):
            break
    return "#" + "".join(f"{round(255 * _gamma(min(max(c, 0.0), 1.0))):02x}" for c in rgb)


def _linear_rgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Ottosson's matrices from OKLCH to linear sRGB; a channel outside [0, 1] cannot be shown."""
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _gamma(channel: float) -> float:
    """The sRGB transfer curve (IEC 61966-2-1)."""
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
