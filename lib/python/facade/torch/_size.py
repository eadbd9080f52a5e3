"""`torch.Size`: a tuple of sizes."""

from ._wire import decoder


class Named(type):
    """Of types whose errors say `torch.Size` and whose `__name__` is `Size`, as those of compiled types do."""

    def __new__(cls, name, bases, namespace, module="torch"):
        body = {**namespace, "__qualname__": name, "__module__": module}
        return super().__new__(cls, f"{module}.{name}", bases, body)

    @property
    def __name__(cls):
        return cls.__qualname__


class Size(tuple, metaclass=Named):
    __slots__ = ()

    def __new__(cls, sizes=()):
        sizes = tuple(sizes)
        for i, size in enumerate(sizes):
            if not hasattr(size, "__index__"):
                raise TypeError(
                    f"torch.Size() takes an iterable of 'int' (item {i} is '{type(size).__name__}')"
                )
        return tuple.__new__(cls, [size.__index__() for size in sizes])

    @classmethod
    def _of(cls, sizes):
        """From whole numbers, unchecked."""
        return tuple.__new__(cls, sizes)

    def __repr__(self):
        return f"torch.Size([{', '.join(map(str, self))}])"

    __str__ = __repr__

    def numel(self):
        count = 1
        for size in self:
            count *= size
        return count

    def __getitem__(self, index):
        item = tuple.__getitem__(self, index)
        return Size._of(item) if isinstance(index, slice) else item

    def __add__(self, other):
        if not isinstance(other, tuple):
            raise TypeError(f"can only concatenate tuple (not {type(other).__name__}) to torch.Size")
        return Size(tuple.__add__(self, other))

    def __radd__(self, other):
        if not isinstance(other, tuple):
            return NotImplemented
        return Size(tuple.__add__(other, self))

    def __mul__(self, times):
        if not hasattr(times, "__index__"):
            raise TypeError(f"can't multiply sequence by non-int of type '{type(times).__name__}'")
        return Size(tuple.__mul__(self, times))

    __rmul__ = __mul__

    def __reduce__(self):
        return Size, (tuple(self),)


@decoder("size")
def _size(record):
    return Size._of(map(int, record.text.split(","))) if record.text else Size()
