"""Backdrops of the sample scenes: functions from a side in pixels to an (S, S, 3) array in [0, 1].

They are soft on purpose: little grain, so that the PNG files stay small, and few edges, so that a reader can
tell by eye what belongs to the thing.
"""

from collections.abc import Callable

import numpy as np

BACKDROPS: dict[str, Callable[[int], np.ndarray]] = {}


def backdrop(draw):
    BACKDROPS[draw.__name__] = draw
    return draw


def rgb(code: str) -> np.ndarray:
    """`#rrggbb` → three floats in [0, 1]."""
    return np.array([int(code[i : i + 2], 16) for i in (1, 3, 5)]) / 255


def frame(side: int) -> tuple[np.ndarray, np.ndarray]:
    """x and y of every pixel's centre, each in [0, 1]: two arrays (S, S)."""
    at = (np.arange(side) + 0.5) / side
    return np.meshgrid(at, at)


def between(share: np.ndarray, *codes: str) -> np.ndarray:
    """Colours along a gradient through `codes`: share (S, S) in [0, 1] → (S, S, 3)."""
    stops = np.stack([rgb(code) for code in codes])
    at = np.linspace(0, 1, len(stops))
    return np.stack([np.interp(share, at, stops[:, channel]) for channel in range(3)], -1)


def over(below: np.ndarray, colour, cover: np.ndarray) -> np.ndarray:
    """Paints `colour` where `cover` (S, S) is 1."""
    cover = cover.clip(0, 1)[..., None]
    return below * (1 - cover) + colour * cover


def edge(distance: np.ndarray, side: int) -> np.ndarray:
    """1 inside (distance > 0), 0 outside, one pixel of blend between."""
    return (distance * side + 0.5).clip(0, 1)


def disc(x, y, cx, cy, radius, side, soft=0.0):
    """Coverage of a disc; `soft` blurs its rim, as a share of the frame."""
    distance = radius - np.hypot(x - cx, y - cy)
    return (distance / soft + 0.5).clip(0, 1) if soft else edge(distance, side)


def ridge(picture, x, y, side, height, waves, colour_from, colour_to):
    """A hill's silhouette: all below a sum of sines, shaded from top to bottom."""
    line = height + sum(size * np.sin(2 * np.pi * (x * pace + phase)) for size, pace, phase in waves)
    return over(
        picture, between(((y - line) / (1 - height)).clip(0, 1), colour_from, colour_to), edge(y - line, side)
    )


@backdrop
def meadow(side):
    x, y = frame(side)
    picture = between(y, "#bfe3f7", "#e9f6fb", "#fff6dc")
    for cx, cy, r in (
        (0.16, 0.2, 0.07),
        (0.24, 0.17, 0.09),
        (0.33, 0.21, 0.065),
        (0.76, 0.12, 0.05),
        (0.83, 0.1, 0.065),
        (0.9, 0.13, 0.045),
    ):
        picture = over(picture, rgb("#ffffff"), disc(x, y, cx, cy, r, side, 0.02) * 0.9)
    picture = ridge(picture, x, y, side, 0.5, ((0.03, 0.9, 0.1), (0.015, 2.1, 0.4)), "#b5dba4", "#8cc57c")
    picture = ridge(picture, x, y, side, 0.66, ((0.025, 1.2, 0.6),), "#86c56d", "#4f9c4a")
    flowers = np.random.default_rng(4)
    for _ in range(26):
        cx, cy = flowers.uniform(0.02, 0.98), flowers.uniform(0.76, 0.97)
        colour = rgb(flowers.choice(["#ffffff", "#ffe27a", "#ffd0e0"]))
        picture = over(picture, colour, disc(x, y, cx, cy, 0.006 + 0.006 * cy, side))
    return picture


