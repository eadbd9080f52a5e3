"""`torch.Tensor`: a handle of a tensor in the library, with Python's operators; after `torch/_tensor.py`.

Every method of the library's table is installed under its own name. What PyTorch has and the table has not raises
NotImplementedError; what PyTorch has not raises AttributeError, as there.
"""

import operator
import warnings
import weakref
from numbers import Number

from . import _overrides
from . import _verbs as verbs
from ._dtype import device as Device
from ._dtype import dtypes, layout, strided
from ._graph import add_hook
from ._numpy import shared, without_arrays
from ._size import Size
from ._state import on_reset
from ._wire import decoder, look_for_overrides


_conversion_told = False  # PyTorch warns once
_C_NAMES = {8: "double", 4: "float", 2: "half"}  # of floating types, by bytes, in errors


class _TensorMeta(type):
    def __getattr__(cls, name):
        known = missing("torch.Tensor", name)
        if known is not None:
            raise known
        raise AttributeError(f"type object '{cls.__name__}' has no attribute '{name}'")


class _NotHere(NotImplementedError, AttributeError):
    """For attributes of tensors and modules: an AttributeError too, so that `hasattr` says False."""


_NotHere.__name__ = _NotHere.__qualname__ = "NotImplementedError"
_NotHere.__module__ = "builtins"
_OBJECTS = ("torch.Tensor", "torch.nn.Module", "VisionTransformer")


def missing(where, name):
    """The error for a name that PyTorch or timm has and this page has not; None for a name that they have not."""
    if name.startswith("__") or not verbs.is_public_name(where, name):
        return None
    kind = _NotHere if where in _OBJECTS else NotImplementedError
    return kind(
        f"{where}.{name} is part of {'timm' if where[:4] in ('timm', 'Visi') else 'torch'} but not of this page."
    )


def _without_arguments(method):
    """As PyTorch's C methods refuse arguments."""

    def checked(self, *args):
        if args:
            raise TypeError(f"TensorBase.{method.__name__}() takes no arguments ({len(args)} given)")
        return method(self)

    checked.__name__ = method.__name__
    checked.__qualname__ = f"Tensor.{method.__name__}"
    return checked


