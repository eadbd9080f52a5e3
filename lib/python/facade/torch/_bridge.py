"""The one way from Python to the tensor library in TypeScript, and back.

Arguments travel as JSON in which tensors and modules are numbered places of the handles beside it; results and errors
come back as records, and no JavaScript exception ever crosses. The library calls back (a reader's `forward`, a hook, a
layer class) through one function, `_called`; an exception there is kept and raised again, whole, on this side.
"""

import json
import weakref

import _tv
from _ffi import create_proxy

_to_json = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode
_EXACT = 2**53

wrapped_modules = weakref.WeakValueDictionary()  # the library's module id -> its Python object
_parameters = weakref.WeakValueDictionary()  # the library's tensor id -> its Parameter
_raised = []  # exceptions on their way through the library
dtypes = {}  # by name; filled below
_parked = []  # Python objects that pass through the library without being looked at
_callables = {}  # id -> function that the library may call during one call from here
_depth = 0
_made = []  # modules made by the layer classes that a constructor was given


# Python's own types name dtypes: `torch.zeros(2, dtype=int)`.
_python_types = {float: "float64", int: "int64", bool: "bool"}


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
        return value if value not in dtypes else _park(value)  # no dtype's name is taken for the dtype
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
        return {"$c": id(value), "name": getattr(value, "__name__", ""), "type": kind}
    return _park(value)


def _bound(part):
    """A slice's start, stop or step."""
    if part is None:
        return None
    if not hasattr(part, "__index__"):
        raise TypeError("slice indices must be integers or None or have an __index__ method")
    return part.__index__()


def _park(value):
    _parked.append(value)
    parked = {"$p": len(_parked) - 1, "type": type(value).__name__}
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


def call(what, name, *args, **kwargs):
    """Ask the library for `name` of the kind `what`; the result as a Python object, its error as an exception."""
    return raw(decode, what, name, args, kwargs)


def record_of(what, name, *args, **kwargs):
    """As `call`, but the record itself; an error is raised."""
    return raw(_checked, what, name, args, kwargs)


def _checked(record):
    if record.k in "EX":
        decode(record)
    return record


def raw(read, what, name, args, kwargs):
    global _depth
    text, handles = _encoded(args, kwargs)
    _depth += 1
    try:
        record = _tv.call(what, name, text, *[handle._js for handle in handles])
        if record.k == "I":
            return handles[record.i]  # the very object that was passed in
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
    kind = record.k
    if kind == "T":
        return Tensor._of(record.v, record.m)
    if kind == "N":
        return None
    if kind == "J":
        return json.loads(record.v)
    if kind == "F":
        return float(record.v)
    if kind == "L":
        return tuple([decode(getattr(record, str(i))) for i in range(record.n)])
    if kind == "A":
        return [decode(getattr(record, str(i))) for i in range(record.n)]
    if kind == "M":
        return module_of(record)
    if kind == "P":
        return _parameter_of(record)
    if kind == "D":
        return {key: decode(getattr(record, str(i))) for i, key in enumerate(json.loads(record.keys))}
    if kind == "W":
        return Keywords({key: decode(getattr(record, str(i))) for i, key in enumerate(json.loads(record.keys))})
    if kind == "R":
        return return_types.make(record.name, [decode(getattr(record, str(i))) for i in range(record.n)])
    if kind == "S":
        return Size._of(map(int, record.v.split(","))) if record.v else Size()
    if kind == "Y":
        return dtypes[record.v]
    if kind == "O":
        return _parked[record.i]
    if kind == "E":
        raise _exception(record.e, record.msg)
    if kind == "X":
        raise _raised.pop()
    raise RuntimeError(f"the tensor library answered with an unknown record {kind!r}")


def values(tensor):
    """All values in row-major order as Python numbers; they travel as text, in which NaN, inf and -0.0 survive."""
    record = _tv.call("values", "", '[[{"$":0}]]', tensor._js)
    if record.k != "V":
        return decode(record)
    if not record.v:
        return []
    kind = record.t
    parts = record.v.split(",")
    if kind == "float":
        return [float(part) for part in parts]
    if kind == "bool":
        return [part == "1" for part in parts]
    return [int(part) for part in parts]


def module_of(record):
    """The Python object of a module of the library: the one there is, or a new one of the class of its kind."""
    module = wrapped_modules.get(record.id)
    if module is None:
        module = modules.wrap(record.v, record.id, record.t)
    return module


def _parameter_of(record):
    parameter = _parameters.get(record.id)
    if parameter is None:
        parameter = Parameter._of(record.v, record.m)
        _parameters[record.id] = parameter
    else:
        parameter._set(record.m)
    return parameter


def know_parameter(parameter, identity):
    _parameters[identity] = parameter


def made_by_callables(build):
    """Run `build`; its result, and the modules that layer classes made meanwhile, which the built module must keep."""
    global _made
    before, _made = _made, []
    try:
        return build(), _made
    finally:
        _made = before


def _called(what, target, name, record):
    """The library calls Python. Gives 1, or 0 when an exception was raised and kept."""
    try:
        args = decode(record)
        if what == "forward":
            result = _living(target)._called_from_library(*args)
        elif what == "method":
            result = getattr(_living(target), name)(*args)
        elif what == "reset":
            state.reset()
            result = None
        else:
            result = _callables[target](*args)
            if hasattr(result, "_kids"):
                _made.append(result)
        text, handles = _encoded((result,), None)
        answer = _tv.call("answer", "", text, *[handle._js for handle in handles])
        if answer.k == "E":
            decode(answer)
        return 1
    except BaseException as error:  # KeyboardInterrupt too: all must come out on the far side of the library
        _raised.append(error)
        return 0


def _living(identity):
    module = wrapped_modules.get(identity)
    if module is None:
        raise RuntimeError("the Python object of a module is gone; keep a reference to the module that holds it")
    return module


_tv.call("connect", "", "[[]]", create_proxy(_called))

from . import _state as state  # noqa: E402  (these need what is above)
from ._dtype import dtypes  # noqa: E402
from ._size import Size  # noqa: E402
from . import return_types  # noqa: E402
from ._tensor import Parameter, Tensor  # noqa: E402

modules = None  # nn.modules.module, which puts itself here
