"""`copy.deepcopy(module)`: the same structure with parameters and buffers of its own."""

import copy

from ... import _verbs as verbs
from .module import _SLOTS, Module


def copied(module, memo):
    """A copy of a module and all below it; what a reader set on them is copied too."""
    if id(module) in memo:
        return memo[id(module)]
    return _clone(module, memo, [(name, copy.deepcopy(child, memo)) for name, child in module._children()])


def shallow(module):
    """`copy.copy(module)`: another module that holds the same children, parameters and buffers."""
    clone = _clone(module, None, list(module._children()))
    for name, parameter in module.named_parameters(recurse=False):
        setattr(clone, name, parameter)
    for name, buffer in module.named_buffers(recurse=False):
        setattr(clone, name, buffer)
    return clone


def _clone(module, memo, kids):
    """The same structure around `kids`; what a reader set on it is copied as deep as they are (None: not at all)."""
    record = verbs.copy_module(module, [name for name, _ in kids], [child for _, child in kids])
    clone = object.__new__(type(module))
    if memo is not None:
        memo[id(module)] = clone
    clone._adopt(record.handle, record.id)
    clone._kids.update(kids)
    for name, value in module.__dict__.items():
        if name not in _SLOTS:
            clone.__dict__[name] = value if memo is None else copy.deepcopy(value, memo)
    clone._forward_hooks.update(module._forward_hooks)
    clone._forward_pre_hooks.update(module._forward_pre_hooks)
    clone._full_backward_hooks.update(module._full_backward_hooks)
    clone._full_backward_pre_hooks.update(module._full_backward_pre_hooks)
    clone._hook_options.update(module._hook_options)
    clone._set_overrides()
    return clone


__all__ = ["copied", "shallow", "Module"]
