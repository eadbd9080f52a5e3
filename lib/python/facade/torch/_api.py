"""Functions of `torch` that are not one operation of the library's table: creation from Python's data, seeds, options.

Not in `__init__.py`, where `torch.int`, `torch.float` and `torch.bool` stand for Python's own.
"""

import warnings

from . import _verbs as verbs
from ._as_it_is import told
from ._dtype import device, dtype
from ._generator import Generator, default_generator
from ._numpy import copied, from_numpy, shared
from ._tensor import Tensor


def tensor(*args, dtype=None, device=None, requires_grad=False, pin_memory=False, **data):
    if "data" in data:
        args = (*args, data.pop("data"))
    if data:
        raise TypeError(f"tensor() got an unexpected keyword argument '{next(iter(data))}'")
    if not args:
        raise TypeError('tensor() missing 1 required positional arguments: "data"')
    if len(args) > 1:
        raise TypeError(f"tensor() takes 1 positional argument but {len(args)} were given")
    (data,) = args
    if isinstance(data, Tensor):
        warnings.warn(
            "To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or "
            "sourceTensor.detach().clone().requires_grad_(True), rather than torch.tensor(sourceTensor).",
            UserWarning,
            stacklevel=2,
        )
        made = data.detach().clone()
        made = (
            made if dtype is None and device is None else made.to(device=device or made.device, dtype=dtype)
        )
    else:
        made = copied(data, dtype, device)
        if made is None:
            made = verbs.function("tensor", data, dtype=dtype, device=device)
    if requires_grad:
        if not made.dtype.is_floating_point:
            raise RuntimeError("Only Tensors of floating point and complex dtype can require gradients")
        made.requires_grad = True
    return made


def as_tensor(data, dtype=None, device=None):
    array = shared(data)
    if array is not None:
        data = array.detach()
    if isinstance(data, Tensor):
        return (
            data if dtype is None and device is None else data.to(device=device or data.device, dtype=dtype)
        )
    return tensor(data, dtype=dtype, device=device)


asarray = as_tensor


def is_tensor(obj):
    return isinstance(obj, Tensor)


def numel(input):
    if not isinstance(input, Tensor):
        raise TypeError(f"numel(): argument 'input' (position 1) must be Tensor, not {type(input).__name__}")
    return input.numel()


def typename(obj):
    from .nn.modules.module import typename as name

    return name(obj)


def split(tensor, split_size_or_sections, dim=0):
    return tensor.split(split_size_or_sections, dim)


def manual_seed(seed):
    return default_generator.manual_seed(int(seed))


def seed():
    raise NotImplementedError("torch.seed() is part of torch but not of this page. Use torch.manual_seed(n).")


def initial_seed():
    return default_generator.initial_seed()


def set_printoptions(
    precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None
):
    verbs.set_printoptions(
        {
            "precision": precision,
            "threshold": threshold,
            "edgeitems": edgeitems,
            "linewidth": linewidth,
            "profile": profile,
            "sci_mode": sci_mode,
        }
    )


def set_default_dtype(d):
    if not isinstance(d, dtype):
        raise TypeError("invalid dtype object: " + ("" if d is None else str(d)))
    verbs.set_default_dtype(d)


def get_default_dtype():
    return verbs.get_default_dtype()


def get_default_device():
    return device("cpu")


def set_default_device(device):
    if device is not None and str(device) != "cpu":
        raise NotImplementedError("torch.set_default_device() is part of torch but not of this page.")


def promote_types(type1, type2):
    for i, kind in enumerate((type1, type2), 1):
        if not isinstance(kind, dtype):
            name = type(kind).__name__
            raise TypeError(
                f"promote_types(): argument 'type{i}' (position {i}) must be torch.dtype, not {name}"
            )
    return verbs.promote_types(type1, type2)


def result_type(tensor1, tensor2):
    return verbs.function("result_type", tensor1, tensor2)


def can_cast(from_, to):
    for i, (name, kind) in enumerate((("from_", from_), ("to", to)), 1):
        if not isinstance(kind, dtype):
            given = type(kind).__name__
            raise TypeError(f"can_cast(): argument '{name}' (position {i}) must be torch.dtype, not {given}")
    return verbs.can_cast(from_, to)


def broadcast_shapes(*shapes):
    for shape in shapes:
        if not isinstance(shape, (int, tuple, list)):
            raise RuntimeError(
                f"Input shapes should be of type ints, a tuple of ints, or a list of ints, got {shape}"
            )
        if not isinstance(shape, int) and not all(isinstance(size, int) for size in shape):
            raise TypeError(
                f"Input shapes should be of type ints, a tuple of ints, or a list of ints, got {shape}"
            )
    return verbs.function("broadcast_shapes", *[[s] if isinstance(s, int) else list(s) for s in shapes])


def get_num_threads():
    return 1


def set_num_threads(n):
    return None


def compile(model=None, **options):
    """The module or function itself; without one, a decorator that gives it."""
    if model is None:
        return lambda model: compile(model, **options)
    if not callable(model):
        raise AssertionError(f"A callable function is expected, but {type(model)} is provided.")
    told("torch.compile")
    return model


def unravel_index(indices, shape):
    """The places along each dimension of places in row-major order, a tensor a dimension."""
    places, parts = indices, []
    for size in reversed([shape] if isinstance(shape, int) else list(shape)):
        parts.append(places % size)
        places = places // size
    return tuple(reversed(parts))


def pca_lowrank(A, q=None, center=True, niter=2):
    from ._lowrank import pca_lowrank as components

    return components(A, q, center, niter)


def svd_lowrank(A, q=6, niter=2, M=None):
    from ._lowrank import svd_lowrank as singular

    return singular(A, q, niter, M)


def vmap(func, in_dims=0, out_dims=0, randomness="error", *, chunk_size=None):
    from .func import vmap as mapped

    return mapped(func, in_dims, out_dims, randomness, chunk_size=chunk_size)


seed._not_here = True  # it is named only to say so


def ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction=0, zero_infinity=False):
    """torch.nn.functional.ctc_loss with the reduction by its number: none (PyTorch's default here), mean, sum."""
    from .nn.functional import ctc_loss as by_name

    name = ("none", "mean", "sum")[reduction]
    return by_name(log_probs, targets, input_lengths, target_lengths, blank, name, zero_infinity)


__all__ = [
    "ctc_loss",
    "tensor",
    "as_tensor",
    "asarray",
    "is_tensor",
    "numel",
    "typename",
    "split",
    "manual_seed",
    "seed",
    "initial_seed",
    "Generator",
    "default_generator",
    "set_printoptions",
    "set_default_dtype",
    "get_default_dtype",
    "get_default_device",
    "set_default_device",
    "promote_types",
    "result_type",
    "can_cast",
    "broadcast_shapes",
    "get_num_threads",
    "set_num_threads",
    "compile",
    "vmap",
    "unravel_index",
    "pca_lowrank",
    "svd_lowrank",
    "from_numpy",
]
