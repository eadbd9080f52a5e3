"""What stands for a value while a function is traced: each operation on it becomes a node; after `torch/fx/proxy.py`."""

import operator
import sys

from .._tensor import Tensor


class TraceError(ValueError):
    pass


class Proxy:
    def __init__(self, node, tracer=None):
        self.node = node
        self.tracer = tracer

    def __repr__(self):
        return f"Proxy({self.node.name})"

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(f"'Proxy' object has no attribute '{name}'")
        return Attribute(self, name)

    def __call__(self, *args, **kwargs):
        return self.tracer.create_proxy("call_method", "__call__", (self, *args), kwargs)

    def __iter__(self):
        calling = sys._getframe(1)
        code, at = calling.f_code, calling.f_lasti
        size = _unpacked(code, at)
        if size is not None:  # `a, b = proxy`: as many items as there are names
            return (self[i] for i in range(size))
        raise TraceError(
            "Proxy object cannot be iterated. This can be attempted when the Proxy is used in a loop or as a *args or **kwargs "
            "function argument. See the torch.fx docs on pytorch.org for a more detailed explanation of what types of control flow "
            "can be traced, and check out the Proxy docstring for help troubleshooting Proxy iteration errors"
        )

    def __bool__(self):
        raise TraceError("symbolically traced variables cannot be used as inputs to control flow")

    def __len__(self):
        raise RuntimeError(
            "'len' is not supported in symbolic tracing by default. If you want this call to be recorded, please call torch.fx.wrap('len') at module scope"
        )

    def __contains__(self, key):
        raise TraceError("symbolically traced variables cannot be used as inputs to control flow")

    def keys(self):
        return self.tracer.create_proxy("call_method", "keys", (self,), {})

    @classmethod
    def __torch_function__(cls, orig_method, types, args=(), kwargs=None):
        kwargs = kwargs or {}
        found = next(each for each in _flat((args, kwargs)) if isinstance(each, Proxy))
        owner = getattr(Tensor, orig_method.__name__, None)
        if owner is orig_method:
            return found.tracer.create_proxy("call_method", orig_method.__name__, args, kwargs)
        return found.tracer.create_proxy("call_function", orig_method, args, kwargs)


class Attribute(Proxy):
    """`proxy.name`: a node of its own where it is read, the name of a method where it is called."""

    def __init__(self, root, attr):
        self.root, self.attr, self.tracer, self._node = root, attr, root.tracer, None

    @property
    def node(self):
        if self._node is None:
            self._node = self.tracer.create_proxy("call_function", getattr, (self.root, self.attr), {}).node
        return self._node

    def __call__(self, *args, **kwargs):
        return self.tracer.create_proxy("call_method", self.attr, (self.root, *args), kwargs)


def _flat(value):
    if isinstance(value, (list, tuple)):
        for each in value:
            yield from _flat(each)
    elif isinstance(value, dict):
        yield from _flat(list(value.values()))
    else:
        yield value


def _unpacked(code, at):
    """How many names the instruction at that place takes a value apart into, None for another instruction."""
    import dis

    for instruction in dis.get_instructions(code):
        if instruction.offset == at:
            return instruction.argval if instruction.opname == "UNPACK_SEQUENCE" else None
    return None


def _magic(name, function):
    def forward(self, *args, **kwargs):
        return self.tracer.create_proxy("call_function", function, (self, *args), kwargs)

    setattr(Proxy, f"__{name}__", forward)


def _reflected(name, function):
    def backward(self, other):
        return self.tracer.create_proxy("call_function", function, (other, self), {})

    setattr(Proxy, f"__r{name}__", backward)


for _name in ("eq", "ne", "lt", "gt", "le", "ge", "pos", "neg", "invert", "abs"):
    _magic(_name, getattr(operator, _name))
for _name in ("add", "mul", "sub", "floordiv", "truediv", "mod", "lshift", "rshift", "pow", "matmul"):
    _magic(_name, getattr(operator, _name))
    _reflected(_name, getattr(operator, _name))
for _name in ("and", "or", "xor"):
    _magic(_name, getattr(operator, f"{_name}_" if _name != "xor" else "xor"))
    _reflected(_name, getattr(operator, f"{_name}_" if _name != "xor" else "xor"))
_magic("getitem", operator.getitem)
Proxy.__hash__ = object.__hash__
