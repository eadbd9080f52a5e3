"""Colours, colour maps, and how numbers become one; after matplotlib 3.10 `colors.py`."""

import base64
import math
import re
import zlib

import numpy as np
import torch

from PIL.ImageColor import colormap as _css

from . import _colormap_tables as tables

CSS4_COLORS = _css
TABLEAU_COLORS = {
    f"tab:{name}": f"#{code}"
    for name, code in zip(
        "blue orange green red purple brown pink gray olive cyan".split(), tables.LISTS["tab10"]
    )
}
_LETTERS = {
    "b": "#0000ff", "g": "#008000", "r": "#ff0000", "c": "#00bfbf", "m": "#bf00bf", "y": "#bfbf00", "k": "currentColor",
    "w": "#ffffff",
}  # fmt: skip
CYCLE = [f"#{code}" for code in tables.LISTS["tab10"]]


def css(color, alpha=None):
    """A colour as CSS writes it; black is the page's ink, so that it shows in both themes."""
    if color is None:
        return None
    if isinstance(color, str):
        text = color.strip()
        if text.lower() == "none":
            return "none"
        if text in _LETTERS:
            return _LETTERS[text]
        if text[0] == "C" and text[1:].isdigit():
            return CYCLE[int(text[1:]) % len(CYCLE)]
        if text in TABLEAU_COLORS:
            return TABLEAU_COLORS[text]
        if text.lower() == "black":
            return "currentColor"
        if re.fullmatch("#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})", text) or text.lower() in _css:
            return _css.get(text.lower(), text)
        try:
            grey = float(text)
        except ValueError:
            raise ValueError(
                f"{color!r} is not a valid value for color: supported inputs are (r, g, b) and (r, g, b, a) 0-1 float tuples; "
                "'#rrggbb', '#rrggbbaa', '#rgb', '#rgba' strings; named color strings; string reprs of 0-1 floats for "
                "grayscale values; 'C0', 'C1', ... strings for colors of the color cycle; and pairs combining one of the above "
                "with an alpha value"
            ) from None
        return "currentColor" if grey == 0 else _hex((grey,) * 3)
    parts = [float(part) for part in (color.tolist() if hasattr(color, "tolist") else color)]
    if len(parts) == 3:
        return _hex(parts)
    if len(parts) == 4:
        bytes_ = [round(max(0.0, min(part, 1.0)) * 255) for part in parts[:3]]
        return f"rgba({bytes_[0]},{bytes_[1]},{bytes_[2]},{parts[3]:g})"
    raise ValueError("RGBA sequence should have length 3 or 4")


def _hex(parts):
    return "#" + "".join(f"{round(max(0.0, min(part, 1.0)) * 255):02x}" for part in parts)


def to_rgba(c, alpha=None):
    text = css(c)
    text = "#000000" if text == "currentColor" else text
    if text.startswith("rgba"):
        red, green, blue, opacity = text[5:-1].split(",")
        return int(red) / 255, int(green) / 255, int(blue) / 255, float(opacity) if alpha is None else alpha
    digits = text[1:] if len(text) > 4 else "".join(d * 2 for d in text[1:])
    return (*(int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)), 1.0 if alpha is None else alpha)


def to_rgb(c):
    return to_rgba(c)[:3]


def to_hex(c, keep_alpha=False):
    return _hex(to_rgb(c))


class Colormap:
    """256 colours, or a list's; called with numbers from 0 to 1, or with whole numbers, it gives RGBA."""

    def __init__(self, name, table):
        self.name, self._table = name, table  # uint8 (N, 3)
        self.N = table.shape[0]
        self._ends = [0, self.N - 1]
        self._bad = (0, 0, 0, 0)

    def codes(self, x):
        """Places in the table of a tensor of numbers."""
        if not x.dtype.is_floating_point:
            return x.long().clamp(0, self.N - 1)
        places = torch.nan_to_num(x.double() * self.N, nan=0.0, posinf=float(self.N), neginf=-1.0)
        places = torch.where(places == self.N, places - 1, places)
        return places.floor().clamp(0, self.N - 1).long()

    def bytes_of(self, x):
        """RGBA of a tensor, uint8 (…, 4); what is not a number shows nothing."""
        colours = self._table[self.codes(x)]
        missing = torch.isnan(x) if x.dtype.is_floating_point else torch.zeros(x.shape, dtype=torch.bool)
        alpha = torch.where(
            missing, torch.zeros(x.shape, dtype=torch.uint8), torch.full(x.shape, 255, dtype=torch.uint8)
        )
        return torch.cat([colours, alpha.unsqueeze(-1)], -1)

    def __call__(self, X, alpha=None, bytes=False):
        tensor = np.asarray(X)._t
        found = self.bytes_of(tensor)
        if not bytes:
            found = found.double() / 255
            if alpha is not None:
                found[..., 3] = alpha
        array = np._array.of(found)
        return tuple(array) if tensor.ndim == 0 else array

    def hexes(self):
        return ["#%02x%02x%02x" % tuple(row) for row in self._table.tolist()]

    def resampled(self, lutsize):
        return Colormap(self.name, self._table[torch.linspace(0, self.N - 1, lutsize).round().long()])

    def reversed(self, name=None):
        return Colormap(
            name or (self.name[:-2] if self.name.endswith("_r") else self.name + "_r"), self._table.flip(0)
        )

    def copy(self):
        return Colormap(self.name, self._table)

    def set_bad(self, color="k", alpha=None):
        return None

    set_over = set_under = set_bad

    def __repr__(self):
        return f"<matplotlib.colors.Colormap object {self.name}>"


