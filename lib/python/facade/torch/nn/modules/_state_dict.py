"""Saving and loading of a module's parameters and buffers; after `torch/nn/modules/module.py`.

The library gives a whole state at once; where a reader's class has a part in it (`state_dict`, `_save_to_state_dict`,
`get_extra_state` overridden, a hook), modules are asked one by one, as PyTorch does.
"""

from collections import OrderedDict
from collections.abc import Mapping

from ... import _verbs as verbs
from ..._tensor import Parameter, Tensor
from ._library_class import overridden

EXTRA = "_extra_state"
_OWN_WAYS = {"state_dict", "_save_to_state_dict", "get_extra_state", "named_children", "children"}
_VERSIONS = {"BatchNorm1d": 2, "BatchNorm2d": 2, "BatchNorm3d": 2, "SyncBatchNorm": 2, "InstanceNorm2d": 2}
_state_hooks = set()  # ids of modules with hooks on their state


class _IncompatibleKeys(tuple):
    __module__ = "torch.nn.modules.module"
    __slots__ = ()
    missing_keys = property(lambda self: self[0])
    unexpected_keys = property(lambda self: self[1])

    def __new__(cls, missing_keys, unexpected_keys):
        return tuple.__new__(cls, (missing_keys, unexpected_keys))

    def __repr__(self):
        if not self[0] and not self[1]:
            return "<All keys matched successfully>"
        return f"_IncompatibleKeys(missing_keys={self[0]}, unexpected_keys={self[1]})"


def saved(module, destination, prefix, keep_vars):
    if destination is None:
        destination = OrderedDict()
        destination._metadata = OrderedDict()
    if _OWN_WAYS.isdisjoint(overridden) and not _state_hooks:
        destination.update(verbs.state_dict(module, prefix, keep_vars))
        if hasattr(destination, "_metadata"):
            for path, kind in verbs.module_paths(module):
                destination._metadata[(prefix + path).rstrip(".")] = {"version": _VERSIONS.get(kind, 1)}
        return destination
    local_metadata = {"version": module._version}
    if hasattr(destination, "_metadata"):
        destination._metadata[prefix[:-1]] = local_metadata
    for hook in module.__dict__.get("_state_dict_pre_hooks", {}).values():
        hook(module, prefix, keep_vars)
    module._save_to_state_dict(destination, prefix, keep_vars)
    for name, child in module._modules.items():
        if child is not None:
            child.state_dict(destination=destination, prefix=f"{prefix}{name}.", keep_vars=keep_vars)
    for hook, from_public in module.__dict__.get("_state_dict_hooks", {}).values():
        changed = hook(module, destination, prefix, local_metadata)
        if changed is not None and not from_public:
            destination = changed
    return destination


def save_own(module, destination, prefix, keep_vars):
    """`_save_to_state_dict`: what the module itself owns."""
    hidden = module._non_persistent_buffers_set
    for name, tensor in [*module._parameters.items(), *module._buffers.items()]:
        if tensor is not None and name not in hidden:
            destination[prefix + name] = tensor if keep_vars else tensor.detach()
    if has_extra_state(module, "get_extra_state"):
        destination[prefix + EXTRA] = module.get_extra_state()


def has_extra_state(module, method):
    from .module import Module

    return getattr(type(module), method) is not getattr(Module, method)


def loaded(module, state_dict, strict, assign):
    if not isinstance(state_dict, Mapping):
        raise TypeError(f"Expected state_dict to be dict-like, got {type(state_dict)}.")
    missing_keys, unexpected_keys, error_msgs = [], [], []
    metadata = getattr(state_dict, "_metadata", None)
    state_dict = OrderedDict(state_dict)
    if metadata is not None:
        state_dict._metadata = metadata

    def load(module, local, prefix=""):
        local_metadata = dict({} if metadata is None else metadata.get(prefix[:-1], {}))
        if assign:
            local_metadata["assign_to_params_buffers"] = assign
        module._load_from_state_dict(
            local, prefix, local_metadata, True, missing_keys, unexpected_keys, error_msgs
        )
        for name, child in module._modules.items():
            if child is not None:
                below = f"{prefix}{name}."
                load(child, {key: value for key, value in local.items() if key.startswith(below)}, below)
        keys = _IncompatibleKeys(missing_keys, unexpected_keys)
        for hook in module.__dict__.get("_load_state_dict_post_hooks", {}).values():
            if hook(module, keys) is not None:
                raise AssertionError(
                    "Hooks registered with ``register_load_state_dict_post_hook`` are not expected to return new values, "
                    "if incompatible_keys need to be modified, it should be done inplace."
                )

    load(module, state_dict)
    if strict:
        for what, keys in (("Missing", missing_keys), ("Unexpected", unexpected_keys))[::-1]:
            if keys:
                quoted = ", ".join(f'"{key}"' for key in keys)
                error_msgs.insert(0, f"{what} key(s) in state_dict: {quoted}. ")
    if error_msgs:
        lines = "\n\t".join(error_msgs)
        raise RuntimeError(f"Error(s) in loading state_dict for {type(module).__name__}:\n\t{lines}")
    return _IncompatibleKeys(missing_keys, unexpected_keys)


def load_own(module, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs):
    """`_load_from_state_dict`: what the module itself owns."""
    for hook in module.__dict__.get("_load_state_dict_pre_hooks", {}).values():
        hook(state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)
    assign = local_metadata.get("assign_to_params_buffers", False)
    hidden = module._non_persistent_buffers_set
    own = {
        name: tensor
        for name, tensor in [*module._parameters.items(), *module._buffers.items()]
        if tensor is not None and name not in hidden
    }
    for name, tensor in own.items():
        key = prefix + name
        if key in state_dict:
            problem = _taken(module, name, tensor, state_dict[key], key, assign)
            if problem:
                error_msgs.append(problem)
        elif strict:
            missing_keys.append(key)
    extra = prefix + EXTRA
    if has_extra_state(module, "set_extra_state"):
        if extra in state_dict:
            module.set_extra_state(state_dict[extra])
        elif strict:
            missing_keys.append(extra)
    elif strict and extra in state_dict:
        unexpected_keys.append(extra)
    if strict:
        children = module._modules
        for key in state_dict:
            if key.startswith(prefix) and key != extra:
                first, *rest = key[len(prefix) :].split(".", 1)
                if (first not in children) if rest else (first not in own):
                    unexpected_keys.append(key)


def _taken(module, name, tensor, given, key, assign):
    """Writes a value into the module's tensor; what is wrong with it, or None."""
    if not isinstance(given, Tensor):
        return (
            f'While copying the parameter named "{key}", expected torch.Tensor or Tensor-like object from checkpoint but '
            f"received {type(given)}"
        )
    if tensor.dim() == 0 and given.dim() == 1:
        given = given[0]
    if given.shape != tensor.shape:
        return (
            f"size mismatch for {key}: copying a param with shape {given.shape} from checkpoint, the shape in current "
            f"model is {tensor.shape}."
        )
    if assign:
        if isinstance(tensor, Parameter) and not isinstance(given, Parameter):
            given = Parameter(given, requires_grad=tensor.requires_grad)
        setattr(module, name, given)
    else:
        tensor.detach().copy_(given.detach())
    return None