class Tensor(metaclass=_TensorMeta):
    __slots__ = ("_js", "_shape", "_dtype", "__dict__", "__weakref__")
    __module__ = "torch"

    def __new__(cls, *args, **kwargs):
        made = _legacy("float32", args, kwargs)
        return made if cls is Tensor else made.as_subclass(cls)

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if cls.__torch_function__ is not _overrides.disabled:
            look_for_overrides()

    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        return _overrides.default(cls, func, types, args, kwargs)

    @staticmethod
    def _make_subclass(cls, data, require_grad=False):
        return data.detach().requires_grad_(require_grad).as_subclass(cls)

    def as_subclass(self, cls):
        """The same tensor as an object of another class, which sees what is written into this one."""
        if not isinstance(cls, type):
            raise TypeError(f"cls must be a type (got {type(cls).__name__})")
        if not issubclass(cls, Tensor):
            raise TypeError(
                "Creating a Tensor subclass from a class that does not inherit from Tensor is not possible. Make "
                "sure your class inherits from Tensor."
            )
        made = object.__new__(cls)
        made._js, made._dtype, made._shape = self._js, self._dtype, self._shape
        return made

    def __init__(self, *args, **kwargs):
        pass

    @classmethod
    def _of(cls, js, meta):
        tensor = object.__new__(cls)
        tensor._js = js
        tensor._set(meta)
        return tensor

    def _set(self, meta):
        kind, _, sizes = meta.partition(";")
        self._dtype = dtypes[kind]
        self._shape = Size._of(map(int, sizes.split(","))) if sizes else Size._of(())

    # what it is

    @property
    def shape(self):
        return self._shape

    @shape.setter
    def shape(self, value):
        raise AttributeError("attribute 'shape' of 'torch._C.TensorBase' objects is not writable")

    def __delitem__(self, index):
        raise TypeError("Tensor does not support deleting items")

    def size(self, *args, **kwargs):
        return verbs.method("size", self, *args, **kwargs) if args or kwargs else self._shape

    @property
    def dtype(self):
        return self._dtype

    @property
    def ndim(self):
        return len(self._shape)

    @_without_arguments
    def dim(self):
        return len(self._shape)

    ndimension = dim

    @_without_arguments
    def numel(self):
        return self._shape.numel()

    nelement = numel

    @property
    def device(self):
        return Device(verbs.device_of(self))

    @property
    def layout(self):
        return strided

    @property
    def is_cuda(self):
        return self.device.type == "cuda"

    @property
    def is_cpu(self):
        return self.device.type == "cpu"

    is_sparse = is_quantized = is_meta = is_mkldnn = is_mps = is_xpu = is_nested = False
    _backward_hooks = None
    output_nr = 0

    # gradients

    @property
    def grad(self):
        gradient = verbs.grad_of(self)
        if gradient is None and not (self.is_leaf or self.retains_grad):
            warnings.warn(
                "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute "
                "won't be populated during autograd.backward(). If you indeed want the .grad field to be populated "
                "for a non-leaf Tensor, use .retain_grad() on the non-leaf Tensor. If you access the non-leaf Tensor "
                "by mistake, make sure you access the leaf Tensor instead. See "
                "github.com/pytorch/pytorch/pull/30531 for more information.",
                stacklevel=2,
            )
        return gradient

    @grad.setter
    def grad(self, value):
        if value is not None and not isinstance(value, Tensor):
            raise TypeError(
                f"assigned grad expected to be a Tensor or None but got grad of type {type(value).__name__}"
            )
        if value is not None and value._shape != self._shape:
            raise RuntimeError(
                f"attempting to assign a gradient of size '{list(value._shape)}' to a tensor of size "
                f"'{list(self._shape)}'. Please ensure that the gradient and the tensor are the same size"
            )
        if value is not None and value._dtype != self._dtype:
            raise RuntimeError(
                f"attempting to assign a gradient with dtype '{_C_NAMES[value._dtype.itemsize]}' to a tensor with grad_dtype "
                f"'{_C_NAMES[self._dtype.itemsize].title()}'. The gradient must match the tensor's grad_dtype (defaults to the tensor's "
                "dtype). You can set the tensor's grad_dtype attribute with a specific dtype, or None to allow any "
                "dtype. Set grad_dtype with caution. Diverging the dtypes of a tensor and its gradient may break "
                "downstream systems that assume they match."
            )
        verbs.set_grad(self, value)

    @grad.deleter
    def grad(self):
        verbs.set_grad(self, None)

    @property
    def grad_fn(self):
        return verbs.grad_fn(self)

    def is_inference(self):
        """Whether it was made under `torch.inference_mode()`."""
        return verbs.is_inference(self)

    @property
    def is_leaf(self):
        return verbs.is_leaf(self)

    @property
    def retains_grad(self):
        return verbs.retains_grad(self)

    def retain_grad(self):
        if not self.requires_grad:
            raise RuntimeError("can't retain_grad on Tensor that has requires_grad=False")
        verbs.retain_grad(self)

    def backward(self, gradient=None, retain_graph=None, create_graph=False, inputs=None):
        _torch().autograd.backward(self, gradient, retain_graph, create_graph, inputs=inputs)

    def register_hook(self, hook):
        if not self.requires_grad:
            raise RuntimeError("cannot register a hook on a tensor that doesn't require gradient")
        return add_hook(verbs.register_hook, self, hook)

    def register_post_accumulate_grad_hook(self, hook):
        if not self.requires_grad:
            raise RuntimeError("cannot register a hook on a tensor that doesn't require gradient")
        if not self.is_leaf:
            raise RuntimeError("post accumulate grad hooks cannot be registered on non-leaf tensors")
        return add_hook(verbs.register_post_accumulate_grad_hook, self, hook)

    @property
    def requires_grad(self):
        return verbs.requires_grad(self)

    @requires_grad.setter
    def requires_grad(self, value):
        if value and not self._dtype.is_floating_point:
            raise RuntimeError("only Tensors of floating point and complex dtype can require gradients")
        verbs.set_requires_grad(self, value)

    @property
    def data(self):
        return verbs.data(self)

    @data.setter
    def data(self, value):
        if not isinstance(value, Tensor):
            raise TypeError(f"Variable data has to be a tensor, but got {type(value).__name__}")
        if self.requires_grad and not (value._dtype.is_floating_point or value._dtype.is_complex):
            raise RuntimeError(
                "data set to a tensor that requires gradients must be floating point or complex dtype"
            )
        verbs.set_data(self, value)
        self._dtype, self._shape = value._dtype, value._shape

    @property
    def T(self):
        return verbs.attribute("T", self)

    @property
    def mT(self):
        return verbs.attribute("mT", self)

    @property
    def H(self):
        return verbs.attribute("H", self)

    @property
    def mH(self):
        return verbs.attribute("mH", self)

    @property
    def real(self):
        return self

    @property
    def itemsize(self):
        return self._dtype.itemsize

    @property
    def nbytes(self):
        return self.numel() * self._dtype.itemsize

    @property
    def _version(self):
        return verbs.version_of(self)

    @property
    def _base(self):
        raise NotImplementedError("Tensor._base is part of torch but not of this page.")

    # values out of it

    @_without_arguments
    def item(self):
        if self.numel() != 1:
            raise RuntimeError(f"a Tensor with {self.numel()} elements cannot be converted to Scalar")
        return verbs.values(self)[0]

    @_without_arguments
    def tolist(self):
        values = verbs.values(self)
        if not self._shape:
            return values[0]
        for size in reversed(self._shape[1:]):
            count = len(values) // size if size else 0
            if size == 0:
                values = [[] for _ in range(Size(self._shape[: self._shape.index(0)]).numel())]
                break
            values = [values[i * size : (i + 1) * size] for i in range(count)]
        return _nested_empty(self._shape) if 0 in self._shape else values

    def __bool__(self):
        return verbs.method("is_nonzero", self)

    def _scalar(self):
        if self.numel() != 1:
            raise ValueError("only one element tensors can be converted to Python scalars")
        return verbs.values(self)[0]

    def _converted(self):
        """The number, for Python to compute with: gradients do not flow through it."""
        global _conversion_told
        if not _conversion_told and self.numel() == 1 and self.requires_grad:
            _conversion_told = True
            warnings.warn(
                "Converting a tensor with requires_grad=True to a scalar may lead to unexpected behavior.\n"
                "Consider using tensor.detach() first.",
                stacklevel=3,
            )
        return self._scalar()

    def __float__(self):
        return float(self._converted())

    def __int__(self):
        return int(self._converted())

    def __complex__(self):
        return complex(self._scalar())

    def __index__(self):
        if self.numel() != 1 or self._dtype.is_floating_point:
            raise TypeError("only integer tensors of a single element can be converted to an index")
        return int(verbs.values(self)[0])

    def __format__(self, spec):
        if not self._shape and type(self) is Tensor:
            return format(self.item(), spec)
        return object.__format__(self, spec)

    def __repr__(self, *, tensor_contents=None):
        if type(self) is Tensor:
            return verbs.tensor_repr(self, "tensor")
        if _overrides.takers([self]):
            given = {"tensor_contents": tensor_contents}
            return _overrides.handed([self], Tensor.__repr__, (self,), given)
        return verbs.tensor_repr(self, type(self).__name__)

    def numpy(self, *, force=False):
        if self.requires_grad and not force:
            raise RuntimeError(
                "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead."
            )
        if self._dtype._token == "bfloat16":
            raise TypeError("Got unsupported ScalarType BFloat16")
        from numpy._array import of

        return of(self.detach())

    def __array__(self, dtype=None, copy=None):
        array = self.numpy()
        return array if dtype is None else array.astype(dtype)

    # parts of it

    def __len__(self):
        if not self._shape:
            raise TypeError("len() of a 0-d tensor")
        return self._shape[0]

    def __iter__(self):
        if not self._shape:
            raise TypeError("iteration over a 0-d tensor")
        return iter(self.unbind(0))

    def __reversed__(self):
        return self if not self._shape else self.flip(0)

    def __contains__(self, element):
        if isinstance(element, (Tensor, Number)):
            return bool((element == self).any().item())
        raise RuntimeError(
            f"Tensor.__contains__ only supports Tensor or scalar, but you passed in a {type(element)}."
        )

    def __getitem__(self, index):
        return verbs.getitem(self, without_arrays(index))

    def __setitem__(self, index, value):
        if isinstance(value, (list, tuple)):
            raise TypeError(f"can't assign a {type(value).__name__} to a {self.type()}")
        verbs.setitem(self, without_arrays(index), value)

    def split(self, split_size, dim=0):
        if isinstance(split_size, Tensor):
            split_size = int(split_size)
        if isinstance(split_size, int):
            return verbs.method("split", self, split_size, dim)
        return verbs.function("split_with_sizes", self, split_size, dim)

    # identity and copies

    def __hash__(self):
        return id(self)

    def __copy__(self):
        return self.detach().requires_grad_(self.requires_grad)

    def __deepcopy__(self, memo):
        if not self.is_leaf:
            raise RuntimeError(
                "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the "
                "moment.  If you were attempting to deepcopy a module, this may be because of a torch.nn.utils."
                "weight_norm usage, see https://github.com/pytorch/pytorch/pull/103001"
            )
        if id(self) in memo:
            return memo[id(self)]
        copy = self.detach().clone()
        if self.requires_grad:
            copy.requires_grad_()
        memo[id(self)] = copy
        if self.grad is not None:
            copy.grad = self.grad.__deepcopy__(memo)
        return copy

    def __reduce_ex__(self, protocol):
        from ._utils import reduced

        return reduced(self)

    def type(self, dtype=None, non_blocking=False):
        if isinstance(dtype, type) and hasattr(dtype, "_dtype_name"):
            dtype = dtypes[dtype._dtype_name]
        elif dtype is not None and not isinstance(dtype, (str, type, type(self._dtype))):
            raise TypeError("dtype must be a type, str, or dtype object")
        return verbs.method("type", self, dtype)

    def new_tensor(self, data, *, dtype=None, device=None, requires_grad=False):
        return _torch().tensor(data, dtype=dtype or self._dtype, device=device, requires_grad=requires_grad)

    def stride(self, dim=None):
        return verbs.method("stride", self, dim)

    def __getattr__(self, name):
        known = missing("torch.Tensor", name)
        if known is not None:
            raise known
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __dir__(self):
        return sorted(set(object.__dir__(self)))

    def _display_(self):
        return verbs.display("tensor", self)


