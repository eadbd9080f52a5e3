"""`matplotlib.pyplot`: draws into the current axes of the current figure. A figure shows at `show()` or at the cell's end."""

from torch._state import on_reset

from . import cm, colormaps, rc, rcdefaults, rcParams  # noqa: F401
from ._artists import Line2D  # noqa: F401
from .axes import Axes  # noqa: F401
from .cm import get_cmap  # noqa: F401
from .colors import Normalize  # noqa: F401
from .figure import Figure
from .gridspec import GridSpec
from .patches import Circle, Polygon, Rectangle  # noqa: F401

_figures = {}  # number → figure, the current one last


@on_reset
def _forget():
    _figures.clear()


def figure(
    num=None,
    figsize=None,
    dpi=None,
    *,
    facecolor=None,
    clear=False,
    layout=None,
    tight_layout=None,
    constrained_layout=None,
    **kwargs,
):
    if isinstance(num, Figure):
        num = num.number
    if num is None or num not in _figures:
        number = max([n for n in _figures if isinstance(n, int)], default=0) + 1 if num is None else num
        made = Figure(
            figsize,
            dpi,
            facecolor=facecolor,
            layout=layout,
            tight_layout=tight_layout,
            constrained_layout=constrained_layout,
            number=number,
        )
    else:
        number, made = num, _figures.pop(num)
        if clear:
            made.clf()
    _figures[number] = made
    return made


def gcf():
    return next(reversed(_figures.values())) if _figures else figure()


def gca():
    return gcf().gca()


def sca(ax):
    figure(ax.figure.number) if ax.figure.number in _figures else None
    return ax.figure.sca(ax)


def axes(arg=None, **kwargs):
    return gcf().add_subplot(1, 1, 1, **kwargs) if arg is None else gcf().add_axes(arg, **kwargs)


def subplot(*args, **kwargs):
    place = args or (1, 1, 1)
    if len(place) == 1 and isinstance(place[0], int):
        place = tuple(int(digit) for digit in str(place[0]))
    now = gcf()
    if len(place) == 3 and isinstance(place[2], int):
        row, column = divmod(place[2] - 1, place[1])
        for ax in now.axes:
            if ax._place == {"rows": place[0], "columns": place[1], "row": [row] * 2, "column": [column] * 2}:
                return now.sca(ax)
    return now.add_subplot(*place, **kwargs)


def subplots(
    nrows=1,
    ncols=1,
    *,
    sharex=False,
    sharey=False,
    squeeze=True,
    width_ratios=None,
    height_ratios=None,
    subplot_kw=None,
    gridspec_kw=None,
    **fig_kw,
):
    made = figure(**fig_kw)
    return made, made.subplots(
        nrows,
        ncols,
        sharex=sharex,
        sharey=sharey,
        squeeze=squeeze,
        subplot_kw=subplot_kw,
        gridspec_kw=gridspec_kw,
    )


def subplot2grid(shape, loc, rowspan=1, colspan=1, fig=None, **kwargs):
    grid = GridSpec(*shape)
    return gcf().add_subplot(grid[loc[0] : loc[0] + rowspan, loc[1] : loc[1] + colspan], **kwargs)


def subplot_mosaic(*args, **kwargs):
    raise NotImplementedError("plt.subplot_mosaic() is part of matplotlib but not of this page.")


def show(*args, **kwargs):
    """The open figures, each as a picture; then they are closed, as under Jupyter."""
    shown = list(_figures.values())
    _figures.clear()
    for each in shown:
        if each.axes or each._texts or each._title:
            display(each)


def close(fig=None):
    if fig in (None, "all") or isinstance(fig, str):
        _figures.clear() if fig == "all" else _figures.popitem() if _figures else None
    else:
        _figures.pop(getattr(fig, "number", fig), None)


def savefig(*args, **kwargs):
    gcf().savefig(*args, **kwargs)


def imshow(X, *args, **kwargs):
    made = gca().imshow(X, *args, **kwargs)
    return made


def colorbar(mappable=None, cax=None, ax=None, **kwargs):
    return gcf().colorbar(mappable, cax, ax, **kwargs)


def clim(vmin=None, vmax=None):
    gcf()._mappable.set_clim(vmin, vmax)


def set_cmap(cmap):
    rcParams["image.cmap"] = getattr(cmap, "name", cmap)


