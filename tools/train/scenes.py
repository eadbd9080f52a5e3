"""Scenes: pictures rendered from sprites in batched, seeded tensor code.

A scene is a background (smooth gradients, noise at several scales, stripes or checks), perhaps
a small distractor, one main thing, and perhaps something in front of it. Everything random comes
from one `torch.Generator`, so a seed and a batch size decide every pixel.

Letters in shapes: B scenes, S side of the frame in pixels, P patches of 16 × 16 pixels.
"""

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F

from sprites import Sprites, resized

MEAN = STD = 0.5
PATCH = 16


@dataclass
class Scenes:
    """`pixels` (B, 3, S, S) in [0, 1] · `labels` (B,) · `mask` (B, S, S), what is seen of the main
    thing, in [0, 1] · `centre` (B, 2), its x and y in the frame, each in [0, 1]."""

    pixels: torch.Tensor
    labels: torch.Tensor
    mask: torch.Tensor
    centre: torch.Tensor

    def normalised(self) -> torch.Tensor:
        """What the model is given: mean 0.5 and std 0.5 a channel."""
        return (self.pixels - MEAN) / STD

    def patch_cover(self) -> torch.Tensor:
        """(B, P): the share of each patch that the main thing covers."""
        return F.avg_pool2d(self.mask[:, None], PATCH).flatten(1)


class SceneRenderer:
    """Renders scenes of `size` pixels from `sprites`, on the generator's device.

    Sprites are kept at two sizes, so that neither a large nor a small thing is resampled
    from pixels much finer or coarser than its own.
    """

    def __init__(self, sprites: Sprites, size: int, device: str = "cpu"):
        self.size = size
        self.device = device
        self.labels = sprites.labels.to(device)
        self.levels = [resized(sprites.images, round(size * f)).to(device) for f in (0.75, 0.36)]
        self.tiny = resized(sprites.images, round(size * 0.18)).to(device)

    def render(
        self,
        count: int,
        generator: torch.Generator,
        scale: tuple[float, float] = (0.3, 0.95),
        which: torch.Tensor | None = None,
        inside: float = 0.85,
    ) -> Scenes:
        """`count` scenes. `scale` of the main thing, as shares of the frame. `inside`: how much of its side stays in
        the frame wherever it lies (0.5: half of it may be outside). `which` (count,) picks the main sprites; at
        random without it.
        """
        uniform = _uniform(generator, self.device)
        pick = lambda n: torch.randint(len(self.labels), (n,), generator=generator, device=self.device)
        main = pick(count) if which is None else which

        pixels = background(count, self.size, generator, self.device)
        with_distractor = (uniform(count) < 0.4).nonzero().flatten()
        self._paste(pixels, with_distractor, pick(len(with_distractor)), generator, (0.08, 0.18), [self.tiny])

        everything = torch.arange(count, device=self.device)
        mask, centre = self._paste(pixels, everything, main, generator, scale, self.levels, inside)

        with_occluder = (uniform(count) < 0.25).nonzero().flatten()
        hidden = self._occlude(pixels, with_occluder, centre, generator)
        mask[with_occluder] *= 1 - hidden

        # light and exposure of the whole picture
        contrast = 0.75 + 0.5 * uniform(count, 1, 1, 1)
        brightness = (uniform(count, 3, 1, 1) - 0.5) * 0.2
        pixels = ((pixels - 0.5) * contrast + 0.5 + brightness).clamp(0, 1)
        return Scenes(pixels, self.labels[main], mask, centre)

    def _paste(self, pixels, rows, sprites, generator, scale, levels, inside=0.85):
        """Draws one sprite into each scene of `rows`, in place. → coverage (n, S, S), centre (n, 2) in [0, 1].

        `scale` is the sprite's side as a share of the frame; small and large are equally likely.
        """
        n = len(rows)
        uniform = _uniform(generator, self.device)
        size = scale[0] + (scale[1] - scale[0]) * uniform(n)
        angle = (uniform(n) - 0.5) * math.pi / 3
        angle = torch.where(
            uniform(n) < 0.05, (uniform(n) - 0.5) * 2 * math.pi, angle
        )  # now and then any way up
        flip = torch.where(uniform(n) < 0.5, 1.0, -1.0)
        aspect = 0.85 + 0.3 * uniform(n)
        centre = (uniform(n, 2) - 0.5) * 2 * (1 - size * inside)[:, None]
        gain = 0.7 + 0.6 * uniform(n, 3, 1, 1)

        x, y = centre.unbind(1)
        cos, sin = angle.cos() / size, angle.sin() / size
        theta = torch.stack(
            [
                torch.stack([cos * aspect, sin * aspect, -(x * cos + y * sin) * aspect], 1) * flip[:, None],
                torch.stack([-sin / aspect, cos / aspect, (x * sin - y * cos) / aspect], 1),
            ],
            1,
        )  # (n, 2, 3), from the frame's coordinates to the sprite's
        cover = torch.zeros(n, self.size, self.size, device=self.device)
        coarse = size * self.size < levels[-1].shape[-1] * 1.3
        for level, images in enumerate(levels):
            own = (
                (coarse if level == len(levels) - 1 else ~coarse).nonzero().flatten()
                if len(levels) > 1
                else None
            )
            own = torch.arange(n, device=self.device) if own is None else own
            if len(own) == 0:
                continue
            grid = F.affine_grid(theta[own], [len(own), 4, self.size, self.size], align_corners=False)
            drawn = F.grid_sample(images[sprites[own]], grid, align_corners=False)
            colour = torch.minimum(drawn[:, :3] * gain[own], drawn[:, 3:])
            here = rows[own]
            pixels[here] = pixels[here] * (1 - drawn[:, 3:]) + colour
            cover[own] = drawn[:, 3]
        return cover, (centre + 1) / 2

    def _occlude(self, pixels, rows, centre, generator):
        """Puts a plain ellipse or bar in front of part of the main thing, in place. → what it hides (n, S, S)."""
        n = len(rows)
        uniform = _uniform(generator, self.device)
        offset = (uniform(n, 2) - 0.5) * 0.5
        x, y = ((centre[rows] + offset) * self.size).unbind(1)
        angle = uniform(n) * math.pi
        long, short = (0.08 + 0.14 * uniform(n)) * self.size, (0.04 + 0.08 * uniform(n)) * self.size
        colour = uniform(n, 3, 1, 1)
        power = torch.where(uniform(n) < 0.5, 2.0, 8.0)[:, None, None]  # 2: an ellipse, 8: nearly a bar

        v, u = torch.meshgrid(*[torch.arange(self.size, device=self.device) + 0.5] * 2, indexing="ij")
        du, dv = u - x[:, None, None], v - y[:, None, None]
        cos, sin = angle.cos()[:, None, None], angle.sin()[:, None, None]
        a = ((du * cos + dv * sin) / long[:, None, None]).abs()
        b = ((dv * cos - du * sin) / short[:, None, None]).abs()
        hidden = ((1 - (a**power + b**power)) * 6).clamp(0, 1)
        pixels[rows] = pixels[rows] * (1 - hidden[:, None]) + colour * hidden[:, None]
        return hidden


