"""`torch.backends`: switches that tutorials set, which change nothing here. Each backend is a module, as in PyTorch."""

import sys
import types


class _Backend(types.ModuleType):
    def __init__(self, name, available=False, **switches):
        super().__init__(f"torch.backends.{name}")
        self._available = available
        self.__dict__.update(switches)
        sys.modules[self.__name__] = self

    def is_available(self):
        return self._available

    def is_built(self):
        return self._available


cudnn = _Backend("cudnn", enabled=True, benchmark=False, deterministic=False, allow_tf32=True)
cuda = _Backend("cuda", matmul=types.SimpleNamespace(allow_tf32=False))
mps = _Backend("mps")
mkl = _Backend("mkl", available=True)
mkldnn = _Backend("mkldnn", available=True, enabled=True)
openmp = _Backend("openmp", available=True)


class _FastPath(types.ModuleType):
    """`torch.backends.mha`: whether attention and encoder layers may take their one-kernel way."""

    _enabled = True

    def get_fastpath_enabled(self):
        return self._enabled

    def set_fastpath_enabled(self, value):
        self._enabled = value


mha = _FastPath("torch.backends.mha")
sys.modules[mha.__name__] = mha


def _cudnn_version():
    return None


cudnn.version = _cudnn_version
