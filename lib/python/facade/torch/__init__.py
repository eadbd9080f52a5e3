"""`torch` on this page: PyTorch's names over the library in TypeScript. See the page "Python here" for what there is."""

import builtins as _builtins
import math as _math

from . import _bridge
from ._bridge import call as _call
from . import _dtype
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
    is_inference_mode_enabled,
    no_grad,
    set_grad_enabled,
)
from ._size import Size
from ._tensor import Tensor, gradients as _gradients, legacy_type as _legacy_type, missing as _missing
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

_functions = frozenset(_call("names", "functions"))


def _function(name):
    def function(*args, **kwargs):
        return _call("function", name, *args, **kwargs)

    function.__name__ = function.__qualname__ = name
    function.__module__ = "torch"
    return function


def __getattr__(name):
    if name in _functions:
        made = globals()[name] = _function(name)
        return made
    known = _missing("torch", name)
    if known is not None:
        raise known
    raise AttributeError(f"module 'torch' has no attribute '{name}'")


def __dir__():
    return sorted({*_functions, *(name for name in globals() if not name.startswith("_"))})


# what needs Python's side


def tensor(data, *, dtype=None, device=None, requires_grad=False, pin_memory=False):
    if isinstance(data, Tensor):
        made = data.detach().clone()
        made = made if dtype is None and device is None else made.to(device=device or made.device, dtype=dtype)
    else:
        made = _call("function", "tensor", data, dtype=dtype, device=device)
    if requires_grad:
        made.requires_grad_()
    return made


def as_tensor(data, dtype=None, device=None):
    if isinstance(data, Tensor):
        return data if dtype is None and device is None else data.to(device=device or data.device, dtype=dtype)
    return tensor(data, dtype=dtype, device=device)


asarray = as_tensor


def is_tensor(obj):
    return isinstance(obj, Tensor)


def numel(input):
    return input.numel()


def typename(obj):
    from .nn.modules.module import typename as name

    return name(obj)


def split(tensor, split_size_or_sections, dim=0):
    return tensor.split(split_size_or_sections, dim)


def manual_seed(seed):
    seed = int(seed)
    if not -(2**63) <= seed < 2**64:
        raise RuntimeError("Overflow when unpacking long long")
    _call("seed", "", str(seed % 2**64))
    return default_generator


def seed():
    raise NotImplementedError("torch.seed() is part of torch but not of this page. Use torch.manual_seed(n).")


def initial_seed():
    return int(_call("initial_seed", ""))


class Generator:
    """Only the default generator is here: `torch.manual_seed` seeds it."""

    __module__ = "torch._C"

    def __init__(self, device="cpu"):
        raise NotImplementedError(
            "torch.Generator() is part of torch but not of this page. torch.manual_seed(n) seeds the default one."
        )

    def manual_seed(self, seed):
        return manual_seed(seed)

    def initial_seed(self):
        return initial_seed()

    @property
    def device(self):
        return device("cpu")


default_generator = object.__new__(Generator)


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None):
    _call(
        "set_printoptions",
        "",
        {
            "precision": precision,
            "threshold": threshold,
            "edgeitems": edgeitems,
            "linewidth": linewidth,
            "profile": profile,
            "sci_mode": sci_mode,
        },
    )


def set_default_dtype(d):
    if not isinstance(d, dtype):
        raise TypeError("invalid dtype object: " + ("" if d is None else str(d)))
    _call("set_default_dtype", "", d)


def get_default_dtype():
    return _dtype.dtypes[_call("get_default_dtype", "")]


def get_default_device():
    return device("cpu")


def set_default_device(device):
    if device is not None and str(device) != "cpu":
        raise NotImplementedError("torch.set_default_device() is part of torch but not of this page.")


def promote_types(type1, type2):
    return _dtype.dtypes[_call("promote_types", "", type1, type2)]


def result_type(tensor1, tensor2):
    return _dtype.dtypes[_call("result_type", "", tensor1, tensor2)]


def can_cast(from_, to):
    return _call("can_cast", "", from_, to)


def broadcast_shapes(*shapes):
    return Size(_call("broadcast_shapes", "", *[[s] if isinstance(s, _builtins.int) else list(s) for s in shapes]))


def get_num_threads():
    return 1


def set_num_threads(n):
    return None


def use_deterministic_algorithms(mode, *, warn_only=False):
    return None


def are_deterministic_algorithms_enabled():
    return True


def set_float32_matmul_precision(precision):
    return None


def compile(model=None, **kwargs):
    raise NotImplementedError("torch.compile() is part of torch but not of this page: models run as they are.")


def save(obj, f, **kwargs):
    raise NotImplementedError("torch.save() is part of torch but not of this page: a cell has no files to keep.")


def load(f, *args, **kwargs):
    raise NotImplementedError(
        "torch.load() is part of torch but not of this page: a cell has no files to read. timm.create_model(…, "
        "checkpoint_path='vit_tiny_patch16_224.scenes.safetensors') loads this page's own model."
    )


def from_numpy(ndarray):
    raise NotImplementedError(
        "torch.from_numpy() is part of torch but not of this page: NumPy is compiled code, which a page that runs "
        "strangers' cells does not load."
    )


from . import nn  # noqa: E402
from .nn.parameter import Parameter as _Parameter  # noqa: E402, F401
from . import autograd, backends, cuda, hub, optim, utils  # noqa: E402

__all__ = [name for name in (*sorted(_functions), *globals()) if not name.startswith("_")]
