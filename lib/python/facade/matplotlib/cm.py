"""`matplotlib.cm`: colour maps by name."""

from .colors import Colormap, Normalize, colormap_of


class ScalarMappable:
    """A colour map with limits, for a colorbar without a picture."""

    def __init__(self, norm=None, cmap=None):
        self.norm, self.cmap = norm or Normalize(0, 1), colormap_of(cmap)

    def set_array(self, A):
        self._array = A

    def to_rgba(self, x, alpha=None, bytes=False):
        return self.cmap(self.norm(x), alpha, bytes)

    def get_clim(self):
        return self.norm.vmin, self.norm.vmax

    def set_clim(self, vmin=None, vmax=None):
        self.norm.vmin, self.norm.vmax = vmin, vmax


def get_cmap(name=None, lut=None):
    found = colormap_of(name)
    return found if lut is None else found.resampled(lut)


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(name)
    try:
        return colormap_of(name)
    except ValueError:
        raise AttributeError(f"module 'matplotlib.cm' has no attribute '{name}'") from None


__all__ = ["Colormap", "ScalarMappable", "get_cmap"]
