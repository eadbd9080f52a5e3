"""Products of vectors and matrices."""

import torch

from ._array import _cast, asarray, given, ndarray, of
from ._dtype import joined
from ._index import text_of


def _pair(a, b):
    a, b = asarray(a), asarray(b)
    kind = joined([a.dtype, b.dtype], ())
    return a, b, _cast(a._t, kind), _cast(b._t, kind)


def _multiplied(x, y):
    """Whole numbers and truth values too, which PyTorch multiplies without a matrix product of booleans."""
    if x.dtype is torch.bool:
        return torch.matmul(x.long(), y.long()) != 0
    return torch.matmul(x, y)


def matmul(x1, x2, /, out=None, **options):
    a, b, x, y = _pair(x1, x2)
    for i, side in enumerate((a, b)):
        if side.ndim == 0:
            raise ValueError(
                f"matmul: Input operand {i} does not have enough dimensions (has 0, gufunc core with signature "
                "(n?,k),(k,m?)->(n?,m?) requires 1)"
            )
    k = b.shape[0] if b.ndim == 1 else b.shape[-2]
    if a.shape[-1] != k:
        raise ValueError(
            "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
            f"(n?,k),(k,m?)->(n?,m?) (size {k} is different from {a.shape[-1]})"
        )
    try:
        torch.broadcast_shapes(a.shape[:-2], b.shape[:-2])
    except RuntimeError:
        raise ValueError(
            "operands could not be broadcast together with remapped shapes [original->remapped]: "
            f"{text_of(a.shape)}->({','.join(map(str, a.shape[:-2]))},newaxis,newaxis) "
            f"{text_of(b.shape)}->({','.join(map(str, b.shape[:-2]))},newaxis,newaxis)  "
            f"and requested shape ({a.shape[-2]},{b.shape[-1]})"
        ) from None
    result = given(_multiplied(x, y))
    if out is not None:
        out[...] = result
        return out
    return result


def dot(a, b, out=None):
    a, b, x, y = _pair(a, b)
    if a.ndim == 0 or b.ndim == 0:
        return a * b
    place = 0 if b.ndim == 1 else b.ndim - 2
    if a.shape[-1] != b.shape[place]:
        raise ValueError(
            f"shapes {text_of(a.shape)} and {text_of(b.shape)} not aligned: {a.shape[-1]} (dim {a.ndim - 1}) != "
            f"{b.shape[place]} (dim {place})"
        )
    if b.ndim <= 2:
        return given(_multiplied(x, y))
    return given(torch.tensordot(x, y, ([a.ndim - 1], [place])))


def vdot(a, b, /):
    return dot(asarray(a).ravel(), asarray(b).ravel())


def inner(a, b, /):
    a, b, x, y = _pair(a, b)
    if a.ndim == 0 or b.ndim == 0:
        return a * b
    if a.shape[-1] != b.shape[-1]:
        raise ValueError(
            f"shapes {text_of(a.shape)} and {text_of(b.shape)} not aligned: {a.shape[-1]} (dim {a.ndim - 1}) != "
            f"{b.shape[-1]} (dim {b.ndim - 1})"
        )
    return given(torch.tensordot(x, y, ([a.ndim - 1], [b.ndim - 1])))


def outer(a, b, out=None):
    a, b = asarray(a), asarray(b)
    return a.reshape(-1, 1) * b.reshape(1, -1)


def tensordot(a, b, axes=2):
    a, b, x, y = _pair(a, b)
    dims = axes if isinstance(axes, int) else tuple([d] if isinstance(d, int) else list(d) for d in axes)
    try:
        return given(torch.tensordot(x, y, dims))
    except RuntimeError:
        raise ValueError("shape-mismatch for sum") from None


def kron(a, b):
    return of(torch.kron(asarray(a)._t, asarray(b)._t))


def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    _, _, x, y = _pair(a, b)
    return of(torch.cross(x, y, dim=-1 if axis is None else axis))


def trace(a, offset=0, axis1=0, axis2=1, dtype=None, out=None):
    return given(torch.diagonal(asarray(a)._t, offset, axis1, axis2).sum(-1))


def diagonal(a, offset=0, axis1=0, axis2=1):
    a = asarray(a)
    if a.ndim < 2:
        raise ValueError("diag requires an array of at least two dimensions")
    return of(torch.diagonal(a._t, offset, axis1, axis2))


def fill_diagonal(a, val, wrap=False):
    n = min(a.shape)
    torch.diagonal(a._t).copy_(_cast(asarray(val)._t, a.dtype).expand(n))


def einsum(*operands, out=None, optimize=False, **options):
    if len(operands) < 2:
        also = "" if operands else ", or at least one operand and its corresponding subscripts list"
        raise ValueError(f"must specify the einstein sum subscripts string and at least one operand{also}")
    subscripts, *arrays = operands
    if not isinstance(subscripts, str):
        raise NotImplementedError(
            "np.einsum() of operands and lists of axes is part of NumPy but not of this page."
        )
    arrays = [asarray(a) for a in arrays]
    kind = joined([a.dtype for a in arrays], ())
    spelled = subscripts.replace(" ", "")
    try:
        return given(torch.einsum(spelled, *[_cast(a._t, kind) for a in arrays]))
    except RuntimeError as error:
        raise ValueError(_einsum_message(str(error), spelled, arrays)) from None


def _remapped(term, shape, labels):
    sizes = dict(zip(term, shape))
    found = [str(sizes[label]) if label in sizes else "newaxis" for label in labels]
    while found and found[0] == "newaxis":
        found.pop(0)
    return f"({','.join(found)})"


def _einsum_message(message, spelled, arrays):
    if "does not broadcast with previously seen size" in message:
        terms, _, result = spelled.partition("->")
        labels = result + "".join(sorted(set(terms) - set(result) - {",", "."}))
        shapes = " ".join(
            f"{text_of(a.shape)}->{_remapped(term, a.shape, labels)}"
            for term, a in zip(terms.split(","), arrays)
        )
        return (
            f"operands could not be broadcast together with remapped shapes [original->remapped]: {shapes} "
        )
    if "fewer operands were provided" in message:
        return "fewer operands provided to einstein sum function than specified in the subscripts string"
    if "more operands were provided" in message:
        return "more operands provided to einstein sum function than specified in the subscripts string"
    if "does not appear in the equation for any input operand" in message:
        name = message.split("subscript ")[1][0]
        return f"einstein sum subscripts string included output subscript '{name}' which never appeared in an input"
    if "does not match the number of dimensions" in message:
        terms = spelled.split("->")[0].split(",")
        i = next(
            i for i, (term, a) in enumerate(zip(terms, arrays)) if "." not in term and len(term) != a.ndim
        )
        if len(terms[i]) > arrays[i].ndim:
            return f"einstein sum subscripts string contains too many subscripts for operand {i}"
        return (
            "operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to "
            "broadcast the extra dimensions."
        )
    return message


ndarray.dot = lambda self, b, out=None: dot(self, b)
ndarray.trace = lambda self, *args, **kwargs: trace(self, *args, **kwargs)
ndarray.diagonal = lambda self, *args, **kwargs: diagonal(self, *args, **kwargs)
ndarray.__matmul__ = lambda self, other: matmul(self, other) if not hasattr(other, "_js") else NotImplemented
ndarray.__rmatmul__ = lambda self, other: (
    torch.as_tensor(matmul(asarray(other), self)) if hasattr(other, "_js") else matmul(other, self)
)
