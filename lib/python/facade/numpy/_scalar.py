"""NumPy's scalars: `np.float32(1)` and its like, with arithmetic in their own types."""

import math
import operator
import struct
from decimal import Decimal

from . import _dtype
from ._dtype import dtype_of, joined

_FORMATS = {"float16": "e", "float32": "f"}


def fitted(kind, value):
    """`value` as the type holds it: rounded, or wrapped around."""
    if kind.kind == "f":
        value = float(value)
        code = _FORMATS.get(kind.name)
        if code is None or value - value != 0.0:
            return value
        try:
            return struct.unpack(code, struct.pack(code, value))[0]
        except OverflowError:
            return math.copysign(math.inf, value)
    if kind.kind == "b":
        return bool(value)
    bits = 8 * kind.itemsize
    value = int(value) & ((1 << bits) - 1)
    return value - (1 << bits) if kind.kind == "i" and value >> (bits - 1) else value


def scalar_of(kind, value):
    """A scalar of the type with the value, which it holds."""
    return (
        CLASSES[kind.name](value) if kind.kind not in "UO" else (str_(value) if kind.kind == "U" else value)
    )


def _array(value):
    from ._array import asarray

    return asarray(value)


class generic:
    """What all scalars share with arrays; what is not here is asked of an array of no dimensions."""

    __slots__ = ()
    __module__ = "numpy"
    shape, ndim, size, strides = (), 0, 1, ()
    base = None

    def _plain(self):
        """As Python's own number, for tensors' functions."""
        return self._v

    @property
    def dtype(self):
        return self._dtype

    @property
    def itemsize(self):
        return self._dtype.itemsize

    nbytes = itemsize

    @property
    def T(self):
        return self

    real = T
    flat = property(lambda self: _array(self).flat)

    def item(self, *args):
        return self._v

    tolist = item

    def astype(self, dtype, copy=True):
        kind = dtype_of(dtype)
        return scalar_of(kind, str(self)) if kind.kind == "U" else CLASSES[kind.name](self._v)

    def copy(self):
        return self

    def __array__(self, dtype=None, copy=None):
        return _array(self) if dtype is None else _array(self).astype(dtype)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(f"'{type(self).__qualname__}' object has no attribute '{name}'")
        try:
            return getattr(_array(self), name)
        except AttributeError:
            raise AttributeError(f"'numpy.{type(self).__name__}' object has no attribute '{name}'") from None

    def __getitem__(self, index):
        if index == () or index is Ellipsis or index is None:
            return self if index == () else _array(self)[index]
        raise IndexError("invalid index to scalar variable.")

    def __len__(self):
        raise TypeError(f"object of type 'numpy.{type(self).__name__}' has no len()")

    def __bool__(self):
        return bool(self._v)

    def __int__(self):
        return int(self._v)

    def __float__(self):
        return float(self._v)

    def __hash__(self):
        return hash(self._v)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __format__(self, spec):
        return format(self._v, spec)

    def __repr__(self):
        return f"np.{type(self).__name__}({self!s})"

    def __str__(self):
        return str(self._v)

    def __round__(self, ndigits=None):
        rounded = round(self._v, ndigits or 0)
        return int(rounded) if ndigits is None else scalar_of(self._dtype, rounded)


class number(generic):
    __slots__ = ()


class integer(number):
    __slots__ = ()


class signedinteger(integer):
    __slots__ = ()


class unsignedinteger(integer):
    __slots__ = ()


class inexact(number):
    __slots__ = ()


class floating(inexact):
    __slots__ = ()

    def is_integer(self):
        return float(self._v).is_integer()


class character(generic):
    __slots__ = ()


for _abstract in (generic, number, integer, signedinteger, unsignedinteger, inexact, floating, character):
    _abstract.__module__ = "numpy"


