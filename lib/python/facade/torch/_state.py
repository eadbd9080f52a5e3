"""What a session can switch: gradients (off, here) and whatever the facade keeps between calls."""

from ._wire import callback

_at_reset = []


def on_reset(function):
    """`function` puts a part of the facade back to how it was at the start."""
    _at_reset.append(function)
    return function


def reset():
    for function in _at_reset:
        function()


@callback("reset")
def _reset(target, name, args):
    reset()
