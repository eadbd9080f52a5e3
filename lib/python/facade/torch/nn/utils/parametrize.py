"""`torch.nn.utils.parametrize`: a tensor of a module computed from others each time it is read; after the file of that name."""

from collections.abc import Sequence
from contextlib import contextmanager

import torch

from ... import _verbs as verbs
from ..._state import on_reset
from ..._tensor import Parameter, Tensor
from ..modules.container import ModuleDict, ModuleList

_cached = None  # (module's id, name) -> tensor, while `cached` is entered


class cached:
    """While it is entered each parametrized tensor is computed once."""

    _depth = 0

    def __enter__(self):
        global _cached
        cached._depth += 1
        _cached = {} if _cached is None else _cached

    def __exit__(self, *_):
        global _cached
        cached._depth -= 1
        if cached._depth == 0:
            _cached = None


@on_reset
def _reset():
    global _cached
    _cached, cached._depth = None, 0


def _register(module, name, tensor):
    if isinstance(tensor, Parameter):
        module.register_parameter(name, tensor)
    else:
        module.register_buffer(name, tensor)


def _check_kept(before, after, first, names, flag="the `unsafe` flag"):
    """dtype and shape are those of before, or `first` says what may not change."""
    for what in ("dtype", "shape"):
        was, now = getattr(before, what), getattr(after, what)
        if was != now:
            raise ValueError(
                f"{first.format(what=what, flag=flag)}\n{names[0].format(what=what)}: {was}\n"
                f"{names[1].format(what=what)}: {now}"
            )


_MAY_NOT_CHANGE = (
    "Registering a parametrization may not change the {what} of the tensor, unless {flag} is enabled."
)


class ParametrizationList(ModuleList):
    """The parametrizations of one tensor, applied in order to what is learnt in its place.

    That is `original`, or `original0`, `original1`, … where the first `right_inverse` gives several.
    """

    __module__ = "torch.nn.utils.parametrize"

    def __init__(self, modules, original, unsafe=False):
        if len(modules) == 0:
            raise ValueError("ParametrizationList requires one or more modules.")
        super().__init__(modules)
        self.unsafe = unsafe
        before = original.detach()
        with torch.no_grad():
            new = original
            for module in reversed(list(self)):
                if hasattr(module, "right_inverse"):
                    try:
                        new = module.right_inverse(new)
                    except NotImplementedError:
                        pass
        if not isinstance(new, (Tensor, Sequence)):
            raise ValueError(
                "'right_inverse' must return a Tensor or a Sequence of tensors (list, tuple...). "
                f"Got {type(new).__name__}"
            )
        self.is_tensor = isinstance(new, Tensor)
        self.ntensors = 1 if self.is_tensor else len(new)
        if self.is_tensor:
            if original.dtype != new.dtype:
                raise ValueError(
                    "When `right_inverse` outputs one tensor, it may not change the dtype.\n"
                    f"original.dtype: {original.dtype}\nright_inverse(original).dtype: {new.dtype}"
                )
            if new is not original:
                original.data = new.detach()
            _register(self, "original", original)
        else:
            for i, part in enumerate(new):
                if not isinstance(part, Tensor):
                    raise ValueError(
                        "'right_inverse' must return a Tensor or a Sequence of tensors (list, tuple...). "
                        f"Got element {i} of the sequence with type {type(part).__name__}."
                    )
                if isinstance(original, Parameter):
                    part = Parameter(part.detach(), original.requires_grad)
                _register(self, f"original{i}", part)
        if not unsafe:
            result = self()
            if not isinstance(result, Tensor):
                raise ValueError(f"A parametrization must return a tensor. Got {type(result).__name__}.")
            names = ("unparametrized {what}", "parametrized {what}")
            _check_kept(before, result, _MAY_NOT_CHANGE, names, "`unsafe` flag")

    def _originals(self):
        if self.is_tensor:
            return [self.original]
        return [getattr(self, f"original{i}") for i in range(self.ntensors)]

    @torch.no_grad()
    def right_inverse(self, value):
        """What is learnt becomes what gives `value`."""
        for module in reversed(list(self)):
            if not hasattr(module, "right_inverse"):
                raise RuntimeError(
                    f"parametrization {type(module).__name__} does not implement right_inverse."
                )
            value = module.right_inverse(value)
        if self.is_tensor:
            if not isinstance(value, Tensor):
                raise ValueError(f"`right_inverse` should return a tensor. Got {type(value).__name__}")
            values, names = [value], ["The tensor returned by `right_inverse` has dtype {} while `original`"]
        else:
            if not isinstance(value, Sequence):
                raise ValueError(
                    f"'right_inverse' must return a sequence of tensors. Got {type(value).__name__}."
                )
            if len(value) != self.ntensors:
                raise ValueError(
                    f"'right_inverse' must return a sequence of tensors of length {self.ntensors}. "
                    f"Got a sequence of length {len(value)}."
                )
            values = list(value)
            names = [
                f"Tensor {i} returned by `right_inverse` has dtype {{}} while `original{i}`"
                for i in range(self.ntensors)
            ]
        for original, new, name in zip(self._originals(), values, names):
            if original.dtype != new.dtype:
                raise ValueError(f"{name.format(new.dtype)} has dtype {original.dtype}")
            original.data = new.detach()

    def forward(self):
        first, *others = list(self)
        tensor = first(*self._originals())
        for module in others:
            tensor = module(tensor)
        return tensor


def _computed(module, name):
    parametrization = module.parametrizations[name]
    if _cached is None:
        return parametrization()
    key = (id(module), name)
    if key not in _cached:
        _cached[key] = parametrization()
    return _cached[key]


