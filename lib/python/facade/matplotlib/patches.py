"""`matplotlib.patches`: shapes to add to axes."""

import math

from .colors import css


class Patch:
    """Also a legend's entry of a colour: `Patch(color='r', label='…')`."""

    def __init__(self, edgecolor=None, facecolor=None, color=None, linewidth=None, fill=True, alpha=None, label="", lw=None,
                 ec=None, fc=None, linestyle=None, zorder=None, **kwargs):  # fmt: skip
        face, edge = facecolor or fc or color or "C0", edgecolor or ec or (color if not fill else None)
        self._face = css(face) if fill else "none"
        self._edge, self._width = css(edge), lw or linewidth or 1.0
        self._alpha, self._label = 1.0 if alpha is None else alpha, label

    def get_label(self):
        return self._label

    def _outline(self):
        return []

    def _artist(self):
        points = self._outline()
        return {
            "kind": "area", "x": [float(x) for x, _ in points], "y": [float(y) for _, y in points], "color": self._face,
            "edge": self._edge, "edgeWidth": float(self._width), "alpha": float(self._alpha),
        }  # fmt: skip


class Rectangle(Patch):
    def __init__(self, xy, width, height, *, angle=0.0, **kwargs):
        super().__init__(**kwargs)
        self._place = (*xy, width, height)

    def _outline(self):
        x, y, width, height = self._place
        return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


class Circle(Patch):
    def __init__(self, xy, radius=5, **kwargs):
        super().__init__(**kwargs)
        self._place = (*xy, radius)

    def _outline(self):
        x, y, radius = self._place
        turns = [2 * math.pi * i / 60 for i in range(60)]
        return [(x + radius * math.cos(t), y + radius * math.sin(t)) for t in turns]


class Polygon(Patch):
    def __init__(self, xy, *, closed=True, **kwargs):
        super().__init__(**kwargs)
        self._points = [tuple(point) for point in (xy.tolist() if hasattr(xy, "tolist") else xy)]

    def _outline(self):
        return self._points
