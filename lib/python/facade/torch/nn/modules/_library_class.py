"""How Python's classes stand for the library's kinds of modules, and how what a reader replaces on them is honoured.

A class is marked with `kind_of`; a module that the library made is wrapped in the class of its kind. A method that a
reader sets on such a class (`Attention.forward = …`) is put on the library's class too, so that every module answers
with it, also those that the library calls itself; `reset` takes all of that back.
"""

import types
import weakref

from ... import _verbs as verbs
from ..._state import on_reset
from ..._tensor import Tensor
from ..._wire import Keywords, callback, decoder

_classes = {}  # the library's kind of module -> its class here
_living = weakref.WeakValueDictionary()  # the library's id of a module -> its Python object
overridden = set()  # names of methods that a reader's class or object has in place of PyTorch's
_replaced = []  # (class of the facade, name, what it had): in the order in which a reader replaced them
_patched = {}  # class of the facade -> names of methods that a reader has replaced on it


def kind_of(kind, inherited=()):
    """Marks the class that wraps the library's modules of that kind. `inherited` are methods that PyTorch's class has
    from its base too, whose name Python's messages then say."""

    def mark(cls):
        _classes[kind] = cls
        type.__setattr__(cls, "_kind", kind)
        for name in ("__init__", "forward"):
            method = getattr(cls, name)
            if name in inherited or (name in vars(cls) and method.__qualname__ != name):
                continue
            named = types.FunctionType(
                method.__code__, method.__globals__, name, method.__defaults__, method.__closure__
            )
            named.__kwdefaults__ = method.__kwdefaults__
            named.__qualname__ = f"{cls.__name__}.{name}"  # in Python's messages about arguments
            type.__setattr__(cls, name, named)
        return cls

    return mark


class ModuleMeta(type):
    """The class of `Module`: it hears what a reader defines in a class or replaces on one."""

    def __init__(cls, name, bases, namespace, **keywords):
        super().__init__(name, bases, namespace, **keywords)
        if not _is_facade(cls):
            overridden.update(
                name for name, value in namespace.items() if isinstance(value, types.FunctionType)
            )

    def __setattr__(cls, name, value):
        before = vars(cls).get(name)
        type.__setattr__(cls, name, value)
        _hear(cls, name, before)

    def __delattr__(cls, name):
        before = vars(cls).get(name)
        type.__delattr__(cls, name)
        _hear(cls, name, before)


def _is_facade(cls):
    return cls.__module__.partition(".")[0] in ("torch", "timm", "torchvision", "einops")


def _hear(cls, name, before):
    """A reader replaced `cls.name`, which was `before`."""
    if not callable(vars(cls).get(name)) and not callable(before):
        return
    if not _is_facade(cls):
        overridden.add(name)
        for module in list(_living.values()):
            if isinstance(module, cls):
                module._set_overrides()
        return
    if (cls, name) not in [(owner, known) for owner, known, _ in _replaced]:
        _replaced.append((cls, name, before))
    original = next(kept for owner, known, kept in _replaced if (owner, known) == (cls, name))
    names = _patched.setdefault(cls, set())
    if vars(cls).get(name) is original:
        names.discard(name)
    else:
        names.add(name)
        overridden.add(name)
    tell_library()


def tell_library():
    """Which methods of its classes are a reader's now; a class stands for all the kinds below it."""
    for kind, owner in _classes.items():
        names = set()
        for cls in owner.__mro__:
            if cls is _classes["Module"]:
                break
            names |= _patched.get(cls, set())
        if kind == "Module":
            names = _patched.get(owner, set()) | _global_calls
        verbs.patch_class(kind, sorted(names))


_global_calls = set()  # {"__call__"} while hooks of all modules are registered


def is_patched():
    return bool(_global_calls) or any(_patched.values())


@on_reset
def _reset():
    for cls, name, before in reversed(_replaced):
        if before is None:
            if name in vars(cls):
                type.__delattr__(cls, name)
        else:
            type.__setattr__(cls, name, before)
    _replaced.clear()
    _patched.clear()
    _global_calls.clear()
    overridden.clear()


def wrap(js, identity, kind):
    """A new Python object for a module of the library."""
    cls = _classes.get(kind)
    if cls is None:
        cls = ModuleMeta(kind, (_classes["Module"],), {"_kind": kind, "__module__": "torch.nn.modules"})
        _classes[kind] = cls
    module = object.__new__(cls)
    module._adopt(js, identity)
    return module


@decoder("module")
def module_of(record):
    """The Python object of a module of the library: the one there is, or a new one of the class of its kind."""
    module = _living.get(record.id)
    return wrap(record.handle, record.id, record.type) if module is None else module


def _living_module(identity):
    module = _living.get(identity)
    if module is None:
        raise RuntimeError(
            "the Python object of a module is gone; keep a reference to the module that holds it"
        )
    return module


@callback("forward")
def _call_forward(target, name, args):
    return _living_module(target)._called_from_library(*args)


@callback("method")
def _call_method(target, name, args):
    return getattr(_living_module(target), name)(*args)


@callback("patched")
def _call_patched(target, name, args):
    """A method that a reader has put on the module's class."""
    module, *rest = args
    if name == "forward":
        return module._called_from_library(*rest)
    if rest and isinstance(rest[-1], Keywords):
        return getattr(module, name)(*rest[:-1], **rest[-1].keywords)
    if name == "__call__":
        return module(*rest, **module._library_keywords)
    return getattr(module, name)(*rest)


def forward_of(name, function=None):
    """A `forward` of one tensor that is the library's. `function` is the one of `F` that PyTorch's layer calls, which
    refuses anything but a tensor; without it, PyTorch's layer calls the tensor's own method of the name given."""
    scope = {"Tensor": Tensor, "refused": _refused(function)}
    exec(
        f"def forward(self, {name}):\n"
        f"    if not isinstance({name}, Tensor):\n"
        f"        raise refused(self, {name})\n"
        f"    return self._invoke('forward', {name})",
        scope,
    )
    return scope["forward"]


def _refused(function):
    def error(layer, value):
        if layer._first_step is not None:
            layer._first_step(value)
        kind = getattr(type(value), "_type_name", type(value).__name__)
        if function is None:
            return TypeError(f"a layer takes a Tensor, not {kind}")
        if function.startswith("."):
            return AttributeError(f"'{kind}' object has no attribute '{function[1:]}'")
        what = "'indices' (position 2)" if function == "embedding" else "'input' (position 1)"
        return TypeError(f"{function}(): argument {what} must be Tensor, not {kind}")

    return error
