"""`PIL.ImageDraw`: points, lines and rectangles drawn on a picture. Curves and letters are not of this page."""

import torch

from .Image import _colour


class ImageDraw:
    def __init__(self, im, mode=None):
        self._image, self.im, self.mode = im, im, mode or im.mode
        self.ink = 255

    def _fill(self, x0, y0, x1, y1, colour):
        """Pixels from corner to corner, both included."""
        image = self._image
        x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, image.width - 1), min(y1, image.height - 1)
        if x0 <= x1 and y0 <= y1:
            pixel = torch.tensor(_colour(colour, image.mode), dtype=image._pixels.dtype)
            image._pixels[y0 : y1 + 1, x0 : x1 + 1] = pixel

    def _white(self, colour):
        return (
            colour
            if colour is not None
            else (255 if len(self._image.getbands()) == 1 else (255,) * len(self._image.getbands()))
        )

    def rectangle(self, xy, fill=None, outline=None, width=1):
        (x0, y0), (x1, y1) = _pairs(xy)
        x0, y0, x1, y1 = (int(side) for side in (x0, y0, x1, y1))
        if x1 < x0:
            raise ValueError("x1 must be greater than or equal to x0")
        if y1 < y0:
            raise ValueError("y1 must be greater than or equal to y0")
        if fill is not None:
            self._fill(x0, y0, x1, y1, fill)
        if outline is None and fill is not None:
            return
        outline = self._white(outline)
        if width == 0 or (fill is not None and outline == fill):
            return
        for x_from, y_from, x_to, y_to in (
            (x0, y0, x1, min(y0 + width - 1, y1)), (x0, max(y1 - width + 1, y0), x1, y1),
            (x0, y0, min(x0 + width - 1, x1), y1), (max(x1 - width + 1, x0), y0, x1, y1),
        ):  # fmt: skip
            self._fill(x_from, y_from, x_to, y_to, outline)

    def line(self, xy, fill=None, width=0, joint=None):
        points = [(int(x), int(y)) for x, y in _pairs(xy)]
        for (x0, y0), (x1, y1) in zip(points, points[1:]):
            self._segment(x0, y0, x1, y1, self._white(fill), max(width, 1))

    def _segment(self, x0, y0, x1, y1, colour, width):
        if width > 1:
            before = (width - 1) // 2
            if y0 == y1:
                return self._fill(min(x0, x1), y0 - before, max(x0, x1), y0 - before + width - 1, colour)
            if x0 == x1:
                return self._fill(
                    x0 - width // 2, min(y0, y1), x0 - width // 2 + width - 1, max(y0, y1), colour
                )
            raise NotImplementedError(
                "slanted lines of a width over 1 are part of PIL.ImageDraw but not of this page."
            )
        across, down = abs(x1 - x0), abs(y1 - y0)
        step_x, step_y = (1 if x1 >= x0 else -1), (1 if y1 >= y0 else -1)
        steep = down > across
        n, m = (down, across) if steep else (across, down)
        e = 2 * m - n
        x, y = x0, y0
        for _ in range(n + 1):
            self._fill(x, y, x, y, colour)
            if e >= 0:
                e -= 2 * n
                x, y = (x + step_x, y) if steep else (x, y + step_y)
            e += 2 * m
            x, y = (x, y + step_y) if steep else (x + step_x, y)

    def point(self, xy, fill=None):
        for x, y in _pairs(xy):
            self._fill(int(x), int(y), int(x), int(y), self._white(fill))

    def __getattr__(self, name):
        if name in ("arc", "bitmap", "chord", "circle", "ellipse", "floodfill", "multiline_text", "pieslice", "polygon",
                    "regular_polygon", "rounded_rectangle", "shape", "text", "textbbox", "textlength"):  # fmt: skip
            raise NotImplementedError(
                f"ImageDraw.{name}() is part of PIL but not of this page: lines, points and rectangles are here."
            )
        raise AttributeError(f"'ImageDraw' object has no attribute '{name}'")


def _pairs(xy):
    """Points, also where they are written as one list of numbers."""
    items = list(xy)
    return (
        [tuple(item) for item in items]
        if items and hasattr(items[0], "__len__")
        else list(zip(items[::2], items[1::2]))
    )


def Draw(im, mode=None):
    return ImageDraw(im, mode)
