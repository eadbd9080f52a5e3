"""Arrays put together, taken apart, turned, padded."""

import math

import torch

from ._array import is_count, _cast, _view, array, asarray, axis_of, concatenate, of
from ._dtype import joined


def stack(arrays, axis=0, out=None, *, dtype=None, casting="same_kind"):
    arrays = [asarray(a) for a in arrays]
    if not arrays:
        raise ValueError("need at least one array to stack")
    if len({a.shape for a in arrays}) > 1:
        raise ValueError("all input arrays must have the same shape")
    axis = axis_of(axis, arrays[0].ndim + 1)
    return concatenate([expand_dims(a, axis) for a in arrays], axis=axis, dtype=dtype)


def vstack(tup, *, dtype=None, casting="same_kind"):
    return concatenate([atleast_2d(a) for a in tup], 0, dtype=dtype)


row_stack = vstack


def hstack(tup, *, dtype=None, casting="same_kind"):
    arrays = [atleast_1d(a) for a in tup]
    return concatenate(arrays, 0 if arrays and arrays[0].ndim == 1 else 1, dtype=dtype)


def dstack(tup):
    return concatenate([atleast_3d(a) for a in tup], 2)


def column_stack(tup):
    return concatenate([a.reshape(-1, 1) if a.ndim < 2 else a for a in map(asarray, tup)], 1)


def append(arr, values, axis=None):
    if axis is None:
        return concatenate([asarray(arr).ravel(), asarray(values).ravel()])
    return concatenate([asarray(arr), asarray(values)], axis)


def insert(arr, obj, values, axis=None):
    a = asarray(arr)
    if axis is None:
        a, axis = a.ravel(), 0
    axis = axis_of(axis, a.ndim)
    place = obj.__index__()
    place = place + a.shape[axis] if place < 0 else place
    whole = (slice(None),) * axis
    shape = list(a.shape)
    shape[axis] = 1
    block = asarray(values).astype(a.dtype)
    block = of(block._t.expand(shape)) if block.ndim < a.ndim or block.shape[axis] == 1 else block
    return concatenate([a[(*whole, slice(None, place))], block, a[(*whole, slice(place, None))]], axis)


def delete(arr, obj, axis=None):
    a = asarray(arr)
    if axis is None:
        a, axis = a.ravel(), 0
    axis = axis_of(axis, a.ndim)
    size = a.shape[axis]
    if isinstance(obj, slice):
        gone = set(range(*obj.indices(size)))
    else:
        places = asarray(obj).ravel()
        if places.dtype.kind == "b":
            gone = {i for i, yes in enumerate(places.tolist()) if yes}
        else:
            for i in places.tolist():
                if not -size <= i < size:
                    raise IndexError(f"index {i} is out of bounds for axis {axis} with size {size}")
            gone = {i % size for i in places.tolist()}
    kept = [i for i in range(size) if i not in gone]
    return a[(slice(None),) * axis + (array(kept, int),)]


def array_split(ary, indices_or_sections, axis=0):
    a = asarray(ary)
    size = a.shape[axis]
    if is_count(indices_or_sections):
        count = indices_or_sections.__index__()
        if count <= 0:
            raise ValueError("number sections must be larger than 0.")
        each, more = divmod(size, count)
        ends = [0]
        for i in range(count):
            ends.append(ends[-1] + each + (i < more))
    else:
        ends = [0, *asarray(indices_or_sections).tolist(), size]
    whole = (slice(None),) * axis_of(axis, a.ndim)
    return [a[(*whole, slice(start, stop))] for start, stop in zip(ends, ends[1:])]


def split(ary, indices_or_sections, axis=0):
    if is_count(indices_or_sections) and asarray(ary).shape[axis] % indices_or_sections.__index__():
        raise ValueError("array split does not result in an equal division")
    return array_split(ary, indices_or_sections, axis)


def hsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 1 if asarray(ary).ndim > 1 else 0)


def vsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 0)


def atleast_1d(*arys):
    made = [a.reshape(1) if a.ndim == 0 else a for a in map(asarray, arys)]
    return made[0] if len(made) == 1 else tuple(made)


