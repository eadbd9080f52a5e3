"""Draws the example of the chapter on transfer learning: four classes that no training picture ever showed.

    python transfer.py --assets ASSETS

Writes `public/images/transfer/`: one sheet of 30 scenes a class, rendered as those of training are, and one of line
drawings, a style that training never showed either. A sheet is a PNG of square tiles, row by row; tile i of a class
is picture i. The line drawings are Noto Emoji, the monochrome font (OFL 1.1), which README.md says how to get.
"""

import argparse
from pathlib import Path

import torch
from PIL import Image, ImageDraw, ImageFont

from classes import PROBE
from export import ROOT
from scenes import SceneRenderer
from sprites import TRAINING_STYLES, load_sprites

SHEETS = ROOT / "public" / "images" / "transfer"
CLASSES = [c for c in PROBE if c.name in ("koala", "crab", "pineapple", "violin")]
SIZE = 224
TILE = 112
"""Side in pixels at which pictures are kept; the model's transform enlarges them again."""
COLUMNS = 6
PICTURES = 30
DRAWINGS = 6
"""Line drawings of each class."""
SEED = 161803
COLOURS = 64


def scenes_of(renderer: SceneRenderer, label: int) -> list[Image.Image]:
    """`PICTURES` scenes of one class, of a seed of its own."""
    generator = torch.Generator().manual_seed(SEED + label)
    own = (renderer.labels == label).nonzero().flatten()
    which = own[torch.randint(len(own), (PICTURES,), generator=generator)]
    pixels = renderer.render(PICTURES, generator, scale=(0.45, 0.95), which=which).pixels
    return [Image.fromarray((p.permute(1, 2, 0) * 255).round().to(torch.uint8).numpy()) for p in pixels]


def line_drawings_of(glyph: str, fonts: list[Path]) -> list[Image.Image]:
    """`DRAWINGS` pictures of a glyph in ink on paper, each of another size, place, slant and colour."""
    font = ImageFont.truetype(font_with(glyph, fonts), 400)
    generator = torch.Generator().manual_seed(SEED + ord(glyph))
    drawings = []
    for _ in range(DRAWINGS):
        size, x, y, slant, light, *ink = torch.rand(8, generator=generator).tolist()
        drawn = Image.new("L", (640, 640))
        ImageDraw.Draw(drawn).text((320, 320), glyph, font=font, fill=255, anchor="mm")
        drawn = drawn.rotate((slant - 0.5) * 40, Image.Resampling.BICUBIC)
        drawn = drawn.crop(drawn.getbbox())
        side = round(SIZE * (0.5 + 0.35 * size))
        drawn.thumbnail((side, side), Image.Resampling.LANCZOS)
        paper = Image.new("RGB", (SIZE, SIZE), (round(225 + 30 * light),) * 3)
        place = round((SIZE - drawn.width) * x), round((SIZE - drawn.height) * y)
        paper.paste(tuple(round(90 * c) for c in ink), place, drawn)
        drawings.append(paper)
    return drawings


def font_with(glyph: str, fonts: list[Path]) -> Path:
    from fontTools.ttLib import TTFont

    return next(path for path in fonts if ord(glyph) in TTFont(path).getBestCmap())


def sheet(pictures: list[Image.Image]) -> Image.Image:
    """Tiles row by row, in a palette of `COLOURS` a sheet's file can be small with."""
    rows = -(-len(pictures) // COLUMNS)
    whole = Image.new("RGB", (COLUMNS * TILE, rows * TILE))
    for i, picture in enumerate(pictures):
        tile = picture.resize((TILE, TILE), Image.Resampling.LANCZOS).quantize(
            COLOURS, dither=Image.Dither.NONE
        )
        whole.paste(tile.convert("RGB"), (i % COLUMNS * TILE, i // COLUMNS * TILE))
    return whole.quantize(256, dither=Image.Dither.NONE)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--assets", type=Path, required=True, help="folder with twemoji/ and noto-emoji/ (see README.md)"
    )
    assets = parser.parse_args().assets
    fonts = sorted((assets / "noto-emoji" / "files").glob("*-400-normal.woff"))
    renderer = SceneRenderer(load_sprites(CLASSES, TRAINING_STYLES, assets), SIZE)
    SHEETS.mkdir(parents=True, exist_ok=True)
    for label, scene_class in enumerate(CLASSES):
        sheet(scenes_of(renderer, label)).save(SHEETS / f"{scene_class.name}.png", optimize=True)
    drawings = [drawing for c in CLASSES for drawing in line_drawings_of(c.glyphs[0], fonts)]
    sheet(drawings).save(SHEETS / "line-drawings.png", optimize=True)


if __name__ == "__main__":
    main()
