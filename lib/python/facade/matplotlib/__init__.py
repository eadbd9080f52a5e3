"""`matplotlib` 3.10: figures of `pyplot`, drawn by the page as SVG. Data is drawn as it is, letters in the page's ink."""

from torch._state import on_reset as _on_reset

from .colors import colormap_of as _colormap_of

__version__ = "3.10.9"

_DEFAULTS = {
    "figure.figsize": [6.4, 4.8], "figure.dpi": 100.0, "font.size": 10.0, "axes.titlesize": 12.0, "axes.labelsize": 10.0,
    "xtick.labelsize": 10.0, "ytick.labelsize": 10.0, "legend.fontsize": 10.0, "image.cmap": "viridis",
    "image.interpolation": "auto", "lines.linewidth": 1.5, "lines.markersize": 6.0, "axes.grid": False,
    "savefig.dpi": "figure", "axes.spines.top": True, "axes.spines.right": True, "figure.facecolor": "white",
}  # fmt: skip


class RcParams(dict):
    def find_all(self, pattern):
        return {name: value for name, value in self.items() if pattern in name}


rcParams = RcParams(_DEFAULTS)


def rcdefaults():
    rcParams.clear()
    rcParams.update(_DEFAULTS)


_on_reset(rcdefaults)


def rc(group, **kwargs):
    for name, value in kwargs.items():
        rcParams[f"{group}.{name}"] = value


def use(backend, *, force=True):
    return None


def get_backend():
    return "inline"


class _Colormaps:
    def __getitem__(self, name):
        try:
            return _colormap_of(name)
        except ValueError:
            raise KeyError(f"{name!r} is not a known colormap name") from None

    def get_cmap(self, name):
        return _colormap_of(name)


colormaps = _Colormaps()


def __getattr__(name):
    if name in ("pyplot", "cm", "patches", "gridspec", "ticker", "figure", "axes"):
        import importlib

        return importlib.import_module(f"matplotlib.{name}")
    if name in (
        "animation",
        "collections",
        "contour",
        "image",
        "lines",
        "path",
        "style",
        "text",
        "transforms",
        "widgets",
    ):
        raise NotImplementedError(
            f"matplotlib.{name} is part of matplotlib but not of this page: matplotlib.pyplot is here."
        )
    raise AttributeError(f"module 'matplotlib' has no attribute '{name}'")
