"""The one way from Python to the tensor library in TypeScript, and back. It knows no class of torch's.

Arguments travel as JSON in which tensors and modules are numbered places of the handles beside it; results and errors
come back as records (`lib/python/bridge/record.ts`), and no JavaScript exception ever crosses. What a record stands for
is made by the decoder of its kind: those of plain values are here, those of objects in the file of their class.

The library calls back (a reader's `forward`, a hook, a layer class) through one function, `_called`; an exception there
is kept and raised again, whole, on this side. Its result is sent by the verb `answer`, and not returned, since Pyodide
would hand a returned object to JavaScript as a live proxy: by `answer` it is encoded as every argument is.
"""

import json

import _tv
from _ffi import create_proxy

_to_json = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode
_EXACT = 2**53

_raised = []  # exceptions on their way through the library
_parked = []  # Python objects that pass through the library without being looked at
_callables = {}  # id -> function that the library may call during one call from here
_depth = 0
_made = None  # a list, while someone keeps what the layer classes make that a constructor was given
_decoders = {}  # kind of record -> function of the record
_callbacks = {}  # what the library asks of Python -> function of a target, a name and the arguments

dtype_names = set()  # strings that the library takes for dtypes; filled by theirs

# Python's own types name dtypes: `torch.zeros(2, dtype=int)`.
_python_types = {float: "float64", int: "int64", bool: "bool"}


def decoder(kind):
    """Marks the function that makes a Python object of a record of that kind."""

    def mark(function):
        _decoders[kind] = function
        return function

    return mark


def callback(what):
    """Marks the function that the library calls by that name, with a target, a name and the arguments."""

    def mark(function):
        _callbacks[what] = function
        return function

    return mark


def encode(value, handles):
    """`value` as JSON can hold it, with handles moved to `handles`."""
    kind = type(value)
    if kind is int:
        if -_EXACT <= value <= _EXACT:
            return value
        if not -(2**63) <= value < 2**64:
            raise ValueError("Overflow when unpacking long long")
        return {"$i": str(value)}
    if kind is float:
        return value if value - value == 0.0 and value != int(value) else {"$f": repr(value)}
    if kind is str:
        return value if value not in dtype_names else _park(value)  # no dtype's name is taken for the dtype
    if value is None or kind is bool:
        return value
    if kind is complex:
        raise NotImplementedError("complex numbers are part of PyTorch but not of this page.")
    if kind is list or kind is range:
        return [encode(item, handles) for item in value]
    if isinstance(value, tuple):
        return {"$t": [encode(item, handles) for item in value]}
    js = getattr(value, "_js", None) if not isinstance(value, type) else None
    if js is not None:
        handles.append(value)
        return {"$": len(handles) - 1}
    if kind is slice:
        return {"$s": [_bound(part) for part in (value.start, value.stop, value.step)]}
    if value is Ellipsis:
        return {"$e": 1}
    plain = getattr(type(value), "_plain", None)  # NumPy's scalars
    if plain is not None:
        return encode(plain(value), handles)
    token = getattr(value, "_token", None)  # dtypes, devices, layouts
    if isinstance(token, str):
        return token
    if isinstance(value, (int, float, str, list)):  # subclasses
        base = next(base for base in (bool, int, float, str, list) if isinstance(value, base))
        return encode(base(value), handles)
    if isinstance(value, dict):
        return {"$d": [[str(key), encode(item, handles)] for key, item in value.items()]}
    if isinstance(value, type) and value in _python_types:
        return _python_types[value]
    if callable(value):
        _callables[id(value)] = value
        kind = "type" if isinstance(value, type) else "function"
        return {"$c": id(value), "type": kind}
    return _park(value)


def _bound(part):
    """A slice's start, stop or step."""
    if part is None:
        return None
    if not hasattr(part, "__index__"):
        raise TypeError("slice indices must be integers or None or have an __index__ method")
    return part.__index__()


def _park(value):
    if hasattr(type(value), "__torch_function__"):
        raise TakesPart
    _parked.append(value)
    name = getattr(type(value), "_type_name", type(value).__name__)
    parked = {"$p": len(_parked) - 1, "type": name}
    return {**parked, "text": value} if type(value) is str else parked


class Keywords:
    """Keyword arguments of a module's call on their way through the library."""

    def __init__(self, keywords):
        self.keywords = keywords


def _encoded(args, kwargs):
    handles = []
    plain = [encode(arg, handles) for arg in args]
    if not kwargs:
        return _to_json([plain]), handles
    return _to_json([plain, {name: encode(value, handles) for name, value in kwargs.items()}]), handles


