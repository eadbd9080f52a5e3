"""Draws the sample scenes of public/images/ and their list, scenes.json.

    python samples.py --assets ASSETS

Each scene is a row of `SCENES`: a background, the things in it, and what it is there to teach. They are
composed by hand, unlike the training scenes, and drawn at twice their size and scaled down.
"""

import argparse
import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFilter
from timm.data import create_transform

from backdrops import BACKDROPS
from export import ROOT
from scenes import MEAN, STD
from sprites import draw

IMAGES = ROOT / "public" / "images"
SIZE = 448
FINE = 2
"""Everything is drawn this many times larger and scaled down at the end."""


@dataclass(frozen=True)
class Thing:
    """One glyph in the scene: centre `x`, `y` and `size` as shares of the frame, `angle` in degrees anticlockwise."""

    glyph: str
    x: float
    y: float
    size: float
    angle: float = 0
    flip: bool = False
    style: str = "twemoji"
    shadow: bool = True


@dataclass(frozen=True)
class Scene:
    """A picture of the book. `contains` names its classes, largest thing first."""

    file: str
    backdrop: str
    things: tuple[Thing, ...]
    contains: tuple[str, ...]
    alt: tuple[str, str]
    teaches: tuple[str, str]
    in_front: tuple[str, ...] = field(default=())


