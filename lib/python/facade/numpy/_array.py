"""`numpy.ndarray`: the memory of a tensor with NumPy's rules. A view is a tensor's view, so that writes show in both.

Texts and objects are numbers that stand for the entries of a list, `_pool`.
"""

import torch
from torch._size import Named
from torch._verbs import values as _values_of

from . import _dtype, _index, _printing
from ._dtype import dtype_of, joined, promote_types, text_dtype
from ._order import order_of
from ._scalar import CLASSES, fitted, generic, scalar_of, str_
from .exceptions import AxisError


class ndarray(metaclass=Named, module="numpy"):
    __slots__ = ("_t", "_pool", "_base", "_source", "__weakref__", "__dict__")
    _type_name = "numpy.ndarray"
    __array_priority__ = 0.0
    __hash__ = None

    def __new__(cls, shape, dtype=float, buffer=None, offset=0, strides=None, order=None):
        from ._creation import empty

        return empty(shape, dtype)

    # what it is

    @property
    def dtype(self):
        if self._pool is None:
            return _dtype.KNOWN[self._t._dtype._token]
        if all(isinstance(value, str) for value in self._pool):
            used = {self._pool[i] for i in _values_of(self._t)} if len(self._pool) < 4096 else self._pool
            return text_dtype(max(map(len, used), default=1))
        return _dtype.OBJECT

    @dtype.setter
    def dtype(self, value):
        raise NotImplementedError(
            "setting ndarray.dtype is part of NumPy but not of this page; use .view() or .astype()."
        )

    @property
    def shape(self):
        return tuple(self._t.shape)

    @shape.setter
    def shape(self, value):
        self._t = self.reshape(value)._t

    @property
    def ndim(self):
        return self._t.ndim

    @property
    def size(self):
        return self._t.numel()

    @property
    def itemsize(self):
        return self.dtype.itemsize

    @property
    def nbytes(self):
        return self.size * self.itemsize

    @property
    def strides(self):
        return tuple(stride * self.itemsize for stride in self._t.stride())

    @property
    def base(self):
        return self._base

    @property
    def flags(self):
        return _Flags(self)

    @property
    def T(self):
        return self.transpose()

    @property
    def mT(self):
        return _view(self, self._t.mT)

    @property
    def flat(self):
        return _Flat(self)

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return of(torch.zeros_like(self._t))

    @property
    def device(self):
        return "cpu"

    # values out of it

    def tolist(self):
        if self._pool is None:
            return self._t.tolist()
        return _looked_up(self._t.tolist(), self._pool)

    def item(self, *args):
        if args:
            index = args[0] if len(args) == 1 else args
            return (self.ravel()[index] if isinstance(index, int) else self[index]).item()
        if self.size != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self.ravel().tolist()[0]

    def tobytes(self, order="C"):
        from ._bytes import to_bytes

        return to_bytes(self)

    def __bool__(self):
        if self.size == 0:
            raise ValueError(
                "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty."
            )
        if self.size > 1:
            raise ValueError(
                "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()"
            )
        return bool(self.item())

    def _only_value(self):
        if self.ndim:
            raise TypeError("only 0-dimensional arrays can be converted to Python scalars")
        return self.item()

    def __float__(self):
        return float(self._only_value())

    def __int__(self):
        return int(self._only_value())

    def __complex__(self):
        return complex(self._only_value())

    def __index__(self):
        if self.ndim or self.dtype.kind not in "iu":
            raise TypeError("only integer scalar arrays can be converted to a scalar index")
        return int(self.item())

    def __repr__(self):
        return _printing.array_repr(self)

    def __str__(self):
        return _printing.array_str(self)

    def __format__(self, spec):
        if self.ndim == 0:
            return format(self.item(), spec)
        if spec:
            raise TypeError("unsupported format string passed to numpy.ndarray.__format__")
        return str(self)

    def _display_(self):
        return None

    # parts of it

    def __len__(self):
        if not self.ndim:
            raise TypeError("len() of unsized object")
        return self.shape[0]

    def __iter__(self):
        if not self.ndim:
            raise TypeError("iteration over a 0-d array")
        if self.ndim == 1:
            kind = self.dtype
            return iter([scalar_of(kind, value) for value in self.tolist()])
        return iter([_view(self, row) for row in self._t.unbind(0)])

    def __contains__(self, value):
        return bool((self == value).any())

    def __getitem__(self, index):
        indexed = _index.parse(self.shape, index)
        found = _index.get(self._t, indexed)
        if indexed.scalar:
            return _scalar(self, found)
        if indexed.flips and not indexed.advanced:
            made = _view(self, found)
            if found.ndim == self.ndim and all(
                isinstance(part, slice) and part == slice(None) for part in indexed.index
            ):
                made._source = (self._t, indexed.flips)
            return made
        return _copy_of(self, found) if indexed.advanced else _view(self, found)

    def __setitem__(self, index, value):
        indexed = _index.parse(self.shape, index)
        _index.set(self._t, indexed, self._as_own(value), self.dtype)
        self._write_back()

    def _write_back(self):
        """What was taken backwards is a copy: a write to it goes to where it came from too."""
        if self._source is not None:
            tensor, flips = self._source
            turned = self._t
            for axis, part in reversed(flips):
                tensor = tensor[(slice(None),) * axis + (part,)]
                turned = turned.flip(axis)
            tensor.copy_(turned)

    def _as_own(self, value):
        """A value to be written here, in this array's type."""
        if self._pool is not None:
            entries = value.tolist() if isinstance(value, ndarray) else value
            return _coded(entries, self._pool)
        kind = self.dtype
        if type(value) in (int, float, bool):
            if type(value) is int and kind.kind in "iu" and fitted(kind, value) != value:
                raise OverflowError(f"Python integer {value} out of bounds for {kind.name}")
            if type(value) is float and kind.kind in "iu" and value - value != 0.0:
                if value != value:
                    raise ValueError("cannot convert float NaN to integer")
                raise OverflowError("cannot convert float infinity to integer")
            return torch.tensor(fitted(kind, value), dtype=kind.torch)
        if isinstance(value, str):
            value = int(value) if kind.kind in "iu" else float(value)
        return _cast(asarray(value)._t, kind)

    def __delitem__(self, index):
        raise ValueError("cannot delete array elements")

    # other forms of it

    def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
        kind = dtype_of(dtype)
        order_of(order)
        if not _dtype.can_cast(self.dtype, kind, casting):
            raise TypeError(
                f"Cannot cast array data from {self.dtype!r} to {kind!r} according to the rule '{casting}'"
            )
        if self._pool is not None or kind.kind in "UO":
            return _recoded(self, kind)
        if not copy and kind.name == self.dtype.name:
            return self
        return of(_cast(self._t, kind, copy=True))

    def copy(self, order="C"):
        order_of(order)
        return _copy_of(self, self._t.clone().contiguous())

    def view(self, dtype=None, type=None):
        if dtype is None or isinstance(dtype, _PythonType) and issubclass(dtype, ndarray):
            return _view(self, self._t.detach())
        kind = dtype_of(dtype)
        if kind.name == self.dtype.name:
            return _view(self, self._t.detach())
        from ._bytes import reinterpreted

        return reinterpreted(self, kind)

    def reshape(self, *shape, order="C", copy=None):
        sizes = shape[0] if len(shape) == 1 and not hasattr(shape[0], "__index__") else shape
        if isinstance(sizes, ndarray):
            sizes = sizes.tolist()
        sizes = tuple(size.__index__() for size in sizes)
        known = 1
        for size in sizes:
            known *= size if size != -1 else 1
        if sizes.count(-1) > 1:
            raise ValueError("can only specify one unknown dimension")
        fits = self.size == known if -1 not in sizes else known and self.size % known == 0
        if not fits:
            raise ValueError(
                f"cannot reshape array of size {self.size} into shape {_index.asked_text(sizes)}"
            )
        if order_of(order) == "F":
            flipped = tuple(reversed(sizes))
            return self.transpose().reshape(flipped).transpose()
        return _view(self, self._t.reshape(sizes))

    def ravel(self, order="C"):
        return _view(self, (self._t if order_of(order) != "F" else self.transpose()._t).reshape(-1))

    def flatten(self, order="C"):
        return self.ravel(order).copy()

    def transpose(self, *axes):
        if not axes or axes[0] is None:
            order = tuple(reversed(range(self.ndim)))
        else:
            order = tuple(axes[0]) if len(axes) == 1 and not hasattr(axes[0], "__index__") else axes
        if len(order) != self.ndim:
            raise ValueError("axes don't match array")
        order = tuple(axis_of(axis, self.ndim) for axis in order)
        if len(set(order)) != len(order):
            raise ValueError("repeated axis in transpose")
        return _view(self, self._t.permute(order))

    def swapaxes(self, axis1, axis2):
        a, b = axis_of(axis1, self.ndim, "axis1"), axis_of(axis2, self.ndim, "axis2")
        return _view(self, self._t.transpose(a, b))

    def squeeze(self, axis=None):
        if axis is None:
            return _view(self, self._t.squeeze())
        axes = [axis_of(a, self.ndim) for a in (axis if isinstance(axis, tuple) else (axis,))]
        if any(self.shape[a] != 1 for a in axes):
            raise ValueError("cannot select an axis to squeeze out which has size not equal to one")
        return _view(self, self._t.squeeze(tuple(axes)))

    def fill(self, value):
        self[...] = value

    def resize(self, *shape, refcheck=True):
        sizes = shape[0] if len(shape) == 1 and not isinstance(shape[0], int) else shape
        from ._joining import resize

        self._t = resize(self, sizes)._t

    def byteswap(self, inplace=False):
        raise NotImplementedError("ndarray.byteswap() is part of NumPy but not of this page.")

    def __array__(self, dtype=None, copy=None):
        return self if dtype is None else self.astype(dtype)

    def __copy__(self):
        return self.copy()

    def __deepcopy__(self, memo):
        return self.copy()

    def __reduce__(self):
        return array, (self.tolist(), self.dtype)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(f"'numpy.ndarray' object has no attribute '{name}'")
        raise AttributeError(f"'numpy.ndarray' object has no attribute '{name}'")