def _nested_empty(shape):
    if not shape:
        return []
    return [_nested_empty(shape[1:]) for _ in range(shape[0])]


def _torch():
    import torch

    return torch


_methods = frozenset(verbs.names("methods"))


def has_method(name):
    return name in _methods


def _method(name):
    def method(self, *args, **kwargs):
        return verbs.method(name, self, *args, **kwargs)

    method.__name__ = name
    method.__qualname__ = f"Tensor.{name}"
    return method


def _inplace_view(name):
    method = _method(name)

    def inplace_view(self, *args, **kwargs):
        method(self, *args, **kwargs)
        self._set(verbs.meta(self))
        return self

    inplace_view.__name__ = name
    inplace_view.__qualname__ = f"Tensor.{name}"
    return inplace_view


for _name in ("t_", "squeeze_", "unsqueeze_", "transpose_", "swapaxes_", "swapdims_", "resize_"):
    setattr(Tensor, _name, _inplace_view(_name))
for _name in _methods:
    if _name not in Tensor.__dict__ and not _name.startswith("__"):
        setattr(Tensor, _name, _method(_name))

# operators


def _operator(name):
    """An operator; what the operation does not take is left to the other operand, as Python asks."""

    def operate(self, other):
        try:
            return verbs.operator(name, self, other)
        except TypeError:
            return NotImplemented

    operate.__name__ = name
    return operate


