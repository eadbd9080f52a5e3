"""What drawing gives back, to be changed or named in a legend."""

import math

from .colors import css


class Artist:
    """`spec` is what the page draws; `span` the data that it covers, for the axes' limits."""

    def __init__(self, spec, label="", span=None, sample=None):
        self.spec, self._label, self.span, self._sample = spec, label, span, sample
        self.axes = None

    def get_label(self):
        return self._label

    def set_label(self, s):
        self._label = str(s)

    def set_alpha(self, alpha):
        self.spec["alpha"] = float(alpha)

    def set_visible(self, b):
        if not b:
            self.remove()

    def set(self, **kwargs):
        for name, value in kwargs.items():
            getattr(self, f"set_{name}")(value)

    def remove(self):
        if self.axes is not None and self in self.axes._artists:
            self.axes._artists.remove(self)

    def __iter__(self):
        return iter([self])


class Line2D(Artist):
    __module__ = "matplotlib.lines"

    def __init__(self, xdata, ydata, *, color="C0", linewidth=None, linestyle="-", marker="", label="", alpha=None,
                 markersize=None, markerfacecolor=None, lw=None, ls=None, c=None, ms=None, **kwargs):  # fmt: skip
        super().__init__(line_spec(list(xdata), list(ydata), c or color, lw or linewidth or 1.5, ls or linestyle,
                                   marker, ms or markersize or 6.0, markerfacecolor, alpha), label)  # fmt: skip

    def set_data(self, x, y):
        self.spec["x"], self.spec["y"] = numbers(x), numbers(y)
        self.span = span_of(self.spec["x"], self.spec["y"])

    def set_ydata(self, y):
        self.set_data(self.spec["x"], y)

    def get_xdata(self):
        import numpy

        return numpy.array(self.spec["x"])

    def get_ydata(self):
        import numpy

        return numpy.array(self.spec["y"])

    def get_color(self):
        return self.spec["color"]

    def set_color(self, color):
        self.spec["color"] = self.spec["markerColor"] = css(color)

    def set_linewidth(self, w):
        self.spec["width"] = float(w)


class AxesImage(Artist):
    __module__ = "matplotlib.image"

    def set_data(self, A):
        self._show(A)

    def get_array(self):
        return self._data

    def set_cmap(self, cmap):
        from .colors import colormap_of

        self.cmap = colormap_of(cmap)
        self._show(self._data)

    def set_clim(self, vmin=None, vmax=None):
        self.norm.vmin, self.norm.vmax = vmin, vmax
        self._show(self._data)

    def get_clim(self):
        return self.norm.vmin, self.norm.vmax


class PathCollection(Artist):
    __module__ = "matplotlib.collections"


class Text(Artist):
    __module__ = "matplotlib.text"

    def get_text(self):
        return self.spec["text"]

    def set_text(self, s):
        self.spec["text"] = str(s)

    def set_fontsize(self, size):
        self.spec["size"] = float(size)

    def set_color(self, color):
        self.spec["color"] = css(color)

    def set_rotation(self, angle):
        self.spec["rotation"] = float(angle)


class BarContainer(Artist):
    __module__ = "matplotlib.container"

    def __iter__(self):
        return iter([Bar(self, i) for i in range(len(self.spec["bars"]))])

    def __len__(self):
        return len(self.spec["bars"])

    def __getitem__(self, i):
        return list(self)[i]

    @property
    def patches(self):
        return list(self)


class Bar:
    """One bar of several."""

    def __init__(self, bars, i):
        self._bars, self._i = bars, i

    def get_x(self):
        return self._bars.spec["bars"][self._i][0]

    def get_y(self):
        return self._bars.spec["bars"][self._i][1]

    def get_width(self):
        return self._bars.spec["bars"][self._i][2]

    def get_height(self):
        return self._bars.spec["bars"][self._i][3]

    def set_color(self, color):
        spec = self._bars.spec
        count = len(spec["bars"])
        spec["colors"] = [spec["colors"][j % len(spec["colors"])] for j in range(count)]
        spec["colors"][self._i] = css(color)

    set_facecolor = set_color


def numbers(values):
    """Floats for the page, None where there is none."""
    if hasattr(values, "detach"):
        values = values.detach().reshape(-1).tolist()
    elif hasattr(values, "tolist"):
        values = values.tolist()
    values = list(values) if hasattr(values, "__iter__") else [values]
    flat = [float(getattr(v, "item", lambda v=v: v)()) for v in values]
    return [v if math.isfinite(v) else None for v in flat]


def span_of(x, y):
    """Least and most of both, of what there is."""
    xs, ys = [v for v in x if v is not None], [v for v in y if v is not None]
    return (min(xs), max(xs), min(ys), max(ys)) if xs and ys else None


_DASHES = {"-": [], "solid": [], "--": [3.7, 1.6], "dashed": [3.7, 1.6], ":": [1, 1.65], "dotted": [1, 1.65],
           "-.": [6.4, 1.6, 1, 1.6], "dashdot": [6.4, 1.6, 1, 1.6]}  # fmt: skip


def line_spec(x, y, color, width, style, marker, marker_size, marker_color, alpha):
    if style in ("", " ", "None", "none", None):
        width, style = 0.0, "-"
    if isinstance(style, tuple):
        style = "--"
    if style not in _DASHES:
        raise ValueError(
            f"{style!r} is not a valid value for ls; supported values are '-', '--', '-.', ':', 'None', ' ', '', 'solid', 'dashed', 'dashdot', 'dotted'"
        )
    colour = css(color)
    return {
        "kind": "line", "x": x, "y": y, "color": colour, "width": float(width), "dash": _DASHES[style],
        "alpha": 1.0 if alpha is None else float(alpha), "marker": "" if marker in (None, "None", "none", " ") else str(marker),
        "markerSize": float(marker_size), "markerColor": css(marker_color) or colour,
    }  # fmt: skip


def parsed_format(fmt):
    """`'r--o'` taken apart: colour, style, marker."""
    import re

    rest, color, style, marker = fmt, None, None, None
    found = re.match(r"(C\d+|tab:\w+)", rest)
    if found:
        color, rest = found.group(), rest[found.end() :]
    while rest:
        two = rest[:2]
        if two in ("--", "-."):
            style, rest = two, rest[2:]
        elif rest[0] in "-:":
            style, rest = rest[0], rest[1:]
        elif rest[0] in "bgrcmykw":
            color, rest = rest[0], rest[1:]
        elif rest[0] in ".,ov^<>12348spP*hH+xXDd|_":
            marker, rest = rest[0], rest[1:]
        else:
            raise ValueError(f"{fmt!r} is not a valid format string (unrecognized character {rest[0]!r})")
    return color, style, marker
