"""From NumPy's index expressions to those of tensors, with NumPy's checks.

Tensors have no negative steps: a slice backwards is taken forwards and flipped, which copies.
"""

import torch

from ._scalar import bool_, generic

_INVALID = "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices"


class Indexed:
    """`tensor[index]` on the tensor is what was asked for; `flips` are axes of the tensor to turn around before."""

    def __init__(self, index, flips, scalar, advanced, masked):
        self.index, self.flips, self.scalar, self.advanced, self.masked = (
            index,
            flips,
            scalar,
            advanced,
            masked,
        )


def _integer(part):
    if isinstance(part, (bool, bool_)):
        return None
    if isinstance(part, int):
        return part
    if isinstance(part, generic) or hasattr(part, "__index__"):
        try:
            return part.__index__()
        except TypeError:
            return None
    return None


def _array_of(part):
    """An index that is an array, a list, a tensor or a truth value, as a tensor of integers or booleans."""
    from ._array import array, asarray, ndarray

    if isinstance(part, (bool, bool_)):
        return torch.tensor(bool(part))
    if isinstance(part, torch.Tensor):
        return part.detach()
    if not isinstance(part, (ndarray, list, tuple, range)):
        raise IndexError(_INVALID)
    if not isinstance(part, ndarray) and len(part) == 0:
        return torch.zeros(0, dtype=torch.int64)
    found = part if isinstance(part, ndarray) else array(part)
    if found.dtype.kind not in "iub":
        if isinstance(part, ndarray):
            raise IndexError("arrays used as indices must be of integer (or boolean) type")
        raise IndexError(_INVALID)
    return asarray(found)._t if found.dtype.kind == "b" else found._t.long()


def _consumed(part):
    if part is None or part is Ellipsis:
        return 0
    if isinstance(part, torch.Tensor) and part.dtype is torch.bool:
        return part.ndim
    return 1


def _checked_integer(i, axis, size):
    if not -size <= i < size:
        raise IndexError(f"index {i} is out of bounds for axis {axis} with size {size}")
    return i % size if size else i


def _check_array(part, axis, shape):
    if part.dtype is torch.bool:
        for d, size in enumerate(part.shape):
            if size != shape[axis + d]:
                raise IndexError(
                    f"boolean index did not match indexed array along axis {axis + d}; size of axis is "
                    f"{shape[axis + d]} but size of corresponding boolean axis is {size}"
                )
        return
    size = shape[axis]
    if part.numel() and (int(part.max()) >= size or int(part.min()) < -size):
        wrong = next(i for i in part.flatten().tolist() if not -size <= i < size)
        raise IndexError(f"index {wrong} is out of bounds for axis {axis} with size {size}")


def parse(shape, index):
    """What `array[index]` means for an array of this shape."""
    parts = list(index) if isinstance(index, tuple) else [index]
    prepared = []
    for part in parts:
        if part is None or part is Ellipsis or isinstance(part, slice):
            prepared.append(part)
            continue
        number = _integer(part)
        prepared.append(_array_of(part) if number is None else number)
    ndim = len(shape)
    if sum(part is Ellipsis for part in prepared) > 1:
        raise IndexError("an index can only have a single ellipsis ('...')")
    consumed = sum(_consumed(part) for part in prepared)
    if consumed > ndim:
        raise IndexError(
            f"too many indices for array: array is {ndim}-dimensional, but {consumed} were indexed"
        )
    has_ellipsis = any(part is Ellipsis for part in prepared)
    scalar = consumed == ndim and all(type(part) is int for part in prepared)
    if not has_ellipsis:
        prepared.append(Ellipsis)
    final, flips, axis, advanced, masked = [], [], 0, False, False
    for part in prepared:
        if part is None:
            final.append(None)
        elif part is Ellipsis:
            final.extend([slice(None)] * (ndim - consumed))
            axis += ndim - consumed
        elif isinstance(part, slice):
            final.append(_forwards(part, shape[axis], axis, flips))
            axis += 1
        elif type(part) is int:
            final.append(_checked_integer(part, axis, shape[axis]))
            axis += 1
        else:
            _check_array(part, axis, shape)
            advanced = True
            masked = masked or part.dtype is torch.bool
            final.append(part)
            axis += _consumed(part)
    if advanced:
        # NumPy counts a number among the arrays; a tensor's index takes it first.
        final = [torch.tensor([part]) if type(part) is int else part for part in final]
        if any(
            isinstance(part, torch.Tensor) and part.ndim == 0 and part.dtype is not torch.bool
            for part in final
        ):
            if all(part.ndim == 0 for part in final if isinstance(part, torch.Tensor)):
                final = [int(part) if isinstance(part, torch.Tensor) else part for part in final]
                advanced = False
        _check_broadcast([part for part in final if isinstance(part, torch.Tensor)])
    return Indexed(tuple(final), flips, scalar, advanced, masked)


