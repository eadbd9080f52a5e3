"""`__torch_function__`: how a reader's class takes part in PyTorch's functions; after `torch/overrides.py`.

What the library's table has is asked through here once a class of tensors was made. Left out: attributes that need no
computing (`shape`, `dtype`), which PyTorch hands over too.
"""

from ._wire import ask


class _Disabled:
    """While it is entered, tensors of every class are plain ones."""

    depth = 0

    def __enter__(self):
        _Disabled.depth += 1

    def __exit__(self, *error):
        _Disabled.depth -= 1


class DisableTorchFunctionSubclass(_Disabled):
    __module__ = "torch._C"


def disabled(func, types, args=(), kwargs=None):
    """The `__torch_function__` of classes whose results are plain tensors: parameters."""
    with DisableTorchFunctionSubclass():
        return func(*args, **(kwargs or {}))


def takers(args):
    """Arguments, one level of lists deep, whose classes have their own `__torch_function__`: subclasses first."""
    from ._tensor import Tensor

    found = []
    for arg in args:
        for each in arg if isinstance(arg, (list, tuple)) else (arg,):
            kind = type(each)
            own = None if kind is Tensor else getattr(kind, "__torch_function__", None)
            if own is None or own is disabled:
                continue
            if isinstance(each, Tensor) and _Disabled.depth:
                continue
            if all(type(other) is not kind for other in found):
                places = (i for i, other in enumerate(found) if issubclass(kind, type(other)))
                found.insert(next(places, len(found)), each)
    return found


def asked(verb, args, kwargs):
    found = takers((*args, *kwargs.values()))
    if not found:
        return ask(verb, args, kwargs)
    name, given = args[0], args[1:]
    if verb in ("getitem", "setitem"):
        name, given = f"__{verb}__", args
    name = _OPERATORS.get(name, name)
    return handed(found, _public(verb, name), given, kwargs)


def handed(found, function, args, kwargs):
    """The answer of the first class that has one."""
    kinds = tuple(type(each) for each in found)
    for kind in kinds:
        result = kind.__torch_function__(function, kinds, args, kwargs or None)
        if result is not NotImplemented:
            return result
    raise TypeError(
        f"Multiple dispatch failed for '{_full_name(function)}'; all __torch_function__ handlers returned NotImplemented:\n\n"
        + "\n".join(f"  - tensor subclass {kind}" for kind in kinds)
        + "\n\nFor more information, try re-running with TORCH_LOGS=not_implemented"
    )


# Operators that PyTorch hands over as the method that they are.
_OPERATORS = {
    "__add__": "add", "__radd__": "add", "__sub__": "sub", "__mul__": "mul", "__rmul__": "mul", "__truediv__": "div",
    "__mod__": "remainder", "__pow__": "pow", "__matmul__": "matmul", "__rmatmul__": "matmul", "__neg__": "neg",
    "__pos__": "positive", "__ne__": "ne", "__lt__": "lt", "__le__": "le", "__gt__": "gt", "__ge__": "ge",
    "__rand__": "bitwise_and", "__ror__": "bitwise_or", "__rxor__": "bitwise_xor", "__iadd__": "add_", "__isub__": "sub_",
    "__imul__": "mul_", "__itruediv__": "div_",
}  # fmt: skip


def _full_name(function):
    module = getattr(function, "__module__", None) or "torch"
    return f"{module}.{function.__name__}"


def _public(verb, name):
    """What a reader calls: `torch.add`, `Tensor.add`, `F.relu`."""
    import torch

    owner = {
        "function": torch,
        "functional": torch.nn.functional,
        "linalg": torch.linalg,
        "special": torch.special,
    }.get(verb, torch.Tensor)
    found = getattr(owner, name)
    return found.__get__ if verb == "attribute" else found


def default(cls, function, types, args, kwargs):
    """What `Tensor.__torch_function__` does: the plain answer, as tensors of the class."""
    if not all(issubclass(cls, kind) for kind in types):
        return NotImplemented
    with DisableTorchFunctionSubclass():
        return converted(function(*args, **(kwargs or {})), cls)


def converted(result, cls):
    """Tensors in a result as tensors of the class."""
    from ._tensor import Tensor

    if cls is Tensor:
        return result
    if isinstance(result, Tensor) and not isinstance(result, cls):
        return result.as_subclass(cls)
    if isinstance(result, (list, tuple)):
        parts = [converted(part, cls) for part in result]
        return type(result)(*parts) if hasattr(result, "_fields") else type(result)(parts)
    return result