def background(count: int, size: int, generator: torch.Generator, device: str = "cpu") -> torch.Tensor:
    """(B, 3, S, S) in [0, 1]: noise at several scales everywhere; stripes or checks in some; a little grain."""
    uniform = _uniform(generator, device)
    pixels = 0.5 + (uniform(count, 3, 1, 1) - 0.5) * 0.6
    pixels = pixels.repeat(1, 1, size, size)
    for cells, weight in ((1, 1.0), (3, 0.6), (7, 0.4), (18, 0.25)):
        knots = (uniform(count, 3, cells + 1, cells + 1) - 0.5) * weight * uniform(count, 1, 1, 1) * 1.1
        pixels += F.interpolate(knots, size=(size, size), mode="bilinear", align_corners=True)

    patterned = (uniform(count) < 0.4).nonzero().flatten()
    n = len(patterned)
    v, u = torch.meshgrid(*[torch.linspace(-1, 1, size, device=device)] * 2, indexing="ij")
    angle = (uniform(n) * math.pi)[:, None, None]
    waves = (3 + 22 * uniform(n))[:, None, None]
    along = (waves * (u * angle.cos() + v * angle.sin())).sin()
    across = (waves * (v * angle.cos() - u * angle.sin())).sin()
    checks = (uniform(n) < 0.4)[:, None, None]
    pattern = torch.where(checks, (along * across * 6).clamp(-1, 1), along)
    pixels[patterned] += pattern[:, None] * (uniform(n, 3, 1, 1) - 0.5) * 0.6

    grainy = (uniform(count) < 0.3).nonzero().flatten()
    grain = torch.randn(len(grainy), 3, size, size, generator=generator, device=device)
    pixels[grainy] += grain * 0.04 * uniform(len(grainy), 1, 1, 1)
    return pixels.clamp(0, 1)


def _uniform(generator: torch.Generator, device: str):
    return lambda *shape: torch.rand(*shape, generator=generator, device=device)