class ListedColormap(Colormap):
    def __init__(self, colors, name="from_list", N=None):
        rows = [[round(part * 255) for part in to_rgb(colour)] for colour in colors]
        super().__init__(name, torch.tensor(rows, dtype=torch.uint8))
        self.colors = colors


class LinearSegmentedColormap(Colormap):
    @staticmethod
    def from_list(name, colors, N=256, gamma=1.0):
        stops = torch.tensor([to_rgb(colour) for colour in colors], dtype=torch.float64)
        places = torch.linspace(0, len(colors) - 1, N, dtype=torch.float64)
        low = places.floor().long().clamp(max=len(colors) - 2)
        share = (places - low)[:, None]
        table = stops[low] * (1 - share) + stops[low + 1] * share
        return LinearSegmentedColormap(name, (table * 255).to(torch.uint8))


class Normalize:
    """From vmin to vmax to 0 to 1."""

    def __init__(self, vmin=None, vmax=None, clip=False):
        self.vmin, self.vmax, self.clip = vmin, vmax, clip

    def limits(self, tensor):
        finite = tensor[torch.isfinite(tensor)] if tensor.dtype.is_floating_point else tensor
        low = self.vmin if self.vmin is not None else (float(finite.min()) if finite.numel() else 0.0)
        high = self.vmax if self.vmax is not None else (float(finite.max()) if finite.numel() else 1.0)
        return float(low), float(high)

    def share(self, tensor):
        low, high = self.limits(tensor)
        self.vmin, self.vmax = low, high
        if low == high:
            return torch.zeros(tensor.shape, dtype=torch.float64)
        return (tensor.double() - low) / (high - low)

    def __call__(self, value, clip=None):
        tensor = np.asarray(value)._t
        return np._array.given(self.share(tensor))


class LogNorm(Normalize):
    def share(self, tensor):
        low, high = self.limits(tensor)
        self.vmin, self.vmax = low, high
        return (torch.log10(tensor.double()) - math.log10(low)) / (math.log10(high) - math.log10(low))


_unpacked = {}


def _unpack():
    data = zlib.decompress(base64.b85decode(tables.PACKED))
    for i, name in enumerate(tables.NAMES):
        bands = torch.tensor(list(data[768 * i : 768 * (i + 1)]), dtype=torch.int64).reshape(3, 256)
        _unpacked[name] = (bands.cumsum(1) % 256).to(torch.uint8).T.contiguous()


def colormap_of(name):
    """A map by its name, `_r` turned around."""
    if isinstance(name, Colormap):
        return name
    name = name or "viridis"
    base = name[:-2] if name.endswith("_r") else name
    base = {"grey": "gray", "Grays": "Greys"}.get(base, base)
    if base in ("gray", "binary"):
        ramp = torch.arange(256, dtype=torch.uint8)
        table = (ramp if base == "gray" else ramp.flip(0))[:, None].expand(256, 3).contiguous()
    elif base in tables.LISTS:
        table = torch.tensor(
            [[int(c[i : i + 2], 16) for i in (0, 2, 4)] for c in tables.LISTS[base]], dtype=torch.uint8
        )
    elif base in tables.NAMES:
        if not _unpacked:
            _unpack()
        table = _unpacked[base]
    else:
        known = ", ".join(map(repr, sorted([*tables.NAMES, *tables.LISTS, "gray", "binary"])))
        raise ValueError(f"{name!r} is not a valid value for cmap; supported values are {known}")
    return Colormap(name, table.flip(0) if name.endswith("_r") else table)


def is_color_like(c):
    try:
        css(c)
        return True
    except (ValueError, TypeError):
        return False
