"""`nn.Module`: a handle of a module in the library, which holds the tree, the parameters and the printed form.

A reader's own subclass stands in that tree as a proxy, which calls its `forward` here. Hooks live here. The object that
one gets for a module holds those of its children that were asked for, so that what a reader sets on them stays.
"""

import types
import weakref
from collections import OrderedDict

from ... import _verbs as verbs
from ..._dtype import device as Device
from ..._dtype import dtype as Dtype
from ..._dtype import dtypes
from ..._tensor import Parameter, Tensor, missing
from ._backward_watch import BackwardWatch
from ..._wire import Keywords, callback, decode, decoder, made_by_callables

_classes = {}  # the library's kind of module -> its class here
_living = weakref.WeakValueDictionary()  # the library's id of a module -> its Python object
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
_watched = 0  # > 0 while a summary listens to every call in the library


def kind_of(kind, inherited=()):
    """Marks the class that wraps the library's modules of that kind. `inherited` are methods that PyTorch's class has
    from its base too, whose name Python's messages then say."""

    def mark(cls):
        _classes[kind] = cls
        cls._kind = kind
        for name in ("__init__", "forward"):
            method = getattr(cls, name)
            if name in inherited or (name in vars(cls) and method.__qualname__ != name):
                continue
            named = types.FunctionType(
                method.__code__, method.__globals__, name, method.__defaults__, method.__closure__
            )
            named.__kwdefaults__ = method.__kwdefaults__
            named.__qualname__ = f"{cls.__name__}.{name}"  # in Python's messages about arguments
            setattr(cls, name, named)
        return cls

    return mark


def wrap(js, identity, kind):
    """A new Python object for a module of the library."""
    cls = _classes.get(kind)
    if cls is None:
        cls = type(kind, (Module,), {"_kind": kind, "__module__": "torch.nn.modules"})
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


_OWN = {"parameters": verbs.own_parameters, "buffers": verbs.own_buffers}


class Registry:
    """`module._modules` and its like: a mapping that reads and writes the module's own tree."""

    def __init__(self, module, what):
        self._module = module
        self._what = what

    def _dict(self):
        if self._what == "modules":
            return dict(self._module._children())
        return dict(_OWN[self._what](self._module))

    def __getitem__(self, name):
        return self._dict()[name]

    def __setitem__(self, name, value):
        setattr(self._module, name, value)

    def __delitem__(self, name):
        delattr(self._module, name)

    def __len__(self):
        return len(self._dict())

    def __iter__(self):
        return iter(self._dict())

    def __contains__(self, name):
        return name in self._dict()

    def __bool__(self):
        return bool(self._dict())

    def __repr__(self):
        return repr(dict(self._dict()))

    def __eq__(self, other):
        return self._dict() == (other._dict() if isinstance(other, Registry) else other)

    def keys(self):
        return self._dict().keys()

    def values(self):
        return self._dict().values()

    def items(self):
        return self._dict().items()

    def get(self, name, default=None):
        return self._dict().get(name, default)

    def pop(self, name, *default):
        value = self._dict().pop(name, *default)
        if name in self:
            del self[name]
        return value

    def update(self, other):
        for name, value in dict(other).items():
            self[name] = value


class Module:
    __slots__ = (*_SLOTS, "__dict__", "__weakref__")
    _kind = None
    _version = 1
    dump_patches = False
    call_super_init = False
    T_destination = Tensor
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
        record, kept = made_by_callables(lambda: verbs.build(kind, *args, **options))
        self._adopt(record.handle, record.id)
        self._kept = kept
        if type(self) is not _classes.get(kind):
            verbs.rename(self, type(self).__name__)
            self._set_overrides()

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
        if self._forward_hooks or self._forward_pre_hooks or self._watches_gradients or self._kind is None:
            names.add("forward")
        verbs.override(self, sorted(names))

    # calls

    def __call__(self, *args, **kwargs):
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
            return self._call_hooked(*args, **kwargs)
        watch = BackwardWatch(self)
        return watch.outputs(self._call_hooked(*watch.inputs(args), **kwargs))

    def _call_hooked(self, *args, **kwargs):
        if not (self._forward_hooks or self._forward_pre_hooks):
            return self.forward(*args, **kwargs)
        for key, hook in list(self._forward_pre_hooks.items()):
            if "kwargs" in self._hook_options.get(key, ()):
                changed = hook(self, args, kwargs)
                if changed is not None:
                    if not (isinstance(changed, tuple) and len(changed) == 2):
                        raise RuntimeError(
                            f"forward pre-hook must return None or a tuple of (new_args, new_kwargs), but got {changed}."
                        )
                    args, kwargs = changed
            else:
                changed = hook(self, args)
                if changed is not None:
                    args = changed if isinstance(changed, tuple) else (changed,)
        called = set()
        try:
            result = self.forward(*args, **kwargs)
            for key, hook in list(self._forward_hooks.items()):
                called.add(key)
                if "kwargs" in self._hook_options.get(key, ()):
                    changed = hook(self, args, kwargs, result)
                else:
                    changed = hook(self, args, result)
                if changed is not None:
                    result = changed
            return result
        except Exception:
            for key, hook in list(self._forward_hooks.items()):
                if "always" in self._hook_options.get(key, ()) and key not in called:
                    hook(self, args, None)
            raise

    def forward(self, *input):
        raise NotImplementedError(
            f'Module [{type(self).__name__}] is missing the required "forward" function'
        )

    def _invoke(self, name, /, *args):
        """A method of the library's module, as its own class has it."""
        return verbs.invoke(self, name, *args)

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
            self.__dict__.pop(name, None)
            verbs.set_attribute(self, name, value, "")
            self._kids[name] = value
        elif there and name not in self.__dict__ and self._assigned(name, value):
            self._kids.pop(name, None)
        else:
            object.__setattr__(self, name, value)
            if there and callable(value) and not isinstance(value, type):
                self._set_overrides()

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
    _non_persistent_buffers_set = property(
        lambda self: set(self._buffers) - set(verbs.state_dict(self, "", True))
    )

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
            found.append((child.name, self._child(child.name, child)))
        return found

    def named_children(self):
        seen = set()
        for name, child in self._children():
            if child not in seen:
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
        state = OrderedDict() if destination is None else destination
        state.update(verbs.state_dict(self, prefix, keep_vars))
        return state

    def load_state_dict(self, state_dict, strict=True, assign=False):
        if not hasattr(state_dict, "items"):
            raise TypeError(f"Expected state_dict to be dict-like, got {type(state_dict)}.")
        if assign:
            raise NotImplementedError("load_state_dict(assign=True) is part of torch but not of this page.")
        names = [name for name, value in state_dict.items()]
        missing_keys, unexpected_keys = verbs.load_state_dict(
            self, names, [state_dict[name] for name in names], strict
        )
        return _IncompatibleKeys(list(missing_keys), list(unexpected_keys))

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

    def _converted(self, dtype=None, device=None):
        self._initialised("_modules")
        verbs.convert(self, dtype, device)
        return self

    def to(self, *args, **kwargs):
        dtype = kwargs.get("dtype")
        device = kwargs.get("device")
        for arg in args:
            if isinstance(arg, Dtype):
                dtype = arg
            elif isinstance(arg, (str, Device)):
                device = Device(arg)
            elif isinstance(arg, Tensor):
                dtype, device = arg.dtype, arg.device
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
        raise NotImplementedError("pickling modules is part of PyTorch but not of this page.")

    def __setstate__(self, state):
        raise NotImplementedError("pickling modules is part of PyTorch but not of this page.")


