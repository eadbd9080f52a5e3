"""`pickle` of modules: the class, its attributes, parameters, buffers and children, as PyTorch's own state has them."""

import copyreg
from collections import OrderedDict

from ... import _verbs as verbs
from ..._wire import decode
from .module import _SLOTS, _classes

_HOOKS = ("_forward_hooks", "_forward_pre_hooks", "_full_backward_hooks", "_full_backward_pre_hooks")


def reduced(module):
    return copyreg.__newobj__, (type(module),), module.__getstate__()


def state_of(module):
    state = {
        "training": module.training,
        "_parameters": dict(module._parameters),
        "_buffers": dict(module._buffers),
        "_non_persistent_buffers_set": module._non_persistent_buffers_set,
        **{name: OrderedDict(getattr(module, name)) for name in _HOOKS},
        "_hook_options": dict(module._hook_options),
        "_modules": dict(module._children()),
    }
    for name in verbs.plain_properties(module):
        if module._kind is None:  # registered with None
            state["_parameters"][name] = None
        else:
            state[name] = decode(verbs.get_attribute(module, name))
    if getattr(module, "default_cfg", None) is not None:
        state["_cfg"] = module.default_cfg
    state.update((name, value) for name, value in module.__dict__.items() if name not in _SLOTS)
    return state


def restore(module, state):
    state = dict(state)
    parts = {
        name: state.pop(name, {})
        for name in ("_parameters", "_buffers", "_modules", "_hook_options", *_HOOKS)
    }
    hidden, training = state.pop("_non_persistent_buffers_set", set()), state.pop("training", True)
    kind = type(module)._kind
    record = verbs.own_module(type(module).__name__) if kind is None else verbs.empty_module(kind)
    module._adopt(record.handle, record.id)
    if kind is not None and type(module) is not _classes.get(kind):
        verbs.rename(module, type(module).__name__)
    for name in list(state) if kind is not None else ():
        if name != "_cfg" and _is_plain(state[name]):
            verbs.set_plain(module, name, state.pop(name))
    for name, parameter in parts["_parameters"].items():
        verbs.register_parameter(module, name, parameter)
    for name, buffer in parts["_buffers"].items():
        verbs.register_buffer(module, name, buffer, name not in hidden)
    _set_children(module, parts["_modules"])
    module.__dict__.update(state)
    for name in (*_HOOKS, "_hook_options"):
        getattr(module, name).update(parts[name])
    verbs.set_attribute(module, "training", training, "bool")
    module._set_overrides()


def _set_children(module, children):
    if isinstance(module, _containers()):
        verbs.set_children(module, list(children), list(children.values()))
    else:
        for name, child in children.items():
            if child is None:
                verbs.register_none(module, name)
            else:
                verbs.set_attribute(module, name, child, "")
    module._kids.update((name, child) for name, child in children.items() if child is not None)


def _containers():
    from .container import ModuleDict, ModuleList, Sequential

    return ModuleDict, ModuleList, Sequential


def _is_plain(value):
    if isinstance(value, (tuple, list)):
        return all(map(_is_plain, value))
    if isinstance(value, dict):
        return all(map(_is_plain, value.values()))
    return value is None or isinstance(value, (bool, int, float, str))
