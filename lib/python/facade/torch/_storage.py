"""Names of storages as PyTorch's files have them: `torch.FloatStorage` and the like. They hold nothing here."""

from ._dtype import dtypes


class StorageKey:
    """A tensor's bytes within a file that is being written."""

    def __init__(self, key, dtype, count):
        self.key, self.dtype, self.count = key, dtype, count


def _storage(name, kind):
    return type(name, (), {"__module__": "torch", "dtype": dtypes[kind]})


STORAGES = {
    dtypes[kind]: _storage(f"{name}Storage", kind)
    for name, kind in (
        ("Double", "float64"), ("Float", "float32"), ("Half", "float16"), ("BFloat16", "bfloat16"), ("Long", "int64"),
        ("Int", "int32"), ("Short", "int16"), ("Char", "int8"), ("Byte", "uint8"), ("Bool", "bool"),
    )
}  # fmt: skip