def _new(cls, value=0):
    from ._array import ndarray

    kind = cls._dtype
    if isinstance(value, str):
        value = float(value) if kind.kind == "f" else int(value)
    if isinstance(value, ndarray) or isinstance(value, (list, tuple)) or hasattr(value, "_js"):
        array = _array(value).astype(kind)
        return array if array.ndim else array[()]
    value = getattr(value, "_v", value)
    if kind.kind in "iu" and type(value) is int and fitted(kind, value) != value:
        raise OverflowError(f"Python integer {value} out of bounds for {kind.name}")
    if kind.kind in "iu" and isinstance(value, float) and value - value != 0.0:
        raise (ValueError if value != value else OverflowError)(
            "cannot convert float NaN to integer"
            if value != value
            else "cannot convert float infinity to integer"
        )
    made = object.__new__(cls)
    made._v = fitted(kind, value)
    return made


def _class(name, base):
    namespace = {"__slots__": ("_v",), "__module__": "numpy", "_dtype": _dtype.KNOWN[name], "__new__": _new}
    if base in (signedinteger, unsignedinteger):
        namespace["__index__"] = lambda self: self._v
    return type(name, (base,), namespace)


class float64(floating, float):
    __slots__ = ()
    __module__ = "numpy"
    _dtype = _dtype.float64

    def __new__(cls, value=0.0):
        if isinstance(value, (str, float, int)):
            return float.__new__(cls, value)
        made = _new_float(value)
        return made if not isinstance(made, float) else float.__new__(cls, made)

    @property
    def _v(self):
        return float.__float__(self)

    __float__ = float.__float__
    __hash__ = float.__hash__

    def __str__(self):
        return float.__repr__(self)

    def __format__(self, spec):
        return format(float.__float__(self), spec)


def _new_float(value):
    if isinstance(value, generic):
        return float(value._v)
    array = _array(value).astype(_dtype.float64)
    return array if array.ndim else float(array)


class str_(str, character):
    __module__ = "numpy"
    _v = property(lambda self: str(self))
    __getitem__, __len__, __str__, __hash__ = str.__getitem__, str.__len__, str.__str__, str.__hash__
    __format__, __bool__ = str.__format__, lambda self: len(self) > 0

    @property
    def dtype(self):
        return _dtype.text_dtype(len(self))

    def __repr__(self):
        return f"np.str_({str.__repr__(str.__str__(self))})"


int64, int32, int16, int8 = (_class(name, signedinteger) for name in ("int64", "int32", "int16", "int8"))
uint8 = _class("uint8", unsignedinteger)


class float32(floating):
    __slots__ = ("_v",)
    __module__ = "numpy"
    _dtype = _dtype.float32
    __new__ = _new

    def __str__(self):
        value, cutoff = abs(self._v), {4: 1e6, 2: 1e3}[self.itemsize]
        text = shortest(self._dtype, self._v)
        if value - value != 0.0 or value == 0 or 1e-4 <= value < cutoff:
            return text if "e" not in text else f"{Decimal(text):f}"
        digits = len(Decimal(text).normalize().as_tuple().digits)
        return f"{Decimal(text):.{digits - 1}e}".replace("e-", "e-0" if value >= 1e-9 else "e-").replace(
            "e+", "e+0" if value < 1e10 else "e+"
        )


class float16(floating):
    __slots__ = ("_v",)
    __module__ = "numpy"
    _dtype = _dtype.float16
    __new__ = _new
    __str__ = float32.__str__


class bool_(generic):
    __slots__ = ("_v",)
    __module__ = "numpy"
    __qualname__ = "bool"
    _dtype = _dtype.bool_

    def __new__(cls, value=False):
        return TRUE if bool(value) else FALSE

    def __repr__(self):
        return f"np.{self._v}_"

    def __index__(self):
        raise TypeError("'numpy.bool' object cannot be interpreted as an integer")


bool_.__name__ = "bool"
TRUE, FALSE = object.__new__(bool_), object.__new__(bool_)
TRUE._v, FALSE._v = True, False

