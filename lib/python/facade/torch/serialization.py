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
from ._state import on_reset
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
            learns = value.requires_grad  # of a result too, which comes back as a leaf
            value = value.detach()
            key = StorageKey(str(len(self.tensors)), value.dtype, value.numel())
            self.tensors.append(value)
            contiguous = torch.empty(0, dtype=value.dtype).new_zeros(value.shape).stride()
            return (
                _rebuild_tensor_v2,
                (key, 0, tuple(value.shape), contiguous, learns, OrderedDict()),
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


_added = {}  # what a reader allows beside these, by module and name


def _names(globals_):
    """Functions and classes by where they say that they are, or by the name given with them."""
    found = {}
    for entry in globals_:
        value, path = (
            entry if isinstance(entry, tuple) else (entry, f"{entry.__module__}.{entry.__qualname__}")
        )
        module, _, name = path.rpartition(".")
        found[module, name] = value
    return found


def add_safe_globals(safe_globals):
    """Lets `torch.load` with `weights_only=True` make these too."""
    _added.update(_names(safe_globals))


def get_safe_globals():
    return list(_added.values())


def clear_safe_globals():
    _added.clear()


class safe_globals:
    """`add_safe_globals` as long as it is entered."""

    def __init__(self, safe_globals):
        self._allowed = _names(safe_globals)

    def __enter__(self):
        self._before = dict(_added)
        _added.update(self._allowed)

    def __exit__(self, *_):
        _added.clear()
        _added.update(self._before)


on_reset(_added.clear)


def _refusal(named):
    """PyTorch's words about a global that only a file which one trusts may make."""
    return (
        "Weights only load failed. This file can still be loaded, to do so you have two options, \033[1mdo those steps "
        "only if you trust the source of the checkpoint\033[0m. \n\t(1) In PyTorch 2.6, we changed the default value of "
        "the `weights_only` argument in `torch.load` from `False` to `True`. Re-running `torch.load` with `weights_only` "
        "set to `False` will likely succeed, but it can result in arbitrary code execution. Do it only if you got the file "
        "from a trusted source.\n\t(2) Alternatively, to load with `weights_only=True` please check the recommended steps "
        f"in the following error message.\n\tWeightsUnpickler error: Unsupported global: GLOBAL {named} was not an allowed "
        f"global by default. Please use `torch.serialization.add_safe_globals([{named}])` or the "
        f"`torch.serialization.safe_globals([{named}])` context manager to allowlist this global if you trust this "
        "class/function.\n\nCheck the documentation of torch.load to learn more about types accepted by default with "
        "weights_only https://pytorch.org/docs/stable/generated/torch.load.html."
    )


class _Unpickler(pickle.Unpickler):
    def __init__(self, file, read, weights_only):
        super().__init__(file)
        self._read, self._storages, self._weights_only = read, {}, weights_only

    def find_class(self, module, name):
        known = _ALLOWED.get((module, name)) or _added.get((module, name))
        if known is None and (module, name) == ("collections", "defaultdict"):
            from collections import defaultdict

            return defaultdict
        if known is None and not self._weights_only:
            return super().find_class(module, name)
        if known is None:
            raise pickle.UnpicklingError(_refusal(f"{module}.{name}"))
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


__all__ = ["add_safe_globals", "clear_safe_globals", "get_safe_globals", "load", "safe_globals", "save"]
