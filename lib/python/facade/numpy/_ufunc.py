"""NumPy's functions of each element: `np.add`, `np.exp` and their like, and the operators over them."""

import torch

from . import _dtype
from ._array import _cast, array, asarray, given, ndarray, of
from ._dtype import float_of, joined
from ._index import text_of
from ._scalar import CLASSES, fitted, generic, integer, scalar_operation


class UFuncTypeError(TypeError):
    __module__ = "numpy._core._exceptions"


UFuncTypeError.__name__ = "UFuncTypeError"
_UFuncNoLoopError = type("UFuncTypeError", (UFuncTypeError,), {"__module__": "numpy._core._exceptions"})
_UFuncOutputCastingError = type(
    "UFuncTypeError", (UFuncTypeError,), {"__module__": "numpy._core._exceptions"}
)
_WEAK = (int, float, complex)


class ufunc:
    """`compute` takes tensors of one type; `rule` says which: 'same', 'float', 'bits', 'bool' or 'truth'."""

    __module__ = "numpy"

    def __init__(self, name, count, compute, rule="same"):
        self.__name__ = self.__qualname__ = name
        self.nin, self.nout, self.nargs = count, 1, count + 1
        self._compute, self._rule = compute, rule

    def __repr__(self):
        return f"<ufunc '{self.__name__}'>"

    def __call__(self, *inputs, out=None, where=True, dtype=None, casting="same_kind", order="K", subok=True):
        if len(inputs) == self.nin + 1 and out is None:
            *inputs, out = inputs
        if len(inputs) != self.nin:
            raise TypeError(
                f"{self.__name__}() takes from {self.nin} to {self.nargs} positional arguments but {len(inputs)} were given"
            )
        if out is None and where is True and dtype is None:
            if any(isinstance(x, torch.Tensor) for x in inputs):
                return torch.as_tensor(self._result([asarray(x) if hasattr(x, "_js") else x for x in inputs]))
            return self._result(inputs)
        out = out[0] if isinstance(out, tuple) else out
        if any(isinstance(x, torch.Tensor) for x in inputs):
            inputs = [asarray(x) for x in inputs]
        result = self._result(inputs if dtype is None else [asarray(x).astype(dtype) for x in inputs])
        return result if out is None and where is True else self._into(out, result, where)

    def _result(self, inputs):
        if self.nin == 2:
            scalar = scalar_operation(self.__name__, *inputs)
            if scalar is not NotImplemented:
                return scalar
        arrays = [x if type(x) in _WEAK else asarray(x) for x in inputs]
        if any(isinstance(x, ndarray) and x._pool is not None for x in arrays):
            return self._of_entries(arrays)
        strong = [x.dtype for x in arrays if isinstance(x, ndarray)]
        kind = joined(strong, [type(x) for x in arrays if not isinstance(x, ndarray)])
        return given(self._computed(arrays, kind))

    def _computed(self, arrays, kind):
        kind = self._type_for(kind)
        tensors = [self._operand(x, kind) for x in arrays]
        if len(tensors) == 2:
            _check_shapes(tensors)
        result = self._compute(*tensors)
        if (
            self._rule in ("float", "same", "bits")
            and result._dtype is not kind.torch
            and result._dtype is not torch.bool
        ):
            result = result.to(kind.torch)
        return result

    def _type_for(self, kind):
        if self._rule == "float":
            if self.__name__ in ("divide", "arctan2", "hypot", "logaddexp", "copysign") and kind.kind != "f":
                return _dtype.float64 if self.__name__ == "divide" or kind.itemsize > 2 else float_of(kind)
            return float_of(kind)
        if self._rule == "bits" and kind.kind == "f":
            plural = "s" if self.nin > 1 else ""
            raise TypeError(
                f"ufunc '{self.__name__}' not supported for the input types, and the input{plural} could not be safely "
                "coerced to any supported types according to the casting rule ''safe''"
            )
        if kind.kind == "b" and self.__name__ in (
            "floor_divide",
            "remainder",
            "power",
            "fmod",
            "square",
            "left_shift",
            "right_shift",
        ):
            return _dtype.int8
        if kind.kind == "b" and self.__name__ == "subtract":
            raise TypeError(
                "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or "
                "the logical_xor function instead."
            )
        if kind.kind == "b" and self.__name__ == "negative":
            raise TypeError(
                "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not "
                "function instead."
            )
        return kind

    def _operand(self, x, kind):
        if isinstance(x, ndarray):
            return _cast(x._t, kind) if self._rule != "truth" else x._t != 0
        if self._rule == "truth":
            return torch.tensor(bool(x))
        if type(x) is int and kind.kind in "iu" and fitted(kind, x) != x:
            if self._rule == "bool":
                return torch.tensor(x)
            raise OverflowError(f"Python integer {x} out of bounds for {kind.name}")
        return torch.tensor(fitted(kind, x), dtype=kind.torch)

    def _of_entries(self, arrays):
        """Texts and objects are compared and joined one by one."""
        import operator

        operate = {
            "equal": operator.eq, "not_equal": operator.ne, "less": operator.lt, "less_equal": operator.le,
            "greater": operator.gt, "greater_equal": operator.ge, "add": operator.add, "multiply": operator.mul,
        }.get(self.__name__)  # fmt: skip
        if operate is None or (self.__name__ in ("add", "multiply") and not _all_texts(arrays)):
            if self.nin == 1 and asarray(arrays[0]).dtype.kind == "O":
                kind = type(asarray(arrays[0]).ravel().tolist()[0]).__name__
                raise TypeError(
                    f"loop of ufunc does not support argument 0 of type {kind} which has no callable {self.__name__} method"
                )
            if self.nin == 1:
                raise TypeError(
                    f"ufunc '{self.__name__}' not supported for the input types, and the inputs could not be safely coerced to "
                    "any supported types according to the casting rule ''safe''"
                )
            raise _UFuncNoLoopError(
                f"ufunc '{self.__name__}' did not contain a loop with signature matching types "
                f"({', '.join(repr(asarray(a).dtype) for a in arrays)}) -> None"
            )
        a, b = broadcast_arrays(*[asarray(x) for x in arrays])
        values = [operate(x, y) for x, y in zip(a.ravel().tolist(), b.ravel().tolist())]
        result = array(values).reshape(a.shape)
        return result if result.ndim else result[()]

    def _into(self, out, result, where):
        result = asarray(result)
        if out is None:
            out = of(torch.zeros(result.shape, dtype=result._t.dtype))
        if not _dtype.can_cast(result.dtype, out.dtype, "same_kind"):
            raise _UFuncOutputCastingError(
                f"Cannot cast ufunc '{self.__name__}' output from {result.dtype!r} to {out.dtype!r} with casting rule "
                "'same_kind'"
            )
        if result.shape != out.shape and tuple(torch.broadcast_shapes(result.shape, out.shape)) != out.shape:
            raise ValueError(
                f"non-broadcastable output operand with shape {text_of(out.shape)} doesn't match the broadcast shape "
                f"{text_of(result.shape)}"
            )
        value = _cast(result._t, out.dtype).expand(out.shape)
        if where is True:
            out._t.copy_(value)
        else:
            out._t.copy_(torch.where(asarray(where)._t.expand(out.shape), value, out._t))
        out._write_back()
        return out

    def outer(self, a, b, **options):
        a, b = asarray(a), asarray(b)
        return self(a.reshape(a.shape + (1,) * b.ndim), b, **options)

    def reduce(self, array, axis=0, dtype=None, out=None, keepdims=False, initial=None, where=True):
        from . import _reduction

        known = {
            "add": "sum", "multiply": "prod", "maximum": "max", "minimum": "min", "logical_and": "all", "logical_or": "any",
        }  # fmt: skip
        if self.__name__ not in known:
            raise NotImplementedError(f"np.{self.__name__}.reduce() is part of NumPy but not of this page.")
        return getattr(_reduction, known[self.__name__])(array, axis=axis, keepdims=keepdims)

    def accumulate(self, array, axis=0, dtype=None, out=None):
        from . import _reduction

        known = {"add": _reduction.cumsum, "multiply": _reduction.cumprod}
        if self.__name__ == "maximum":
            return of(asarray(array)._t.cummax(axis).values)
        if self.__name__ not in known:
            raise NotImplementedError(
                f"np.{self.__name__}.accumulate() is part of NumPy but not of this page."
            )
        return known[self.__name__](array, axis=axis)

    def at(self, a, indices, b=None):
        """In place at the places of `indices`, one after the other: a place that comes twice counts twice."""
        places = torch.arange(a.size).reshape(a.shape)[_tensors(indices)]
        values = None if b is None else torch.broadcast_to(torch.as_tensor(asarray(b)), places.shape)
        if self.__name__ == "add":
            target = torch.as_tensor(a)
            target.index_put_(
                torch.unravel_index(places.reshape(-1), target.shape),
                values.reshape(-1).to(target.dtype),
                accumulate=True,
            )
            return
        for i, place in enumerate(places.reshape(-1)):
            at = tuple(int(part) for part in torch.unravel_index(place, tuple(a.shape)))
            a[at] = self(a[at]) if b is None else self(a[at], values.reshape(-1)[i].item())