_PythonType = type


class _Flags:
    """`a.flags`: how its memory is laid out."""

    def __init__(self, a):
        self.c_contiguous = a._t.is_contiguous()
        self.f_contiguous = a.transpose()._t.is_contiguous()
        self.owndata = a._base is None
        self.writeable = self.aligned = True
        self.writebackifcopy = False

    def __getitem__(self, name):
        return getattr(
            self,
            {"C": "c_contiguous", "F": "f_contiguous", "O": "owndata", "W": "writeable"}.get(
                name, name.lower()
            ),
        )

    def __repr__(self):
        names = ("c_contiguous", "f_contiguous", "owndata", "writeable", "aligned", "writebackifcopy")
        return "\n".join(f"  {name.upper()} : {getattr(self, name)}" for name in names) + "\n"


class _Flat:
    """`a.flat`: the items one after the other."""

    def __init__(self, a):
        self._a = a

    def __iter__(self):
        return iter(self._a.ravel())

    def __len__(self):
        return self._a.size

    def __getitem__(self, index):
        found = self._a.ravel()[index]
        return found.copy() if isinstance(found, ndarray) else found

    def __setitem__(self, index, value):
        flat = self._a._t.reshape(-1)
        flat_array = of(flat)
        flat_array[index] = value
        self._a._t.copy_(flat.reshape(self._a.shape))


