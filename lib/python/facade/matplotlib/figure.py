"""`matplotlib.figure.Figure`: axes on a page, shown as a picture under the cell."""

import numpy as np
from torch import _verbs as verbs

from . import rcParams
from .axes import Axes
from .colors import colormap_of, css
from .gridspec import GridSpec, SubplotSpec


class Figure:
    __module__ = "matplotlib.figure"

    def __init__(
        self,
        figsize=None,
        dpi=None,
        *,
        facecolor=None,
        layout=None,
        tight_layout=None,
        constrained_layout=None,
        number=None,
        **kwargs,
    ):
        self._size = [float(v) for v in (figsize or rcParams["figure.figsize"])]
        self.dpi, self.number = float(dpi or rcParams["figure.dpi"]), number
        self.axes, self._current, self._mappable = [], None, None
        self._title, self._texts, self._adjust = "", [], {}
        self._tight = bool(
            tight_layout or constrained_layout or layout in ("tight", "constrained", "compressed")
        )
        self._face = css(facecolor) if facecolor is not None else None
        self.canvas = _Canvas()

    # axes

    def _new_axes(self, place=None, box=None):
        made = Axes(self, place, box)
        self.axes.append(made)
        self._current = made
        return made

    def add_subplot(self, *args, projection=None, polar=False, sharex=None, sharey=None, **kwargs):
        if projection not in (None, "rectilinear") or polar:
            raise NotImplementedError(
                f"axes with projection={projection or 'polar'!r} are part of matplotlib but not of this page."
            )
        if len(args) == 1 and isinstance(args[0], SubplotSpec):
            spec = args[0]
            place = (spec.rows, spec.columns, spec.row, spec.column)
        else:
            if len(args) == 1 and isinstance(args[0], int):
                args = tuple(int(digit) for digit in str(args[0]))
            rows, columns, index = args or (1, 1, 1)
            first, last = index if isinstance(index, tuple) else (index, index)
            if not 1 <= first <= rows * columns:
                raise ValueError(f"num must be an integer with 1 <= num <= {rows * columns}, not {index!r}")
            (r0, c0), (r1, c1) = divmod(int(first) - 1, columns), divmod(int(last) - 1, columns)
            place = (rows, columns, [r0, r1], [c0, c1])
        made = self._new_axes({"rows": place[0], "columns": place[1], "row": place[2], "column": place[3]})
        made.set(**kwargs)
        return made

    def add_axes(self, rect, **kwargs):
        return self._new_axes(None, [float(v) for v in rect])

    def add_gridspec(self, nrows=1, ncols=1, **kwargs):
        grid = GridSpec(nrows, ncols, self, **kwargs)
        self._adjust.update(grid.adjust)
        return grid

    def subplots(
        self,
        nrows=1,
        ncols=1,
        *,
        sharex=False,
        sharey=False,
        squeeze=True,
        subplot_kw=None,
        gridspec_kw=None,
        width_ratios=None,
        height_ratios=None,
    ):
        self._adjust.update(
            {
                k: v
                for k, v in (gridspec_kw or {}).items()
                if k in ("left", "right", "top", "bottom", "wspace", "hspace")
            }
        )
        made = [self.add_subplot(nrows, ncols, i + 1, **(subplot_kw or {})) for i in range(nrows * ncols)]
        for name, share in (("x", sharex), ("y", sharey)):
            if share in (True, "all", "row", "col"):
                for i, ax in enumerate(made):
                    row, column = divmod(i, ncols)
                    axis = getattr(ax, f"{name}axis")
                    axis.shared = [
                        a
                        for j, a in enumerate(made)
                        if share in (True, "all")
                        or (share == "row") == (j // ncols == row)
                        and (share == "col") == (j % ncols == column)
                    ]
                    inner = row < nrows - 1 if name == "x" else column > 0
                    axis.labelled = not inner
        self._current = made[-1]
        grid = np._array.of_entries(made).reshape(nrows, ncols)
        if not squeeze:
            return grid
        return made[0] if len(made) == 1 else grid.squeeze()

    def gca(self):
        return self._current if self._current is not None else self.add_subplot(1, 1, 1)

    def sca(self, a):
        self._current = a
        return a

    def delaxes(self, ax):
        self.axes.remove(ax)
        self._current = self.axes[-1] if self.axes else None

    def get_axes(self):
        return list(self.axes)

    def clf(self, keep_observers=False):
        self.axes, self._current, self._title, self._texts = [], None, "", []

    clear = clf

    def colorbar(
        self,
        mappable=None,
        cax=None,
        ax=None,
        *,
        label="",
        orientation="vertical",
        fraction=0.15,
        shrink=1.0,
        pad=0.05,
        ticks=None,
        **kwargs,
    ):
        """Taken from the right of the axes (or from below), as there."""
        mappable = mappable or self._mappable
        if mappable is None:
            raise RuntimeError(
                "No mappable was found to use for colorbar creation. First define a mappable such as an image (with imshow) or a contour set (with contourf)."
            )
        hosts = (
            ax
            if isinstance(ax, (list, tuple))
            else list(ax.flat)
            if hasattr(ax, "flat")
            else [ax or getattr(mappable, "axes", None) or self.gca()]
        )
        bar = cax if cax is not None else self._new_axes()
        limits = [
            float(v)
            for v in (
                mappable.norm.vmin if mappable.norm.vmin is not None else 0,
                mappable.norm.vmax if mappable.norm.vmax is not None else 1,
            )
        ]
        colours = colormap_of(mappable.cmap)
        bar._colorbar = {
            "limits": limits if limits[0] != limits[1] else [limits[0] - 0.5, limits[1] + 0.5], "colors": colours.hexes(), "label": str(label),
            "ticks": None if ticks is None else [float(t) for t in ticks], "horizontal": orientation == "horizontal",
        }  # fmt: skip
        bar._host = (hosts, orientation, float(fraction), float(shrink), float(pad)) if cax is None else None
        if cax is None:
            self._current = hosts[0]
        return Colorbar(bar)

    # words and room

    def suptitle(self, t, **kwargs):
        self._title = str(t)

    def supxlabel(self, t, **kwargs):
        self.text(0.5, 0.01, t, ha="center", va="bottom")

    def supylabel(self, t, **kwargs):
        self.text(0.02, 0.5, t, ha="left", va="center", rotation=90)

    def text(self, x, y, s, **kwargs):
        made = Axes(self).text(x, y, s, **kwargs)
        self._texts.append(made.spec)
        return made

    def tight_layout(self, *, pad=1.08, h_pad=None, w_pad=None, rect=None):
        self._tight = True

    def set_tight_layout(self, tight):
        self._tight = bool(tight)

    def subplots_adjust(self, left=None, bottom=None, right=None, top=None, wspace=None, hspace=None):
        given = {
            "left": left,
            "bottom": bottom,
            "right": right,
            "top": top,
            "wspace": wspace,
            "hspace": hspace,
        }
        self._adjust.update({name: float(value) for name, value in given.items() if value is not None})
        self._tight = False

    def set_size_inches(self, w, h=None, forward=True):
        self._size = [float(v) for v in ((w, h) if h is not None else w)]

    def get_size_inches(self):
        return np.array(self._size)

    def set_figwidth(self, val):
        self._size[0] = float(val)

    def set_figheight(self, val):
        self._size[1] = float(val)

    def set_dpi(self, val):
        self.dpi = float(val)

    def set_facecolor(self, color):
        self._face = css(color)

    def legend(self, *args, **kwargs):
        for ax in self.axes:
            ax.legend(*args, **kwargs)

    def autofmt_xdate(self, **kwargs):
        for ax in self.axes:
            ax.xaxis.rotation = 30

    def align_labels(self, axs=None):
        return None

    def savefig(self, fname, *, format=None, **kwargs):
        """SVG, to a name in the cell's own memory or to an open file."""
        name = fname if isinstance(fname, str) else fname.__fspath__() if hasattr(fname, "__fspath__") else ""
        kind = (format or name.rpartition(".")[2] or "png").lower()
        if kind != "svg" and hasattr(fname, "write"):
            raise NotImplementedError(
                f"savefig() as {kind.upper()} into an open file is part of matplotlib but not of this page; format='svg' is here."
            )
        data = self._svg().encode()
        if name:
            target = name if kind == "svg" else name.rpartition(".")[0] + ".svg"
            if kind != "svg":
                import sys

                print(f"Figures are saved as SVG here: {target} instead of {name}.", file=sys.stderr)
            with open(target, "wb") as opened:
                opened.write(data)
        else:
            fname.write(data)

    def show(self, warn=True):
        display(self)

    # for the page

    def _svg(self):
        return verbs.figure_svg(self._spec(), self._alt())

    def _spec(self):
        self._make_room()
        return {
            "size": self._size, "title": self._title, "tight": self._tight, "background": self._face, "adjust": self._adjust,
            "axes": [a._spec() for a in self.axes], "texts": self._texts,
        }  # fmt: skip

    def _make_room(self):
        """Colorbars stand beside the axes that gave them room."""
        for bar in self.axes:
            if getattr(bar, "_host", None):
                hosts, orientation, fraction, shrink, pad = bar._host
                bar._place, bar._box = None, None
                bar._beside = {
                    "hosts": [self.axes.index(host) for host in hosts],
                    "horizontal": orientation == "horizontal",
                    "fraction": fraction,
                    "shrink": shrink,
                    "pad": pad,
                }

    def _alt(self):
        """What the figure shows, in words."""
        parts = [f"Figure {self._title!r}:" if self._title else "Figure:"]
        for ax in self.axes:
            if ax._colorbar is None:
                parts.append(_described(ax))
        return " ".join(parts)

    def _display_(self):
        return {
            "kind": "figure",
            "svg": self._svg(),
            "alt": self._alt(),
            "width": self._size[0] * 100,
            "height": self._size[1] * 100,
        }

    def __str__(self):
        return "Figure({:g}x{:g})".format(*(v * self.dpi for v in self._size))

    def __repr__(self):
        width, height = (v * self.dpi for v in self._size)
        return f"<Figure size {width:g}x{height:g} with {len(self.axes)} Axes>"


class Colorbar:
    def __init__(self, ax):
        self.ax = ax

    def set_label(self, label, **kwargs):
        self.ax._colorbar["label"] = str(label)

    def set_ticks(self, ticks, labels=None, **kwargs):
        self.ax._colorbar["ticks"] = [float(t) for t in ticks]

    def remove(self):
        self.ax.remove()


class _Canvas:
    def draw(self):
        return None

    draw_idle = flush_events = draw

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(f"'FigureCanvas' object has no attribute '{name}'")
        raise NotImplementedError(
            f"fig.canvas.{name} is part of matplotlib but not of this page: a figure is SVG here, and has no pixels. "
            "plt.show() shows it, fig.savefig('name.svg') keeps it."
        )


_WORDS = {
    "line": "line",
    "scatter": "group of points",
    "bars": "group of bars",
    "image": "picture",
    "area": "area",
    "span": "line",
    "text": "text",
}


def _described(ax):
    counts = {}
    for artist in ax._artists:
        word = _WORDS[artist.spec["kind"]]
        counts[word] = counts.get(word, 0) + 1
    shown = (
        ", ".join(f"{count} {_plural(word, count)}" for word, count in counts.items() if word != "text")
        or "empty axes"
    )
    names = [a.get_label() for a in ax._artists if a.get_label() and not a.get_label().startswith("_")]
    text = (f"{ax._title}: " if ax._title else "") + shown + (f" ({', '.join(names)})" if names else "")
    axes = [f"{name} {axis.label}" for name, axis in (("x", ax.xaxis), ("y", ax.yaxis)) if axis.label]
    return text.replace("\n", " ") + (f"; {', '.join(axes)}" if axes else "") + "."


def _plural(word, count):
    return word if count == 1 else word.replace("group of", "groups of") if "group" in word else f"{word}s"
