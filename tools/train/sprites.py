"""Sprites: each emoji of `classes.py` cut out on a transparent square, in up to three drawing styles.

* `noto`     Noto Color Emoji, the font of Debian's fonts-noto-color-emoji (OFL 1.1), 136 pixel bitmaps
* `twemoji`  Twemoji, npm's @twemoji/svg (graphics CC BY 4.0), drawn by librsvg's `rsvg-convert`
* `openmoji` OpenMoji, npm's openmoji (CC BY-SA 4.0): only to test on, never trained on or shipped

README.md says how to get them. A sprite is a float tensor (4, S, S) in [0, 1] with
*premultiplied* alpha, so that it can be resampled without dark fringes.
"""

import hashlib
import io
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image, ImageDraw, ImageFont

from classes import SceneClass

SIZE = 256
"""Side in pixels at which sprites are kept; scenes scale them down (or, rarely, up)."""

TRAINING_STYLES = ("noto", "twemoji")
TEST_STYLE = "openmoji"


@dataclass
class Sprites:
    """All sprites of some classes: `images` (n, 4, SIZE, SIZE), `labels` (n,) into the class list."""

    images: torch.Tensor
    labels: torch.Tensor
    styles: list[str]
    glyphs: list[str]


def draw_noto(glyph: str) -> Image.Image:
    """The glyph's colour bitmap from the installed Noto Color Emoji font, RGBA."""
    path = subprocess.check_output(["fc-match", "-f", "%{file}", "Noto Color Emoji"], text=True)
    if "NotoColorEmoji" not in path:
        raise FileNotFoundError("Noto Color Emoji is not installed: apt-get install fonts-noto-color-emoji")
    font = ImageFont.truetype(path, 109)  # the one size at which the bitmaps are stored
    image = Image.new("RGBA", (160, 160))
    ImageDraw.Draw(image).text((8, 12), glyph, font=font, embedded_color=True)
    return image


def draw_svg(path: Path, size: int = SIZE) -> Image.Image:
    """An SVG file rasterised by `rsvg-convert`, RGBA, `size` pixels wide."""
    png = subprocess.check_output(["rsvg-convert", "--width", str(size), "--height", str(size), str(path)])
    return Image.open(io.BytesIO(png)).convert("RGBA")


def draw(glyph: str, style: str, assets: Path, size: int = SIZE) -> Image.Image:
    """One glyph in one style, cropped to what is drawn and centred on a transparent square of side `size`."""
    code = f"{ord(glyph):x}"
    if style == "noto":
        image = draw_noto(glyph)
    elif style == "twemoji":
        image = draw_svg(assets / "twemoji" / f"{code}.svg", size + size // 4)
    elif style == "openmoji":
        image = draw_svg(assets / "openmoji" / "color" / "svg" / f"{code.upper()}.svg", size + size // 2)
    else:
        raise ValueError(f"unknown drawing style {style!r}")
    box = image.getbbox()
    if box is None:
        raise ValueError(f"{style} does not draw {glyph} (U+{code.upper()})")
    image = image.crop(box)
    square = Image.new("RGBA", (max(image.size),) * 2)
    square.paste(image, ((square.width - image.width) // 2, (square.height - image.height) // 2))
    return square.resize((size, size), Image.Resampling.LANCZOS)


def to_tensor(image: Image.Image) -> torch.Tensor:
    """RGBA picture → premultiplied float (4, H, W)."""
    rgba = torch.from_numpy(np.array(image)).permute(2, 0, 1).float() / 255
    return torch.cat([rgba[:3] * rgba[3:], rgba[3:]])


def load_sprites(classes: list[SceneClass], styles: tuple[str, ...], assets: Path) -> Sprites:
    """All glyphs of `classes` in `styles`, drawn once and then kept in `assets/cache`."""
    rows = [
        (label, style, glyph)
        for style in styles
        for label, scene_class in enumerate(classes)
        for glyph in scene_class.glyphs
    ]
    key = hashlib.sha256(repr((SIZE, rows)).encode()).hexdigest()[:16]
    cache = assets / "cache" / f"sprites-{key}.pt"
    if cache.exists():
        images = torch.load(cache)
    else:
        images = torch.stack([to_tensor(draw(glyph, style, assets)) for _, style, glyph in rows])
        images = (images * 255).round().to(torch.uint8)
        cache.parent.mkdir(parents=True, exist_ok=True)
        torch.save(images, cache)
    return Sprites(
        images=images.float() / 255,
        labels=torch.tensor([label for label, _, _ in rows]),
        styles=[style for _, style, _ in rows],
        glyphs=[glyph for _, _, glyph in rows],
    )


def resized(images: torch.Tensor, size: int) -> torch.Tensor:
    """Sprites (n, 4, S, S) → (n, 4, size, size), antialiased."""
    return F.interpolate(images, size=(size, size), mode="bilinear", antialias=True, align_corners=False)
