"""A face that is drawn, so that tests have one without anybody's photograph."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from moodreel.inference.pictures import Pixels

SKIN, HAIR, DARK, LIPS = (224, 186, 160), (70, 50, 40), (50, 35, 30), (170, 80, 80)
# Places in a square of side 1: eyes, nose, mouth.
EYES = ((0.36, 0.44), (0.64, 0.44))


def drawn_face(side: int = 400, background: int = 150) -> Pixels:
    """A front view (side, side, 3): hair, brows, eyes, nose and a mouth, softly shaded."""
    n = 400
    image = Image.new("RGB", (n, n), (background,) * 3)
    draw = ImageDraw.Draw(image)
    draw.ellipse((85, 25, 315, 300), fill=HAIR)
    draw.rectangle((160, 300, 240, 400), fill=(200, 160, 135))
    draw.ellipse((105, 60, 295, 350), fill=SKIN)
    image = image.filter(ImageFilter.GaussianBlur(4))
    draw = ImageDraw.Draw(image)
    draw.ellipse((120, 200, 175, 260), fill=(230, 180, 155))
    draw.ellipse((225, 200, 280, 260), fill=(230, 180, 155))
    for x, _ in EYES:
        cx, cy = x * n, 176
        draw.ellipse((cx - 26, cy - 18, cx + 26, cy + 16), fill=(205, 165, 140))
        draw.ellipse((cx - 20, cy - 9, cx + 20, cy + 9), fill=(245, 245, 245))
        draw.ellipse((cx - 9, cy - 9, cx + 9, cy + 9), fill=DARK)
        draw.arc((cx - 26, cy - 36, cx + 26, cy + 0), 200, 340, fill=DARK, width=7)
    draw.line((196, 180, 188, 240), fill=(195, 150, 125), width=5)
    draw.ellipse((180, 235, 220, 256), fill=(208, 160, 138))
    draw.ellipse((183, 246, 193, 254), fill=(150, 100, 85))
    draw.ellipse((207, 246, 217, 254), fill=(150, 100, 85))
    draw.ellipse((165, 280, 235, 306), fill=LIPS)
    draw.line((166, 293, 234, 293), fill=(120, 50, 50), width=3)
    image = image.filter(ImageFilter.GaussianBlur(2)).resize((side, side))
    return np.array(image)
