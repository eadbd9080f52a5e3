"""`copy.deepcopy(module)`: the same structure with parameters and buffers of its own."""

import copy

from ... import _verbs as verbs
from .module import _SLOTS, Module


def copied(module, memo):
    """A copy of a module and all below it; what a reader set on them is copied too."""
    if id(module) in memo:
        return memo[id(module)]
    outermost = "torch.nn.Module" not in memo
    waiting = memo.setdefault("torch.nn.Module", [])
    clone = _clone(module, memo, [(name, copy.deepcopy(child, memo)) for name, child in module._children()])
    waiting.append((module, clone))
    if outermost:  # what may lead back to a module above waits until all of them are there
        for original, made in memo.pop("torch.nn.Module"):
            _copy_own(original, made, memo)
    return clone


_HOOKS = ("_forward_hooks", "_forward_pre_hooks", "_full_backward_hooks", "_full_backward_pre_hooks")


def _copy_own(module, clone, memo):
    """Hooks (a bound method's object is copied with it) and what a reader set on the module."""
    for name, value in module.__dict__.items():
        if name not in _SLOTS:
            clone.__dict__[name] = copy.deepcopy(value, memo)
    for hooks in _HOOKS:
        getattr(clone, hooks).update(copy.deepcopy(getattr(module, hooks), memo))
    clone._hook_options.update(module._hook_options)
    clone._set_overrides()


def shallow(module):
    """`copy.copy(module)`: another module that holds the same children, parameters and buffers."""
    clone = _clone(module, None, list(module._children()))
    for name, parameter in module.named_parameters(recurse=False):
        setattr(clone, name, parameter)
    for name, buffer in module.named_buffers(recurse=False):
        setattr(clone, name, buffer)
    clone.__dict__.update((name, value) for name, value in module.__dict__.items() if name not in _SLOTS)
    for hooks in (*_HOOKS, "_hook_options"):
        getattr(clone, hooks).update(getattr(module, hooks))
    clone._set_overrides()
    return clone


def _clone(module, memo, kids):
    """The same structure around `kids`."""
    record = verbs.copy_module(module, [name for name, _ in kids], [child for _, child in kids])
    clone = object.__new__(type(module))
    if memo is not None:
        memo[id(module)] = clone
    clone._adopt(record.handle, record.id)
    clone._kids.update(kids)
    return clone


__all__ = ["copied", "shallow", "Module"]
