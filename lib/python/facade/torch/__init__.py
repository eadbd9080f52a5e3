"""`torch` on this page: PyTorch's names over the library in TypeScript. See the page "Python here" for what there is."""

import math as _math
from importlib import import_module as _import_module

from ._stand_in import refuse as _refuse
from . import _absent

_absent.install()

from . import _dtype, _verbs
from ._dtype import (
    channels_last,
    channels_last_3d,
    contiguous_format,
    device,
    dtype,
    finfo,
    iinfo,
    layout,
    memory_format,
    preserve_format,
    strided,
)
from ._grad_mode import (
    enable_grad,
    inference_mode,
    is_grad_enabled,
    is_inference,
    is_inference_mode_enabled,
    no_grad,
    set_grad_enabled,
)
from ._overrides import DisableTorchFunctionSubclass
from ._size import Size
from ._tensor import Tensor, legacy_type as _legacy_type, missing as _missing
from . import return_types

__version__ = "2.13.0+cpu"
e, inf, nan, pi, newaxis = _math.e, _math.inf, _math.nan, _math.pi, None

for _name, _kind in _dtype.dtypes.items():
    globals()[_name] = _kind
for _name, _kind in _dtype.aliases.items():
    globals()[_name] = _dtype.dtypes[_kind]
for _name, _kind in (
    ("FloatTensor", "float32"),
    ("DoubleTensor", "float64"),
    ("HalfTensor", "float16"),
    ("BFloat16Tensor", "bfloat16"),
    ("LongTensor", "int64"),
    ("IntTensor", "int32"),
    ("ShortTensor", "int16"),
    ("CharTensor", "int8"),
    ("ByteTensor", "uint8"),
    ("BoolTensor", "bool"),
):
    globals()[_name] = _legacy_type(_name, _kind)

_functions = frozenset(_verbs.names("functions"))


def _function(name):
    def function(*args, **kwargs):
        return _verbs.function(name, *args, **kwargs)

    function.__name__ = function.__qualname__ = name
    function.__module__ = "torch"
    return function


def __getattr__(name):
    if name in _SUBMODULES:
        raise AttributeError(f"module 'torch' has no attribute '{name}'")  # while it is being imported
    if name in _absent.SUBMODULES["torch"].split():  # `import torch` alone lets one write `torch.distributed`
        return _import_module(f"torch.{name}")
    if name in _functions:
        made = globals()[name] = _function(name)
        return made
    known = _missing("torch", name)
    if known is not None:
        return _refuse(str(known), __name__, name)
    raise AttributeError(f"module 'torch' has no attribute '{name}'")


_SUBMODULES = (
    "accelerator", "amp", "nn", "autograd", "backends", "cuda", "hub", "linalg", "optim", "random", "serialization", "special", "testing",
    "utils", "version",
)  # fmt: skip


def __dir__():
    return sorted({*_functions, *(name for name in globals() if not name.startswith("_"))})


from ._api import *  # noqa: F403
from ._settings import *  # noqa: F403
from . import nn
from .nn.parameter import Parameter as _Parameter
from . import (
    accelerator,
    amp,
    autograd,
    backends,
    cuda,
    hub,
    linalg,
    optim,
    random,
    serialization,
    special,
    testing,
    utils,
    version,
)

from .amp import autocast
from ._storage import STORAGES as _STORAGES
from .serialization import load, save

for _storage in _STORAGES.values():
    globals()[_storage.__name__] = _storage

__all__ = [name for name in (*sorted(_functions), *globals()) if not name.startswith("_")]