def atleast_2d(*arys):
    made = [a.reshape(1, -1) if a.ndim < 2 else a for a in map(asarray, arys)]
    return made[0] if len(made) == 1 else tuple(made)


def atleast_3d(*arys):
    def three(a):
        if a.ndim == 0:
            return a.reshape(1, 1, 1)
        return a.reshape(1, -1, 1) if a.ndim == 1 else a.reshape(*a.shape, 1) if a.ndim == 2 else a

    made = [three(asarray(a)) for a in arys]
    return made[0] if len(made) == 1 else tuple(made)


def expand_dims(a, axis):
    a = asarray(a)
    axes = axis if isinstance(axis, (tuple, list)) else (axis,)
    tensor = a._t
    for place in sorted(axis_of(x, a.ndim + len(axes)) for x in axes):
        tensor = tensor.unsqueeze(place)
    return _view(a, tensor)


def squeeze(a, axis=None):
    return asarray(a).squeeze(axis)


def reshape(a, /, shape=None, order="C", *, copy=None):
    return asarray(a).reshape(shape, order=order)


def ravel(a, order="C"):
    return asarray(a).ravel(order)


def transpose(a, axes=None):
    return asarray(a).transpose(axes) if axes is not None else asarray(a).transpose()


permute_dims = transpose


def matrix_transpose(x, /):
    return asarray(x).swapaxes(-1, -2)


def swapaxes(a, axis1, axis2):
    return asarray(a).swapaxes(axis1, axis2)


def moveaxis(a, source, destination):
    a = asarray(a)
    sources = [
        axis_of(s, a.ndim, "source") for s in (source if isinstance(source, (tuple, list)) else (source,))
    ]
    targets = [
        axis_of(d, a.ndim, "destination")
        for d in (destination if isinstance(destination, (tuple, list)) else (destination,))
    ]
    if len(sources) != len(targets):
        raise ValueError("`source` and `destination` arguments must have the same number of elements")
    order = [i for i in range(a.ndim) if i not in sources]
    for target, origin in sorted(zip(targets, sources)):
        order.insert(target, origin)
    return a.transpose(order)


def rollaxis(a, axis, start=0):
    a = asarray(a)
    axis = axis_of(axis, a.ndim)
    return moveaxis(a, axis, start - 1 if axis < start else start)


def broadcast_to(array, shape, subok=False):
    a = asarray(array)
    shape = (shape,) if is_count(shape) else tuple(shape)
    try:
        fits = tuple(torch.broadcast_shapes(a.shape, shape)) == shape
    except RuntimeError:
        fits = False
    if not fits:
        raise ValueError(
            "operands could not be broadcast together with remapped shapes [original->remapped]: "
            f"{str(a.shape).replace(', ', ',')}  and requested shape {str(shape).replace(', ', ',')}"
        )
    return _view(a, a._t.expand(shape))


def broadcast_shapes(*shapes):
    try:
        return tuple(torch.broadcast_shapes(*shapes))
    except RuntimeError:
        raise ValueError(
            "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape "
            f"{shapes[0]} and arg 1 with shape {shapes[1]}."
        ) from None


def flip(m, axis=None):
    a = asarray(m)
    axes = range(a.ndim) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    return _view(a, a._t.flip([axis_of(x, a.ndim) for x in axes]))


def fliplr(m):
    if asarray(m).ndim < 2:
        raise ValueError("Input must be >= 2-d.")
    return flip(m, 1)


def flipud(m):
    return flip(m, 0)


def rot90(m, k=1, axes=(0, 1)):
    return of(torch.rot90(asarray(m)._t, k, list(axes)))


def roll(a, shift, axis=None):
    a = asarray(a)
    if axis is None:
        return of(torch.roll(a._t.reshape(-1), shift).reshape(a.shape), a._pool)
    return of(torch.roll(a._t, shift, axis), a._pool)


