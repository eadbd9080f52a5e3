"""`matplotlib.axes.Axes`: data drawn into a frame with ticks, labels, a legend."""

import math
import sys

import numpy as np
import torch

from . import rcParams
from ._artists import (
    AxesImage, BarContainer, Line2D, PathCollection, Text, line_spec, numbers, parsed_format, span_of,
)  # fmt: skip
from .colors import CYCLE, Normalize, colormap_of, css


def _size(value, name):
    named = {
        "xx-small": 5.8,
        "x-small": 6.9,
        "small": 8.3,
        "medium": 10.0,
        "large": 12.0,
        "x-large": 14.4,
        "xx-large": 17.3,
    }
    value = rcParams[name] if value is None else value
    return float(named.get(value, value))


class TickLabel:
    """The text at one tick. All of an axis are drawn alike: what is set of one is set of all."""

    def __init__(self, axis, place):
        self._axis, self._place = axis, place

    def get_text(self):
        labels = self._axis.tick_labels
        return labels[self._place] if labels else ""

    def set_rotation(self, angle):
        self._axis.rotation = {"vertical": 90, "horizontal": 0}.get(angle, angle)

    def set_fontsize(self, size):
        self._axis.tick_size = size

    set_size = set_fontsize

    def _leave(self, value):
        """How a label is anchored to its tick is the page's own."""

    set_ha = set_horizontalalignment = set_va = set_verticalalignment = set_rotation_mode = _leave

    def set(self, **kwargs):
        for name, value in kwargs.items():
            getattr(self, f"set_{name}")(value)


class _Axis:
    """One of the two axes: limits, ticks, label."""

    def __init__(self, name):
        self.name, self.limits, self.scale, self.label, self.label_size = name, None, "linear", "", None
        self.ticks, self.tick_labels, self.tick_size, self.rotation = None, None, None, 0
        self.shown, self.labelled, self.inverted, self.shared = True, True, False, None

    def spec(self, limits):
        low, high = limits
        return {
            "limits": [high, low] if self.inverted else [low, high], "scale": self.scale, "label": self.label,
            "labelSize": _size(self.label_size, "axes.labelsize"), "ticks": self.ticks, "tickLabels": self.tick_labels,
            "tickSize": _size(self.tick_size, f"{self.name}tick.labelsize"), "rotation": float(self.rotation),
            "shown": self.shown, "labelled": self.labelled,
        }  # fmt: skip

    def set_visible(self, b):
        self.shown = self.labelled = bool(b)

    def set_major_locator(self, locator):
        return None

    set_major_formatter = set_minor_locator = set_minor_formatter = set_major_locator

    def set_ticks(self, ticks, labels=None):
        self.ticks = numbers(ticks)
        if labels is not None:
            self.tick_labels = [str(label) for label in labels]

    def set_ticklabels(self, labels):
        self.tick_labels = [str(getattr(label, "get_text", lambda label=label: label)()) for label in labels]

    def tick_top(self):
        return None


class _Spine:
    def __init__(self, axes, side):
        self._axes, self._side = axes, side

    def set_visible(self, b):
        if b:
            self._axes._spines.add(self._side)
        else:
            self._axes._spines.discard(self._side)

    def set_linewidth(self, w):
        return None

    set_color = set_edgecolor = set_linewidth


class _Spines(dict):
    def __getitem__(self, key):
        if isinstance(key, (list, tuple)):
            return _Together([dict.__getitem__(self, side) for side in key])
        return _Together(list(self.values())) if isinstance(key, slice) else dict.__getitem__(self, key)

    def __getattr__(self, name):
        return self[name]


class _Together:
    def __init__(self, spines):
        self._spines = spines

    def set_visible(self, b):
        for spine in self._spines:
            spine.set_visible(b)


