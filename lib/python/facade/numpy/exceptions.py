"""`numpy.exceptions`."""


class AxisError(ValueError, IndexError):
    __module__ = "numpy.exceptions"

    def __init__(self, axis, ndim=None, msg_prefix=None):
        prefix = f"{msg_prefix}: " if msg_prefix else ""
        super().__init__(
            axis if ndim is None else f"{prefix}axis {axis} is out of bounds for array of dimension {ndim}"
        )
        self.axis, self.ndim = axis, ndim


class VisibleDeprecationWarning(UserWarning):
    pass


class ComplexWarning(RuntimeWarning):
    pass