@contextmanager
def _lent(module):
    """The tensors as they are now in the hands of the library's own class, which computes and prints with them."""
    names = list(module.parametrizations)
    for name in names:
        verbs.lend_tensor(module, name, _computed(module, name))
    try:
        yield type_before_parametrizations(module)
    finally:
        for name in names:
            verbs.delete_attribute(module, name)


def _forward(module, *args, **kwargs):
    with _lent(module) as cls:
        return cls.forward(module, *args, **kwargs)


def _extra_repr(module):
    with _lent(module) as cls:
        return cls.extra_repr(module)


def _refuse_state(module):
    raise RuntimeError(
        "Serialization of parametrized modules is only supported through state_dict(). See:\n"
        "https://pytorch.org/tutorials/beginner/saving_loading_models.html"
        "#saving-loading-a-general-checkpoint-for-inference-and-or-resuming-training"
    )


def _inject_class(module):
    """A class of the module's own, which the properties of its tensors stand on."""
    cls = type(module)
    members = {"__getstate__": _refuse_state, "__module__": "torch.nn.utils.parametrize"}
    if module._kind is not None:
        members.update(forward=_forward, extra_repr=_extra_repr)
    module.__class__ = type(cls)(f"Parametrized{cls.__name__}", (cls,), members)


def register_parametrization(module, tensor_name, parametrization, *, unsafe=False):
    """`module.tensor_name` is `parametrization` of what it was, from now on; returns the module.

    unsafe: the parametrization may change dtype and shape
    """
    parametrization.train(module.training)
    if is_parametrized(module, tensor_name):
        if not unsafe:
            _check_another(module, tensor_name, parametrization)
        known = module.parametrizations[tensor_name]
        known.append(parametrization)
        known.unsafe |= unsafe
    elif tensor_name in module._buffers or tensor_name in module._parameters:
        made = ParametrizationList([parametrization], getattr(module, tensor_name), unsafe=unsafe)
        delattr(module, tensor_name)
        if not is_parametrized(module):
            _inject_class(module)
            module.parametrizations = ModuleDict()
        setattr(
            type(module),
            tensor_name,
            property(
                lambda self: _computed(self, tensor_name),
                lambda self, value: self.parametrizations[tensor_name].right_inverse(value),
            ),
        )
        module.parametrizations[tensor_name] = made
    else:
        raise ValueError(
            f"Module '{module}' does not have a parameter, a buffer, or a parametrized element with name '{tensor_name}'"
        )
    return module


def _check_another(module, name, parametrization):
    """A second parametrization may not change what the first gives, nor be undone into something else."""
    before = getattr(module, name)
    after = parametrization(before)
    if not isinstance(after, Tensor):
        raise ValueError(f"A parametrization must return a tensor. Got {type(after).__name__}.")
    names = (f"module.{name}.{{what}}", f"parametrization(module.{name}).{{what}}")
    _check_kept(before, after, _MAY_NOT_CHANGE, names)
    if not hasattr(parametrization, "right_inverse"):
        return
    try:
        back = parametrization.right_inverse(after)
    except NotImplementedError:
        return
    if not isinstance(back, Tensor):
        raise ValueError(f"parametrization.right_inverse must return a tensor. Got: {type(back).__name__}")
    first = (
        "The tensor returned by parametrization.right_inverse must have the same {what} "
        f"as module.{name}, unless {{flag}} is enabled."
    )
    _check_kept(before, back, first, (f"module.{name}.{{what}}", "returned {what}"))


def is_parametrized(module, tensor_name=None):
    known = getattr(module, "parametrizations", None)
    if not isinstance(known, ModuleDict):
        return False
    return len(known) > 0 if tensor_name is None else tensor_name in known


def remove_parametrizations(module, tensor_name, leave_parametrized=True):
    """The tensor is an ordinary one again: as it is now, or what was learnt in its place."""
    if not is_parametrized(module, tensor_name):
        raise ValueError(f"Module {module} does not have a parametrization on {tensor_name}")
    known = module.parametrizations[tensor_name]
    if known.is_tensor:
        original = known.original
        if leave_parametrized:
            with torch.no_grad():
                original.data = getattr(module, tensor_name).detach()
    elif leave_parametrized:
        tensor = getattr(module, tensor_name)
        original = Parameter(tensor.detach()) if tensor.requires_grad else tensor
    else:
        raise ValueError(
            "Cannot leave unparametrized (`leave_parametrized=False`) a tensor that is parametrized in terms of a "
            "sequence of tensors."
        )
    delattr(type(module), tensor_name)
    del module.parametrizations[tensor_name]
    if not len(module.parametrizations):
        delattr(module, "parametrizations")
        module.__class__ = type(module).__bases__[0]
    _register(module, tensor_name, original)
    return module


def type_before_parametrizations(module):
    return type(module).__bases__[0] if is_parametrized(module) else type(module)


def transfer_parametrizations_and_params(from_module, to_module, tensor_name=None):
    """The parametrizations of one module for the tensors of another, with what is learnt."""
    if not is_parametrized(from_module):
        return to_module
    for name in [tensor_name] if tensor_name is not None else list(from_module.parametrizations):
        known = from_module.parametrizations[name]
        if not hasattr(to_module, name):
            _register(to_module, name, getattr(from_module, name).detach().clone())
        for parametrization in known:
            register_parametrization(to_module, name, parametrization)
        for mine, theirs in zip(to_module.parametrizations[name]._originals(), known._originals()):
            mine.data = theirs.data
    return to_module