def _tensors(indices):
    """An index of arrays as one of tensors."""
    if isinstance(indices, tuple):
        return tuple(_tensors(part) for part in indices)
    return (
        indices
        if isinstance(indices, (int, slice, type(None), type(...)))
        else torch.as_tensor(asarray(indices))
    )


def _all_texts(arrays):
    """Whether what is to be joined is text on both sides, or objects that join themselves."""
    kinds = [asarray(a).dtype.kind for a in arrays]
    return kinds == ["U", "U"] or "O" in kinds


def _check_shapes(tensors):
    try:
        torch.broadcast_shapes(*[tuple(t.shape) for t in tensors])
    except RuntimeError:
        shapes = " ".join(text_of(t.shape) for t in tensors)
        raise ValueError(f"operands could not be broadcast together with shapes {shapes} ") from None


def broadcast_arrays(*arrays, subok=False):
    arrays = [asarray(a) for a in arrays]
    try:
        shape = torch.broadcast_shapes(*[a.shape for a in arrays])
    except RuntimeError:
        shapes = " ".join(text_of(a.shape) for a in arrays)
        raise ValueError(
            "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape "
            f"{arrays[0].shape} and arg 1 with shape {arrays[1].shape}."
            if len(arrays) == 2
            else f"shape mismatch: objects cannot be broadcast to a single shape: {shapes}"
        ) from None
    return tuple(of(a._t.expand(shape), a._pool, a) for a in arrays)