SCENES = (
    Scene(
        "cat-meadow.png",
        "meadow",
        (Thing("🐈", 0.52, 0.57, 0.62),),
        ("cat",),
        (
            "A drawing of a yellow cat on a green meadow under a pale sky.",
            "一幅画：一只黄猫站在绿色的草地上，天空是淡蓝色的。",
        ),
        (
            "One clear thing. The picture that the book carries from patch to class.",
            "一个清楚的物体。全书都用这张图，从 patch 一直讲到类别。",
        ),
    ),
    Scene(
        "dog-and-bicycle.png",
        "street",
        (Thing("🚲", 0.69, 0.56, 0.52), Thing("🐕", 0.27, 0.63, 0.44, flip=True)),
        ("bicycle", "dog"),
        (
            "A dog on the left and a bicycle on the right, side by side on a pavement before a pink evening sky.",
            "粉色的晚霞前，人行道上左边有一只狗，右边有一辆自行车。",
        ),
        (
            "Two things, one answer. Which heads look at the dog, and which at the bicycle?",
            "两个物体，一个答案。哪些注意力头看狗，哪些看自行车？",
        ),
    ),
    Scene(
        "fruit-table.png",
        "wood",
        (
            Thing("🍉", 0.5, 0.46, 0.6, 8),
            Thing("🍌", 0.16, 0.2, 0.22, 20),
            Thing("🍇", 0.84, 0.2, 0.23),
            Thing("🍓", 0.17, 0.81, 0.2, -15),
            Thing("🍋", 0.85, 0.81, 0.19, 10),
            Thing("🍒", 0.51, 0.87, 0.18, 5),
            Thing("🍏", 0.5, 0.11, 0.17),
        ),
        ("watermelon", "grapes", "banana", "strawberry", "lemon", "cherries", "apple"),
        (
            "A slice of watermelon on a wooden table, with a banana, grapes, a strawberry, a lemon, cherries "
            "and an apple around it.",
            "木桌上有一块西瓜，周围是香蕉、葡萄、草莓、柠檬、樱桃和苹果。",
        ),
        (
            "Cluttered: seven things share 196 patches. Which of them do the class scores name?",
            "杂乱的画面：七样东西分享 196 个 patch。类别得分说出了其中哪几样？",
        ),
    ),
    Scene(
        "small-ladybird.png",
        "leaf",
        (Thing("🐞", 0.66, 0.36, 0.28, -35),),
        ("ladybird",),
        (
            "A small red ladybird on a green leaf that fills the picture.",
            "一片占满画面的绿叶上有一只小小的红瓢虫。",
        ),
        (
            "Small: the thing fills about a dozen of 196 patches. Can attention still find it?",
            "很小：物体只占 196 个 patch 里的十几个。注意力还能找到它吗？",
        ),
    ),
    Scene(
        "elephant-upside-down.png",
        "confetti",
        (Thing("🐘", 0.5, 0.5, 0.66, 168),),
        ("elephant",),
        (
            "An elephant upside down in front of a mint-green wall with confetti.",
            "薄荷绿的墙前有一只倒立的大象，四周是彩纸屑。",
        ),
        (
            "Rotated: the same patches in other places. What do position embeddings change?",
            "旋转：同样的 patch 换了位置。位置嵌入带来什么不同？",
        ),
    ),
    Scene(
        "lion-behind-bars.png",
        "dusk",
        (Thing("🦁", 0.5, 0.52, 0.72),),
        ("lion",),
        (
            "A lion's face behind four wooden posts at dusk.",
            "黄昏时，四根木桩后面露出一张狮子的脸。",
        ),
        (
            "Occluded: erase still more patches and see how many the model can do without.",
            "遮挡：再擦掉一些 patch，看看模型少了多少块还能认出来。",
        ),
        ("posts",),
    ),
    Scene(
        "butterfly-close.png",
        "bokeh",
        (Thing("🦋", 0.5, 0.5, 0.98, -12),),
        ("butterfly",),
        (
            "A blue butterfly that fills the whole picture, before soft round lights.",
            "一只蓝蝴蝶占满整幅画面，背后是柔和的圆形光斑。",
        ),
        (
            "Close: almost every patch shows a part. Does it matter which of them you erase?",
            "近景：几乎每个 patch 都有它的一部分。擦掉哪些 patch，有区别吗？",
        ),
    ),
    Scene(
        "zebra-stripes.png",
        "stripes",
        (Thing("🦓", 0.5, 0.54, 0.66),),
        ("zebra",),
        (
            "A zebra in front of black and white stripes.",
            "一匹斑马站在黑白条纹前。",
        ),
        (
            "Camouflage: thing and background share a texture. Filters alone cannot tell them apart.",
            "伪装：物体和背景有同样的纹理，只靠滤波器分不开它们。",
        ),
    ),
    Scene(
        "turtles-three-sizes.png",
        "sea",
        (Thing("🐢", 0.3, 0.4, 0.56), Thing("🐢", 0.68, 0.58, 0.32), Thing("🐢", 0.87, 0.24, 0.17)),
        ("turtle",),
        (
            "Three turtles under water: one large, one middling, one small.",
            "水下有三只乌龟：一大、一中、一小。",
        ),
        (
            "One thing at three sizes. Patches of 16 pixels see three different pictures.",
            "同一种东西，三种大小。16 像素的 patch 看到的是三幅不同的画面。",
        ),
    ),
    Scene(
        "owl-at-night.png",
        "night",
        (Thing("🦉", 0.4, 0.6, 0.56), Thing("🌙", 0.8, 0.22, 0.26, shadow=False)),
        ("owl", "moon"),
        (
            "An owl at night, with a yellow crescent moon at the upper right.",
            "夜里的一只猫头鹰，右上方有一弯黄色的月亮。",
        ),
        (
            "A thing and its setting: erase the owl's patches and read what is left.",
            "主角和背景：擦掉猫头鹰的 patch，看看剩下的会被认成什么。",
        ),
    ),
    Scene(
        "house-in-the-corner.png",
        "hills",
        (Thing("🏡", 0.22, 0.74, 0.4),),
        ("house",),
        (
            "A house with a tree in the lower left corner of a wide landscape of hills.",
            "一片起伏的山丘，左下角有一座带树的房子。",
        ),
        (
            "In the corner: compare its patches' position embeddings with those of the far corner.",
            "在角落里：把它那些 patch 的位置嵌入和对角的比一比。",
        ),
    ),
    Scene(
        "fish-facing-left.png",
        "sea",
        (Thing("🐠", 0.5, 0.52, 0.6),),
        ("fish",),
        (
            "A striped tropical fish under water, with bubbles.",
            "水下有一条带条纹的热带鱼，周围有气泡。",
        ),
        (
            "Mirror it: the answer stays, and the attention map turns with the fish.",
            "把它左右翻转：答案不变，注意力图跟着鱼一起转。",
        ),
    ),
    Scene(
        "tree-among-lights.png",
        "bokeh",
        (Thing("🌳", 0.54, 0.7, 0.51),),
        ("tree",),
        (
            "A green tree before soft round lights in warm colours.",
            "暖色的圆形光斑前有一棵绿树。",
        ),
        (
            "Erasing misleads: the patches that rollout ranks first matter no more here than a random tenth.",
            "擦除会误导：rollout 排在最前的 patch，在这里并不比随机的十分之一更重要。",
        ),
    ),
    Scene(
        "crown-at-night.png",
        "night",
        (Thing("👑", 0.39, 0.56, 0.72, 15),),
        ("crown",),
        (
            "A golden crown, a little askew, before a starry night sky.",
            "星空前有一顶略微歪斜的金色王冠。",
        ),
        (
            "Erasing misleads: take away what rollout ranks first, and the model is surer than before.",
            "擦除会误导：擦掉 rollout 排在最前的 patch，模型反而更有把握。",
        ),
    ),
    Scene(
        "koala-never-seen.png",
        "hills",
        (Thing("🐨", 0.5, 0.54, 0.62),),
        (),
        (
            "A koala's grey face in front of hills.",
            "山丘前有一张灰色的考拉脸。",
        ),
        (
            "A class kept out of training: the model has no word for it, yet its 192 features can learn one.",
            "训练时没有的类别：模型没有这个词，但它的 192 个特征可以学会。",
        ),
    ),
    Scene(
        "teapot-of-no-class.png",
        "cloth",
        (),
        (),
        (
            "A line drawing of a blue teapot on a checked tablecloth, in a style unlike all others.",
            "格子桌布上一把蓝色茶壶的线条画，画风和其他图都不一样。",
        ),
        (
            "Unlike anything seen: neither the thing nor the style was trained on. Softmax must still name a class.",
            "从没见过：物体和画风都没有训练过，softmax 却总得说出一个类别。",
        ),
        ("teapot",),
    ),
)


