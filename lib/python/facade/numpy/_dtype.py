"""`numpy.dtype`, and NumPy's rules for the type of a result (NEP 50)."""

import torch

_KINDS = {  # name → kind, bytes
    "float64": ("f", 8), "float32": ("f", 4), "float16": ("f", 2), "int64": ("i", 8), "int32": ("i", 4),
    "int16": ("i", 2), "int8": ("i", 1), "uint8": ("u", 1), "bool": ("b", 1),
}  # fmt: skip
_CHARS = {
    "float64": "d",
    "float32": "f",
    "float16": "e",
    "int64": "l",
    "int32": "i",
    "int16": "h",
    "int8": "b",
    "uint8": "B",
    "bool": "?",
}
_SPELLINGS = {
    "float": "float64", "double": "float64", "single": "float32", "half": "float16", "int": "int64", "long": "int64",
    "intp": "int64", "intc": "int32", "short": "int16", "byte": "int8", "ubyte": "uint8", "bool_": "bool",
    **{char: name for name, char in _CHARS.items()},
    **{f"{kind}{size}": name for name, (kind, size) in _KINDS.items()},
}  # fmt: skip
ABSENT = ("uint16", "uint32", "uint64", "complex64", "complex128", "longdouble", "datetime64", "timedelta64")
_NUMPY_HAS = {
    "uint16": "H uint16 u2 ushort".split(), "uint32": "I uint32 u4 uintc".split(), "uint64": "L uint64 u8 ulong uint".split(),
    "complex64": "F complex64 c8".split(), "complex128": "D complex128 c16 complex".split(),
}  # fmt: skip


