"""`nn.Module`: a handle of a module in the library, which holds the tree, the parameters and the printed form.

A reader's own subclass stands in that tree as a proxy, which calls its `forward` here. Hooks live here. The object that
one gets for a module holds those of its children that were asked for, so that what a reader sets on them stays.
"""

import types
from collections import OrderedDict

from ... import _overrides
from ... import _verbs as verbs
from ..._dtype import device as Device
from ..._dtype import dtype as Dtype
from ..._dtype import dtypes
from ..._tensor import Parameter, Tensor, missing
from ..._wire import Keywords, decode, has_overrides, made_by_callables
from . import _hooks, _state_dict
from ._backward_watch import BackwardWatch
from ._factory import _torch, factory, refuse_arguments, refuse_factory  # noqa: F401
from ._hooks import (  # noqa: F401
    RemovableHandle,
    register_module_forward_hook,
    register_module_forward_pre_hook,
)
from ._library_class import (  # noqa: F401
    ModuleMeta,
    _classes,
    _living,
    forward_of,
    is_patched,
    kind_of,
    module_of,
    overridden,
)
from ._registry import Registry
from ._state_dict import _IncompatibleKeys  # noqa: F401

_SLOTS = (
    "_js",
    "_id",
    "_kids",
    "_kept",
    "_forward_hooks",
    "_forward_pre_hooks",
    "_full_backward_hooks",
    "_full_backward_pre_hooks",
    "_hook_options",
)
tracer = None  # of torch.fx, while it runs
_watched = 0  # > 0 while a summary listens to every call in the library
_depth = 0  # of calls into the library, while a reader has replaced methods of its classes


class watching:
    """While it is entered every call of a module goes through the library, where a summary listens."""

    def __enter__(self):
        global _watched
        _watched += 1

    def __exit__(self, *_):
        global _watched
        _watched -= 1


def typename(value):
    """After `torch.typename`."""
    if isinstance(value, Tensor):
        return value.type()
    named = value if hasattr(value, "__qualname__") else type(value)
    module = getattr(named, "__module__", "") or ""
    return named.__qualname__ if module in ("", "builtins") else f"{module}.{named.__qualname__}"