class _IncompatibleKeys(tuple):
    __slots__ = ()
    missing_keys = property(lambda self: self[0])
    unexpected_keys = property(lambda self: self[1])

    def __new__(cls, missing_keys, unexpected_keys):
        return tuple.__new__(cls, (missing_keys, unexpected_keys))

    def __repr__(self):
        if not self[0] and not self[1]:
            return "<All keys matched successfully>"
        return f"_IncompatibleKeys(missing_keys={self[0]}, unexpected_keys={self[1]})"


def _check_name(what, name):
    if not isinstance(name, str):
        raise TypeError(f"{what} name should be a string. Got {typename(name)}")
    if "." in name:
        raise KeyError(f'{what} name can\'t contain "."' + (f", got: {name}" if what == "module" else ""))
    if name == "":
        raise KeyError(f'{what} name can\'t be empty string ""')


def forward_of(name, function=None):
    """A `forward` of one tensor that is the library's. `function` is the one of `F` that PyTorch's layer calls, which
    refuses anything but a tensor; without it, PyTorch's layer calls the tensor's own method of the name given."""
    scope = {"Tensor": Tensor, "refused": _refused(function)}
    exec(
        f"def forward(self, {name}):\n"
        f"    if not isinstance({name}, Tensor):\n"
        f"        raise refused({name})\n"
        f"    return self._invoke('forward', {name})",
        scope,
    )
    return scope["forward"]


def _refused(function):
    def error(value):
        kind = getattr(type(value), "_type_name", type(value).__name__)
        if function is None:
            return TypeError(f"a layer takes a Tensor, not {kind}")
        if function.startswith("."):
            return AttributeError(f"'{kind}' object has no attribute '{function[1:]}'")
        what = "'indices' (position 2)" if function == "embedding" else "'input' (position 1)"
        return TypeError(f"{function}(): argument {what} must be Tensor, not {kind}")

    return error


def refuse_arguments(module, args, kwargs):
    """As `Module.__init__` does, in PyTorch the one that layers without arguments have."""
    name = type(module).__name__
    if kwargs:
        raise TypeError(f"{name}.__init__() got an unexpected keyword argument '{next(iter(kwargs))}'")
    if args:
        raise TypeError(f"{name}.__init__() takes 1 positional argument but {len(args) + 1} were given")


class factory:
    """While a layer is built: `dtype=` is what it makes its tensors of, `device=` is where they go in the end."""

    def __init__(self, module, device, dtype):
        self._module = module
        self._device = None if device is None else Device(device)
        self._dtype = dtype

    def __enter__(self):
        torch = _torch()
        if self._device is not None and self._device.type == "meta":
            raise NotImplementedError("device='meta' of layers is part of torch but not of this page.")
        if self._device is not None:
            torch.zeros(0).to(self._device)  # raises what a build without CUDA raises
        self._before = torch.get_default_dtype()
        if self._dtype is not None and not self._dtype.is_floating_point:
            raise RuntimeError("Only Tensors of floating point and complex dtype can require gradients")
        if self._dtype is not None:
            torch.set_default_dtype(self._dtype)

    def __exit__(self, kind, *_):
        if self._dtype is not None:
            _torch().set_default_dtype(self._before)
        if kind is None and self._device is not None and self._device.type != "cpu":
            self._module._converted(device=self._device)


def refuse_factory(name, device, dtype):
    """For timm's modules: of float32 on the CPU; anything else would draw other numbers."""
    if dtype is not None and repr(dtype) != "torch.float32":
        raise NotImplementedError(
            f"dtype= of {name}() is part of torch but not of this page. Use .to(dtype) afterwards."
        )
    if device is not None and str(device) != "cpu":
        Tensor.to(_torch().zeros(0), device)  # raises what a build without CUDA raises
        raise NotImplementedError(
            f"device= of {name}() is part of torch but not of this page. Use .to(device)."
        )


def _torch():
    import torch

    return torch
