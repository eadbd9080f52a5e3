"""safetensors, as far as files of tensors go; after safetensors 0.8. Files are the page's, as those of `torch.save`."""

from ._format import SafetensorError, opened

__version__ = "0.8.0"


class safe_open:
    """A file whose tensors are read one by one."""

    def __init__(self, filename, framework, device="cpu", **ignored):
        if framework not in ("pt", "torch", "pytorch"):
            raise NotImplementedError(
                f"safe_open(framework={framework!r}) is part of safetensors but not of this page: 'pt' is."
            )
        self._file = opened(filename)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None

    def keys(self):
        return sorted(self._file.entries)

    def offset_keys(self):
        return list(self._file.entries)

    def metadata(self):
        return self._file.metadata

    def get_tensor(self, name):
        return self._file.tensor(name)

    def get_slice(self, name):
        return _Slice(self._file.tensor(name), self._file.entries[name])


class _Slice:
    """`[…]` reads a part."""

    def __init__(self, tensor, entry):
        self._tensor, self._entry = tensor, entry

    def get_shape(self):
        return list(self._entry["shape"])

    def get_dtype(self):
        return self._entry["dtype"]

    def __getitem__(self, index):
        return self._tensor[index].clone()


__all__ = ["SafetensorError", "safe_open"]
