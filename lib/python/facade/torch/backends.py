"""`torch.backends`: switches that tutorials set, which change nothing here."""


class _Backend:
    def __init__(self, available=False, **switches):
        self._available = available
        self.__dict__.update(switches)

    def is_available(self):
        return self._available

    def is_built(self):
        return self._available


cudnn = _Backend(enabled=True, benchmark=False, deterministic=False, allow_tf32=True)
cuda = _Backend(matmul=_Backend(allow_tf32=False))
mps = _Backend()
mkl = _Backend()


class _FastPath:
    """`torch.backends.mha`: whether attention and encoder layers may take their one-kernel way."""

    _enabled = True

    def get_fastpath_enabled(self):
        return self._enabled

    def set_fastpath_enabled(self, value):
        self._enabled = value


mha = _FastPath()
