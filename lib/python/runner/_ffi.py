"""The parts of Pyodide that the facade may use; imported before the sandbox closes, so they stay."""

from pyodide.ffi import create_proxy, to_js

__all__ = ["create_proxy", "to_js"]