_operators = verbs.names("operators")
for _name in _operators:
    if _name not in ("__getitem__", "__setitem__", "__neg__", "__pos__", "__abs__", "__invert__"):
        setattr(Tensor, _name, _operator(_name))
_multiply = Tensor.__mul__


def _multiplied(self, other):
    product = _multiply(self, other)
    if product is NotImplemented and isinstance(other, (str, list, tuple)):
        operator.index(self)  # Python would try to repeat the sequence this many times
    return product


def _rtruediv(self, other):
    try:
        return self.reciprocal() * other
    except TypeError:
        return NotImplemented


Tensor.__mul__ = _multiplied
Tensor.__rtruediv__ = _rtruediv
Tensor.__hash__ = lambda self: id(self)
for _name in ("neg", "pos", "abs", "invert"):
    _dunder = f"__{_name}__"
    setattr(Tensor, _dunder, lambda self, _dunder=_dunder: verbs.operator(_dunder, self))


class _ParameterMeta(_TensorMeta):
    def __instancecheck__(cls, instance):
        return type.__instancecheck__(cls, instance) or (
            type.__instancecheck__(Tensor, instance) and getattr(instance, "_is_param", False)
        )


class Parameter(Tensor, metaclass=_ParameterMeta):
    """`nn.Parameter`: a tensor that a module owns; the same object each time it is asked for."""

    __slots__ = ()
    __module__ = "torch.nn.parameter"
    __torch_function__ = staticmethod(_overrides.disabled)

    def __new__(cls, data=None, requires_grad=True):
        if data is None:
            data = _torch().empty(0)
        if not isinstance(data, Tensor):
            data.detach()  # raises what Python raises: it has no attribute 'detach'
        if requires_grad and not data._dtype.is_floating_point:
            raise RuntimeError("Only Tensors of floating point and complex dtype can require gradients")
        parameter = verbs.parameter(data, requires_grad)
        if cls is not Parameter:
            parameter.__class__ = cls
        return parameter

    def __init__(self, data=None, requires_grad=True):
        pass

    def __repr__(self):
        return "Parameter containing:\n" + verbs.tensor_repr(self, "tensor")

    def __deepcopy__(self, memo):
        if id(self) in memo:
            return memo[id(self)]
        copy = Parameter(self.data.clone(), self.requires_grad)
        memo[id(self)] = copy
        return copy


