"""A step of a graph; after `torch/fx/node.py`."""

import builtins
import operator
import types

_OPCODES = ("placeholder", "get_attr", "call_function", "call_module", "call_method", "output")


def map_arg(a, fn):
    """`fn` of every node in an argument, whatever lists, tuples, dicts and slices hold it."""
    if isinstance(a, Node):
        return fn(a)
    if isinstance(a, tuple):
        parts = [map_arg(each, fn) for each in a]
        return type(a)(*parts) if hasattr(a, "_fields") else tuple(parts)
    if isinstance(a, list):
        return [map_arg(each, fn) for each in a]
    if isinstance(a, dict):
        return {key: map_arg(each, fn) for key, each in a.items()}
    if isinstance(a, slice):
        return slice(map_arg(a.start, fn), map_arg(a.stop, fn), map_arg(a.step, fn))
    return a


def qualified_name(function):
    """Where a function is found: `torch.relu`, `builtins.getattr`, `operator.add`."""
    name = function.__name__
    if getattr(builtins, name, None) is function:
        return f"builtins.{name}"
    if getattr(operator, name, None) is function:
        return f"operator.{name}"
    module = (
        "torch.functional"
        if function.__module__ == "torch" and name in _OF_FUNCTIONAL
        else function.__module__
    )
    return f"{module}.{name}"


# Functions of torch that PyTorch has written in Python.
_OF_FUNCTIONAL = frozenset(
    "atleast_1d atleast_2d atleast_3d block_diag broadcast_shapes broadcast_tensors cartesian_prod cdist chain_matmul einsum lu "
    "meshgrid norm split stft tensordot unique unique_consecutive unravel_index".split()
)


class Node:
    """op: one of placeholder, get_attr, call_function, call_module, call_method, output; users: who reads its value."""

    def __init__(self, graph, name, op, target, args, kwargs, return_type=None):
        assert op in _OPCODES
        self.graph, self.name, self.op, self.target, self.type = graph, name, op, target, return_type
        self.users, self.meta = {}, {}
        self._args, self._kwargs, self._inputs = (), {}, {}
        self._prev = self._next = self
        self._erased = False
        self._read(tuple(args), dict(kwargs))

    def _read(self, args, kwargs):
        for node in self._inputs:
            node.users.pop(self, None)
        self._inputs = {}
        self._args, self._kwargs = args, kwargs
        map_arg((args, kwargs), lambda node: self._inputs.setdefault(node))
        for node in self._inputs:
            node.users.setdefault(self)

    args = property(lambda self: self._args, lambda self, args: self._read(tuple(args), self._kwargs))
    kwargs = property(lambda self: self._kwargs, lambda self, kwargs: self._read(self._args, dict(kwargs)))
    next = property(lambda self: self._next)
    prev = property(lambda self: self._prev)
    all_input_nodes = property(lambda self: list(self._inputs))

    def prepend(self, x):
        """x stands before this node."""
        if x is self:
            return
        x._unlink()
        before = self._prev
        before._next, x._prev, x._next, self._prev = x, before, self, x

    def append(self, x):
        self._next.prepend(x)

    def _unlink(self):
        self._prev._next, self._next._prev = self._next, self._prev

    def update_arg(self, idx, arg):
        self.args = (*self.args[:idx], arg, *self.args[idx + 1 :])

    def update_kwarg(self, key, arg):
        self.kwargs = {**self.kwargs, key: arg}

    def replace_input_with(self, old_input, new_input):
        change = lambda node: new_input if node is old_input else node
        self._read(map_arg(self._args, change), map_arg(self._kwargs, change))

    def replace_all_uses_with(self, replace_with, delete_user_cb=lambda user: True):
        changed = [user for user in list(self.users) if delete_user_cb(user)]
        for user in changed:
            user.replace_input_with(self, replace_with)
        return changed

    def is_impure(self):
        return self.op in ("placeholder", "output")

    def __repr__(self):
        return self.name

    def _pretty_target(self):
        return self.target if isinstance(self.target, str) else qualified_name(self.target)

    def format_node(self, *args, **kwargs):
        kind = f"{type_repr(self.type)} " if self.type else ""
        if self.op == "placeholder":
            default = f"(default={self.args[0]})" if self.args else ""
            return f"%{self.name} : {kind}[num_users={len(self.users)}] = placeholder[target={self.target}]{default}"
        if self.op == "get_attr":
            return f"%{self.name} : {kind}[num_users={len(self.users)}] = get_attr[target={self._pretty_target()}]"
        if self.op == "output":
            return f"return {self.args[0]}"
        return (
            f"%{self.name} : {kind}[num_users={len(self.users)}] = {self.op}[target={self._pretty_target()}]"
            f"(args = {formatted(self.args)}, kwargs = {formatted(self.kwargs)})"
        )


def formatted(arg):
    """Arguments as a printed graph shows them: names with %, strings without quotes."""
    if isinstance(arg, tuple):
        return "(" + ", ".join(map(formatted, arg)) + ("," if len(arg) == 1 else "") + ")"
    if isinstance(arg, list):
        return "[" + ", ".join(map(formatted, arg)) + "]"
    if isinstance(arg, dict):
        return "{" + ", ".join(f"{key}: {formatted(value)}" for key, value in arg.items()) + "}"
    return f"%{arg.name}" if isinstance(arg, Node) else str(arg)


def type_repr(kind):
    if isinstance(kind, type) and not isinstance(kind, types.GenericAlias):
        return (
            kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
        )
    return str(kind)
