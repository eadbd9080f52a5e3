"""What would compile or record a model: here the model is given back as it is, and a line says so, once."""

import sys

from ._state import on_reset

_told = set()


def told(name):
    """Says on stderr, once for each name, that nothing was compiled."""
    if name not in _told:
        _told.add(name)
        print(f"{name}() gives back what it got: nothing is compiled on this page.", file=sys.stderr)


@on_reset
def _reset():
    _told.clear()
