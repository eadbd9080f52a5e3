"""Where NumPy's arrays come into PyTorch's functions. NumPy itself is not imported here: without it there are none."""

import sys


def _numpy():
    return sys.modules.get("numpy")


def shared(data):
    """A tensor over the memory of an array or with the value of a NumPy scalar; None for what is neither."""
    numpy = _numpy()
    if numpy is None or not isinstance(data, (numpy.ndarray, numpy.generic)):
        return None
    array = data if isinstance(data, numpy.ndarray) else numpy.asarray(data)
    if array._pool is not None:
        kind = "numpy.object_" if array.dtype.kind == "O" else "numpy.str_"
        raise TypeError(
            f"can't convert np.ndarray of type {kind}. The only supported types are: float64, float32, float16, complex64, "
            "complex128, int64, int32, int16, int8, uint64, uint32, uint16, uint8, and bool."
        )
    return array._t


def of_list(data):
    """A tensor of lists that hold arrays or NumPy's scalars somewhere; None for other lists."""
    numpy = _numpy()
    if numpy is None or not isinstance(data, (list, tuple)):
        return None
    first = data
    while isinstance(first, (list, tuple)) and first:
        first = first[0]
    return numpy.array(data)._t if isinstance(first, (numpy.ndarray, numpy.generic)) else None


def without_arrays(index):
    """An index expression with tensors for its arrays."""
    numpy = _numpy()
    if numpy is None:
        return index
    if isinstance(index, tuple):
        return tuple(without_arrays(part) for part in index)
    return index._t if isinstance(index, numpy.ndarray) else index


def from_numpy(ndarray):
    numpy = _numpy()
    if numpy is None or not isinstance(ndarray, numpy.ndarray):
        raise TypeError(f"expected np.ndarray (got {type(ndarray).__name__})")
    return shared(ndarray).detach()


def copied(data, dtype, device):
    """`torch.tensor` of what NumPy made; None for all else."""
    made = shared(data)
    if made is None:
        made = of_list(data)
    if made is None:
        return None
    made = made.clone()
    return made if dtype is None and device is None else made.to(device=device or made.device, dtype=dtype)