def place(canvas: Image.Image, thing: Thing, assets: Path):
    """Pastes the thing onto the canvas, over a soft shadow."""
    side = round(thing.size * canvas.width)
    sprite = draw(thing.glyph, thing.style, assets, side)
    if thing.flip:
        sprite = sprite.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    sprite = sprite.rotate(thing.angle, Image.Resampling.BICUBIC, expand=True)
    corner = (
        round(thing.x * canvas.width - sprite.width / 2),
        round(thing.y * canvas.height - sprite.height / 2),
    )
    if thing.shadow:
        below = Image.new("RGBA", canvas.size)
        below.paste((10, 20, 50, 90), (corner[0], corner[1] + side // 28), sprite.getchannel("A"))
        canvas.alpha_composite(below.filter(ImageFilter.GaussianBlur(side / 36)))
    over = Image.new("RGBA", canvas.size)
    over.paste(sprite, corner)
    canvas.alpha_composite(over)


def draw_posts(canvas: Image.Image):
    """Four wooden posts from top to bottom."""
    pen, side = ImageDraw.Draw(canvas), canvas.width
    for centre in (0.2, 0.4, 0.6, 0.8):
        left, right = (centre - 0.028) * side, (centre + 0.028) * side
        pen.rounded_rectangle((left, -20, right, side + 20), side // 60, fill=(122, 82, 52, 255))
        pen.rectangle((left, 0, left + side * 0.014, side), fill=(150, 106, 70, 255))


def draw_teapot(canvas: Image.Image):
    """A teapot in outlines: of no class and in no training style."""
    side = canvas.width
    layer = Image.new("RGBA", canvas.size)
    pen = ImageDraw.Draw(layer)
    ink, glaze, width = (24, 44, 92, 255), (122, 170, 224, 255), side // 70

    def box(x0, y0, x1, y1):
        return (x0 * side, y0 * side, x1 * side, y1 * side)

    pen.arc(box(0.62, 0.4, 0.88, 0.7), 235, 120, fill=ink, width=width * 3)
    pen.arc(box(0.625, 0.405, 0.875, 0.695), 238, 118, fill=glaze, width=width)
    spout = [(0.33, 0.62), (0.2, 0.55), (0.14, 0.36), (0.2, 0.34), (0.25, 0.47), (0.37, 0.5)]
    pen.polygon([(x * side, y * side) for x, y in spout], fill=glaze, outline=ink, width=width)
    pen.ellipse(box(0.28, 0.36, 0.74, 0.76), fill=glaze, outline=ink, width=width)
    pen.chord(box(0.38, 0.29, 0.64, 0.49), 180, 360, fill=(94, 142, 202, 255), outline=ink, width=width)
    pen.ellipse(box(0.485, 0.235, 0.535, 0.285), fill=(240, 196, 84, 255), outline=ink, width=width)
    pen.rounded_rectangle(
        box(0.4, 0.74, 0.62, 0.785), side // 60, fill=(94, 142, 202, 255), outline=ink, width=width
    )
    for x in (0.4, 0.51, 0.62):
        pen.ellipse(
            box(x - 0.035, 0.545, x + 0.035, 0.615), fill=(250, 246, 236, 255), outline=ink, width=width // 2
        )
    shadow = Image.new("RGBA", canvas.size)
    ImageDraw.Draw(shadow).ellipse(box(0.3, 0.74, 0.74, 0.82), fill=(20, 20, 50, 110))
    canvas.alpha_composite(shadow.filter(ImageFilter.GaussianBlur(side / 60)))
    canvas.alpha_composite(layer)


IN_FRONT = {"posts": draw_posts, "teapot": draw_teapot}


def compose(scene: Scene, assets: Path, fine: int = FINE) -> Image.Image:
    """The finished picture, RGB, SIZE × SIZE."""
    side = SIZE * fine
    backdrop = (BACKDROPS[scene.backdrop](side).clip(0, 1) * 255).round().astype(np.uint8)
    canvas = Image.fromarray(backdrop).convert("RGBA")
    for thing in scene.things:
        place(canvas, thing, assets)
    for name in scene.in_front:
        IN_FRONT[name](canvas)
    return canvas.convert("RGB").resize((SIZE, SIZE), Image.Resampling.LANCZOS)


def row(scene: Scene) -> dict:
    """The scene's entry in scenes.json."""
    return {
        "file": scene.file,
        "width": SIZE,
        "height": SIZE,
        "alt": dict(zip(("en", "zh"), scene.alt)),
        "contains": list(scene.contains),
        "teaches": dict(zip(("en", "zh"), scene.teaches)),
    }


def prepared(picture: Image.Image) -> torch.Tensor:
    """What the model is given, by timm's own transform: (3, 224, 224)."""
    transform = create_transform(
        (3, 224, 224), mean=(MEAN,) * 3, std=(STD,) * 3, crop_pct=0.9, interpolation="bicubic"
    )
    return transform(picture)


def draw_all(assets: Path):
    """Writes every scene and scenes.json."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        compose(scene, assets).save(IMAGES / scene.file, optimize=True)
        print(f"{scene.file:32} {(IMAGES / scene.file).stat().st_size / 1000:6.0f} kB")
    text = json.dumps([row(scene) for scene in SCENES], indent=2, ensure_ascii=False)
    (IMAGES / "scenes.json").write_text(text + "\n")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--assets", type=Path, required=True, help="folder with twemoji/ (see README.md)")
    draw_all(parser.parse_args().assets)


if __name__ == "__main__":
    main()
