"""The tape as Python sees it: `grad_fn`, its `next_functions`, hooks; after `torch/autograd/graph.py`."""

import itertools
import weakref

from . import _verbs as verbs
from ._wire import callback, decoder

_nodes = weakref.WeakValueDictionary()  # the library's number -> its node
_classes = {}  # name -> class
_hooks = {}  # number -> function
_numbers = itertools.count(1)
_CPP = ("AccumulateGrad", "CopyBackwards", "CopySlices")  # those that are written by hand


class Node:
    """A step of the computation; its class is named after the operation."""

    __module__ = "torch.autograd.graph"

    def name(self):
        return f"torch::autograd::{self._name}" if self._name in _CPP else self._name

    @property
    def next_functions(self):
        return tuple((node, 0) for node in verbs.next_functions(self))

    def metadata(self):
        return {}


def _class_of(name):
    known = _classes.get(name)
    if known is None:
        known = _classes[name] = type(name, (Node,), {})
        # The steps of PyTorch's own are numbered; a reader's `Function` has none.
        known.__module__ = "torch.autograd.function" if name.endswith("Backward") else "builtins"
        if name == "AccumulateGrad":
            known.variable = property(verbs.variable_of)
    return known


@decoder("grad_fn")
def _decoded(record):
    node = _nodes.get(record.id) if record.id >= 0 else None
    if node is None:
        node = object.__new__(_class_of(record.name))
        node._js, node._name = record.handle, record.name
        if record.id >= 0:
            _nodes[record.id] = node
    return node


class RemovableHandle:
    """`handle.remove()` takes a hook away."""

    __module__ = "torch.utils.hooks"

    def __init__(self, number):
        self.id = number

    def remove(self):
        if _hooks.pop(self.id, None) is not None:
            verbs.remove_hook(self.id)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.remove()


def add_hook(register, tensor, hook):
    """Keep `hook` and have the library call it, by a number of its own."""
    number = next(_numbers)
    _hooks[number] = hook
    register(tensor, number)
    return RemovableHandle(number)


@callback("hook")
def _call_hook(number, name, args):
    hook = _hooks.get(number)
    if hook is None:
        return None
    result = hook(*args)
    if result is not None and not hasattr(result, "_js"):
        raise TypeError(f"expected Variable, but hook returned '{type(result).__name__}'")
    return result
