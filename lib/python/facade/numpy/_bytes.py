"""Arrays as bytes: `tobytes`, `frombuffer`, `.npy` files in memory."""

import ast
import struct

import torch

from ._array import array, asarray, of
from ._dtype import dtype_of

_CODES = {
    "float64": "d",
    "float32": "f",
    "float16": "e",
    "int64": "q",
    "int32": "i",
    "int16": "h",
    "int8": "b",
    "uint8": "B",
    "bool": "?",
}


def to_bytes(a):
    if a._pool is not None:
        return b"".join(text.encode("utf-32-le").ljust(a.itemsize, b"\0") for text in a.ravel().tolist())
    values = a.ravel().tolist()
    if a.dtype.name == "uint8":
        return bytes(values)
    return struct.pack(f"<{len(values)}{_CODES[a.dtype.name]}", *values)


def frombuffer(buffer, dtype=float, count=-1, offset=0, *, like=None):
    kind = dtype_of(dtype)
    data = bytes(buffer)[offset:]
    if len(data) % kind.itemsize and count < 0:
        raise ValueError("buffer size must be a multiple of element size")
    items = len(data) // kind.itemsize if count < 0 else count
    data = data[: items * kind.itemsize]
    if kind.name == "uint8":
        return of(torch.tensor(list(data), dtype=torch.uint8))
    return of(torch.tensor(list(struct.unpack(f"<{items}{_CODES[kind.name]}", data)), dtype=kind.torch))


def reinterpreted(a, kind):
    """The same bytes as another type; a copy here."""
    data = frombuffer(to_bytes(a), kind)
    last = a.shape[-1] * a.itemsize // kind.itemsize if a.ndim else 1
    return data.reshape(*a.shape[:-1], last)


def save(file, arr, allow_pickle=True, fix_imports=False):
    """To an open binary file, `io.BytesIO()`, or a name in the cell's own memory."""
    a = asarray(arr)
    if isinstance(file, str):
        name = file if file.endswith(".npy") else file + ".npy"
        with open(name, "wb") as opened:
            return save(opened, a)
    header = f"{{'descr': '{a.dtype.str}', 'fortran_order': False, 'shape': {a.shape}, }}"
    padding = -(len(header) + 11) % 64
    text = header + " " * padding + "\n"
    file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text.encode("latin1") + to_bytes(a))


def _read_npy(data):
    (length,) = struct.unpack("<H", data[8:10])
    header = ast.literal_eval(data[10 : 10 + length].decode("latin1"))
    body = data[10 + length :]
    if header["descr"].startswith("<U"):
        size = int(header["descr"][2:]) * 4
        texts = [body[i : i + size].decode("utf-32-le").rstrip("\0") for i in range(0, len(body), size)]
        return array(texts).reshape(header["shape"])
    a = frombuffer(body, header["descr"])
    return (
        a.reshape(tuple(reversed(header["shape"]))).transpose()
        if header["fortran_order"]
        else a.reshape(header["shape"])
    )


def load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding="ASCII"):
    if isinstance(file, str):
        try:
            opened = open(file, "rb")
        except FileNotFoundError:  # Emscripten has another number for it
            raise FileNotFoundError(2, "No such file or directory", file) from None
        with opened:
            return load(opened, allow_pickle=allow_pickle)
    data = file.read()
    if data[:6] == b"\x93NUMPY":
        return _read_npy(data)
    if data[:2] == b"PK":
        return NpzFile(data)
    if not data:
        raise EOFError("No data left in file")
    raise ValueError(
        "This file contains pickled (object) data. If you trust the file you can load it unsafely using the `allow_pickle=` keyword argument or `pickle.load()`."
    )


class NpzFile:
    """What `np.load` gives of `np.savez`."""

    def __init__(self, data):
        import io
        import zipfile

        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self.files = [name.removesuffix(".npy") for name in self._zip.namelist()]

    def __getitem__(self, name):
        if name not in self.files:
            raise KeyError(f"{name} is not a file in the archive")
        return _read_npy(self._zip.read(name + ".npy"))

    def __contains__(self, name):
        return name in self.files

    def __iter__(self):
        return iter(self.files)

    def __len__(self):
        return len(self.files)

    def keys(self):
        return list(self.files)

    def items(self):
        return [(name, self[name]) for name in self.files]

    def close(self):
        self._zip.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def savez(file, *args, **kwds):
    import io
    import zipfile

    if isinstance(file, str) and not file.endswith(".npz"):
        file += ".npz"
    with zipfile.ZipFile(file, "w") as archive:
        for name, value in {**{f"arr_{i}": a for i, a in enumerate(args)}, **kwds}.items():
            buffer = io.BytesIO()
            save(buffer, value)
            archive.writestr(name + ".npy", buffer.getvalue())


savez_compressed = savez


def loadtxt(
    fname,
    dtype=float,
    comments="#",
    delimiter=None,
    skiprows=0,
    usecols=None,
    unpack=False,
    ndmin=0,
    **options,
):
    lines = fname if not isinstance(fname, str) else open(fname)
    rows = []
    for line in list(lines)[skiprows:]:
        line = (line.decode() if isinstance(line, bytes) else line).split(comments)[0].strip()
        if line:
            words = line.split(delimiter)
            rows.append([float(words[i]) for i in usecols] if usecols else [float(word) for word in words])
    made = array(rows, dtype).squeeze()
    return made.T if unpack else made


def savetxt(
    fname, X, fmt="%.18e", delimiter=" ", newline="\n", header="", footer="", comments="# ", encoding=None
):
    a = asarray(X)
    rows = a.tolist() if a.ndim > 1 else [[value] for value in a.tolist()]
    lines = ([comments + header] if header else []) + [
        delimiter.join(fmt % value for value in row) for row in rows
    ]
    text = "".join(line + newline for line in lines)
    if isinstance(fname, str):
        with open(fname, "w") as opened:
            opened.write(text)
    else:
        try:
            fname.write(text)
        except TypeError:
            fname.write(text.encode())