# what is not one operation of the tensors


def _zero_by_zero(divide):
    """A division whose whole numbers by zero are zero, as NumPy has them."""

    def divided(a, b):
        if a.dtype.is_floating_point or not bool((zero := b == 0).any()):
            return divide(a, b)
        return torch.where(zero, torch.zeros_like(a), divide(a, torch.where(zero, torch.ones_like(b), b)))

    return divided


_floor_divide = _zero_by_zero(torch.floor_divide)
_remainder = _zero_by_zero(torch.remainder)


def _power(a, b):
    if not b.dtype.is_floating_point and bool((b < 0).any()):
        raise ValueError("Integers to negative integer powers are not allowed.")
    return torch.pow(a, b)


def _heaviside(a, b):
    return torch.where(a == 0, b, (a > 0).to(a.dtype))


def _cbrt(a):
    root = torch.sign(a) * torch.pow(torch.abs(a), 1 / 3)
    return torch.where(torch.round(root) ** 3 == a, torch.round(root), root)


def _keep_whole(function):
    """Of whole numbers there is nothing to round."""
    return lambda a: function(a) if a.dtype.is_floating_point else a.clone()


def _ignoring_nan(pick):
    return lambda a, b: torch.where(torch.isnan(a), b, torch.where(torch.isnan(b), a, pick(a, b)))