def of(tensor, pool=None, base=None):
    """An array over a tensor's memory."""
    made = object.__new__(ndarray)
    made._t, made._pool, made._base, made._source = tensor, pool, base, None
    return made


def _view(a, tensor):
    return of(tensor, a._pool, a if a._base is None else a._base)


def _copy_of(a, tensor):
    return of(tensor, a._pool)


def _scalar(a, tensor):
    value = tensor.item()
    if a._pool is not None:
        value = a._pool[value]
        return str_(value) if isinstance(value, str) else value
    return CLASSES[tensor._dtype._token](value)


def given(tensor):
    """A result: a scalar where it has no dimensions."""
    return of(tensor) if tensor.ndim else CLASSES[tensor._dtype._token](tensor.item())


def _cast(tensor, kind, copy=False):
    """To another type as C casts: towards zero, around the edges of small integers."""
    wanted = kind.torch
    if tensor._dtype is wanted:
        return tensor.clone() if copy else tensor
    if tensor._dtype.is_floating_point and kind.kind in "iu" and kind.itemsize < 8:
        return tensor.to(torch.int64).to(wanted)
    return tensor.to(wanted)


def is_count(value):
    """Whether it is one whole number, and not an array of them."""
    return hasattr(value, "__index__") and not getattr(value, "ndim", 0)