class Module(metaclass=ModuleMeta):
    __slots__ = (*_SLOTS, "__dict__", "__weakref__")
    _kind = None
    _version = 1
    dump_patches = False
    call_super_init = False
    T_destination = Tensor
    _first_step = None  # of a layer of timm's, with whatever it is given
    _first_step_of = {}  # the same of its other methods
    _library_keywords = {}  # what timm passes to `forward` by keyword, and the library by nothing

    def __init__(self, *args, **kwargs):
        refuse_arguments(self, args, kwargs)
        if self._handle() is None:
            record = verbs.own_module(type(self).__name__)
            self._adopt(record.handle, record.id)
            self._set_overrides()

    # the library's module behind it

    def _build(self, kind, /, *args, **options):
        """Make the library's module of that kind; layer classes among the arguments are called back."""
        base = _classes.get(kind)
        resets = getattr(type(self), "reset_parameters", None) is not getattr(base, "reset_parameters", None)
        drawn = _torch().get_rng_state() if resets else None
        record, kept = made_by_callables(lambda: verbs.build(kind, *args, **options))
        self._adopt(record.handle, record.id)
        self._kept = kept
        if type(self) is not base:
            verbs.rename(self, type(self).__name__)
            self._set_overrides()
        if resets:  # a reader's way to initialise, in place of the library's
            _torch().set_rng_state(drawn)
            self.reset_parameters()

    def _adopt(self, js, identity):
        set_slot = object.__setattr__
        set_slot(self, "_js", js)
        set_slot(self, "_id", identity)
        set_slot(self, "_kids", {})
        set_slot(self, "_kept", ())
        set_slot(self, "_forward_hooks", OrderedDict())
        set_slot(self, "_forward_pre_hooks", OrderedDict())
        set_slot(self, "_full_backward_hooks", OrderedDict())
        set_slot(self, "_full_backward_pre_hooks", OrderedDict())
        set_slot(self, "_hook_options", {})
        _living[identity] = self

    def _handle(self):
        try:
            return object.__getattribute__(self, "_js")
        except AttributeError:
            return None

    def _initialised(self, wanted):
        """What a reader meets whose `__init__` did not call `super().__init__()`."""
        if self._handle() is None:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{wanted}'")

    def _set_overrides(self):
        """Tell the library which of the module's methods are Python's: those of a subclass, and hooked calls."""
        base = _classes.get(self._kind) if self._kind else Module
        names = set()
        for cls in type(self).__mro__:
            if cls is base:
                break
            names.update(name for name, value in vars(cls).items() if isinstance(value, types.FunctionType))
        names.update(
            name for name, value in self.__dict__.items() if callable(value) and not isinstance(value, type)
        )
        overridden.update(names)
        if self._forward_hooks or self._forward_pre_hooks or self._watches_gradients or self._kind is None:
            names.add("forward")
        verbs.override(self, sorted(names))

    # calls

    def __call__(self, *args, **kwargs):
        if tracer is not None:
            return tracer.call_module(self, self.forward, args, kwargs)
        if _watched:
            keywords = (Keywords(kwargs),) if kwargs else ()
            return verbs.call_module(self, *args, *keywords)
        return self._call_impl(*args, **kwargs)

    def _called_from_library(self, *args):
        if args and isinstance(args[-1], Keywords):
            return self._call_impl(*args[:-1], **args[-1].keywords)
        return self._call_impl(*args, **self._library_keywords)

    @property
    def _watches_gradients(self):
        return bool(self._full_backward_hooks or self._full_backward_pre_hooks)

    def _call_impl(self, *args, **kwargs):
        self._initialised("_backward_hooks")
        if not self._watches_gradients:
            return _hooks.called(self, args, kwargs)
        watch = BackwardWatch(self)
        return watch.outputs(_hooks.called(self, watch.inputs(args), kwargs))

    def forward(self, *input):
        raise NotImplementedError(
            f'Module [{type(self).__name__}] is missing the required "forward" function'
        )

    def _invoke(self, name, /, *args):
        """A method of the library's module, as its own class has it."""
        global _depth
        if args and self._first_step is not None and not isinstance(args[0], Tensor):
            self._refuse_input(name, args[0])
        found = _overrides.takers(args) if has_overrides() else ()
        if found:  # the library computes with plain tensors, and gives the reader's class what comes out
            with _overrides.DisableTorchFunctionSubclass():
                return _overrides.converted(self._invoke(name, *args), type(found[0]))
        if not is_patched():
            return verbs.invoke(self, name, *args)
        if _depth == 0:
            for _ in (
                self.modules()
            ):  # each keeps its children's objects, on which a replaced method may leave things
                pass
        _depth += 1
        try:
            return verbs.invoke(self, name, *args)
        finally:
            _depth -= 1

    def _refuse_input(self, name, x):
        """A method of tensors given something else: what it does first with it says what is wrong."""
        if name in ("forward", "forward_features"):
            self._first_step(x)
        elif name in self._first_step_of:
            self._first_step_of[name](self, x)
        else:
            return
        raise TypeError(f"{type(self).__name__}.{name}() takes a Tensor, not {type(x).__name__}")

    # hooks

    def _register(self, hooks, hook, prepend, options):
        handle = RemovableHandle(self, hooks)
        hooks[handle.id] = hook
        if options:
            self._hook_options[handle.id] = options
        if prepend:
            hooks.move_to_end(handle.id, last=False)
        self._set_overrides()
        return handle

    def register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False):
        options = {*(("kwargs",) if with_kwargs else ()), *(("always",) if always_call else ())}
        return self._register(self._forward_hooks, hook, prepend, options)

    def register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False):
        return self._register(self._forward_pre_hooks, hook, prepend, {"kwargs"} if with_kwargs else set())

    def register_backward_hook(self, hook):
        return self._register(self._full_backward_hooks, hook, False, set())

    def register_full_backward_hook(self, hook, prepend=False):
        return self._register(self._full_backward_hooks, hook, prepend, set())

    def register_full_backward_pre_hook(self, hook, prepend=False):
        return self._register(self._full_backward_pre_hooks, hook, prepend, set())

    # attributes

    def __getattr__(self, name):
        if name not in _SLOTS and not name.startswith("__") and self._handle() is not None:
            record = verbs.get_attribute(self, name)
            if record.kind == "module":
                return self._child(name, record)
            if record.kind != "absent":
                return decode(record)
            known = missing(
                "VisionTransformer" if self._kind == "VisionTransformer" else "torch.nn.Module", name
            )
            if known is not None:
                raise known
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __setattr__(self, name, value):
        if name in _SLOTS:
            object.__setattr__(self, name, value)
            return
        if name == "__class__":
            object.__setattr__(self, name, value)
            verbs.rename(self, value.__name__)
            self._set_overrides()
            return
        there = self._handle() is not None
        if isinstance(value, Parameter):
            if not there:
                raise AttributeError("cannot assign parameters before Module.__init__() call")
            self.__dict__.pop(name, None)
            self._kids.pop(name, None)
            verbs.set_attribute(self, name, value, "")
        elif isinstance(value, Module):
            if not there:
                raise AttributeError("cannot assign module before Module.__init__() call")
            if name not in self.__dict__:
                self._refuse_over_tensor(name, value)
            self.__dict__.pop(name, None)
            verbs.set_attribute(self, name, value, "")
            self._kids[name] = value
        elif there and name not in self.__dict__ and self._assigned(name, value):
            self._kids.pop(name, None)
        else:
            object.__setattr__(self, name, value)
            if there and callable(value) and not isinstance(value, type):
                self._set_overrides()

    def _refuse_over_tensor(self, name, value):
        """A module does not take a parameter's place."""
        if name in self._parameters:
            raise TypeError(
                f"cannot assign '{typename(value)}' as parameter '{name}' (torch.nn.Parameter or None expected)"
            )

    def _assigned(self, name, value):
        """Whether the library's module has that attribute and took the value."""
        if isinstance(getattr(type(self), name, None), property):
            return False
        plain = value is None or isinstance(value, (bool, int, float, str, tuple, list, Tensor))
        if not plain:
            if verbs.is_registered(self, name):
                verbs.set_attribute(self, name, value, typename(value))
            return False
        if isinstance(value, (tuple, list)) and not all(
            isinstance(v, (bool, int, float, str)) for v in value
        ):
            return False
        return verbs.set_attribute(self, name, value, typename(value))

    def __delattr__(self, name):
        if name in self.__dict__:
            object.__delattr__(self, name)
            self._set_overrides()
        elif verbs.delete_attribute(self, name):
            self._kids.pop(name, None)
        else:
            object.__delattr__(self, name)

    def __dir__(self):
        names = set(object.__dir__(self))
        if self._handle() is not None:
            names.update(self._parameters, self._buffers, self._modules)
        return sorted(name for name in names if not name[:1].isdigit())

    @property
    def training(self):
        return verbs.is_training(self)

    @training.setter
    def training(self, mode):
        verbs.set_attribute(self, "training", mode, typename(mode))

    def _registry(self, what):
        self._initialised(f"_{what}")
        return Registry(self, what)

    _modules = property(lambda self: self._registry("modules"))
    _parameters = property(lambda self: self._registry("parameters"))
    _buffers = property(lambda self: self._registry("buffers"))
    _non_persistent_buffers_set = property(lambda self: set(verbs.non_persistent_buffers(self)))

    def register_parameter(self, name, param):
        if self._handle() is None:
            raise AttributeError("cannot assign parameter before Module.__init__() call")
        _check_name("parameter", name)
        if hasattr(self, name) and name not in self._parameters:
            raise KeyError(f"attribute '{name}' already exists")
        if param is not None and not isinstance(param, Parameter):
            raise TypeError(
                f"cannot assign '{typename(param)}' object to parameter '{name}' (torch.nn.Parameter or None required)"
            )
        verbs.register_parameter(self, name, param)

    def register_buffer(self, name, tensor, persistent=True):
        if self._handle() is None:
            raise AttributeError("cannot assign buffer before Module.__init__() call")
        _check_name("buffer", name)
        if hasattr(self, name) and name not in self._buffers:
            raise KeyError(f"attribute '{name}' already exists")
        if tensor is not None and not isinstance(tensor, Tensor):
            raise TypeError(
                f"cannot assign '{typename(tensor)}' object to buffer '{name}' (torch Tensor or None required)"
            )
        verbs.register_buffer(self, name, tensor, persistent)

    def add_module(self, name, module):
        if not isinstance(module, Module) and module is not None:
            raise TypeError(f"{typename(module)} is not a Module subclass")
        _check_name("module", name)
        if hasattr(self, name) and name not in self._modules:
            raise KeyError(f"attribute '{name}' already exists")
        if module is None:
            verbs.register_none(self, name)
        else:
            setattr(self, name, module)

    register_module = add_module

    # the tree

    def _child(self, name, record):
        child = self._kids.get(name)
        if child is None or child._id != record.id:
            child = self._kids[name] = module_of(record)
        return child

    def _children(self):
        """Names and modules of the direct children, in order, as often as they are there."""
        self._initialised("_modules")
        record = verbs.children(self)
        found = []
        for i in range(record.count):
            child = getattr(record, str(i))
            found.append((child.name, None if child.kind == "none" else self._child(child.name, child)))
        return found

    def named_children(self):
        seen = set()
        for name, child in self._children():
            if child is not None and child not in seen:
                seen.add(child)
                yield name, child

    def children(self):
        for _, child in self.named_children():
            yield child

    def named_modules(self, memo=None, prefix="", remove_duplicate=True):
        if memo is None:
            memo = set()
        if self in memo:
            return
        if remove_duplicate:
            memo.add(self)
        yield prefix, self
        for name, child in self._children():
            if child is None:
                continue
            path = f"{prefix}.{name}" if prefix else name
            yield from child.named_modules(memo, path, remove_duplicate)

    def modules(self):
        for _, module in self.named_modules():
            yield module

    def named_parameters(self, prefix="", recurse=True, remove_duplicate=True):
        self._initialised("_parameters")
        yield from verbs.named_parameters(self, prefix, recurse, remove_duplicate).items()

    def parameters(self, recurse=True):
        for _, parameter in self.named_parameters(recurse=recurse):
            yield parameter

    def named_buffers(self, prefix="", recurse=True, remove_duplicate=True):
        self._initialised("_buffers")
        yield from verbs.named_buffers(self, prefix, recurse).items()

    def buffers(self, recurse=True):
        for _, buffer in self.named_buffers(recurse=recurse):
            yield buffer

    def get_submodule(self, target):
        module = self
        for name in target.split(".") if target else ():
            if not hasattr(module, name):
                raise AttributeError(f"{module._get_name()} has no attribute `{name}`")
            module = getattr(module, name)
            if not isinstance(module, Module):
                raise AttributeError(f"`{name}` is not an nn.Module")
        return module

    def set_submodule(self, target, module, strict=False):
        if target == "":
            raise ValueError("Cannot set the submodule without a target name!")
        path, _, name = target.rpartition(".")
        if not isinstance(module, Module):
            raise ValueError(f"`module` is not an nn.Module, found {type(module)}")
        setattr(self.get_submodule(path), name, module)

    def get_parameter(self, target):
        path, _, name = target.rpartition(".")
        module = self.get_submodule(path)
        if not hasattr(module, name):
            raise AttributeError(f"{module._get_name()} has no attribute `{name}`")
        parameter = getattr(module, name)
        if not isinstance(parameter, Parameter):
            raise AttributeError(f"`{name}` is not an nn.Parameter")
        return parameter

    def get_buffer(self, target):
        path, _, name = target.rpartition(".")
        module = self.get_submodule(path)
        if not hasattr(module, name):
            raise AttributeError(f"{module._get_name()} has no attribute `{name}`")
        if name not in module._buffers:
            raise AttributeError(f"`{name}` is not a buffer")
        return getattr(module, name)

    def apply(self, fn):
        for child in self.children():
            child.apply(fn)
        fn(self)
        return self

    # state

    def state_dict(self, *args, destination=None, prefix="", keep_vars=False):
        self._initialised("_state_dict_pre_hooks")
        return _state_dict.saved(self, destination, prefix, keep_vars)

    def _save_to_state_dict(self, destination, prefix, keep_vars):
        _state_dict.save_own(self, destination, prefix, keep_vars)

    def load_state_dict(self, state_dict, strict=True, assign=False):
        return _state_dict.loaded(self, state_dict, strict, assign)

    def _load_from_state_dict(
        self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs
    ):
        _state_dict.load_own(
            self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs
        )

    def get_extra_state(self):
        raise RuntimeError(
            "Reached a code path in Module.get_extra_state() that should never be called. "
            "Please file an issue at https://github.com/pytorch/pytorch/issues/new?template=bug-report.yml to report this bug."
        )

    def set_extra_state(self, state):
        raise RuntimeError(
            "Reached a code path in Module.set_extra_state() that should never be called. "
            "Please file an issue at https://github.com/pytorch/pytorch/issues/new?template=bug-report.yml to report this bug."
        )

    def _register_state_hook(self, hooks, hook, entry=None):
        """Hooks on the state are few: they lie in the object's own dictionary."""
        known = self.__dict__.setdefault(hooks, OrderedDict())
        _state_dict._state_hooks.add(self._id)
        handle = RemovableHandle(self, known)
        known[handle.id] = hook if entry is None else entry
        return handle

    def register_state_dict_pre_hook(self, hook):
        return self._register_state_hook("_state_dict_pre_hooks", hook)

    def register_state_dict_post_hook(self, hook):
        return self._register_state_hook("_state_dict_hooks", hook, (hook, True))

    def _register_state_dict_hook(self, hook):
        return self._register_state_hook("_state_dict_hooks", hook, (hook, False))

    def register_load_state_dict_pre_hook(self, hook):
        return self._register_state_hook("_load_state_dict_pre_hooks", hook, lambda *args: hook(self, *args))

    def _register_load_state_dict_pre_hook(self, hook, with_module=False):
        entry = (lambda *args: hook(self, *args)) if with_module else hook
        return self._register_state_hook("_load_state_dict_pre_hooks", hook, entry)

    def register_load_state_dict_post_hook(self, hook):
        return self._register_state_hook("_load_state_dict_post_hooks", hook)

    def train(self, mode=True):
        if not isinstance(mode, bool):
            raise ValueError("training mode is expected to be boolean")
        self._initialised("_modules")
        verbs.train(self, mode)
        return self

    def eval(self):
        return self.train(False)

    def requires_grad_(self, requires_grad=True):
        for parameter in self.parameters():
            parameter.requires_grad_(requires_grad)
        return self

    def zero_grad(self, set_to_none=True):
        verbs.zero_grad(list(self.parameters()), set_to_none)

    def share_memory(self):
        return self

    def _apply(self, fn, recurse=True):
        """`fn` of every parameter and buffer takes its place."""
        if recurse:
            for child in self.children():
                child._apply(fn)
        for parameter in self._parameters.values():
            if parameter is not None:
                parameter.data = fn(parameter.data)
        for name, buffer in self._buffers.items():
            if buffer is not None:
                setattr(self, name, fn(buffer))
        return self

    def _converted(self, dtype=None, device=None):
        self._initialised("_modules")
        if "_apply" in overridden:
            return self._apply(lambda t: _moved(t, dtype if t.is_floating_point() else None, device))
        verbs.convert(self, dtype, device)
        return self

    def to(self, *args, **kwargs):
        dtype = kwargs.get("dtype")
        device = kwargs.get("device")
        known = (Dtype, str, Device, Tensor, int, types.NoneType)
        if not all(isinstance(arg, known) for arg in args) or not kwargs.keys() <= _MOVING:
            _torch().empty(0).to(*args, **kwargs)  # it says what it takes
        for arg in args:
            if isinstance(arg, Dtype):
                dtype = arg
            elif isinstance(arg, (str, Device)):
                device = Device(arg)
            elif isinstance(arg, Tensor):
                dtype, device = arg.dtype, arg.device
            elif isinstance(arg, int) and not isinstance(arg, bool):
                raise RuntimeError("Cannot access accelerator device when none is available.")
        if dtype is not None and not dtype.is_floating_point:
            raise TypeError(
                f"nn.Module.to only accepts floating point or complex dtypes, but got desired dtype={dtype}"
            )
        return self._converted(dtype, device)

    def cuda(self, device=None):
        return self._converted(device=Device("cuda") if device is None else Device(device))

    def cpu(self):
        return self._converted(device=Device("cpu"))

    def type(self, dst_type):
        return self._converted(dst_type)

    def float(self):
        return self._converted(dtypes["float32"])

    def double(self):
        return self._converted(dtypes["float64"])

    def half(self):
        return self._converted(dtypes["float16"])

    def bfloat16(self):
        return self._converted(dtypes["bfloat16"])

    def compile(self, *args, **kwargs):
        return None

    # printing and copies

    def _get_name(self):
        return type(self).__name__

    def extra_repr(self):
        return verbs.extra_repr(self)

    def __repr__(self):
        self._initialised("_modules")
        return verbs.module_repr(self)

    def __copy__(self):
        from ._copying import shallow

        return shallow(self)

    def __deepcopy__(self, memo):
        from ._copying import copied

        return copied(self, memo)

    def __reduce_ex__(self, protocol):
        from ._pickling import reduced

        return reduced(self)

    def __getstate__(self):
        from ._pickling import state_of

        return state_of(self)

    def __setstate__(self, state):
        from ._pickling import restore

        restore(self, state)


_MOVING = {"device", "dtype", "non_blocking", "memory_format"}  # what `to` takes by keyword


def _moved(tensor, dtype, device):
    tensor = tensor if dtype is None else tensor.to(dtype)
    return tensor if device is None else tensor.to(device)


def _check_name(what, name):
    if not isinstance(name, str):
        raise TypeError(f"{what} name should be a string. Got {typename(name)}")
    if "." in name:
        raise KeyError(f'{what} name can\'t contain "."' + (f", got: {name}" if what == "module" else ""))
    if name == "":
        raise KeyError(f'{what} name can\'t be empty string ""')


_classes["Module"] = Module
