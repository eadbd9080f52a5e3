"""`torch.dtype`, `torch.device` and their like: small named objects, compared by identity or by value."""

import re

from . import _verbs as verbs
from ._size import Named
from ._wire import decoder, dtype_names


class dtype(metaclass=Named):
    __slots__ = ("_token", "itemsize", "is_floating_point", "is_complex", "is_signed")

    def __init__(self, token, itemsize, kind):
        self._token = token
        self.itemsize = itemsize
        self.is_floating_point = kind == "float"
        self.is_complex = False
        self.is_signed = kind in ("float", "int")

    def __repr__(self):
        return f"torch.{self._token}"

    def __reduce__(self):
        return self._token

    def to_complex(self):
        raise NotImplementedError("complex numbers are part of PyTorch but not of this page.")


dtypes = {
    token: dtype(token, itemsize, kind)
    for token, itemsize, kind in (
        ("float64", 8, "float"),
        ("float32", 4, "float"),
        ("float16", 2, "float"),
        ("bfloat16", 2, "float"),
        ("int64", 8, "int"),
        ("int32", 4, "int"),
        ("int16", 2, "int"),
        ("int8", 1, "int"),
        ("uint8", 1, "uint"),
        ("bool", 1, "bool"),
    )
}

dtype_names.update(dtypes)


@decoder("dtype")
def _dtype(record):
    return dtypes[record.name]


aliases = {
    "double": "float64",
    "float": "float32",
    "half": "float16",
    "long": "int64",
    "int": "int32",
    "short": "int16",
}


_DEVICE = re.compile(r"[a-z_]+(:([0-9]|[1-9][0-9]+))?")


class device(metaclass=Named):
    """Where a tensor is: `device('cpu')`. Any device of PyTorch can be named, only the CPU computes here."""

    __slots__ = ("type", "index")
    _kinds = (
        "cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, xla, lazy, vulkan, mps, meta, hpu, "
        "mtia, privateuseone"
    )

    def __init__(self, type, index=None):
        if isinstance(type, device):
            type, index = type.type, type.index
        elif isinstance(type, int):
            if not verbs.is_cuda_pretended():
                raise RuntimeError("Cannot access accelerator device when none is available.")
            type, index = "cuda", type
        elif not isinstance(type, str):
            raise TypeError(
                f"device(): argument 'type' (position 1) must be str, not {type.__class__.__name__}"
            )
        elif not _DEVICE.fullmatch(type):
            raise RuntimeError(f"Invalid device string: '{type}'")
        elif ":" in type:
            if index is not None:
                raise RuntimeError(
                    f"type (string) must not include an index because index was passed explicitly: {type}"
                )
            type, _, number = type.partition(":")
            index = int(number)
        if type not in self._kinds.split(", "):
            raise RuntimeError(f"Expected one of {self._kinds} device type at start of device string: {type}")
        object.__setattr__(self, "type", type)
        object.__setattr__(self, "index", index)

    @property
    def _token(self):
        return self.type if self.index is None else f"{self.type}:{self.index}"

    def __setattr__(self, name, value):
        raise AttributeError(f"attribute '{name}' of 'torch.device' objects is not writable")

    def __repr__(self):
        index = "" if self.index is None else f", index={self.index}"
        return f"device(type='{self.type}'{index})"

    def __str__(self):
        return self._token

    def __eq__(self, other):
        return isinstance(other, device) and (self.type, self.index) == (other.type, other.index)

    def __hash__(self):
        return hash((self.type, self.index))

    def __reduce__(self):
        return device, (self._token,)

    def __enter__(self):
        """`with torch.device("cpu")` is what is so anyway."""
        if self.type != "cpu":
            raise NotImplementedError(
                f"`with torch.device('{self}')` is part of PyTorch but not of this page."
            )
        return self

    def __exit__(self, *_):
        return None


class _Named:
    __slots__ = ("_token",)

    def __init__(self, name):
        self._token = f"torch.{name}"

    def __repr__(self):
        return self._token


class memory_format(_Named):
    __slots__ = ()
    __module__ = "torch"


class layout(_Named):
    __slots__ = ()
    __module__ = "torch"


contiguous_format = memory_format("contiguous_format")
preserve_format = memory_format("preserve_format")
channels_last = memory_format("channels_last")
channels_last_3d = memory_format("channels_last_3d")
strided = layout("strided")

_FLOATS = {  # bits, eps, max, smallest_normal, resolution
    "float64": (64, 2.0**-52, 1.7976931348623157e308, 2.0**-1022, 1e-15),
    "float32": (32, 2.0**-23, 3.4028234663852886e38, 2.0**-126, 1e-06),
    "float16": (16, 2.0**-10, 65504.0, 2.0**-14, 0.001),
    "bfloat16": (16, 2.0**-7, 3.3895313892515355e38, 2.0**-126, 0.01),
}


class finfo:
    __module__ = "torch"

    def __init__(self, type=None):
        type = dtypes["float32"] if type is None else type
        if not isinstance(type, dtype) or not type.is_floating_point:
            # PyTorch names itself here, not what it got.
            raise TypeError(
                "torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'"
            )
        self.bits, self.eps, self.max, self.smallest_normal, self.resolution = _FLOATS[type._token]
        self.min = -self.max
        self.tiny = self.smallest_normal
        self.dtype = type._token

    def __repr__(self):
        def short(value):
            return f"{value:.6g}"

        return (
            f"finfo(resolution={short(self.resolution)}, min={short(self.min)}, max={short(self.max)}, "
            f"eps={short(self.eps)}, smallest_normal={short(self.smallest_normal)}, tiny={short(self.tiny)}, "
            f"dtype={self.dtype})"
        )


class iinfo:
    __module__ = "torch"

    def __init__(self, type):
        if not isinstance(type, dtype) or type.is_floating_point or type._token == "bool":
            raise TypeError(
                "torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'"
            )
        self.bits = 8 * type.itemsize
        self.max = 2 ** (self.bits - type.is_signed) - 1
        self.min = -(2 ** (self.bits - 1)) if type.is_signed else 0
        self.dtype = type._token

    def __repr__(self):
        return f"iinfo(min={self.min:.6g}, max={self.max:.6g}, dtype={self.dtype})"