def imread(fname, format=None):
    """A picture as numbers: floats from 0 to 1, as matplotlib reads PNG files."""
    import numpy as np

    from PIL import Image

    return (np.asarray(Image.open(fname)) / 255.0).astype(np.float32)


def setp(obj, *args, **kwargs):
    """Properties of one artist or of several, by their setters: `setp(labels, rotation=45)`."""
    given = dict(zip(args[::2], args[1::2])) | kwargs
    for artist in obj if isinstance(obj, (list, tuple)) or hasattr(obj, "ravel") else [obj]:
        artist.set(**given)


def imsave(fname, arr, **kwargs):
    import numpy as np

    from PIL import Image

    a = np.asarray(arr)
    a = (a * 255).astype(np.uint8) if a.dtype.kind == "f" else a
    Image.fromarray(a).save(fname)


def xlim(*args, **kwargs):
    return gca().get_xlim() if not args and not kwargs else gca().set_xlim(*args, **kwargs)


def ylim(*args, **kwargs):
    return gca().get_ylim() if not args and not kwargs else gca().set_ylim(*args, **kwargs)


def _ticks(axis, ticks, labels, options):
    own = getattr(gca(), f"{axis}axis")
    if ticks is not None:
        own.set_ticks(ticks, labels)
    elif labels is not None:
        own.set_ticklabels(labels)
    gca()._tick_options(own, options)
    return own.ticks, own.tick_labels


def xticks(ticks=None, labels=None, **kwargs):
    return _ticks("x", ticks, labels, kwargs)


def yticks(ticks=None, labels=None, **kwargs):
    return _ticks("y", ticks, labels, kwargs)


def title(label, *args, **kwargs):
    return gca().set_title(label, *args, **kwargs)


def xlabel(label, *args, **kwargs):
    return gca().set_xlabel(label, *args, **kwargs)


def ylabel(label, *args, **kwargs):
    return gca().set_ylabel(label, *args, **kwargs)


def xscale(value, **kwargs):
    gca().set_xscale(value, **kwargs)


def yscale(value, **kwargs):
    gca().set_yscale(value, **kwargs)


def clf():
    gcf().clf()


def cla():
    gca().cla()


def draw():
    return None


def pause(interval):
    show()


def ion():
    return None


ioff = ion


def isinteractive():
    return False


def get_fignums():
    return sorted(_figures)


def fignum_exists(num):
    return num in _figures


class _Style:
    available = ["default", "classic", "ggplot", "dark_background", "seaborn-v0_8"]

    def use(self, style):
        return None

    def context(self, style, after_reset=False):
        import contextlib

        return contextlib.nullcontext()


style = _Style()


def _of_axes(name):
    def function(*args, **kwargs):
        return getattr(gca(), name)(*args, **kwargs)

    function.__name__ = function.__qualname__ = name
    return function


def _of_figure(name):
    def function(*args, **kwargs):
        return getattr(gcf(), name)(*args, **kwargs)

    function.__name__ = function.__qualname__ = name
    return function


for _name in (
    "plot scatter bar barh hist fill_between pie matshow pcolormesh pcolor axhline axvline axhspan axvspan hlines vlines text "
    "annotate legend grid axis margins semilogx semilogy loglog step errorbar tick_params"
).split():
    globals()[_name] = _of_axes(_name)
for _name in ("suptitle", "tight_layout", "subplots_adjust", "figtext", "delaxes", "supxlabel", "supylabel"):
    globals()[_name] = _of_figure("text" if _name == "figtext" else _name)

_MATPLOTLIB_HAS = (
    "acorr angle_spectrum arrow autoscale axline bar_label barbs boxplot broken_barh clabel cohere contour contourf csd eventplot "
    "figimage figlegend fill fill_betweenx ginput hexbin hist2d locator_params magnitude_spectrum minorticks_on phase_spectrum "
    "polar psd quiver quiverkey specgram spy stackplot stairs stem streamplot table triplot tripcolor twinx twiny violinplot xcorr "
    "thetagrids rgrids switch_backend xkcd"
).split()


def __getattr__(name):
    if name in _MATPLOTLIB_HAS:
        raise NotImplementedError(f"plt.{name} is part of matplotlib but not of this page.")
    raise AttributeError(f"module 'matplotlib.pyplot' has no attribute '{name}'")