class Axes:
    __module__ = "matplotlib.axes"

    def __init__(self, figure, place=None, box=None, adjust=None):
        self.figure, self._place, self._box = figure, place, box
        self.cla()

    def cla(self):
        self.xaxis, self.yaxis = _Axis("x"), _Axis("y")
        self._artists, self._title, self._title_size = [], "", None
        self._framed, self._grid, self._equal, self._face = True, bool(rcParams["axes.grid"]), False, None
        self._spines = {
            s for s in ("left", "right", "top", "bottom") if rcParams.get(f"axes.spines.{s}", True)
        }
        self.spines = _Spines({side: _Spine(self, side) for side in ("left", "right", "top", "bottom")})
        self._legend, self._colorbar, self._cycle, self._margin = None, None, 0, (0.05, 0.05)

    clear = cla

    def _add(self, artist):
        artist.axes = self
        self._artists.append(artist)
        return artist

    def _next_color(self):
        self._cycle += 1
        return CYCLE[(self._cycle - 1) % len(CYCLE)]

    # lines and points

    def plot(self, *args, scalex=True, scaley=True, data=None, **kwargs):
        made, args = [], list(args)
        while args:
            first = args.pop(0)
            second = args.pop(0) if args and not isinstance(args[0], str) else None
            fmt = args.pop(0) if args and isinstance(args[0], str) else ""
            made += self._plotted(first, second, fmt, kwargs)
        return made

    def _plotted(self, first, second, fmt, kwargs):
        ys = _columns(first if second is None else second)
        xs = [list(range(len(ys[0])))] if second is None else _columns(first)
        color, style, marker = parsed_format(fmt)
        options = dict(kwargs)
        own = options.pop("color", options.pop("c", None)) or color
        style = options.pop(
            "linestyle", options.pop("ls", style or ("" if marker and not style and fmt else "-"))
        )
        marker = options.pop("marker", marker or "")
        width = options.pop("linewidth", options.pop("lw", rcParams["lines.linewidth"]))
        size = options.pop("markersize", options.pop("ms", rcParams["lines.markersize"]))
        label, alpha = options.pop("label", ""), options.pop("alpha", None)
        face = options.pop("markerfacecolor", options.pop("mfc", None))
        for name in options:
            if name not in (
                "zorder",
                "markeredgecolor",
                "mec",
                "markeredgewidth",
                "mew",
                "solid_capstyle",
                "drawstyle",
                "clip_on",
                "picker",
                "animated",
                "antialiased",
            ):
                raise AttributeError(f"Line2D.set() got an unexpected keyword argument {name!r}")
        lines = []
        for i, y in enumerate(ys):
            x, y = numbers(xs[i % len(xs)]), numbers(y)
            if len(x) != len(y):
                raise ValueError(
                    f"x and y must have same first dimension, but have shapes ({len(x)},) and ({len(y)},)"
                )
            colour = own if own is not None else self._next_color()
            line = Line2D.__new__(Line2D)
            named = label[i] if isinstance(label, (list, tuple)) and len(label) == len(ys) else label
            super(Line2D, line).__init__(
                line_spec(x, y, colour, width, style, marker, size, face, alpha), str(named), span_of(x, y)
            )
            lines.append(self._add(line))
        return lines

    def semilogy(self, *args, **kwargs):
        self.yaxis.scale = "log"
        return self.plot(*args, **kwargs)

    def semilogx(self, *args, **kwargs):
        self.xaxis.scale = "log"
        return self.plot(*args, **kwargs)

    def loglog(self, *args, **kwargs):
        self.xaxis.scale = self.yaxis.scale = "log"
        return self.plot(*args, **kwargs)

    def step(self, x, y, *args, where="pre", **kwargs):
        x, y = numbers(x), numbers(y)
        xs, ys = [x[0]], [y[0]]
        for i in range(1, len(x)):
            xs += [x[i - 1], x[i]] if where == "pre" else [x[i], x[i]]
            ys += [y[i], y[i]] if where == "pre" else [y[i - 1], y[i]]
        return self.plot(xs, ys, *args, **kwargs)

    def errorbar(
        self, x, y, yerr=None, xerr=None, fmt="", capsize=None, ecolor=None, elinewidth=None, **kwargs
    ):
        (line,) = self.plot(x, y, fmt, **kwargs) if fmt else self.plot(x, y, **kwargs)
        if yerr is not None:
            sizes = numbers(yerr)
            for i, (px, py) in enumerate(zip(line.spec["x"], line.spec["y"])):
                e = sizes[i % len(sizes)]
                self._add(
                    Line2D([px, px], [py - e, py + e], color=ecolor or line.get_color(), lw=1.5)
                ).span = (px, px, py - e, py + e)
        return line

    def scatter(self, x, y, s=None, c=None, marker=None, cmap=None, norm=None, vmin=None, vmax=None, alpha=None,
                linewidths=None, edgecolors=None, label="", color=None, facecolors=None, **kwargs):  # fmt: skip
        x, y = numbers(x), numbers(y)
        if len(x) != len(y):
            raise ValueError("x and y must be the same size")
        made = PathCollection({}, str(label), span_of(x, y))
        made.norm, made.cmap = norm or Normalize(vmin, vmax), colormap_of(cmap)
        given = c if c is not None else color if color is not None else facecolors
        colors = _scatter_colors(given, len(x), made)
        made.spec = {
            "kind": "scatter", "x": x, "y": y, "sizes": [36.0] if s is None else numbers(s),
            "colors": colors or [self._next_color()], "edge": css(edgecolors) if edgecolors not in (None, "face") else None,
            "marker": "o" if marker is None else str(marker), "alpha": 1.0 if alpha is None else float(alpha),
        }  # fmt: skip
        self.figure._mappable = made
        return self._add(made)

    # areas

    def bar(self, x, height, width=0.8, bottom=None, *, align="center", **kwargs):
        return self._bars(x, height, width, bottom, align, kwargs, upright=True)

    def barh(self, y, width, height=0.8, left=None, *, align="center", **kwargs):
        return self._bars(y, width, height, left, align, kwargs, upright=False)

    def _bars(self, places, lengths, thickness, start, align, kwargs, upright):
        axis = self.xaxis if upright else self.yaxis
        names = _names(places)
        if names is not None:
            axis.ticks, axis.tick_labels = [float(i) for i in range(len(names))], names
        places = list(map(float, range(len(names)))) if names is not None else numbers(places)
        lengths, thicknesses = numbers(lengths), numbers(thickness)
        if len(lengths) == 1:
            lengths = lengths * len(places)
        starts = [0.0] * len(places) if start is None else numbers(start)
        bars = []
        for i, place in enumerate(places):
            t, begin = thicknesses[i % len(thicknesses)], starts[i % len(starts)]
            side = place - t / 2 if align == "center" else place
            length = lengths[i] if lengths[i] is not None else 0.0
            bars.append([side, begin, t, length] if upright else [begin, side, length, t])
        label = kwargs.pop("label", "")
        given = kwargs.pop("color", kwargs.pop("facecolor", None))
        ticks = kwargs.pop("tick_label", None)
        if ticks is not None:
            axis.ticks, axis.tick_labels = places, [str(t) for t in ticks]
        colors = _color_list(given) or [self._next_color()]
        made = BarContainer(
            _bars_spec(bars, colors, kwargs),
            "" if isinstance(label, (list, tuple)) else str(label),
            _bars_span(bars),
        )
        made.sticky = "y" if upright else "x"
        self._add(made)
        if kwargs.get("yerr") is not None:
            self.errorbar(
                [b[0] + b[2] / 2 for b in bars],
                [b[1] + b[3] for b in bars],
                yerr=kwargs["yerr"],
                fmt="none" and " ",
                color="k",
            )
        return made

    def hist(self, x, bins=None, range=None, density=False, weights=None, cumulative=False, bottom=None, histtype="bar",
             align="mid", orientation="vertical", rwidth=None, log=False, color=None, label=None, stacked=False, **kwargs):  # fmt: skip
        sets = (
            _columns(x) if isinstance(x, (list, tuple)) and x and hasattr(x[0], "__len__") else [numbers(x)]
        )
        flat = [v for part in sets for v in numbers(part) if v is not None]
        edges = np.histogram_bin_edges(np.array(flat, float), 10 if bins is None else bins, range)
        results = []
        for i, part in enumerate(sets):
            counts, _ = np.histogram(
                np.array([v for v in numbers(part) if v is not None], float), edges, density=density
            )
            counts = np.cumsum(counts) if cumulative else counts
            lows, heights = edges.tolist(), counts.tolist()
            share = 1 / len(sets) * (0.8 if len(sets) > 1 else 1)
            bars = []
            for low, high, height in zip(lows, lows[1:], heights):
                width = (high - low) * share
                left = low + (i * width + (high - low) * 0.1 if len(sets) > 1 else 0)
                bars.append(
                    [left, 0.0, width, float(height)]
                    if orientation == "vertical"
                    else [0.0, left, float(height), width]
                )
            colour = color[i] if isinstance(color, (list, tuple)) and len(sets) > 1 else color
            named = label[i] if isinstance(label, (list, tuple)) else label
            made = BarContainer(
                _bars_spec(bars, [css(colour) or self._next_color()], kwargs),
                "" if named is None else str(named),
                _bars_span(bars),
            )
            made.sticky = "y" if orientation == "vertical" else "x"
            self._add(made)
            results.append((counts * 1.0 if not density else counts, made))
        if log:
            self.yaxis.scale = "log"
        if len(results) == 1:
            return results[0][0], edges, results[0][1]
        return [counts for counts, _ in results], edges, [made for _, made in results]

    def fill_between(
        self,
        x,
        y1,
        y2=0,
        where=None,
        alpha=None,
        color=None,
        label="",
        facecolor=None,
        linewidth=None,
        **kwargs,
    ):
        x, y1 = numbers(x), numbers(y1)
        y2 = numbers(y2) * (len(x) if not hasattr(y2, "__len__") else 1)
        xs, ys = x + x[::-1], y1 + y2[::-1]
        spec = {
            "kind": "area",
            "x": xs,
            "y": ys,
            "color": css(color or facecolor) or self._next_color(),
            "edge": None,
            "edgeWidth": 0.0,
            "alpha": 1.0 if alpha is None else float(alpha),
        }
        return self._add(PathCollection(spec, str(label), span_of(xs, ys)))

    def pie(self, x, labels=None, colors=None, autopct=None, startangle=0, explode=None, **kwargs):
        values = numbers(x)
        total, angle = sum(values), math.radians(startangle)
        for i, value in enumerate(values):
            end = angle + 2 * math.pi * value / total
            turns = [angle + (end - angle) * k / 40 for k in range(41)]
            xs, ys = [0.0, *map(math.cos, turns)], [0.0, *map(math.sin, turns)]
            color = css(colors[i % len(colors)]) if colors else self._next_color()
            self._add(
                PathCollection(
                    {
                        "kind": "area",
                        "x": xs,
                        "y": ys,
                        "color": color,
                        "edge": None,
                        "edgeWidth": 0.0,
                        "alpha": 1.0,
                    },
                    "",
                    (-1.2, 1.2, -1.2, 1.2),
                )
            )
            middle = (angle + end) / 2
            if labels:
                self.text(
                    1.1 * math.cos(middle),
                    1.1 * math.sin(middle),
                    labels[i],
                    ha="left" if math.cos(middle) > 0 else "right",
                    va="center",
                )
            if autopct:
                share = 100 * value / total
                self.text(
                    0.6 * math.cos(middle),
                    0.6 * math.sin(middle),
                    autopct(share) if callable(autopct) else autopct % share,
                    ha="center",
                    va="center",
                )
            angle = end
        self._equal, self._framed = True, False

    def add_patch(self, p):
        spec = p._artist()
        return self._add(PathCollection(spec, p.get_label(), span_of(spec["x"], spec["y"])))

    # pictures

    def imshow(self, X, cmap=None, norm=None, *, aspect=None, interpolation=None, alpha=None, vmin=None, vmax=None,
               origin=None, extent=None, **kwargs):  # fmt: skip
        data = np.asarray(X)
        if data.dtype.kind in "UO":
            raise TypeError(f"Image data of dtype {data.dtype} cannot be converted to float")
        if data.ndim == 3 and data.shape[-1] == 1:
            data = data[..., 0]
        if not (data.ndim == 2 or (data.ndim == 3 and data.shape[-1] in (3, 4))):
            raise TypeError(f"Invalid shape {data.shape} for image data")
        origin = origin or "upper"
        if origin not in ("upper", "lower"):
            raise ValueError(
                f"{origin!r} is not a valid value for origin; supported values are 'upper', 'lower'"
            )
        rows, columns = data.shape[:2]
        ends = (
            [-0.5, columns - 0.5, rows - 0.5, -0.5]
            if origin == "upper"
            else [-0.5, columns - 0.5, -0.5, rows - 0.5]
        )
        ends = [float(v) for v in extent] if extent is not None else ends
        smooth = interpolation not in (None, "nearest", "none", "auto", "antialiased") or (
            interpolation != "nearest" and max(rows, columns) > 400
        )
        made = AxesImage(
            {"kind": "image", "extent": ends, "origin": origin, "smooth": smooth},
            "",
            (min(ends[:2]), max(ends[:2]), min(ends[2:]), max(ends[2:])),
        )
        made.norm, made.cmap = norm or Normalize(vmin, vmax), colormap_of(cmap or rcParams["image.cmap"])

        def show(A):
            made._data = np.asarray(A)
            pixels, shares = _pixels_of(made._data, made, alpha)
            made.spec.update(
                pixels=pixels, height=made._data.shape[0], width=made._data.shape[1], alpha=shares
            )

        made._show = show
        show(data)
        made.sticky = "both"
        self._equal = aspect != "auto"
        self.yaxis.inverted = ends[2] > ends[3]
        self.xaxis.inverted = ends[0] > ends[1]
        self._image_limits = ends
        self.figure._mappable = made
        return self._add(made)

    def matshow(self, Z, **kwargs):
        return self.imshow(Z, **{"interpolation": "nearest", **kwargs})

    def pcolormesh(self, *args, cmap=None, vmin=None, vmax=None, alpha=None, shading=None, **kwargs):
        data = np.asarray(args[-1])
        rows, columns = data.shape
        return self.imshow(
            data,
            cmap,
            vmin=vmin,
            vmax=vmax,
            alpha=alpha,
            origin="lower",
            extent=(0, columns, 0, rows),
            aspect="auto",
        )

    pcolor = pcolormesh

    # lines over all, texts

    def axhline(self, y=0, xmin=0, xmax=1, **kwargs):
        return self._span("x", y, y, kwargs)

    def axvline(self, x=0, ymin=0, ymax=1, **kwargs):
        return self._span("y", x, x, kwargs)

    def axhspan(self, ymin, ymax, xmin=0, xmax=1, **kwargs):
        return self._span("x", ymin, ymax, kwargs)

    def axvspan(self, xmin, xmax, ymin=0, ymax=1, **kwargs):
        return self._span("y", xmin, xmax, kwargs)

    def hlines(self, y, xmin, xmax, colors=None, linestyles="-", label="", **kwargs):
        return [self._piece(xmin, xmax, v, v, colors, linestyles, label) for v in numbers(y)]

    def vlines(self, x, ymin, ymax, colors=None, linestyles="-", label="", **kwargs):
        return [self._piece(v, v, ymin, ymax, colors, linestyles, label) for v in numbers(x)]

    def _piece(self, x0, x1, y0, y1, color, style, label):
        line = self._add(
            Line2D([float(x0), float(x1)], [float(y0), float(y1)], color=color or "C0", ls=style, label=label)
        )
        line.span = span_of(line.spec["x"], line.spec["y"])
        return line

    def _span(self, along, start, stop, kwargs):
        base = line_spec([], [], kwargs.get("color", kwargs.get("c", kwargs.get("facecolor", "C0"))), kwargs.get("linewidth", kwargs.get("lw", 1.5)),
                         kwargs.get("linestyle", kwargs.get("ls", "-")), "", 6, None, kwargs.get("alpha"))  # fmt: skip
        spec = {name: base[name] for name in ("color", "width", "dash", "alpha")}
        spec.update(kind="span", along=along, **{"from": float(start), "to": float(stop)})
        made = PathCollection(spec, str(kwargs.get("label", "")))
        made.reach = (along, float(start), float(stop))
        return self._add(made)

    def text(self, x, y, s, fontdict=None, *, transform=None, **kwargs):
        options = {**(fontdict or {}), **kwargs}
        box = options.get("bbox")
        spec = {
            "kind": "text", "x": float(x), "y": float(y), "text": str(s), "color": css(options.get("color", options.get("c", "k"))),
            "size": _size(options.get("fontsize", options.get("size")), "font.size"),
            "horizontal": options.get("ha", options.get("horizontalalignment", "left")),
            "vertical": options.get("va", options.get("verticalalignment", "baseline")),
            "rotation": {"vertical": 90.0, "horizontal": 0.0}.get(options.get("rotation"), options.get("rotation") or 0.0),
            "bold": options.get("weight", options.get("fontweight")) in ("bold", "heavy"),
            "box": None if box is None else css(box.get("facecolor", box.get("fc", "w"))),
            "units": "axes" if transform is self.transAxes else "data",
        }  # fmt: skip
        spec["rotation"] = float(spec["rotation"])
        return self._add(Text(spec))

    transAxes = "axes"
    transData = "data"

    def annotate(self, text, xy, xytext=None, arrowprops=None, xycoords="data", textcoords=None, **kwargs):
        place = xy if xytext is None or textcoords == "offset points" else xytext
        if textcoords == "offset points":
            kwargs.setdefault("va", "bottom")
        made = self.text(place[0], place[1], text, **kwargs)
        if arrowprops is not None and xytext is not None:
            line = self._add(
                Line2D([xytext[0], xy[0]], [xytext[1], xy[1]], color=arrowprops.get("color", "k"), lw=1)
            )
            line.span = span_of(line.spec["x"], line.spec["y"])
        return made

    # names, limits, ticks

    def set_title(self, label, fontdict=None, loc=None, pad=None, **kwargs):
        options = {**(fontdict or {}), **kwargs}
        self._title, self._title_size = str(label), options.get("fontsize", options.get("size"))

    def get_title(self):
        return self._title

    def set_xlabel(self, xlabel, fontdict=None, **kwargs):
        self.xaxis.label, self.xaxis.label_size = str(xlabel), kwargs.get("fontsize", kwargs.get("size"))

    def set_ylabel(self, ylabel, fontdict=None, **kwargs):
        self.yaxis.label, self.yaxis.label_size = str(ylabel), kwargs.get("fontsize", kwargs.get("size"))

    def get_xlabel(self):
        return self.xaxis.label

    def get_ylabel(self):
        return self.yaxis.label

    def _set_limits(self, axis, low, high):
        if isinstance(low, (tuple, list)) or hasattr(low, "tolist") and getattr(low, "ndim", 0):
            low, high = low
        now = self._limits()[0 if axis is self.xaxis else 1]
        low, high = (now[0] if low is None else float(low)), (now[1] if high is None else float(high))
        axis.inverted = low > high
        axis.limits = (min(low, high), max(low, high))
        return (low, high)

    def set_xlim(self, left=None, right=None, *, xmin=None, xmax=None, **kwargs):
        return self._set_limits(
            self.xaxis, left if left is not None else xmin, right if right is not None else xmax
        )

    def set_ylim(self, bottom=None, top=None, *, ymin=None, ymax=None, **kwargs):
        return self._set_limits(
            self.yaxis, bottom if bottom is not None else ymin, top if top is not None else ymax
        )

    def get_xlim(self):
        low, high = self._limits()[0]
        return (high, low) if self.xaxis.inverted else (low, high)

    def get_ylim(self):
        low, high = self._limits()[1]
        return (high, low) if self.yaxis.inverted else (low, high)

    def invert_yaxis(self):
        self.yaxis.inverted = not self.yaxis.inverted

    def invert_xaxis(self):
        self.xaxis.inverted = not self.xaxis.inverted

    def set_xscale(self, value, **kwargs):
        self.xaxis.scale = "log" if value in ("log", "symlog") else "linear"

    def set_yscale(self, value, **kwargs):
        self.yaxis.scale = "log" if value in ("log", "symlog") else "linear"

    def _set_ticks(self, axis, ticks, labels, options):
        axis.set_ticks(ticks, labels)
        self._tick_options(axis, options)

    def _tick_options(self, axis, options):
        rotation = options.get("rotation")
        if rotation is not None:
            axis.rotation = {"vertical": 90, "horizontal": 0}.get(rotation, rotation)
        size = options.get("fontsize", options.get("size"))
        axis.tick_size = axis.tick_size if size is None else size

    def set_xticks(self, ticks, labels=None, *, minor=False, **kwargs):
        self._set_ticks(self.xaxis, ticks, labels, kwargs)

    def set_yticks(self, ticks, labels=None, *, minor=False, **kwargs):
        self._set_ticks(self.yaxis, ticks, labels, kwargs)

    def set_xticklabels(self, labels, *, minor=False, fontdict=None, **kwargs):
        self.xaxis.set_ticklabels(labels)
        self._tick_options(self.xaxis, kwargs)

    def set_yticklabels(self, labels, *, minor=False, fontdict=None, **kwargs):
        self.yaxis.set_ticklabels(labels)
        self._tick_options(self.yaxis, kwargs)

    def get_xticklabels(self, minor=False, which=None):
        return [
            TickLabel(self.xaxis, i) for i in range(len(self.xaxis.ticks or self.xaxis.tick_labels or [0]))
        ]

    def get_yticklabels(self, minor=False, which=None):
        return [
            TickLabel(self.yaxis, i) for i in range(len(self.yaxis.ticks or self.yaxis.tick_labels or [0]))
        ]

    def get_xticks(self):
        return np.array(self.xaxis.ticks or [])

    def get_yticks(self):
        return np.array(self.yaxis.ticks or [])

    def tick_params(self, axis="both", **kwargs):
        for name, own in (("x", self.xaxis), ("y", self.yaxis)):
            if axis in (name, "both"):
                self._tick_options(
                    own,
                    {
                        "rotation": kwargs.get("labelrotation", kwargs.get("rotation")),
                        "size": kwargs.get("labelsize"),
                    },
                )
                sides = ("bottom", "labelbottom") if name == "x" else ("left", "labelleft")
                own.shown = bool(kwargs.get(sides[0], own.shown))
                own.labelled = bool(kwargs.get(sides[1], own.labelled))

    def grid(self, visible=None, which="major", axis="both", **kwargs):
        self._grid = True if visible is None and (kwargs or not self._grid) else bool(visible)

    def axis(self, arg=None, **kwargs):
        if arg in ("off", False):
            self._framed = False
        elif arg in ("on", True):
            self._framed = True
        elif arg in ("equal", "image", "scaled", "square"):
            self._equal = True
        elif arg == "tight":
            self._margin = (0.0, 0.0)
        elif arg == "auto":
            self._equal = False
        elif isinstance(arg, (list, tuple)):
            self.set_xlim(arg[0], arg[1])
            self.set_ylim(arg[2], arg[3])
        elif isinstance(arg, str):
            raise ValueError(f"Unrecognized string {arg!r} to axis; try 'on' or 'off'")
        return (*self.get_xlim(), *self.get_ylim())

    def set_axis_off(self):
        self._framed = False

    def set_axis_on(self):
        self._framed = True

    def set_aspect(self, aspect, **kwargs):
        self._equal = aspect != "auto"

    def set_facecolor(self, color):
        self._face = css(color)

    def margins(self, *margins, x=None, y=None, tight=True):
        both = margins * (2 // len(margins)) if margins else (x, y)
        self._margin = tuple(m if m is not None else old for m, old in zip(both, self._margin))

    def set(self, **kwargs):
        for name, value in kwargs.items():
            getattr(self, f"set_{name}")(value)

    def legend(
        self,
        *args,
        loc="best",
        fontsize=None,
        title=None,
        frameon=True,
        handles=None,
        labels=None,
        ncol=1,
        ncols=1,
        bbox_to_anchor=None,
        **kwargs,
    ):
        if len(args) == 2:
            handles, labels = args
        elif len(args) == 1:
            labels = args[0]
        named = (
            list(handles)
            if handles is not None
            else [a for a in self._artists if a.get_label() and not a.get_label().startswith("_")]
        )
        if handles is None and labels is not None:
            named = [a for a in self._artists if a.spec.get("kind") in ("line", "scatter", "bars")]
        texts = [str(t) for t in labels] if labels is not None else [h.get_label() for h in named]
        places = {
            0: "best",
            1: "upper right",
            2: "upper left",
            3: "lower left",
            4: "lower right",
            6: "center left",
            7: "center right",
            8: "lower center",
            9: "upper center",
            10: "center",
        }
        if not texts:
            print(
                "No artists with labels found to put in legend.  Note that artists whose label start with an underscore are ignored when legend() is called with no argument.",
                file=sys.stderr,
            )
            return
        self._legend = {
            "handles": list(zip(texts, named)),
            "loc": places.get(loc, loc),
            "size": fontsize,
            "title": title or "",
            "frame": bool(frameon),
        }

    def get_legend_handles_labels(self):
        named = [a for a in self._artists if a.get_label() and not a.get_label().startswith("_")]
        return named, [a.get_label() for a in named]

    def twinx(self):
        raise NotImplementedError("Axes.twinx() is part of matplotlib but not of this page.")

    def get_figure(self):
        return self.figure

    def remove(self):
        self.figure.axes.remove(self)

    @property
    def images(self):
        return [a for a in self._artists if isinstance(a, AxesImage)]

    @property
    def lines(self):
        return [a for a in self._artists if isinstance(a, Line2D)]

    # for the page

    def _own_limits(self):
        spans = [a.span for a in self._artists if a.span is not None]
        for a in self._artists:
            reach = getattr(a, "reach", None)
            if reach is not None and spans:
                along, low, high = reach
                spans.append(
                    (spans[0][0], spans[0][1], low, high)
                    if along == "x"
                    else (low, high, spans[0][2], spans[0][3])
                )
        if not spans:
            return None
        return [
            (min(s[0] for s in spans), max(s[1] for s in spans)),
            (min(s[2] for s in spans), max(s[3] for s in spans)),
        ]

    def _limits(self):
        own = self._own_limits() or [(0.0, 1.0), (0.0, 1.0)]
        sticky = {getattr(a, "sticky", None) for a in self._artists}
        result = []
        for axis, (low, high), margin, name in zip((self.xaxis, self.yaxis), own, self._margin, "xy"):
            others = [other for other in axis.shared or [] if other is not self]
            for other in others:
                theirs = other._own_limits()
                if theirs is not None:
                    low, high = (
                        min(low, theirs[0 if name == "x" else 1][0]),
                        max(high, theirs[0 if name == "x" else 1][1]),
                    )
            if axis.limits is not None:
                result.append(axis.limits)
                continue
            if self._own_limits() is None or "both" in sticky:
                result.append((low, high) if low != high else (low - 0.5, high + 0.5))
                continue
            result.append(_with_margin(low, high, margin, axis.scale, name in sticky))
        return result

    def _spec(self):
        (x, y) = self._limits()
        legend = None
        if self._legend is not None:
            entries = [
                {"label": label, "artist": _sample(artist)} for label, artist in self._legend["handles"]
            ]
            legend = {
                "entries": entries, "location": self._legend["loc"], "title": self._legend["title"],
                "size": _size(self._legend["size"], "legend.fontsize"), "frame": self._legend["frame"],
            }  # fmt: skip
        return {
            "place": self._place, "box": self._box, "x": self.xaxis.spec(x), "y": self.yaxis.spec(y), "title": self._title,
            "titleSize": _size(self._title_size, "axes.titlesize"), "framed": self._framed, "spines": sorted(self._spines),
            "grid": self._grid, "equal": self._equal, "background": self._face,
            "artists": [a.spec for a in self._artists], "legend": legend, "colorbar": self._colorbar,
            "beside": getattr(self, "_beside", None),
        }  # fmt: skip


def _with_margin(low, high, margin, scale, sticky):
    if scale == "log":
        if high <= 0:
            return (0.1, 1.0)
        low = low if low > 0 else high / 1e3
        a, b = math.log10(low), math.log10(high)
        spread = (b - a) * margin or 0.1
        return (10 ** (a - spread), 10 ** (b + spread))
    if low == high:
        spread = abs(low) * margin or margin
        return (low - spread, high + spread)
    spread = (high - low) * margin
    bottom = low if sticky and low == 0 else low - spread
    return (bottom, high if sticky and high == 0 else high + spread)


def _columns(values):
    """One list for each line: a matrix' columns."""
    if hasattr(values, "detach"):
        values = values.detach()
    if getattr(values, "ndim", None) == 2:
        return list(np.asarray(values).T)
    if isinstance(values, (list, tuple)) and values and isinstance(values[0], (list, tuple)):
        return list(np.array(values).T)
    return [values] if hasattr(values, "__len__") and getattr(values, "ndim", 1) else [[values]]


def _names(values):
    listed = list(values) if hasattr(values, "__iter__") else [values]
    return [str(v) for v in listed] if any(isinstance(v, str) for v in listed) else None


def _color_list(given):
    if given is None:
        return None
    if isinstance(given, str) or (
        hasattr(given, "__len__")
        and len(given) in (3, 4)
        and not isinstance(given[0], (str, list, tuple))
        and not hasattr(given[0], "__len__")
    ):
        return [css(given)]
    return [css(color) for color in given]


def _scatter_colors(given, count, made):
    if given is None:
        return None
    flat = given.detach() if hasattr(given, "detach") else given
    if not isinstance(flat, str) and hasattr(flat, "__len__") and len(flat) == count:
        first = flat[0]
        if isinstance(first, (int, float)) or getattr(first, "ndim", None) == 0:
            tensor = np.asarray(flat)._t.double()
            rows = made.cmap.bytes_of(made.norm.share(tensor)).tolist()
            return ["#%02x%02x%02x" % tuple(row[:3]) for row in rows]
    return _color_list(flat)


def _bars_spec(bars, colors, kwargs):
    edge = kwargs.get("edgecolor", kwargs.get("ec"))
    return {
        "kind": "bars", "bars": bars, "colors": colors, "edge": None if edge is None else css(edge),
        "edgeWidth": float(kwargs.get("linewidth", kwargs.get("lw", 1.0)) or 0), "alpha": float(kwargs.get("alpha") or 1.0),
    }  # fmt: skip


def _bars_span(bars):
    xs = [v for left, _, width, _ in bars for v in (left, left + width)]
    ys = [v for _, low, _, height in bars for v in (low, low + height)]
    return span_of(xs, ys)


def _sample(artist):
    """What stands before a legend's text, in a box from 0 to 1."""
    spec = artist.spec if hasattr(artist, "spec") else artist._artist()
    if spec["kind"] == "line":
        return {
            **spec,
            "x": [0.0, 1.0] if spec["width"] else [0.5],
            "y": [0.5, 0.5] if spec["width"] else [0.5],
        }
    if spec["kind"] == "scatter":
        return {**spec, "x": [0.5], "y": [0.5], "sizes": spec["sizes"][:1], "colors": spec["colors"][:1]}
    color = spec["colors"][0] if spec["kind"] == "bars" else spec["color"]
    if spec["kind"] == "span" and spec["from"] == spec["to"]:
        return {
            **line_spec([0.0, 1.0], [0.5, 0.5], color, spec["width"], "-", "", 6, None, spec["alpha"]),
            "dash": spec["dash"],
        }
    return {
        "kind": "bars",
        "bars": [[0.0, 0.0, 1.0, 1.0]],
        "colors": [color],
        "edge": spec.get("edge"),
        "edgeWidth": 1.0,
        "alpha": spec["alpha"],
    }


def _pixels_of(data, made, alpha):
    """RGBA of what is shown, and how much of it shows."""
    tensor = data._t.detach()
    shares = 1.0 if alpha is None or hasattr(alpha, "__len__") else float(alpha)
    if tensor.ndim == 2:
        values = (
            tensor.double()
            if tensor.dtype.is_floating_point or tensor.dtype is torch.bool
            else tensor.double()
        )
        pixels = made.cmap.bytes_of(made.norm.share(values))
    else:
        if tensor.dtype.is_floating_point:
            low, high = float(tensor.min()), float(tensor.max())
            if low < 0 or high > 1:
                print(
                    "Clipping input data to the valid range for imshow with RGB data ([0..1] for floats or [0..255] for "
                    f"integers). Got range [{low}..{high}].",
                    file=sys.stderr,
                )
            tensor = (tensor.double().clamp(0, 1) * 255).to(torch.uint8)
        else:
            tensor = tensor.clamp(0, 255).to(torch.uint8) if tensor.dtype is not torch.uint8 else tensor
        opaque = torch.full((*tensor.shape[:2], 1), 255, dtype=torch.uint8)
        pixels = tensor if tensor.shape[-1] == 4 else torch.cat([tensor, opaque], -1)
    if hasattr(alpha, "__len__"):
        share = np.asarray(alpha)._t.double().clamp(0, 1)
        pixels = torch.cat([pixels[..., :3], (share * 255).to(torch.uint8)[..., None]], -1)
    return pixels.contiguous(), shares