def _signbit(a):
    return torch.signbit(a) if hasattr(torch, "signbit") else a < 0


_FLOAT = (
    "exp exp2 expm1 log log2 log10 log1p sqrt sin cos tan sinh cosh tanh arcsin=asin arccos=acos arctan=atan "
    "arcsinh=asinh arccosh=acosh arctanh=atanh deg2rad rad2deg radians=deg2rad degrees=rad2deg"
)
_COMPARE = "less=lt less_equal=le greater=gt greater_equal=ge equal=eq not_equal=ne"
TABLE = {}


def _define(name, count, compute, rule="same"):
    TABLE[name] = ufunc(name, count, compute, rule)


for _entry in _FLOAT.split():
    _name, _, _torch_name = _entry.partition("=")
    _define(_name, 1, lambda a, _f=_torch_name or _name: getattr(torch, _f)(a), "float")
for _entry in _COMPARE.split():
    _name, _, _torch_name = _entry.partition("=")
    _define(_name, 2, lambda a, b, _f=_torch_name: getattr(torch, _f)(a, b), "bool")
for _name in ("floor", "ceil", "trunc"):
    _define(_name, 1, _keep_whole(getattr(torch, _name)))
_define("rint", 1, _keep_whole(torch.round))
_define("cbrt", 1, _cbrt, "float")
_define("negative", 1, torch.neg)
_define("positive", 1, lambda a: a.clone())
_define("absolute", 1, lambda a: a.clone() if a.dtype is torch.bool else torch.abs(a))
_define("fabs", 1, torch.abs, "float")
_define("sign", 1, torch.sign)
_define("square", 1, lambda a: a * a)
_define(
    "reciprocal",
    1,
    lambda a: torch.reciprocal(a) if a.dtype.is_floating_point else _floor_divide(torch.ones_like(a), a),
)
_define("conjugate", 1, lambda a: a.clone())
_define("isnan", 1, lambda a: a != a, "bool")
_define("isinf", 1, torch.isinf, "bool")
_define("isfinite", 1, torch.isfinite, "bool")
_define("signbit", 1, _signbit, "bool")
_define("logical_not", 1, torch.logical_not, "truth")
_define("invert", 1, torch.bitwise_not, "bits")
_define("add", 2, lambda a, b: a | b if a.dtype is torch.bool else a + b)
_define("subtract", 2, torch.sub)
_define("multiply", 2, lambda a, b: a & b if a.dtype is torch.bool else a * b)
_define("divide", 2, torch.div, "float")
_define("floor_divide", 2, _floor_divide)
_define("remainder", 2, _remainder)
_define("fmod", 2, torch.fmod)
_define("power", 2, _power)
_define("float_power", 2, torch.pow, "float")
_define("maximum", 2, torch.maximum)
_define("minimum", 2, torch.minimum)
_define("fmax", 2, _ignoring_nan(torch.maximum))
_define("fmin", 2, _ignoring_nan(torch.minimum))
_define("arctan2", 2, torch.atan2, "float")
_define("hypot", 2, lambda a, b: torch.sqrt(a * a + b * b), "float")
_define("copysign", 2, lambda a, b: torch.where(_signbit(b), -torch.abs(a), torch.abs(a)), "float")
_define("heaviside", 2, _heaviside, "float")
_define("logaddexp", 2, lambda a, b: torch.maximum(a, b) + torch.log1p(torch.exp(-torch.abs(a - b))), "float")
_define("logical_and", 2, torch.logical_and, "truth")
_define("logical_or", 2, torch.logical_or, "truth")
_define("logical_xor", 2, torch.logical_xor, "truth")
_define("bitwise_and", 2, torch.bitwise_and, "bits")
_define("bitwise_or", 2, torch.bitwise_or, "bits")
_define("bitwise_xor", 2, torch.bitwise_xor, "bits")
_define("left_shift", 2, lambda a, b: a << b, "bits")
_define("right_shift", 2, lambda a, b: a >> b, "bits")
for _other, _own in (
    ("true_divide", "divide"), ("mod", "remainder"), ("abs", "absolute"), ("bitwise_not", "invert"), ("conj", "conjugate"),
    ("acos", "arccos"), ("asin", "arcsin"), ("atan", "arctan"), ("atan2", "arctan2"), ("pow", "power"),
):  # fmt: skip
    TABLE[_other] = TABLE[_own]

