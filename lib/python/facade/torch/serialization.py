"""`torch.save` and `torch.load`: PyTorch's own zip of a pickle and tensors' bytes; after `torch/serialization.py`.

Files are the page's: they last as long as its Python. What is loaded makes tensors and Python's own containers alone,
but with `weights_only=False` also whole modules, of the classes that there are here.
"""

import base64
import io
import pickle
import zipfile
from collections import OrderedDict

import torch

from . import _verbs as verbs
from ._dtype import dtypes
from ._storage import STORAGES, StorageKey
from ._tensor import Parameter, Tensor
from ._utils import _rebuild_parameter, _rebuild_tensor_v2

_PROTOCOL = 2


class _Pickler(pickle.Pickler):
    def __init__(self, file, protocol):
        super().__init__(file, protocol)
        self.tensors = []

    def persistent_id(self, value):
        if not isinstance(value, StorageKey):
            return None
        return ("storage", STORAGES[value.dtype], value.key, "cpu", value.count)

    def reducer_override(self, value):
        if isinstance(value, Parameter):
            return _rebuild_parameter, (value.data, value.requires_grad, OrderedDict())
        if isinstance(value, Tensor):
            if value.grad_fn is not None and not value.is_leaf:
                value = value.detach()
            key = StorageKey(str(len(self.tensors)), value.dtype, value.numel())
            self.tensors.append(value)
            contiguous = torch.empty(0, dtype=value.dtype).new_zeros(value.shape).stride()
            return (
                _rebuild_tensor_v2,
                (key, 0, tuple(value.shape), contiguous, value.requires_grad, OrderedDict()),
            )
        if isinstance(value, torch.dtype):
            return str(value)
        if isinstance(value, torch.Size):
            return torch.Size, (tuple(value),)
        return NotImplemented


def save(
    obj, f, pickle_module=pickle, pickle_protocol=_PROTOCOL, _use_new_zipfile_serialization=True, **ignored
):
    """Writes to a path or a file object a zip that `torch.load` reads, in PyTorch too."""
    if isinstance(f, (str,)) or hasattr(f, "__fspath__"):
        with open(f, "wb") as file:
            save(obj, file, pickle_protocol=pickle_protocol)
        return
    written = io.BytesIO()
    pickler = _Pickler(written, pickle_protocol)
    pickler.dump(obj)
    name = _stem(getattr(f, "name", None))
    with zipfile.ZipFile(f, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(f"{name}/data.pkl", written.getvalue())
        archive.writestr(f"{name}/byteorder", "little")
        for number, tensor in enumerate(pickler.tensors):
            archive.writestr(f"{name}/data/{number}", base64.b64decode(verbs.bytes_of(tensor)))
        archive.writestr(f"{name}/version", "3\n")


def _stem(path):
    if not isinstance(path, str):
        return "archive"
    return path.rpartition("/")[2].rpartition(".")[0] or path.rpartition("/")[2] or "archive"


_ALLOWED = {
    ("collections", "OrderedDict"): OrderedDict,
    ("torch", "Size"): torch.Size,
    ("torch", "device"): torch.device,
    ("torch._utils", "_rebuild_tensor_v2"): _rebuild_tensor_v2,
    ("torch._utils", "_rebuild_parameter"): _rebuild_parameter,
    ("builtins", "set"): set,
    ("__builtin__", "set"): set,
    ("builtins", "complex"): complex,
    **{("torch", storage.__name__): storage for storage in STORAGES.values()},
    **{("torch", name): kind for name, kind in dtypes.items()},
}


class _Unpickler(pickle.Unpickler):
    def __init__(self, file, read, weights_only):
        super().__init__(file)
        self._read, self._storages, self._weights_only = read, {}, weights_only

    def find_class(self, module, name):
        known = _ALLOWED.get((module, name))
        if known is None and (module, name) == ("collections", "defaultdict"):
            from collections import defaultdict

            return defaultdict
        if known is None and not self._weights_only:
            return super().find_class(module, name)
        if known is None:
            raise pickle.UnpicklingError(
                f"Weights only load failed. Unsupported global: GLOBAL {module}.{name} was not an allowed global by "
                "default. To load a whole object of a file that you trust, use torch.load(…, weights_only=False)."
            )
        return known

    def persistent_load(self, saved):
        kind, storage, key, _location, _count = saved
        if kind != "storage":
            raise pickle.UnpicklingError(f"Only persistent_load of storage is allowed, but got {kind}")
        if key not in self._storages:
            text = base64.b64encode(self._read(f"data/{key}")).decode()
            self._storages[key] = verbs.tensor_of_bytes(text, storage.dtype)
        return self._storages[key]


def load(f, map_location=None, pickle_module=None, *, weights_only=None, mmap=None, **ignored):
    """What `torch.save` wrote, here or in PyTorch."""
    if isinstance(f, str) or hasattr(f, "__fspath__"):
        try:
            file = open(f, "rb")
        except FileNotFoundError:
            raise FileNotFoundError(2, "No such file or directory", str(f)) from None
        with file:
            return load(file, weights_only=weights_only)
    if not zipfile.is_zipfile(f):
        raise NotImplementedError(
            "torch.load() of a file that is no zip (PyTorch before 1.6) is part of PyTorch but not of this page."
        )
    with zipfile.ZipFile(f) as archive:
        pickled = next((name for name in archive.namelist() if name.endswith("/data.pkl")), None)
        if pickled is None:
            raise RuntimeError("PytorchStreamReader failed locating file data.pkl: file not found")
        root = pickled.removesuffix("data.pkl")
        kept = io.BytesIO(archive.read(pickled))
        return _Unpickler(kept, lambda name: archive.read(root + name), weights_only is not False).load()


__all__ = ["load", "save"]