def tile(A, reps):
    a = asarray(A)
    if isinstance(reps, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    reps = (reps,) if is_count(reps) else tuple(reps)
    return of(a._t.tile(reps), a._pool)


def repeat(a, repeats, axis=None):
    a = asarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    if is_count(repeats):
        return of(torch.repeat_interleave(a._t, repeats.__index__(), axis), a._pool)
    counts = asarray(repeats)
    if counts.size == 1:
        return repeat(a, int(counts.ravel()[0]), axis)
    if counts.size != a.shape[axis]:
        raise ValueError(
            f"operands could not be broadcast together with shape ({a.shape[axis]},) ({counts.size},)"
        )
    places = [i for i, count in enumerate(counts.tolist()) for _ in range(count)]
    return a[(slice(None),) * axis_of(axis, a.ndim) + (array(places, int),)]


def resize(a, new_shape):
    a = asarray(a).ravel()
    shape = (new_shape,) if is_count(new_shape) else tuple(new_shape)
    count = math.prod(shape)
    times = -(-count // max(a.size, 1))
    return tile(a, times)[:count].reshape(shape)


def pad(array, pad_width, mode="constant", *, constant_values=0, **options):
    a = asarray(array)
    widths = asarray(pad_width)
    pairs = (
        [[int(widths)] * 2] * a.ndim
        if widths.ndim == 0
        else [widths.tolist() * (2 // widths.size)] * a.ndim
        if widths.ndim == 1
        else widths.tolist() * (a.ndim if len(widths) == 1 and a.ndim > 1 else 1)
    )
    if len(pairs) != a.ndim:
        raise ValueError(
            f"operands could not be broadcast together with remapped shapes [original->remapped]: {widths.shape} and requested shape ({a.ndim},2)"
        )
    values = (
        constant_values if isinstance(constant_values, (tuple, list)) else (constant_values, constant_values)
    )
    if any(side < 0 for pair in pairs for side in pair):
        raise ValueError("index can't contain negative values")
    for axis, (before, after) in enumerate(pairs):
        a = _padded(a, axis, before, after, mode, values)
    return a


def _padded(a, axis, before, after, mode, values):
    size = a.shape[axis]
    whole = (slice(None),) * axis
    if mode == "constant":
        ends = []
        for count, value in zip((before, after), values):
            shape = list(a.shape)
            shape[axis] = count
            ends.append(of(torch.full(shape, value, dtype=a._t.dtype)))
        return concatenate([ends[0], a, ends[1]], axis)
    places = []
    for i in range(-before, size + after):
        if mode == "edge":
            places.append(min(max(i, 0), size - 1))
        elif mode == "wrap":
            places.append(i % size)
        elif mode == "reflect":
            period = max(2 * (size - 1), 1)
            j = i % period
            places.append(j if j < size else period - j)
        elif mode == "symmetric":
            j = i % (2 * size)
            places.append(j if j < size else 2 * size - 1 - j)
        else:
            raise NotImplementedError(f"np.pad(mode={mode!r}) is part of NumPy but not of this page.")
    return a[(*whole, _places(places))]


def _places(places):
    return array(places, int)


def block(arrays):
    if not isinstance(arrays, list):
        return asarray(arrays)
    if all(not isinstance(part, list) for part in arrays):
        return concatenate([atleast_1d(part) for part in arrays], -1)
    return concatenate([atleast_2d(block(row)) for row in arrays], 0)


class _Concatenator:
    """`np.r_` and `np.c_`."""

    def __init__(self, columns):
        self._columns = columns

    def __getitem__(self, key):
        from ._creation import arange, linspace

        parts = []
        for part in key if isinstance(key, tuple) else (key,):
            if isinstance(part, slice):
                step = 1 if part.step is None else part.step
                start = part.start or 0
                part = (
                    linspace(start, part.stop, int(abs(step)))
                    if isinstance(step, complex)
                    else arange(start, part.stop, step)
                )
            parts.append(atleast_1d(asarray(part)))
        if self._columns:
            return column_stack(parts)
        kind = joined([p.dtype for p in parts], ())
        return concatenate([of(_cast(p._t, kind)) for p in parts])


r_, c_ = _Concatenator(False), _Concatenator(True)
