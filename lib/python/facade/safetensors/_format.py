"""The file format: a header of JSON behind its length, then the tensors' bytes; after safetensors 0.8's `tensor.rs`."""

import base64
import json

from torch import _verbs as verbs
from torch._dtype import dtypes

SIZES = {
    "F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4, "I16": 2, "I8": 1, "U8": 1, "BOOL": 1,
}  # fmt: skip
TYPES = {
    name: dtypes[kind]
    for name, kind in (
        ("F64", "float64"), ("F32", "float32"), ("F16", "float16"), ("BF16", "bfloat16"), ("I64", "int64"),
        ("I32", "int32"), ("I16", "int16"), ("I8", "int8"), ("U8", "uint8"), ("BOOL", "bool"),
    )
}  # fmt: skip
_NAMES = {dtype: name for name, dtype in TYPES.items()}
_LARGEST_HEADER = 100_000_000


class SafetensorError(Exception):
    """What is wrong with a file."""


SafetensorError.__module__ = "safetensors._safetensors_rust"


def written(tensors, metadata):
    """The whole file: tensors of wide numbers first, each kind by name."""
    for value in (metadata or {}).values():
        if not isinstance(value, str):
            raise TypeError(
                f"argument 'metadata': '{type(value).__name__}' object is not an instance of 'str'"
            )
    header = {"__metadata__": metadata} if metadata is not None else {}
    parts, end = [], 0
    for name in sorted(tensors, key=lambda name: (-SIZES[_NAMES[tensors[name].dtype]], name)):
        tensor = tensors[name].detach()
        part = base64.b64decode(verbs.bytes_of(tensor))
        offsets = [end, end + len(part)]
        header[name] = {
            "dtype": _NAMES[tensor.dtype],
            "shape": list(tensor.shape),
            "data_offsets": offsets,
        }
        parts.append(part)
        end = offsets[1]
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-len(text) % 8)
    return b"".join([len(text).to_bytes(8, "little"), text, *parts])


class File:
    """A file that was read: its metadata, and each tensor when it is asked for."""

    def __init__(self, data, doing="deserializing header"):
        if len(data) < 8:
            raise SafetensorError(f"Error while {doing}: header too small")
        length = int.from_bytes(data[:8], "little")
        if length > _LARGEST_HEADER:
            raise SafetensorError(f"Error while {doing}: header too large")
        if 8 + length > len(data):
            raise SafetensorError(f"Error while {doing}: invalid header length")
        try:
            header = json.loads(data[8 : 8 + length])
        except ValueError as error:
            raise SafetensorError(f"Error while {doing}: invalid JSON in header: {error}") from None
        self.metadata = header.pop("__metadata__", None)
        self.entries = dict(sorted(header.items(), key=lambda entry: entry[1]["data_offsets"]))
        self._data, self._start = data, 8 + length
        ends = [entry["data_offsets"][1] for entry in self.entries.values()]
        if self._start + max(ends, default=0) != len(data):
            raise SafetensorError(f"Error while {doing}: incomplete metadata, file not fully covered")

    def tensor(self, name):
        entry = self.entries.get(name)
        if entry is None:
            raise SafetensorError(f"File does not contain tensor {name}")
        first, last = (self._start + offset for offset in entry["data_offsets"])
        text = base64.b64encode(self._data[first:last]).decode()
        return verbs.tensor_of_bytes(text, TYPES[entry["dtype"]]).reshape(entry["shape"])


def opened(filename):
    try:
        with open(filename, "rb") as file:
            return File(file.read())
    except FileNotFoundError:
        raise FileNotFoundError(f"No such file or directory: {filename}") from None