# operators of arrays and scalars

_OPERATORS = {
    "add": "add", "sub": "subtract", "mul": "multiply", "truediv": "divide", "floordiv": "floor_divide",
    "mod": "remainder", "pow": "power", "and": "bitwise_and", "or": "bitwise_or", "xor": "bitwise_xor",
    "lshift": "left_shift", "rshift": "right_shift",
}  # fmt: skip
_RELATIONS = {
    "lt": "less",
    "le": "less_equal",
    "gt": "greater",
    "ge": "greater_equal",
    "eq": "equal",
    "ne": "not_equal",
}
_KNOWN = (ndarray, generic, int, float, complex, str, list, tuple, range)


def _operator(name, reflected=False):
    operation = TABLE[name]
    repeats = reflected and name == "multiply"

    def operate(self, other):
        if repeats and isinstance(other, (str, list, tuple)) and isinstance(self, integer):
            return NotImplemented  # `[0] * np.int64(3)`: Python repeats the sequence
        if not isinstance(other, _KNOWN):
            if reflected and hasattr(other, "_js") and isinstance(self, ndarray):
                return operation(asarray(other), self)._t  # PyTorch's tensors make tensors of it
            return NotImplemented
        return operation(other, self) if reflected else operation(self, other)

    return operate


def _relation(name):
    operation = TABLE[name]

    def relate(self, other):
        if isinstance(other, _KNOWN):
            return operation(self, other)
        if hasattr(other, "_js") and isinstance(self, ndarray):
            return operation(self, asarray(other))._t
        if name in ("equal", "not_equal") and not hasattr(other, "_js"):
            if not isinstance(self, ndarray):
                return name == "not_equal"
            return of(torch.full(self.shape, name == "not_equal", dtype=torch.bool))
        return NotImplemented

    return relate


def _inplace(name):
    operation = TABLE[name]

    def change(self, other):
        if not isinstance(other, _KNOWN) and not hasattr(other, "_js"):
            return NotImplemented
        return operation._into(
            self, operation(self, asarray(other) if hasattr(other, "_js") else other), True
        )

    return change


for _kind in (ndarray, generic):
    for _dunder, _name in _OPERATORS.items():
        setattr(_kind, f"__{_dunder}__", _operator(_name))
        setattr(_kind, f"__r{_dunder}__", _operator(_name, True))
    for _dunder, _name in _RELATIONS.items():
        setattr(_kind, f"__{_dunder}__", _relation(_name))
    for _dunder, _name in (
        ("neg", "negative"),
        ("pos", "positive"),
        ("abs", "absolute"),
        ("invert", "invert"),
    ):
        setattr(_kind, f"__{_dunder}__", lambda self, _f=TABLE[_name]: _f(self))
    _kind.__divmod__ = lambda self, other: (self // other, self % other)
for _dunder, _name in _OPERATORS.items():
    setattr(ndarray, f"__i{_dunder}__", _inplace(_name))
for _cls in CLASSES.values():  # float64 is a float too, whose operators would come first
    if _cls.__mro__[1].__name__ == "floating" and float in _cls.__mro__:
        for _dunder in (*_OPERATORS, *(f"r{d}" for d in _OPERATORS), *_RELATIONS, "neg", "pos", "abs"):
            if hasattr(generic, f"__{_dunder}__"):
                setattr(_cls, f"__{_dunder}__", getattr(generic, f"__{_dunder}__"))
for _cls in CLASSES.values():
    if _cls is not CLASSES["float64"]:
        _cls.__hash__ = lambda self: hash(self._v)