def _check_broadcast(tensors):
    sizes = [tuple(t.shape) for t in tensors if t.dtype is not torch.bool]
    if len(sizes) < 2:
        return
    try:
        torch.broadcast_shapes(*sizes)
    except RuntimeError:
        shapes = " ".join(str(size).replace(", ", ",") for size in sizes)
        raise IndexError(
            f"shape mismatch: indexing arrays could not be broadcast together with shapes {shapes} "
        ) from None


def _forwards(part, size, axis, flips):
    """The slice with a positive step; where it had a negative one, `flips` says so."""
    for bound in (part.start, part.stop, part.step):
        if bound is not None and not hasattr(bound, "__index__"):
            raise TypeError("slice indices must be integers or None or have an __index__ method")
    if part.step is not None and part.step.__index__() == 0:
        raise ValueError("slice step cannot be zero")
    start, stop, step = slice(
        *(None if b is None else b.__index__() for b in (part.start, part.stop, part.step))
    ).indices(size)
    if step > 0:
        return slice(start, max(start, stop), step)
    places = range(start, stop, step)
    if not places:
        return slice(0, 0)
    flips.append((axis, slice(places[-1], places[0] + 1, -step)))
    return slice(None)


def get(tensor, indexed):
    for axis, part in indexed.flips:
        tensor = tensor[(slice(None),) * axis + (part,)].flip(axis)
    return tensor[indexed.index]


def text_of(shape):
    """A shape as NumPy's messages write it: `(2,3)`, `(2,)`."""
    return str(tuple(shape)).replace(", ", ",")


def asked_text(sizes):
    """A shape that was asked for: what is to be inferred is not said in front, and called newaxis after."""
    known = list(sizes)
    while known and known[0] < 0:
        known.pop(0)
    text = ",".join("newaxis" if size < 0 else str(size) for size in known)
    return f"({text},)" if len(sizes) == 1 else f"({text})"


def set(tensor, indexed, value, kind):
    """Write `value` (a tensor of the type, or Python's own number) where the index says."""
    target = tensor
    for axis, part in indexed.flips:
        target = target[(slice(None),) * axis + (part,)]
    if indexed.flips:
        turned = target.flip([axis for axis, _ in indexed.flips])
        _assign(turned, indexed, value)
        target.copy_(turned.flip([axis for axis, _ in indexed.flips]))
        return
    _assign(target, indexed, value)


def _assign(tensor, indexed, value):
    if not isinstance(value, torch.Tensor):
        tensor[indexed.index] = value
        return
    place = tensor[indexed.index].shape
    shape = list(value.shape)
    while len(shape) > len(place) and shape[0] == 1:
        shape.pop(0)
    fits = len(shape) <= len(place) and all(a in (1, b) for a, b in zip(reversed(shape), reversed(place)))
    if not fits:
        _refuse(indexed, value, place)
    tensor[indexed.index] = value.reshape(shape)


def _refuse(indexed, value, place):
    if not indexed.advanced:
        raise ValueError(
            f"could not broadcast input array from shape {text_of(value.shape)} into shape {text_of(place)}"
        )
    if indexed.masked and len(place) == 1 and value.ndim == 1:
        raise ValueError(
            f"NumPy boolean array indexing assignment cannot assign {value.shape[0]} input values to the "
            f"{place[0]} output values where the mask is true"
        )
    raise ValueError(
        f"shape mismatch: value array of shape {text_of(value.shape)} could not be broadcast to indexing result of "
        f"shape {text_of(place)}"
    )
