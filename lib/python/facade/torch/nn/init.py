"""`torch.nn.init`: fills tensors in place from the library's generator; after `torch/nn/init.py`."""

import math
import warnings

from .._stand_in import refuse
from .. import _verbs as verbs
from .._tensor import missing


def uniform_(tensor, a=0.0, b=1.0, generator=None):
    return _fill("uniform_", tensor, generator, float(a), float(b))


def normal_(tensor, mean=0.0, std=1.0, generator=None):
    return _fill("normal_", tensor, generator, float(mean), float(std))


def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None):
    options = {"mean": float(mean), "std": float(std), "a": float(a), "b": float(b)}
    return _fill("trunc_normal_", tensor, generator, options)


def constant_(tensor, val):
    return _fill("constant_", tensor, None, float(val))


def ones_(tensor):
    return constant_(tensor, 1.0)


def zeros_(tensor):
    return constant_(tensor, 0.0)


def eye_(tensor):
    if tensor.ndimension() != 2:
        raise ValueError("Only tensors with 2 dimensions are supported")
    import torch

    return tensor.copy_(torch.eye(*tensor.shape))


def orthogonal_(tensor, gain=1, generator=None):
    if tensor.ndimension() < 2:
        raise ValueError("Only tensors with 2 or more dimensions are supported")
    if tensor.numel() == 0:
        return tensor
    import torch

    rows, cols = tensor.size(0), tensor.numel() // tensor.size(0)
    drawn = normal_(tensor.new_empty((rows, cols)), 0, 1, generator=generator).double()
    vectors = (drawn if rows < cols else drawn.t()).tolist()
    found = torch.tensor(_orthonormal(vectors), dtype=torch.float64)
    with torch.no_grad():
        return tensor.copy_((found if rows < cols else found.t()).reshape(tensor.shape)).mul_(gain)


def _orthonormal(vectors):
    """Gram and Schmidt's, twice for exactness: what a QR decomposition gives whose R has a positive diagonal."""
    basis = []
    for vector in vectors:
        for other in basis * 2:
            along = sum(a * b for a, b in zip(vector, other))
            vector = [a - along * b for a, b in zip(vector, other)]
        length = math.sqrt(sum(a * a for a in vector))
        basis.append([a / length for a in vector])
    return basis


def sparse_(tensor, sparsity, std=0.01, generator=None):
    if tensor.ndimension() != 2:
        raise ValueError("Only tensors with 2 dimensions are supported")
    import torch

    rows, cols = tensor.shape
    normal_(tensor, 0, std, generator=generator)
    for col in range(cols):
        tensor[torch.randperm(rows)[: math.ceil(sparsity * rows)], col] = 0
    return tensor


def dirac_(tensor, groups=1):
    dimensions = tensor.ndimension()
    if dimensions not in (3, 4, 5):
        raise ValueError("Only tensors with 3, 4, or 5 dimensions are supported")
    if tensor.size(0) % groups != 0:
        raise ValueError("dim 0 must be divisible by groups")
    out = tensor.size(0) // groups
    tensor.zero_()
    middle = [size // 2 for size in tensor.shape[2:]]
    for group in range(groups):
        for d in range(min(out, tensor.size(1))):
            tensor[(group * out + d, d, *middle)] = 1
    return tensor


def xavier_uniform_(tensor, gain=1.0, generator=None):
    _fans(tensor)
    return _fill("xavier_uniform_", tensor, generator, float(gain))


def xavier_normal_(tensor, gain=1.0, generator=None):
    _fans(tensor)
    return _fill("xavier_normal_", tensor, generator, float(gain))


def kaiming_uniform_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
    return _kaiming("kaiming_uniform_", tensor, a, mode, nonlinearity, generator)


def kaiming_normal_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
    return _kaiming("kaiming_normal_", tensor, a, mode, nonlinearity, generator)


def _kaiming(name, tensor, a, mode, nonlinearity, generator):
    mode = mode.lower()
    if mode not in ("fan_in", "fan_out"):
        raise ValueError(f"Mode {mode} not supported, please use one of ['fan_in', 'fan_out']")
    _fans(tensor)
    calculate_gain(nonlinearity, a)
    return _fill(name, tensor, generator, {"a": float(a), "mode": mode, "nonlinearity": nonlinearity})


# The tensor's method that PyTorch calls first
_METHODS = {
    "trunc_normal_": "uniform_",
    "constant_": "fill_",
    **dict.fromkeys(("xavier_uniform_", "kaiming_uniform_"), "uniform_"),
    **dict.fromkeys(("xavier_normal_", "kaiming_normal_"), "normal_"),
}


def _fill(name, tensor, generator, *args):
    getattr(tensor, _METHODS.get(name, name))  # what is no tensor says so
    if generator is not None:
        raise NotImplementedError("generator= of torch.nn.init is part of torch but not of this page.")
    verbs.init(name, tensor, *args)
    return tensor


def _fans(tensor):
    if tensor.dim() < 2:
        raise ValueError("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions")


def _calculate_fan_in_and_fan_out(tensor):
    _fans(tensor)
    field = tensor.shape[2:].numel()
    return tensor.shape[1] * field, tensor.shape[0] * field


def calculate_gain(nonlinearity, param=None):
    if nonlinearity in ("linear", "conv1d", "conv2d", "conv3d", "sigmoid") or nonlinearity.startswith(
        "conv_transpose"
    ):
        return 1
    if nonlinearity == "tanh":
        return 5.0 / 3
    if nonlinearity == "relu":
        return math.sqrt(2.0)
    if nonlinearity == "leaky_relu":
        slope = 0.01 if param is None else param
        if isinstance(slope, bool) or not isinstance(slope, (int, float)):
            raise ValueError(f"negative_slope {param} not a valid number")
        return math.sqrt(2.0 / (1 + slope**2))
    if nonlinearity == "selu":
        return 3.0 / 4
    raise ValueError(f"Unsupported nonlinearity {nonlinearity}")


def _deprecated(filler):
    """Names without the underscore are older; PyTorch keeps them, with a warning."""
    name = filler.__name__[:-1]

    def deprecated_init(*args, **kwargs):
        warnings.warn(
            f"`nn.init.{name}` is now deprecated in favor of `nn.init.{name}_`.", FutureWarning, stacklevel=2
        )
        return filler(*args, **kwargs)

    deprecated_init.__name__ = name
    return deprecated_init


uniform = _deprecated(uniform_)
normal = _deprecated(normal_)
constant = _deprecated(constant_)
eye = _deprecated(eye_)
dirac = _deprecated(dirac_)
xavier_uniform = _deprecated(xavier_uniform_)
xavier_normal = _deprecated(xavier_normal_)
kaiming_uniform = _deprecated(kaiming_uniform_)
kaiming_normal = _deprecated(kaiming_normal_)
orthogonal = _deprecated(orthogonal_)
sparse = _deprecated(sparse_)


def __getattr__(name):
    known = missing("torch.nn.init", name)
    if known is not None:
        return refuse(str(known), __name__, name)
    raise AttributeError(f"module 'torch.nn.init' has no attribute '{name}'")