def call(verb, /, *args, **kwargs):
    """Ask the library; the result as a Python object, its error as an exception.

    What a reader's class may take part in by `__torch_function__` goes to `torch._overrides` first.
    """
    if _has_overrides and verb in _OVERRIDABLE:
        return _override(verb, args, kwargs)
    try:
        return _ask(decode, verb, args, kwargs)
    except TakesPart:
        if verb not in _OVERRIDABLE:
            raise TypeError(f"{verb} takes no objects with __torch_function__") from None
    return _override(verb, args, kwargs)


class TakesPart(BaseException):
    """An argument's class has `__torch_function__`."""


_OVERRIDABLE = frozenset(
    ("method", "function", "functional", "linalg", "special", "operator", "attribute", "getitem", "setitem")
)
_has_overrides = False  # whether a class of tensors was made; a class of others is met among the arguments


def look_for_overrides(look=True):
    global _has_overrides
    _has_overrides = look


def has_overrides():
    return _has_overrides


def _override(verb, args, kwargs):
    from ._overrides import asked

    return asked(verb, args, kwargs)


def ask(verb, args, kwargs):
    """As `call`, whatever classes the arguments have."""
    return _ask(decode, verb, args, kwargs)


def record_of(verb, /, *args, **kwargs):
    """As `call`, but the record itself; an error is raised."""
    return _ask(_checked, verb, args, kwargs)


def _checked(record):
    if record.kind in ("error", "raised"):
        decode(record)
    return record


def _ask(read, verb, args, kwargs):
    global _depth
    text, handles = _encoded(args, kwargs)
    _depth += 1
    try:
        record = _tv.call(verb, text, *[handle._js for handle in handles])
        if record.kind == "same":
            return handles[record.place]  # the very object that was passed in
        return read(record)
    finally:
        _depth -= 1
        if _depth == 0 and (_parked or _callables):
            _parked.clear()
            _callables.clear()


class _LinAlgError(RuntimeError):
    __module__ = "torch._C"


_errors = {
    kind.__name__: kind
    for kind in (
        RuntimeError, IndexError, ValueError, TypeError, KeyError, AttributeError, AssertionError, NotImplementedError,
        ModuleNotFoundError, ImportError, FileNotFoundError, MemoryError, ZeroDivisionError, OverflowError, OSError, _LinAlgError,
    )
}  # fmt: skip


def _exception(kind, message):
    if kind == "KeyError":
        return KeyError(message.strip("'"))
    return _errors.get(kind, RuntimeError)(message)


def decode(record):
    """The Python object that a record stands for; an error is raised."""
    return _decoders[record.kind](record)


def items_of(record):
    return [decode(getattr(record, str(i))) for i in range(record.count)]


def _named_items(record):
    return dict(zip(json.loads(record.keys), items_of(record)))


_decoders["none"] = lambda record: None
_decoders["json"] = lambda record: json.loads(record.text)
_decoders["float"] = lambda record: float(record.text)
_decoders["tuple"] = lambda record: tuple(items_of(record))
_decoders["list"] = items_of
_decoders["dict"] = _named_items
_decoders["keywords"] = lambda record: Keywords(_named_items(record))
_decoders["parked"] = lambda record: _parked[record.place]
_decoders["generator"] = lambda record: record.handle


@decoder("values")
def _values(record):
    """Numbers travel as text, in which nan, inf and -0.0 survive."""
    parts = record.text.split(",") if record.text else []
    kind = record.type
    if kind == "float":
        return [float(part) for part in parts]
    if kind == "bool":
        return [part == "1" for part in parts]
    return [int(part) for part in parts]


@decoder("error")
def _raise(record):
    raise _exception(record.type, record.message)


@decoder("raised")
def _raise_again(record):
    raise _raised.pop()


def made_by_callables(build):
    """Run `build`; its result, and the modules that layer classes made meanwhile, which the built module must keep."""
    global _made
    before, _made = _made, []
    try:
        return build(), _made
    finally:
        _made = before


@callback("function")
def _call_function(target, name, args):
    result = _callables[target](*args)
    if _made is not None and hasattr(result, "_kids"):
        _made.append(result)
    return result


def _called(what, target, name, record):
    """The library calls Python. Gives 1, or 0 when an exception was raised and kept."""
    try:
        call("answer", _callbacks[what](target, name, decode(record)))
        return 1
    except BaseException as error:  # KeyboardInterrupt too: all must come out on the far side of the library
        _raised.append(error)
        return 0


_tv.connect(create_proxy(_called))
