"""Takes the ways out of Python away before a reader's code runs.

The lock that matters is not here: Python code can undo Python code. `guard.ts` closes the same ways where Python meets
JavaScript. This file makes the refusal readable: `import js` fails as it does in CPython.
"""

import sys

_GONE = frozenset("js pyodide_js _pyodide_core pyodide _pyodide _ctypes ctypes socket ssl subprocess".split())
_REFUSED_BUILTINS = frozenset(
    "_ctypes _pyodide_core _posixsubprocess _socket _testcapi _testclinic _testinternalcapi _testlimitedcapi "
    "_remote_debugging _xxtestfuzz mmap".split()
)


class _Refusal:
    """First on `sys.meta_path`: what is gone is not found, by any spelling of import."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name.partition(".")[0] in _GONE or name in _REFUSED_BUILTINS:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None


def close():
    import _imp

    for finder in list(sys.meta_path):
        if type(finder).__module__.startswith("_pyodide") or getattr(finder, "__module__", "").startswith(
            "_pyodide"
        ):
            if hasattr(finder, "jsproxies"):
                finder.jsproxies.clear()
            sys.meta_path.remove(finder)
    for name in list(sys.modules):
        if name.partition(".")[0] in _GONE or name in _REFUSED_BUILTINS:
            del sys.modules[name]
    sys.meta_path.insert(0, _Refusal)
    _imp.create_dynamic = _refuse
    create_builtin = _imp.create_builtin

    def create_allowed(spec):
        if spec.name in _REFUSED_BUILTINS:
            raise ModuleNotFoundError(f"No module named {spec.name!r}", name=spec.name)
        return create_builtin(spec)

    _imp.create_builtin = create_allowed


def _refuse(*_):
    raise ImportError("compiled modules can't be loaded in this page")