@backdrop
def street(side):
    x, y = frame(side)
    picture = between((y / 0.75).clip(0, 1), "#7d6aa8", "#d78aa6", "#f9c69a", "#fde3b8")
    for left, width, top in (
        (0.0, 0.14, 0.34),
        (0.13, 0.1, 0.44),
        (0.3, 0.12, 0.4),
        (0.55, 0.09, 0.46),
        (0.72, 0.13, 0.36),
        (0.88, 0.13, 0.42),
    ):
        inside = np.minimum.reduce([x - left, left + width - x, y - top])
        picture = over(picture, rgb("#b9789c"), edge(inside, side) * 0.55)
    picture = over(
        picture, between(((y - 0.74) / 0.26).clip(0, 1), "#a79fb4", "#85809b"), edge(y - 0.74, side)
    )
    for line in (0.8, 0.88):
        picture = over(picture, rgb("#736d8a"), edge(0.002 - np.abs(y - line), side) * 0.8)
    return picture


@backdrop
def cloth(side):
    x, y = frame(side)
    picture = np.broadcast_to(rgb("#fbf6ea"), (side, side, 3))
    for axis in (x, y):
        band = np.sin(2 * np.pi * axis * 5) * 0.05
        picture = over(picture, rgb("#f0a9a0"), edge(band, side) * 0.42)
    return picture * (1.03 - 0.1 * np.hypot(x - 0.5, y - 0.5))[..., None]


@backdrop
def wood(side):
    x, y = frame(side)
    plank = y * 5 % 1
    grain = 0.15 * np.sin(2 * np.pi * (x * 1.5 + 0.3 * np.sin(y * 9)))
    picture = between(plank * 0.25 + 0.3 + grain, "#c99765", "#e0b584", "#c08a58")
    return over(picture, rgb("#9a6a40"), edge(0.012 - plank / 5, side) * 0.7)


@backdrop
def leaf(side):
    x, y = frame(side)
    along = (x - 0.05) * 0.83 + (0.95 - y) * 0.56  # up the leaf, which fills the frame
    across = (0.95 - y) * 0.83 - (x - 0.05) * 0.56
    picture = between((0.5 + across).clip(0, 1), "#5aa548", "#8ecb66", "#6bb352")
    ribs = np.abs(((along - np.abs(across) * 0.9) * 4) % 1 - 0.5)
    picture = over(picture, rgb("#d7efae"), ((ribs - 0.3) / 0.2).clip(0, 1) * 0.15)
    return over(picture, rgb("#d7efae"), (1 - np.abs(across) / 0.02).clip(0, 1) * 0.3)


@backdrop
def confetti(side):
    x, y = frame(side)
    picture = between(y, "#d9f3e6", "#a9dfc6")
    random = np.random.default_rng(7)
    for _ in range(70):
        cx, cy, angle = random.uniform(0, 1), random.uniform(0, 1), random.uniform(0, np.pi)
        u, v = (
            (x - cx) * np.cos(angle) + (y - cy) * np.sin(angle),
            (y - cy) * np.cos(angle) - (x - cx) * np.sin(angle),
        )
        colour = rgb(random.choice(["#f2917f", "#f6cf6a", "#7fb5e6", "#c79be0", "#ffffff"]))
        picture = over(picture, colour, edge(np.minimum(0.016 - np.abs(u), 0.007 - np.abs(v)), side) * 0.9)
    return picture


@backdrop
def dusk(side):
    x, y = frame(side)
    picture = between(y, "#31456f", "#7d6f9b", "#e19a7d", "#f6c98b")
    return ridge(picture, x, y, side, 0.8, ((0.02, 1.1, 0.2), (0.01, 2.7, 0.5)), "#4b4a5c", "#302f42")