_parameters = weakref.WeakValueDictionary()  # the library's id -> its Parameter


@decoder("tensor")
def _decoded_tensor(record):
    return Tensor._of(record.handle, record.meta)


@decoder("parameter")
def _decoded_parameter(record):
    parameter = _parameters.get(record.id)
    if parameter is None:
        parameter = _parameters[record.id] = Parameter._of(record.handle, record.meta)
    else:
        parameter._set(record.meta)
    return parameter


def _legacy(kind, args, kwargs):
    """`torch.Tensor(2, 3)`, `torch.FloatTensor([1, 2])`: uninitialised of a size, or from data."""
    torch = _torch()
    if kwargs:
        raise NotImplementedError(
            "keyword arguments of torch.Tensor() are part of PyTorch but not of this page."
        )
    dtype = dtypes[kind]
    if len(args) == 1 and isinstance(args[0], Tensor):
        return args[0].detach()
    if len(args) == 1 and isinstance(args[0], (list, tuple)) and not isinstance(args[0], Size):
        return torch.tensor(args[0], dtype=dtype)
    if len(args) == 1 and shared(args[0]) is not None and args[0].ndim:
        return shared(args[0]).to(dtype)
    sizes = args[0] if len(args) == 1 and isinstance(args[0], Size) else args
    if not all(isinstance(size, int) for size in sizes):
        raise TypeError(f"new(): data must be a sequence (got {type(args[0]).__name__})")
    return torch.zeros(*sizes, dtype=dtype) if sizes else torch.zeros(0, dtype=dtype)


class tensortype(type):
    def __instancecheck__(cls, instance):
        return isinstance(instance, Tensor) and instance.type() == f"torch.{cls.__name__}"


def legacy_type(name, kind):
    return tensortype(
        name,
        (),
        {
            "__module__": "torch",
            "_dtype_name": kind,
            "__new__": lambda cls, *args, **kwargs: _legacy(kind, args, kwargs),
        },
    )


@on_reset
def _reset():
    global _conversion_told
    _conversion_told = False
    look_for_overrides(False)
    verbs.reset_defaults()


__all__ = ["Tensor", "Parameter", "legacy_type", "missing", "layout"]