CLASSES = {
    cls._dtype.name: cls for cls in (float64, float32, float16, int64, int32, int16, int8, uint8, bool_)
}
for _kind, _cls in zip(_dtype.KNOWN.values(), _dtype.KNOWN):
    _kind.type = CLASSES[_cls]
_dtype.OBJECT.type = object


def shortest(kind, value):
    """The shortest text that reads as the same number of the type, as Python's own `repr` of a float."""
    if value - value != 0.0:
        return repr(value)
    for digits in range(1, 18):
        text = f"{value:.{digits - 1}e}"
        if fitted(kind, float(text)) == value:
            return repr(float(text))
    return repr(value)


_WEAK = (bool, int, float)


def _value_of(value):
    """The Python number of a scalar and its type, or None for what is no scalar; weak types are Python's own."""
    kind = type(value)
    if kind in _WEAK:
        return value, None if kind is not bool else _dtype.bool_, kind
    if isinstance(value, generic) and not isinstance(value, str_):
        return value._v, value._dtype, None
    return None


def _float_division(a, b):
    if b == 0:
        negative = math.copysign(1, a) * math.copysign(1, b) < 0
        return math.nan if a == 0 or a != a else -math.inf if negative else math.inf
    return a / b


def _floor_division(a, b):
    if b == 0:
        return 0 if isinstance(a, int) else _float_division(a, b)
    return a // b


def _remainder(a, b):
    return a % b if b != 0 else (0 if isinstance(a, int) else math.nan)


def _power(a, b):
    if isinstance(a, int) and isinstance(b, int) and b < 0:
        raise ValueError("Integers to negative integer powers are not allowed.")
    try:
        return a**b if not (a == 0 and b < 0) else math.inf
    except OverflowError:
        return math.inf


_SCALAR_OPERATIONS = {
    "add": operator.add, "subtract": operator.sub, "multiply": operator.mul, "divide": _float_division,
    "floor_divide": _floor_division, "remainder": _remainder, "power": _power,
    "less": operator.lt, "less_equal": operator.le, "greater": operator.gt, "greater_equal": operator.ge,
    "equal": operator.eq, "not_equal": operator.ne,
    "bitwise_and": operator.and_, "bitwise_or": operator.or_, "bitwise_xor": operator.xor,
    "left_shift": operator.lshift, "right_shift": operator.rshift,
}  # fmt: skip
_COMPARISONS = ("less", "less_equal", "greater", "greater_equal", "equal", "not_equal")


def scalar_operation(name, a, b):
    """The result of an operation of two scalars, or NotImplemented where one of them is none."""
    left, right = _value_of(a), _value_of(b)
    if left is None or right is None or name not in _SCALAR_OPERATIONS:
        return NotImplemented
    operate = _SCALAR_OPERATIONS[name]
    kind = joined(
        [k for k in (left[1], right[1]) if k is not None],
        [w for w in (left[2], right[2]) if w in (int, float)],
    )
    for value, _, weak in (left, right):
        if weak is int and kind.kind in "iu" and name not in _COMPARISONS and fitted(kind, value) != value:
            raise OverflowError(f"Python integer {value} out of bounds for {kind.name}")
    if name in _COMPARISONS:
        return TRUE if operate(left[0], right[0]) else FALSE
    if name == "divide" and kind.kind != "f":
        kind = _dtype.float_of(kind) if kind.itemsize > 2 or kind.kind == "b" else _dtype.float64
        kind = _dtype.float64
    if kind.kind == "b":
        if name == "subtract" or name.startswith(("bitwise", "add", "mult")) is False:
            kind = _dtype.int8
    x, y = fitted(kind, left[0]), fitted(kind, right[0])
    if kind.kind == "f" and (name.startswith("bitwise") or name.endswith("shift")):
        return NotImplemented
    if kind.kind == "b" and name == "add":
        return TRUE if x or y else FALSE
    return CLASSES[kind.name](fitted(kind, operate(x, y)))