@backdrop
def bokeh(side):
    x, y = frame(side)
    picture = between(0.5 * x + 0.5 * y, "#f7d6e0", "#f2b5a7", "#f3d9a4")
    random = np.random.default_rng(11)
    for _ in range(24):
        cover = disc(
            x, y, random.uniform(0, 1), random.uniform(0, 1), random.uniform(0.03, 0.11), side, 0.012
        )
        picture = over(
            picture, rgb(random.choice(["#fff6e6", "#ffd9e8", "#fff0b8"])), cover * random.uniform(0.25, 0.55)
        )
    return picture


@backdrop
def stripes(side):
    x, y = frame(side)
    wave = np.sin(2 * np.pi * (x * 5.5 + 0.35 * y + 0.05 * np.sin(2 * np.pi * y * 1.5)))
    return over(np.broadcast_to(rgb("#efece4"), (side, side, 3)), rgb("#3c3c44"), edge(wave * 0.03, side))


@backdrop
def sky(side):
    x, y = frame(side)
    picture = between(y, "#4d9de0", "#8ec5f0", "#d3ecfb")
    for cx, cy, r in (
        (0.1, 0.86, 0.1),
        (0.22, 0.9, 0.13),
        (0.36, 0.92, 0.1),
        (0.7, 0.95, 0.1),
        (0.84, 0.92, 0.12),
        (0.96, 0.95, 0.1),
        (0.62, 0.12, 0.035),
        (0.55, 0.13, 0.028),
    ):
        picture = over(picture, rgb("#ffffff"), disc(x, y, cx, cy, r, side, 0.03) * 0.92)
    return picture


@backdrop
def night(side):
    x, y = frame(side)
    picture = between(y, "#16213f", "#2a3a68", "#4d5a8c")
    random = np.random.default_rng(21)
    for _ in range(60):
        cover = disc(
            x, y, random.uniform(0, 1), random.uniform(0, 0.75), random.uniform(0.0015, 0.0045), side
        )
        picture = over(picture, rgb("#fff4cf"), cover * random.uniform(0.5, 1))
    return ridge(picture, x, y, side, 0.82, ((0.03, 0.8, 0.3), (0.01, 3.1, 0.1)), "#1d2a35", "#111a22")


@backdrop
def hills(side):
    x, y = frame(side)
    picture = between(y, "#a8d5ee", "#d9eef6", "#fdf3d8")
    picture = over(picture, rgb("#fff3c4"), disc(x, y, 0.8, 0.2, 0.09, side, 0.06) * 0.9)
    picture = ridge(picture, x, y, side, 0.46, ((0.06, 0.8, 0.15), (0.02, 2.3, 0.3)), "#a9bfd6", "#c3d3de")
    picture = ridge(picture, x, y, side, 0.6, ((0.05, 0.9, 0.6), (0.015, 2.6, 0.1)), "#9ec79c", "#83b485")
    return ridge(picture, x, y, side, 0.78, ((0.035, 0.7, 0.35),), "#78b46c", "#579a58")


@backdrop
def sea(side):
    x, y = frame(side)
    picture = between(y, "#8fd8e6", "#3fa9c9", "#1f6f9c", "#1a4f7c")
    for left, width in ((0.1, 0.1), (0.35, 0.14), (0.7, 0.12)):
        ray = 1 - np.abs(x - left - 0.25 * y) / (width * (0.4 + y))
        picture = over(picture, rgb("#e4fbff"), ray.clip(0, 1) * (1 - y).clip(0, 1) * 0.35)
    for cx, cy, r in (
        (0.12, 0.3, 0.02),
        (0.15, 0.2, 0.013),
        (0.1, 0.13, 0.009),
        (0.86, 0.7, 0.016),
        (0.89, 0.6, 0.011),
        (0.87, 0.52, 0.008),
    ):
        picture = over(
            picture, rgb("#dff7ff"), (disc(x, y, cx, cy, r, side) - disc(x, y, cx, cy, r * 0.75, side)) * 0.9
        )
    return ridge(picture, x, y, side, 0.9, ((0.015, 1.3, 0.2), (0.008, 3.3, 0.6)), "#e7d3a1", "#cdb47c")
