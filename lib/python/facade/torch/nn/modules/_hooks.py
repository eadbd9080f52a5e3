"""Forward hooks: of one module, and of all; after `torch/nn/modules/module.py` and `torch/utils/hooks.py`."""

import weakref
from collections import OrderedDict

from ..._state import on_reset
from . import _library_class

_global_forward_hooks = OrderedDict()
_global_forward_pre_hooks = OrderedDict()
_global_options = {}  # a global hook's id -> {"kwargs", "always"}


class RemovableHandle:
    """What registering a hook gives: `remove()` takes the hook away."""

    _next = 0
    __module__ = "torch.utils.hooks"

    def __init__(self, module, hooks):
        self.id = RemovableHandle._next
        RemovableHandle._next += 1
        self._module = weakref.ref(module)
        self._hooks = hooks

    def remove(self):
        self._hooks.pop(self.id, None)
        module = self._module()
        if module is not None:
            module._set_overrides()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.remove()


class _GlobalHandle(RemovableHandle):
    def __init__(self, hooks):
        self.id = RemovableHandle._next
        RemovableHandle._next += 1
        self._hooks = hooks

    def remove(self):
        self._hooks.pop(self.id, None)
        _listen()


def _listen():
    """Hooks of all modules hear every call, also those that the library makes itself."""
    before = set(_library_class._global_calls)
    _library_class._global_calls.clear()
    if _global_forward_hooks or _global_forward_pre_hooks:
        _library_class._global_calls.add("__call__")
    if before != _library_class._global_calls:
        _library_class.tell_library()


def _register(hooks, hook, options):
    handle = _GlobalHandle(hooks)
    hooks[handle.id] = hook
    _global_options[handle.id] = options
    _listen()
    return handle


def register_module_forward_hook(hook, *, with_kwargs=False, always_call=False):
    """`hook(module, args, output)` after every module's `forward`; what it returns, unless None, replaces the output."""
    options = {*(("kwargs",) if with_kwargs else ()), *(("always",) if always_call else ())}
    return _register(_global_forward_hooks, hook, options)


def register_module_forward_pre_hook(hook):
    """`hook(module, args)` before every module's `forward`; what it returns, unless None, replaces the arguments."""
    return _register(_global_forward_pre_hooks, hook, set())


@on_reset
def _reset():
    _global_forward_hooks.clear()
    _global_forward_pre_hooks.clear()
    _global_options.clear()


def called(module, args, kwargs):
    """The module's `forward` between its hooks."""
    pre_hooks = [*_global_forward_pre_hooks.items(), *module._forward_pre_hooks.items()]
    hooks = [*_global_forward_hooks.items(), *module._forward_hooks.items()]
    if not (pre_hooks or hooks):
        return module.forward(*args, **kwargs)

    def options(key):
        return module._hook_options.get(key) or _global_options.get(key, ())

    for key, hook in pre_hooks:
        if "kwargs" in options(key):
            changed = hook(module, args, kwargs)
            if changed is not None:
                if not (isinstance(changed, tuple) and len(changed) == 2):
                    raise RuntimeError(
                        f"forward pre-hook must return None or a tuple of (new_args, new_kwargs), but got {changed}."
                    )
                args, kwargs = changed
        else:
            changed = hook(module, args)
            if changed is not None:
                args = changed if isinstance(changed, tuple) else (changed,)
    heard = set()
    try:
        result = module.forward(*args, **kwargs)
        for key, hook in hooks:
            heard.add(key)
            changed = (
                hook(module, args, kwargs, result) if "kwargs" in options(key) else hook(module, args, result)
            )
            if changed is not None:
                result = changed
        return result
    except Exception:
        for key, hook in hooks:
            if "always" in options(key) and key not in heard:
                hook(module, args, None)
        raise