def axis_of(axis, ndim, prefix=None):
    """The axis counted from the front."""
    axis = axis.__index__()
    if not -ndim <= axis < ndim:
        raise AxisError(axis, ndim, prefix)
    return axis % ndim


# texts and objects


def _looked_up(codes, pool):
    return [_looked_up(part, pool) for part in codes] if isinstance(codes, list) else pool[codes]


def _coded(entries, pool):
    """Entries as a tensor of places in the pool, which grows by those that are new."""

    def code(entry):
        if isinstance(entry, (list, tuple)):
            return [code(part) for part in entry]
        entry = str(entry) if isinstance(entry, str) else entry
        for i, known in enumerate(pool):
            if type(known) is type(entry) and known == entry:
                return i
        pool.append(entry)
        return len(pool) - 1

    return torch.tensor(code(entries), dtype=torch.int64)


def of_entries(entries):
    """An array of texts or of any objects."""
    pool = []
    return of(_coded(entries, pool), pool)


def _recoded(a, kind):
    flat = a.ravel().tolist()
    if kind.kind == "U":
        own = a.dtype
        flat = [str(scalar_of(own, value)) if a._pool is None else str(value) for value in flat]
        return of_entries(flat).reshape(a.shape)
    if kind.kind == "O":
        return of_entries(flat).reshape(a.shape)
    read = {"f": float, "i": int, "u": int, "b": bool}[kind.kind]
    try:
        return array([read(value) for value in flat], kind).reshape(a.shape)
    except ValueError:
        wrong = next(value for value in flat if not _reads(read, value))
        if read is int:
            raise ValueError(f"invalid literal for int() with base 10: {wrong!r}") from None
        raise ValueError(f"could not convert string to float: {str_(wrong)!r}") from None


def _reads(read, value):
    try:
        read(value)
        return True
    except ValueError:
        return False


# from Python's data


class _Ragged(ValueError):
    pass


def _as_plain(value):
    """Tensors, pictures and what else gives an array of itself, as that; all else as it is."""
    if isinstance(value, (ndarray, generic, int, float, str, list, tuple)):
        return value
    if isinstance(value, torch.Tensor):
        return value.numpy()
    give = getattr(type(value), "__array__", None)
    if give is not None:
        return give(value)
    if isinstance(value, (range, memoryview, bytearray)):
        return list(value)
    return value


def _scan(data, depth, shape, leaves):
    """Collect the leaves of nested lists, row by row, and the lengths met on the way."""
    data = _as_plain(data)
    if isinstance(data, ndarray) and data.ndim:
        if depth == 0 or data.size < 64 or data._pool is not None:
            data = list(data)
        else:
            for d, size in enumerate(data.shape):
                _expect(depth + d, size, shape, False)
            leaves.append(data)
            return
    if isinstance(data, (list, tuple)):
        _expect(depth, len(data), shape, bool(leaves))
        for part in data:
            _scan(part, depth + 1, shape, leaves)
        return
    if depth < len(shape) or shape.closed not in (None, depth):
        shape.ragged = min(shape.ragged, depth)
    shape.closed = depth
    leaves.append(data.item() if isinstance(data, ndarray) else data)


class _Shape(list):
    closed = None  # the depth at which numbers stand
    ragged = 99


def _expect(depth, size, shape, begun):
    if depth < len(shape):
        if shape[depth] != size:
            shape.ragged = min(shape.ragged, depth)
    elif shape.closed is not None and shape.closed <= depth:
        shape.ragged = min(shape.ragged, depth)
    else:
        shape.append(size)


def array(object, dtype=None, *, copy=True, order="K", subok=False, ndmin=0, like=None):
    made = _array(object, None if dtype is None else dtype_of(dtype), copy)
    while made.ndim < ndmin:
        made = made.reshape(1, *made.shape)
    return made


def _array(data, kind, copy):
    data = _as_plain(data)
    if isinstance(data, ndarray):
        if kind is not None and kind.name != data.dtype.name:
            return data.astype(kind)
        return data.copy() if copy else data
    shape, leaves = _Shape(), []
    _scan(data, 0, shape, leaves)
    if shape.ragged != 99:
        if kind is not None and kind.kind == "O":
            return of_entries(data)
        found = tuple(shape[: max(shape.ragged, 1)])
        raise ValueError(
            "setting an array element with a sequence. The requested array has an inhomogeneous shape after "
            f"{len(found)} dimensions. The detected shape was {found} + inhomogeneous part."
        )
    return _assembled(leaves, tuple(shape), kind)


