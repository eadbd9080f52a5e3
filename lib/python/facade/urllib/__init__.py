"""`urllib`: the standard library's own, with a `request` that gives the page's picture instead of the network."""

import sys

__path__ = [
    *__path__,
    *(f"{folder}/urllib" for folder in sys.path if folder and not folder.startswith("/facade")),
]