class dtype:
    """One object a type, so that `is` and `==` say the same."""

    __module__ = "numpy"
    _known = {}

    def __new__(cls, spec=None, copy=False):
        return dtype_of(spec)

    @classmethod
    def _make(cls, name, kind, itemsize, char):
        made = object.__new__(cls)
        made.name, made.kind, made.itemsize, made.char = name, kind, itemsize, char
        order = "=" if itemsize > 1 and kind != "O" else "|"
        made.byteorder, made.isnative, made.names, made.shape, made.ndim = order, True, None, (), 0
        made.str = (
            ("|" if order == "|" else "<")
            + kind
            + (str(itemsize // 4 if kind == "U" else itemsize) if kind != "O" else "")
        )
        made.alignment = itemsize
        return made

    @property
    def torch(self):
        return getattr(torch, self.name)

    def newbyteorder(self, new_order="S"):
        return self

    def __eq__(self, other):
        if isinstance(other, dtype):
            return self.name == other.name
        try:
            return self is dtype_of(other) or self.name == dtype_of(other).name
        except (TypeError, NotImplementedError):
            return False

    def __hash__(self):
        return hash(self.name)

    def __repr__(self):
        if self.kind in "US":
            return f"dtype('{self.str}')"
        return f"dtype('{'O' if self.kind == 'O' else self.name}')"

    def __str__(self):
        return self.str if self.kind == "U" else self.name

    def __reduce__(self):
        return dtype, (self.name,)


KNOWN = {name: dtype._make(name, kind, size, _CHARS[name]) for name, (kind, size) in _KINDS.items()}
OBJECT = dtype._make("object", "O", 8, "O")
bool_, uint8, int8, int16, int32, int64, float16, float32, float64 = (
    KNOWN[name] for name in "bool uint8 int8 int16 int32 int64 float16 float32 float64".split()
)


def text_dtype(length):
    return dtype._make(f"str{32 * max(length, 1)}", "U", 4 * max(length, 1), "U")


_OF_PYTHON = {float: "float64", int: "int64", bool: "bool"}


def dtype_of(spec):
    """What `dtype=` may say: a name, a Python or NumPy type, a dtype."""
    if isinstance(spec, dtype):
        return spec
    if spec is None:
        return float64
    if isinstance(spec, type):
        own = getattr(spec, "_dtype", None)
        if own is not None:
            return own
        if spec in _OF_PYTHON:
            return KNOWN[_OF_PYTHON[spec]]
        if spec is str:
            return text_dtype(0)
        if spec is object:
            return OBJECT
        if spec is complex:
            raise absent("complex128")
        abstract = {
            "floating": float64,
            "inexact": float64,
            "integer": int64,
            "signedinteger": int64,
            "number": float64,
        }
        if spec.__module__ == "numpy" and spec.__name__ in abstract:
            return abstract[spec.__name__]
        return OBJECT
    if isinstance(spec, str):
        plain = spec.lstrip("<=|")
        name = _SPELLINGS.get(plain, plain)
        if name in KNOWN:
            return KNOWN[name]
        if name in ("object", "O"):
            return OBJECT
        if name == "str" or (name[:1] in "US" and name[1:].isdigit() or name == "U"):
            return text_dtype(int(name[1:] or 0) if name != "str" else 0)
        for there, spellings in _NUMPY_HAS.items():
            if name in spellings:
                raise absent(there)
        raise TypeError(f"data type '{spec}' not understood")
    if isinstance(getattr(spec, "dtype", None), dtype):
        return spec.dtype
    if isinstance(spec, torch.dtype):
        raise TypeError(f"Cannot interpret '{spec}' as a data type")
    raise TypeError(f"Cannot interpret '{spec!r}' as a data type")


def absent(name):
    return NotImplementedError(f"np.{name} is part of NumPy but not of this page.")


_FLOAT_FOR = {
    "bool": 2,
    "uint8": 2,
    "int8": 2,
    "int16": 4,
    "int32": 8,
    "int64": 8,
}  # the least float that holds it
_FLOATS = {2: float16, 4: float32, 8: float64}


def promote_types(a, b):
    """The smallest type that holds both."""
    a, b = dtype_of(a), dtype_of(b)
    if a.name == b.name:
        return a
    if "O" in (a.kind, b.kind):
        return OBJECT
    if "U" in (a.kind, b.kind):
        lengths = [d.itemsize // 4 if d.kind == "U" else {"b": 5, "f": 32}.get(d.kind, 21) for d in (a, b)]
        return text_dtype(max(lengths))
    if a.kind == "b" or b.kind == "b":
        return b if a.kind == "b" else a
    if a.kind == "f" and b.kind == "f":
        return a if a.itemsize >= b.itemsize else b
    if "f" in (a.kind, b.kind):
        real, whole = (a, b) if a.kind == "f" else (b, a)
        return _FLOATS[max(real.itemsize, _FLOAT_FOR[whole.name])]
    if a.kind == b.kind:
        return a if a.itemsize >= b.itemsize else b
    signed = a if a.kind == "i" else b
    return signed if signed.itemsize > 1 else int16


def joined(strong, weak):
    """The type of a result of arrays of the types `strong` with Python's own numbers of the types `weak`."""
    result = None
    for kind in strong:
        result = kind if result is None else promote_types(result, kind)
    if complex in weak:
        raise absent("complex128")
    if float in weak and (result is None or result.kind in "biu"):
        return float64
    if int in weak and (result is None or result.kind == "b"):
        return int64
    return bool_ if result is None else result


def float_of(kind):
    """The type in which functions such as `exp` compute."""
    return kind if kind.kind == "f" else _FLOATS[_FLOAT_FOR[kind.name]]


_ORDER = {"b": 0, "u": 1, "i": 2, "f": 3, "U": 5, "O": 6}


def can_cast(from_, to, casting="safe"):
    a, b = from_ if isinstance(from_, dtype) else dtype_of(from_), dtype_of(to)
    if casting == "unsafe" or a.name == b.name:
        return True
    if casting in ("no", "equiv"):
        return False
    if promote_types(a, b).name == b.name:
        return True
    return casting == "same_kind" and _ORDER[a.kind] <= _ORDER[b.kind]


class finfo:
    """Limits of a floating point type."""

    def __init__(self, kind):
        kind = dtype_of(kind if isinstance(kind, (str, type, dtype)) else getattr(kind, "dtype", float64))
        if kind.kind != "f":
            raise ValueError(f"data type {kind!r} not inexact")
        from ._scalar import scalar_of

        limits = torch.finfo(kind.torch)
        self.dtype, self.bits = kind, limits.bits
        digits = {2: (3, 10), 4: (6, 23), 8: (15, 52)}[kind.itemsize]
        self.precision, self.nmant = digits
        for name in ("eps", "max", "min", "tiny", "smallest_normal"):
            setattr(self, name, scalar_of(kind, getattr(limits, name)))
        self.resolution = scalar_of(kind, 10.0**-self.precision)

    def __repr__(self):
        return f"finfo(resolution={self.resolution}, min={self.min}, max={self.max}, dtype={self.dtype})"


class iinfo:
    """Limits of an integer type."""

    def __init__(self, kind):
        self.dtype = dtype_of(kind if isinstance(kind, (str, type, dtype)) else getattr(kind, "dtype", int64))
        if self.dtype.kind not in "iu":
            raise ValueError(f"Invalid integer data type '{self.dtype.kind}'.")
        self.bits, self.kind = 8 * self.dtype.itemsize, self.dtype.kind
        signed = self.kind == "i"
        self.max = 2 ** (self.bits - signed) - 1
        self.min = -(2 ** (self.bits - 1)) if signed else 0

    def __repr__(self):
        return f"iinfo(min={self.min}, max={self.max}, dtype={self.dtype})"