def _assembled(leaves, shape, kind):
    parts = [leaf for leaf in leaves if isinstance(leaf, ndarray)]
    if parts:
        kinds = {leaf.dtype.name: leaf.dtype for leaf in parts}
        target = kind or joined(list(kinds.values()), ())
        stacked = torch.cat([_cast(leaf._t, target).reshape(-1) for leaf in parts])
        return of(stacked.reshape(shape))
    types = {type(leaf) for leaf in leaves}
    if kind is None:
        kind = _kind_of(types, leaves)
    if kind.kind == "U":
        return of_entries([str(leaf) for leaf in leaves]).reshape(shape)
    if kind.kind == "O":
        return of_entries(leaves).reshape(shape)
    read = {"f": float, "i": int, "u": int, "b": bool}[kind.kind]
    values = [getattr(leaf, "_v", leaf) for leaf in leaves] if not types <= {int, float, bool} else leaves
    try:
        values = [read(value) for value in values]
    except (TypeError, ValueError) as error:
        raise type(error)(_conversion_message(error, leaves, read)) from None
    if kind.kind in "iu" and kind.itemsize < 8:
        for leaf, value in zip(leaves, values):
            if type(leaf) is int and fitted(kind, value) != value:
                raise OverflowError(f"Python integer {leaf} out of bounds for {kind.name}")
        values = [fitted(kind, value) for value in values]
    return of(torch.tensor(values, dtype=kind.torch).reshape(shape))


def _conversion_message(error, leaves, read):
    return str(error)


def _kind_of(types, leaves):
    """The type of literals and scalars together."""
    if any(issubclass(kind, str) for kind in types):
        return text_dtype(max(len(str(leaf)) for leaf in leaves))
    result = None
    for kind in types:
        if kind is complex:
            raise _dtype.absent("complex128")
        own = getattr(kind, "_dtype", None) or {
            bool: _dtype.bool_,
            int: _dtype.int64,
            float: _dtype.float64,
        }.get(kind)
        if own is None:
            base = next((b for b in (bool, int, float) if issubclass(kind, b)), None)
            own = {int: _dtype.int64, float: _dtype.float64}.get(base, _dtype.OBJECT)
        result = own if result is None else promote_types(result, own)
    return result or _dtype.float64


def asarray(a, dtype=None, order=None, *, copy=None, device=None, like=None):
    return _array(a, None if dtype is None else dtype_of(dtype), bool(copy))


asanyarray = ascontiguousarray = asarray


def concatenate(arrays, axis=0, out=None, *, dtype=None, casting="same_kind"):
    if isinstance(axis, ndarray) and axis.ndim:
        raise TypeError("only integer scalar arrays can be converted to a scalar index")
    arrays = [asarray(a) for a in arrays]
    if not arrays:
        raise ValueError("need at least one array to concatenate")
    if axis is None:
        arrays, axis = [a.ravel() for a in arrays], 0
    first = arrays[0]
    if any(a.ndim == 0 for a in arrays):
        raise ValueError("zero-dimensional arrays cannot be concatenated")
    for i, a in enumerate(arrays):
        if a.ndim != first.ndim:
            raise ValueError(
                "all the input arrays must have same number of dimensions, but the array at index 0 has "
                f"{first.ndim} dimension(s) and the array at index {i} has {a.ndim} dimension(s)"
            )
    axis = axis_of(axis, first.ndim)
    for i, a in enumerate(arrays):
        for d in range(first.ndim):
            if d != axis and a.shape[d] != first.shape[d]:
                raise ValueError(
                    "all the input array dimensions except for the concatenation axis must match exactly, but along "
                    f"dimension {d}, the array at index 0 has size {first.shape[d]} and the array at index {i} has "
                    f"size {a.shape[d]}"
                )
    if any(a._pool is not None for a in arrays):
        flat = [a.swapaxes(0, axis).tolist() for a in arrays]
        return of_entries([row for part in flat for row in part]).swapaxes(0, axis)
    kind = dtype_of(dtype) if dtype is not None else joined([a.dtype for a in arrays], ())
    joined_tensor = torch.cat([_cast(a._t, kind) for a in arrays], dim=axis)
    if out is not None:
        out[...] = of(joined_tensor)
        return out
    return of(joined_tensor)
